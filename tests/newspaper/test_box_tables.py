"""A box's wide table stands below the sentence that announces it, the rest of the text below it."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, text
from tests.reading import Sheet

TABLE = "\n".join(["|" + "栏|" * 24, "|" + "---|" * 24, "|" + "甲|" * 24])
LAST = "名单到此为止。"


def box(above: int, below: int, rank: str = "box") -> tuple[str, str]:
    """A box of so many paragraphs above its table and below it."""
    announced = f"{text(above)}\n\n名单如下：\n\n{TABLE}"
    return f"headline: 名单\npriority: {rank}", f"{announced}\n\n{text(below)}\n\n{LAST}"


def heights(page: Sheet) -> tuple[float, float, float]:
    """Where the sentence stands that announces the table, its cells, and the last words."""

    def of(words: str) -> float:
        glyphs = [glyph for glyph in page.glyphs if glyph.text.strip()]
        return glyphs["".join(glyph.text for glyph in glyphs).rindex(words)].baseline

    return of("名单如下"), of("甲"), of(LAST)


def test_it_stands_between_the_parts_of_the_text(printed: Print) -> None:
    [page] = printed(box(4, 4), manifest="options: {columns: 4}")
    announced, cells, last = heights(page)
    assert announced < cells < last


@pytest.mark.parametrize(("above", "below"), [(1, 9), (9, 1)])
def test_no_column_beside_another_is_too_short_for_it(
    above: int, below: int, printed: Print
) -> None:
    """Three lines would be parted over three columns: the table moves down, to the end at most."""
    [page] = printed(box(above, below), manifest="options: {columns: 5}")
    announced, cells, last = heights(page)
    assert announced < cells
    assert (cells < last) is (below > 1)
    tops = {round(g.baseline) for g in page.glyphs if g.baseline < cells and g.text == "工"}
    assert len(tops) >= 4


def test_control_in_a_plain_story_it_stands_below_all_of_the_text(printed: Print) -> None:
    [page] = printed(box(4, 4, "second"), manifest="options: {columns: 4}")
    announced, cells, last = heights(page)
    assert max(announced, last) < cells
