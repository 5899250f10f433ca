"""本期要目: hung lines, dots on one grid, numbers flush, and the setting of the text."""

from __future__ import annotations

import pytest
from pytest import approx

from tests.press.conftest import Print
from tests.reading import Line, Sheet

MANIFEST = "options: {contents: true}\nmasthead: {name: 简报}\n"
SIZE, LEFT, MEASURE = 15.79, 28 / 25.4 * 72, 442.12
HEADLINES = [
    "通化市总工会召开第十五届委员会第四次全体会议暨全市工会工作会议",
    "2026年1—6月GDP同比增长5.3%",
    "“安康杯”竞赛活动启动",
    "市总工会传达学习省总工会十五届二次全委会议精神，研究部署下步工作，推动落实",
    "市总",
]


@pytest.fixture
def page(print_pages: Print) -> Sheet:
    articles = [f"---\nheadline: '{each}'\n---\n\n" + "正文。\n\n" * 9 for each in HEADLINES]
    return print_pages(*articles, manifest=MANIFEST)[0]


def entries(page: Sheet) -> list[Line]:
    """The lines with a number."""
    return [line for line in page.lines if "··" in line.text]


def test_every_entry_has_its_number_flush_right(page: Sheet) -> None:
    found = entries(page)
    assert len(found) == len(HEADLINES)
    assert [int(line.text[-1]) for line in found] == sorted(int(line.text[-1]) for line in found)
    assert int(found[-1].text[-1]) > int(found[0].text[-1]) == 1
    assert [line.right for line in found] == approx([LEFT + MEASURE - SIZE] * len(found), abs=0.1)


def test_the_dots_stand_below_one_another(page: Sheet) -> None:
    places = [
        glyph.x / SIZE % 1 for line in entries(page) for glyph in line.glyphs if glyph.text == "·"
    ]
    assert len(places) > 60
    assert max(places) - min(places) < 0.02


def test_the_dots_of_an_english_entry_are_those_of_the_others(print_pages: Print) -> None:
    articles = [f"---\nheadline: {name}\n---\n\n文。\n" for name in ("甲乙丙", "A visit")]
    dots = [
        {
            (glyph.font, round(glyph.right - glyph.x, 2))
            for glyph in line.glyphs
            if glyph.text == "·"
        }
        for line in entries(print_pages(*articles, manifest=MANIFEST)[0])
    ]
    assert len(dots) == 2
    assert dots[0] == dots[1]


def test_turned_lines_are_hung_and_end_before_the_numbers(page: Sheet) -> None:
    first, turned = page.line("通化市总工会召开"), page.line("工会工作会议")
    assert turned.x - first.x == approx(SIZE, abs=0.1)
    assert first.x == approx(LEFT + SIZE, abs=0.1)
    assert first.right < LEFT + MEASURE - 2.5 * SIZE


def test_an_entry_is_composed_like_the_text(page: Sheet) -> None:
    line = page.line("GDP")
    after_year = line.glyphs[4].x - line.glyphs[3].right  # 2026 年
    assert after_year == approx(SIZE / 4, abs=0.5)
    assert page.line("安康杯").x == approx(LEFT + SIZE / 2, abs=0.2)  # “ without its white


def test_of_english_issues_too(print_pages: Print) -> None:
    articles = [f"---\nheadline: {name}\n---\n\nText.\n" for name in ("A visit", "The council")]
    page = print_pages(*articles, manifest=f"language: en\n{MANIFEST}")[0]
    assert [line.text[-1] for line in entries(page)] == ["1", "1"]


def test_no_word_of_an_english_entry_is_parted(print_pages: Print) -> None:
    name = "Representatives of Fifty-Eight Enterprises Attend the Spring Training Programme"
    articles = [f"---\nheadline: {name} on Bargaining\n---\n\nText.\n", "Text.\n"]
    page = print_pages(*articles, manifest=f"language: en\n{MANIFEST}")[0]
    turned = next(line for line in page.lines if "Representatives" in line.text)
    assert turned.text.endswith("Training")
    assert "Programme" in entries(page)[0].text.replace(" ", "")


@pytest.mark.parametrize("length", range(25, 31))
def test_a_turned_line_has_two_characters_beside_its_number(
    print_pages: Print, length: int
) -> None:
    """The number is no part of the last line's text (CLREQ 3.2.5)."""
    headline = f"市总工会{'甲乙丙丁戊己庚辛壬癸' * 3}"[:length]
    articles = [f"---\nheadline: {headline}\n---\n\n文。\n"] * 12
    first, *_ = print_pages(
        *articles, manifest="masthead: {name: 简报}\noptions: {contents: true}\n"
    )
    starts = [line.text.partition("·")[0] for line in first.lines if "··" in line.text]
    assert len(starts) > 4
    assert min(map(len, starts)) >= 2
