"""Stubs and broken ranks as a desk counts them; columns under pictures that hold no scraps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.newspaper.issues import LINES, TOP
from typeset.makeup.column_depths import is_scrap, scraps_cost
from typeset.makeup.dummy import Dummy
from typeset.makeup.grid import Grid, Paper
from typeset.makeup.measures import measures
from typeset.makeup.plan import plan
from typeset.makeup.story import Piece, Plan, Role, Sheet, Space, Story

GRID = Grid(Paper(280, 400, (10, 10, 10, 10)), 5, 13, 10.0, 20.0, LINES, 15.0)


def counted(pieces: list[Piece], *roles: Role | None, rail: bool = False) -> tuple[int, int]:
    """The stubs and broken ranks of these pieces."""
    spaces = (Space(1, 4, 1, 0, LINES, roles=("brief",)),) if rail else ()
    pages = max(piece.page for piece in pieces)
    sheet = Sheet(5, LINES, TOP, spaces=spaces)
    found = measures(Dummy(Plan(pages, tuple(pieces)), GRID, sheet, ("",) * 9, roles, ()))
    return found.stubs, found.ranks


def columns(page: int, *depths: int) -> list[Piece]:
    """The columns of a story's text from the left, of these depths."""
    return [Piece("text", 0, page, n, 1, 20, lines) for n, lines in enumerate(depths)]


@pytest.mark.parametrize(
    ("pieces", "stubs"),
    [
        (columns(1, 18, 3, 3), 2),  # under a picture, beside a long column
        (columns(1, 4, 3, 4), 0),  # a short story over three columns, level
        (columns(1, 12, 12) + columns(2, 4, 4), 2),  # too little goes on
        (columns(1, 3, 3) + columns(2, 30), 2),  # it breaks off after its first lines
        (columns(1, 12, 12) + columns(2, 6, 5), 0),
        ([*columns(1, 4, 4), Piece("table", 0, 2, 0, 5, 0, 30)], 0),  # but its table goes on
    ],
)
def test_stubs(pieces: list[Piece], stubs: int) -> None:
    assert counted(pieces, None)[0] == stubs


def test_below_the_briefs_of_a_rail_a_story_breaks_no_rank() -> None:
    heads = [Piece("head", 0, 1, 4, 1, 0, 3), Piece("head", 1, 1, 4, 1, 20, 4)]
    assert counted(heads, "brief", None, rail=True)[1] == 0
    assert counted(heads, "brief", None)[1] == 1
    assert counted(heads, None, "second", rail=True)[1] == 1


def test_a_line_under_a_picture_costs_more_than_four() -> None:
    costs = [scraps_cost((18, lines), below=False) for lines in (1, 2, 3, 4, 5)]
    assert costs == sorted(costs, reverse=True)
    assert costs[0] > costs[4] + 40


def test_no_picture_leaves_a_line_or_two_of_text_in_its_columns() -> None:
    """A story whose picture may be of two widths, of which the usual one leaves three lines."""
    shown = Story(
        "shown", (0,) * 42, (0, 6, 6, 5, 5, 5), ((0, 8, 15, 22, 29, 36),), role="lead", page=1
    )
    other = Story("other", (0,) * 160, (0, 5, 5, 5, 5, 5), page=1)
    made = plan([shown, other, replace(other, page=2)], Sheet(5, LINES, TOP))
    texts = [p for p in made.pieces if p.kind == "text" and p.story == 0]
    assert not any(is_scrap(p.lines, max(q.lines for q in texts)) for p in texts)
