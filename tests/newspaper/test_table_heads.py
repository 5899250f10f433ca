"""The head of a table that goes on in the next column, or on the next page, stands there again."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, text
from tests.reading import Sheet
from typeset.makeup.plan import plan
from typeset.makeup.pour import filled, pour
from typeset.makeup.story import Sheet as Frame
from typeset.makeup.story import Story


def table(rows: int) -> str:
    """A table of three narrow columns: it stands in the text."""
    head = ["|站名|首班|末班|", "|---|---|---|"]
    return "\n".join([*head, *(f"|第{10 + n % 90}站|6:30|22:30|" for n in range(rows))])


def columns_of(page: Sheet) -> list[list[str]]:
    """The rows of the table in each of its columns, from the head of the page."""
    found: dict[int, list[tuple[float, str]]] = {}
    for line in page.lines:
        for first in (n for n, glyph in enumerate(line.glyphs) if glyph.text in "站第"):
            words = "".join(glyph.text for glyph in line.glyphs[first : first + 4])
            if words.startswith("站名") or words.endswith("站"):
                place = line.glyphs[first].x
                column = next((x for x in found if abs(x - place) < 25), round(place))
                found.setdefault(column, []).append((line.baseline, words[:2]))
    return [[words for _, words in sorted(found[x])] for x in sorted(found)]


@pytest.mark.parametrize(
    ("about", "below", "across", "filled_columns"),
    [("", f"\n\n{text(1)}", 5, 5), ("\npriority: box\ncolumns: 4", "", 4, 3)],
    ids=["in a story", "in a box"],
)
def test_the_head_stands_again_in_each_column(
    about: str, below: str, across: int, filled_columns: int, printed: Print
) -> None:
    story = (f"headline: 公交时刻表{about}", f"{text(1)}\n\n{table(40)}{below}")
    [page] = printed(story, manifest=f"options: {{columns: {across}}}")
    columns = [rows for rows in columns_of(page) if rows]
    assert len(columns) == filled_columns
    assert all(rows[0] == "站名" and rows.count("站名") == 1 for rows in columns)
    assert sum(len(rows) - 1 for rows in columns) == 40


def test_control_a_table_in_one_column_has_one_head(printed: Print) -> None:
    story = ("headline: 公交时刻表", f"{text(1)}\n\n{table(3)}\n\n{text(8)}")
    [page] = printed(story, manifest="options: {columns: 5}")
    assert sum(rows.count("站名") for rows in columns_of(page)) == 1


@pytest.mark.parametrize("lines", [2, 0])
def test_a_head_is_kept_room_for_on_the_next_page(lines: int) -> None:
    heads = (0, 4, 4, 4, 4, 4)
    story = Story("made", (0,) * 400, heads, repeats=(0, *[lines] * 399))
    made = plan([story], Frame(5, 66, 9))
    columns = [piece for piece in made.pieces if piece.kind == "text"]
    assert {piece.page for piece in columns} == {1, 2}
    assert {piece.lines - (piece.last - piece.first) for piece in columns if piece.first} == {lines}
    assert sum(piece.last - piece.first for piece in columns) == 400


@pytest.mark.parametrize(("repeats", "ends"), [((), (5, 10)), ((0, *[2] * 9), (6, 10))])
def test_a_column_holds_fewer_lines_below_a_head_that_stands_again(
    repeats: tuple[int, ...], ends: tuple[int, ...]
) -> None:
    depths = (6, 6) if repeats else (5, 5)
    poured = pour((0,) * 10, 0, depths, whole=True, repeats=repeats)
    assert poured is not None
    assert poured[1] == ends
    assert filled((0,) * 10, 0, depths, repeats=repeats) == ends
