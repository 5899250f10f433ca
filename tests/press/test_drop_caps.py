"""首字下沉: a first letter over lines of its text, on their grid."""

from __future__ import annotations

import pytest
from pytest import approx

from tests.press.conftest import Print
from tests.reading import Sheet

ARTICLE = "---\nheadline: 标题\n---\n\n{}\n"
CHINESE = "市总工会组织部分劳模参加疗休养活动，安排学习和座谈，" * 6
ENGLISH = "The federation has organised activities intended to improve the conditions of work. " * 6
SIZE, LINE = 15.79, 29.53


def baselines(page: Sheet, size: float) -> list[float]:
    """Of the text's lines."""
    head = page.line("标题").baseline
    text = (g for g in page.glyphs if g.size == approx(size, abs=0.01) and g.baseline > head)
    return sorted({round(glyph.baseline, 2) for glyph in text})


def manifest(rest: str) -> str:
    return f"masthead: {{name: 报}}\noptions: {{drop_cap: true}}\n{rest}"


def test_a_chinese_first_character_spans_two_lines(print_pages: Print) -> None:
    (page,) = print_pages(ARTICLE.format(CHINESE), manifest=manifest(""))
    big = next(glyph for glyph in page.glyphs if glyph.size == approx(SIZE + LINE, abs=0.1))
    first, second, *_ = baselines(page, SIZE)
    assert big.text == "市"
    assert big.baseline - 0.88 * big.size == approx(first - 0.88 * SIZE, abs=0.2)
    assert big.baseline + 0.12 * big.size == approx(second + 0.12 * SIZE, abs=0.2)


def test_an_english_capital_stands_on_the_third_line(print_pages: Print) -> None:
    (page,) = print_pages(ARTICLE.format(ENGLISH), manifest=manifest("language: en\n"))
    big = next(glyph for glyph in page.glyphs if glyph.text == "T" and glyph.size > 50)
    lines = baselines(page, 12.5)
    assert big.baseline == approx(lines[2], abs=0.4)
    assert big.baseline - 0.66 * big.size == approx(lines[0] - 0.66 * 12.5, abs=0.6)


@pytest.mark.parametrize("layout", ["bulletin", "newspaper"])
def test_control_without_the_option_no_letter_is_larger(print_pages: Print, layout: str) -> None:
    plain = f"masthead: {{name: 报}}\nlayout: {layout}\n"
    page = print_pages(ARTICLE.format(CHINESE), manifest=plain)[0]
    body = min(glyph.size for glyph in page.glyphs if glyph.text == "疗")
    assert max(glyph.size for glyph in page.glyphs if glyph.text == "市") == approx(body, abs=0.1)


def test_a_newspapers_story_has_one_too(print_pages: Print) -> None:
    page = print_pages(ARTICLE.format(CHINESE), manifest=manifest("layout: newspaper\n"))[0]
    body = min(glyph.size for glyph in page.glyphs if glyph.text == "疗")
    assert max(glyph.size for glyph in page.glyphs if glyph.text == "市") > 2 * body


@pytest.mark.parametrize("layout", ["bulletin", "newspaper", "newsletter"])
@pytest.mark.parametrize(("begin", "has_one"), [("……", False), ("——", False), ("“", True)])
def test_no_dash_is_made_large(print_pages: Print, layout: str, begin: str, has_one: bool) -> None:
    page = print_pages(ARTICLE.format(begin + CHINESE), manifest=manifest(f"layout: {layout}\n"))[0]
    sizes = {glyph.size for glyph in page.glyphs if glyph.text in "疗市"}
    assert (max(sizes) > 2 * min(sizes)) is has_one


@pytest.mark.parametrize("role", ["second", "box"])
def test_a_newspapers_first_paragraph_of_one_line_has_none(print_pages: Print, role: str) -> None:
    """It would stand in the table below: a story in columns, and one in a frame."""
    table = "|单位|人数|\n|---|---|\n|一队|三人|"
    article = f"---\nheadline: 标题\npriority: {role}\n---\n\n坚持走。\n\n{table}\n\n{CHINESE}\n"
    page = print_pages(article, manifest=manifest("layout: newspaper\n"))[0]
    body = min(glyph.size for glyph in page.glyphs if glyph.text == "疗")
    assert max(glyph.size for glyph in page.glyphs if glyph.text == "坚") == approx(body, abs=0.1)


@pytest.mark.parametrize("layout", ["bulletin", "official", "newsletter"])
def test_a_first_paragraph_shorter_than_the_cap_has_none(print_pages: Print, layout: str) -> None:
    table = "|单位|人数|\n|---|---|\n|一队|三人|"
    short, long = f"坚持走。\n\n{table}\n\n{CHINESE}", f"坚{CHINESE}"
    pages = print_pages(
        ARTICLE.format(short), ARTICLE.format(long), manifest=manifest(f"layout: {layout}\n")
    )
    small, large = sorted(g.size for page in pages for g in page.glyphs if g.text == "坚")
    body = min(glyph.size for page in pages for glyph in page.glyphs if glyph.text == "疗")
    assert small == approx(body, abs=0.1)
    assert large > 2 * body  # the control: a paragraph that is long enough
