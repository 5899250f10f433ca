"""A note looks the same wherever it is called: in a heading, a quotation, a box, a poem."""

from __future__ import annotations

import pytest

from tests.press.conftest import Print
from tests.reading import Glyph, Sheet

NOTE = "新建的阅览室面积达百余平方米，藏书数千册，" * 5 + "免费开放。"
PLACES = {
    "heading": "# 一、小标题[^1]\n\n文。",
    "quotation": "::: pull-quote\n引语一句[^1]\n:::",
    "sidebar": "::: sidebar\n**边栏[^1]**\n:::",
    "poem": "::: poem\n诗行[^1]\n:::",
    "question": "::: questions\n问：问题[^1]？\n\n答：答。\n:::",
}
LAYOUTS = ["bulletin", "newsletter", "work-brief"]


def note(pages: tuple[Sheet, ...]) -> list[Glyph]:
    return [g for page in pages for g in page.glyphs if g.text in "阅览室藏书"]


def type_of(glyphs: list[Glyph]) -> set[tuple[object, ...]]:
    return {(g.font, round(g.size, 1), g.colour) for g in glyphs}


def lines(glyphs: list[Glyph]) -> list[float]:
    """Where the characters of each line end."""
    rows: dict[float, float] = {}
    for glyph in glyphs:
        rows[glyph.baseline] = max(glyph.right, rows.get(glyph.baseline, 0))
    return [rows[key] for key in sorted(rows)]


def printed(print_pages: Print, layout: str, body: str, css: str = "") -> list[Glyph]:
    text = f"---\nheadline: 题\n---\n前文。\n\n{body}\n\n[^1]: {NOTE}\n"
    return note(print_pages(text, manifest=f"layout: {layout}\n", css=css))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_note_has_its_own_type(print_pages: Print, layout: str) -> None:
    usual = printed(print_pages, layout, "文[^1]。")
    for place, body in PLACES.items():
        found = printed(print_pages, layout, body)
        assert type_of(found) == type_of(usual), place
        assert lines(found) == pytest.approx(lines(usual), abs=0.1), place


def test_control_without_it_a_note_in_a_heading_is_set_as_a_heading(print_pages: Print) -> None:
    css = ".footnote { color: inherit; font-family: inherit }"
    found = printed(print_pages, "newsletter", PLACES["heading"], css)
    assert type_of(found) != type_of(printed(print_pages, "newsletter", "文[^1]。"))
