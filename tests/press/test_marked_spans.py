"""着重号, 专名号, ruby, small capitals, raised and lowered characters, as they are printed."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from pytest import approx

from tests.press.conftest import Print
from tests.reading import Sheet

BARE = "masthead: {name: 工会工作简报}\n"
SIZE = 15.79


def dots(path: Path) -> list[tuple[float, float]]:
    """The centres of small filled curves, in reading order."""
    with pdfplumber.open(path) as document:
        found = [
            ((c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2)
            for c in document.pages[0].curves
            if c["x1"] - c["x0"] < 0.25 * SIZE and c["fill"]
        ]
    return sorted(found)


def test_a_dot_stands_below_each_emphasised_character_and_below_no_mark(
    print_pages: Print, tmp_path: Path
) -> None:
    (page,) = print_pages("要[特别，注意]{.dots}安全。\n", manifest=BARE)
    line = page.line("要特别，注意安全")
    found = dots(tmp_path / "printed.pdf")
    assert [x for x, _ in found] == [
        approx(glyph.x + SIZE / 2, abs=0.3) for glyph in line.glyphs if glyph.text in "特别注意"
    ]
    assert all(0.2 * SIZE < y - line.baseline < 0.4 * SIZE for _, y in found)
    print_pages("要特别，注意安全。\n", manifest=BARE)
    assert dots(tmp_path / "printed.pdf") == []


def glyph(page: Sheet, text: str) -> tuple[float, float, float]:
    found = next(g for g in page.glyphs if g.text == text)
    return found.x, found.baseline, found.size


def test_a_reading_stands_small_and_centred_above_its_text(print_pages: Print) -> None:
    (page,) = print_pages("甲乙丙丁[黄河]{ruby=á}与。\n", manifest=BARE)
    yellow, reading = glyph(page, "黄"), glyph(page, "á")
    assert reading[2] == approx(SIZE / 2, abs=0.1)
    assert yellow[1] - reading[1] == approx(0.95 * SIZE, abs=0.25 * SIZE)
    assert reading[0] + reading[2] / 4 == approx(yellow[0] + SIZE, abs=2)
    assert yellow[0] - glyph(page, "丁")[0] == approx(SIZE, abs=0.1)  # narrow: no room is made
    assert glyph(page, "与")[0] - yellow[0] == approx(2 * SIZE, abs=0.1)


def test_a_reading_wider_than_its_text_has_its_room(print_pages: Print) -> None:
    (page,) = print_pages("甲乙丙丁[長]{ruby=zhuàng}[城]{ruby=chéng}与。\n", manifest=BARE)
    ends = [g for g in page.glyphs if g.size < SIZE * 0.6]
    first, second = ends[: len("zhuàng")], ends[len("zhuàng") :]
    assert max(g.right for g in first) < min(g.x for g in second)


@pytest.mark.parametrize(("markdown", "raised"), [("km^2^", True), ("CO~2~", False)])
def test_what_is_raised_or_lowered_is_smaller(
    print_pages: Print, markdown: str, raised: bool
) -> None:
    (page,) = print_pages(f"面积{markdown}。\n", manifest=BARE)
    two, base = glyph(page, "2"), glyph(page, "面")
    assert two[2] == approx(0.6 * SIZE, abs=0.1)
    assert (two[1] < base[1] - 1) is raised
    assert (two[1] > base[1] + 1) is not raised


def test_proper_names_beside_each_other_have_a_line_each(
    print_pages: Print, tmp_path: Path
) -> None:
    print_pages("[孔子]{.proper-name}、[孟子]{.proper-name}与人。\n", manifest=BARE)
    with pdfplumber.open(tmp_path / "printed.pdf") as document:
        page = document.pages[0]
        level = [
            s for s in (*page.lines, *page.rects) if s["x1"] - s["x0"] == approx(2 * SIZE, abs=1)
        ]
    assert len(level) == 2


def test_small_capitals_are_the_faces_own(print_pages: Print) -> None:
    (page,) = print_pages("[Unesco]{.small-caps}组织。\n", manifest=BARE)
    fonts = {g.font for g in page.glyphs if g.text.lower() in "nesco" and g.text.isascii()}
    assert all("Latin" in font for font in fonts)
    assert len({g.size for g in page.glyphs if g.text.lower() in "unesco"}) == 1


def curves(pdf: Path) -> list[tuple[float, float, int]]:
    """Left edge, right edge and number of curves of the curved lines of the first page."""
    with pdfplumber.open(pdf) as document:
        return [(c["x0"], c["x1"], len(c["pts"]) - 1) for c in document.pages[0].curves]


@pytest.mark.parametrize("layout", ["bulletin", "newsletter", "newspaper"])
def test_the_title_of_a_work_has_a_wavy_line(
    print_pages: Print, tmp_path: Path, layout: str
) -> None:
    (page, *_) = print_pages(
        "读[史记]{.书名号}与[汉书]{.专名号}。\n", manifest=f"layout: {layout}\n{BARE}"
    )
    first, last = page.line("史记").glyphs[1:3]
    waves = [c for c in curves(tmp_path / "printed.pdf") if c[0] == approx(first.x, abs=1)]
    ((_, right, count),) = waves
    assert right == approx(last.right, abs=1)
    assert count == 16  # four waves to a character: they are seen
    print_pages("读[史记]{.专名号}。\n", manifest=BARE)
    assert curves(tmp_path / "printed.pdf") == []


@pytest.mark.parametrize("before", range(20, 26))
def test_lines_break_between_characters_with_a_reading_each(
    print_pages: Print, before: int
) -> None:
    """CLREQ 3.3.1: each syllable stands above its character, at the end of a line too."""
    text = f'{"甲" * before}[排版要求事项]{{注音="pái bǎn yāo qiú shì xiàng"}}乙。\n'
    (page,) = print_pages(text, manifest=BARE)
    read = "".join(line.text for line in page.lines if line.glyphs[0].size == approx(SIZE, abs=0.1))
    assert "排版要求事项乙。" in read
    assert page.line("甲").right == approx(79.37 + 442.12, abs=1.5)
    syllables = [g for g in page.glyphs if g.size == approx(SIZE / 2, abs=0.1) and g.text == "i"]
    base = next(g for g in page.glyphs if g.text == "排")
    assert any(base.x - 4 < g.x < base.right + 4 for g in syllables)


def test_control_a_reading_of_one_piece_keeps_its_characters_together(print_pages: Print) -> None:
    (page,) = print_pages(f"{'甲' * 22}[排版要求事项]{{注音=páibǎn}}乙。\n", manifest=BARE)
    assert "排版要求事项" in page.line("排").text
