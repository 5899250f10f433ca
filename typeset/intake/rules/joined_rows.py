"""Rows that hold the lines of several columns with one blank between them, dealt out to columns.

Where a row is cut nothing shows but the columns' measure, and how the line of a column goes on in
the next row.  A beam search weighs both.  The tools that write such rows write them from the top of
a page to its foot, and what stands in one row stands at one height.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from typeset.intake.rules.headline_white import NONE, WhiteBetween, white_between
from typeset.intake.rules.heights import STEP, Bounds, at_top, beside, lower, moved
from typeset.intake.rules.row_cuts import HEAD, LATE_HEAD, RowPart, Rows

_BEAM = 100
"""As many ways so far are kept; more find nothing better."""
# All costs are in nats.
_HOLE, _HOLE_INSIDE = 2.0, 5.0
"""White between two paragraphs, and inside one."""
_LOWER = 4.0
"""A column begins lower than its headline's white."""
_FOOT, _APART = 3.0, 3.0
"""Rows across the page begin below the columns; what the issue's head or foot has is in them."""
_UNFINISHED = 2.0
"""A column's last line is full and ends no sentence, and other columns go on below it."""


class Dealt(NamedTuple):
    """The rows dealt out so far, and the way here.

    `part`: 0 in the page's head, 1 in its columns, 2 in its foot; `tails`: each column's last line;
    `firsts`: its first one; `heights`: how far down they stand; `last`: the column of the last row;
    `cut`, `places`: the parts of the last row and the columns in which they stand."""

    cost: float
    part: int
    tails: tuple[RowPart | None, ...]
    firsts: tuple[RowPart | None, ...]
    heights: Bounds
    last: int
    cut: tuple[RowPart, ...]
    places: tuple[int, ...]
    before: Dealt | None

    def path(self) -> list[Dealt]:
        """How each row was dealt out, from the first to the last."""
        ways = [self]
        while (before := ways[-1].before) is not None:
            ways.append(before)
        return ways[-2::-1]


def dealt(rows: Rows, width: int = _BEAM) -> Dealt:
    """The cheapest way to deal out the rows to columns, a head and a foot."""
    nothing = (None,) * rows.count
    start = Dealt(0.0, 0, nothing, nothing, at_top(rows.count), rows.count, (), (), None)
    beam = [start]
    for row in range(len(rows.texts)):
        found: dict[object, Dealt] = {}
        for way in beam:
            for after in _ways(rows, way, row):
                key = after.part, after.tails, after.firsts
                if key not in found or after.cost < found[key].cost:
                    found[key] = after
        beam = sorted(found.values(), key=lambda each: each.cost)[:width]
    return min(beam, key=lambda way: way.cost + _turns(rows, way))


def _turns(rows: Rows, way: Dealt) -> float:
    """What it costs to read the columns one after the other."""
    there = [
        (rows.line(first), rows.line(tail))
        for first, tail in zip(way.firsts, way.tails, strict=True)
        if first and tail
    ]
    if not there:
        return 0.0
    met = sum(rows.joints.cost(one[1], two[0]) for one, two in pairwise(there))
    return met + rows.first(there[0][0])


def _ways(rows: Rows, way: Dealt, row: int) -> Iterator[Dealt]:
    """What the next row may be."""
    if way.part != 1 or any(way.tails):
        yield _across(rows, way, row)
    if way.part == 2:
        return
    apart = _APART if rows.is_apart(row) else 0.0
    for cost, cut in rows.cuts(row):
        for places in combinations(range(rows.count), len(cut)):
            yield _in_columns(rows, way, cut, places, cost + apart)


def _across(rows: Rows, way: Dealt, row: int) -> Dealt:
    """The row belongs to the page's head or foot."""
    whole = RowPart(row, 0, len(rows.texts[row]))
    apart = rows.is_apart(row)
    cost = HEAD + (0.0 if apart else LATE_HEAD) + rows.whole(row)
    if way.part != 1:
        before = way.cut[0].row if way.cut else -1
        cost += rows.straight(before, row) if before >= 0 else 0.0
    else:
        cost += _FOOT - (LATE_HEAD if apart else 0.0)
        for tail, height in zip(way.tails, way.heights, strict=False):
            left = tail is not None and rows.line(tail).unfinished
            cost += _UNFINISHED if left and height[way.last] < -1 else 0.0
    part = 2 if way.part else 0
    return way._replace(cost=way.cost + cost, part=part, cut=(whole,), places=(), before=way)


def _in_columns(
    rows: Rows, way: Dealt, cut: tuple[RowPart, ...], places: tuple[int, ...], cost: float
) -> Dealt:
    """The row's pieces stand in these columns."""
    heights, tails, last = way.heights, list(way.tails), way.last
    firsts = list(way.firsts)
    least = STEP if last < rows.count else 0.0
    for place, piece in zip(places, cut, strict=True):
        plain, hole, white = _joint(rows, tails[place], piece)
        firsts[place] = firsts[place] or piece
        heights = moved(heights, place, white.least, white.most)
        found = lower(heights, place, last, least)
        if found is not None and not least and last < rows.count:
            level = lower(found, last, place, 0.0)
            if level is None:
                cost += _HOLE
                level = beside(found, last, place, 0.0)
            found = level
        cost += plain if found is not None else hole
        heights = found if found is not None else beside(heights, place, last, least)
        tails[place], last, least = piece, place, 0.0
    return Dealt(way.cost + cost, 1, tuple(tails), tuple(firsts), heights, last, cut, places, way)


def _joint(rows: Rows, tail: RowPart | None, piece: RowPart) -> tuple[float, float, WhiteBetween]:
    """What it costs to stand below this line, the same with a hole, and the white between them."""
    following = rows.line(piece)
    if tail is None:
        return 0.0, _LOWER, NONE
    line = rows.line(tail)
    goes_on, begins = rows.joints.goes_on(line, following), rows.joints.begins(line, following)
    plain = min(goes_on, begins)
    hole = min(goes_on + _HOLE_INSIDE, begins + _HOLE)
    white = NONE if begins > goes_on + 1 else white_between(line, following, rows.white)
    return plain + white.cost, hole + white.cost, white
