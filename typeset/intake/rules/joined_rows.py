"""Rows that hold the lines of several columns with one blank between them, dealt out to columns.

Where a row is cut nothing shows but the columns' measure, and how the line of a column goes on in
the next row.  A beam search weighs both.  The tools that write such rows write them from the top of
a page to its foot, and what stands in one row stands at one height.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from typeset.intake.characters import is_chinese
from typeset.intake.dates import find_date
from typeset.intake.rules.heights import STEP, Bounds, at_top, beside, lower, moved
from typeset.intake.rules.mixed_lines import ColumnLine, Joints, printed, printed_before

_BEAM, _CUTS = 40, 8
"""As many ways so far, and ways to cut one row, are kept; more find nothing better."""
_MOST_BLANKS = 26
"""A row with more is a whole paragraph; of three columns of forty-five letters it has some 24."""
_SENTENCE = re.compile("[，。；！？]")
_HEADED = 6
"""The rows of a page among which the issue's date stands."""
_BLANK = re.compile("[ \u3000]+")
# All costs are in nats.
_OVER, _OVER_LETTERS, _OVER_COST = 1.0, 0.4, 3.0
"""em by which a line of Chinese, or of letters, may be wider than the measure, and what each em
beyond costs."""
_TITLE, _STOPS_SHORT = 1.0, 4.0
"""A line that falls short of the measure is a title, or neither that nor a sentence's end."""
_BLANK_INSIDE = 1.5
"""A Chinese line has a blank: some titles do, and a label's names."""
_GRADE = 0.3
"""What each em costs by which a full line falls short of the measure by more than two."""
_HOLE, _HOLE_INSIDE = 2.0, 5.0
"""White between two paragraphs, and inside one."""
_WHITE, _WHITE_PLACED = 1.8, 0.6
"""Lines of white at a headline, and above a byline, at most."""
_LOWER = 4.0
"""A column begins lower than its headline's white."""
_HEAD, _LATE_HEAD = 0.3, 1.5
"""A row of the page's head or foot, and one that comes when columns have begun."""
_FOOT, _APART = 3.0, 3.0
"""Rows across the page begin below the columns; what the issue's head or foot has is in them."""
_UNFINISHED = 2.0
"""A column's last line is full and ends no sentence, and other columns go on below it."""


class RowPart(NamedTuple):
    """A part of a row: from which character to which."""

    row: int
    start: int
    stop: int


class Dealt(NamedTuple):
    """The rows dealt out so far, and the way here.

    `part`: 0 in the page's head, 1 in its columns, 2 in its foot; `tails`: each column's last line;
    `heights`: how far down they stand; `last`: the column of the last row; `cut`, `places`: the
    parts of the last row and the columns in which they stand."""

    cost: float
    part: int
    tails: tuple[RowPart | None, ...]
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


@dataclass(frozen=True)
class Rows:
    """A page's rows, the widest `wide` em; `measure` of a column (em), `count` columns."""

    texts: Sequence[str]
    wide: float
    measure: float
    count: int
    joints: Joints
    seen: dict[RowPart, ColumnLine] = field(default_factory=dict)

    def line(self, piece: RowPart) -> ColumnLine:
        """What the piece shows of its joints."""
        if piece not in self.seen:
            text = self.texts[piece.row][piece.start : piece.stop]
            self.seen[piece] = ColumnLine(text, self.measure - printed(text))
        return self.seen[piece]

    def straight(self, one: int, two: int) -> float:
        """What it costs that one row across the page stands below the other."""
        lines = (ColumnLine(t, self.wide - printed(t)) for t in (self.texts[one], self.texts[two]))
        return self.joints.cost(*lines)

    def is_apart(self, row: int) -> bool:
        """Whether it is a row of an issue's head or foot: a label, a number, a date among facts."""
        line = self.line(RowPart(row, 0, len(self.texts[row])))
        facts = row < _HEADED and " " in line.text and not _SENTENCE.search(line.text)
        return line.apart or (facts and find_date(line.text) is not None)

    @cached_property
    def cuts(self) -> list[list[tuple[float, tuple[RowPart, ...]]]]:
        """For each row the ways to cut it, and what each costs, the cheapest first."""
        return [sorted(self._cuts(row))[:_CUTS] for row in range(len(self.texts))]

    def _cuts(self, row: int) -> Iterator[tuple[float, tuple[RowPart, ...]]]:
        text = self.texts[row]
        blanks = [found.span() for found in _BLANK.finditer(text)]
        if len(blanks) > _MOST_BLANKS:
            return
        before = [] if is_chinese(text) else printed_before(text)
        for parts in range(1, self.count + 1):
            widest = self.measure + _OVER + parts * _STOPS_SHORT / _OVER_COST + 1
            for chosen in combinations(blanks, parts - 1):
                starts = [0, *(stop for _, stop in chosen)]
                stops = [*(start for start, _ in chosen), len(text)]
                if before and any(
                    before[b] - before[a] > widest for a, b in zip(starts, stops, strict=True)
                ):
                    continue  # it costs too much, whatever else it shows
                pieces = tuple(RowPart(row, *ends) for ends in zip(starts, stops, strict=True))
                cost = sum(self._alone(self.line(piece)) for piece in pieces)
                if cost < _STOPS_SHORT * parts + _OVER_COST:
                    yield cost, pieces

    def _alone(self, line: ColumnLine) -> float:
        """What it costs that a piece is a line."""
        if line.chinese and " " in line.text and not line.apart:
            return _BLANK_INSIDE + self._filled(line)
        return self._filled(line)

    def _filled(self, line: ColumnLine) -> float:
        """The same but for blanks inside."""
        over = -line.room - (_OVER if line.chinese else _OVER_LETTERS)
        if over > 0:
            return _OVER_COST * (over + 0.5)
        if line.titled and not line.full:
            return _TITLE
        if line.ends or line.stops or line.text[-1] in "：:；;":
            return 0.0
        return _GRADE * max(line.room - 2.0, 0.0) if line.full else _STOPS_SHORT


def dealt(rows: Rows, width: int = _BEAM) -> Dealt:
    """The cheapest way to deal out the rows to columns, a head and a foot."""
    nothing = (None,) * rows.count
    start = Dealt(0.0, 0, nothing, at_top(rows.count), rows.count, (), (), None)
    beam = [start]
    for row in range(len(rows.texts)):
        found: dict[object, Dealt] = {}
        for way in beam:
            for after in _ways(rows, way, row):
                key = after.part, after.tails
                if key not in found or after.cost < found[key].cost:
                    found[key] = after
        beam = sorted(found.values(), key=lambda each: each.cost)[:width]
    return beam[0]


def _ways(rows: Rows, way: Dealt, row: int) -> Iterator[Dealt]:
    """What the next row may be."""
    if way.part != 1 or any(way.tails):
        yield _across(rows, way, row)
    if way.part == 2:
        return
    apart = _APART if rows.is_apart(row) else 0.0
    for cost, cut in rows.cuts[row]:
        for places in combinations(range(rows.count), len(cut)):
            yield _in_columns(rows, way, cut, places, cost + apart)


def _across(rows: Rows, way: Dealt, row: int) -> Dealt:
    """The row belongs to the page's head or foot."""
    whole = RowPart(row, 0, len(rows.texts[row]))
    apart = rows.is_apart(row)
    cost = _HEAD + (0.0 if apart else _LATE_HEAD)
    if way.part != 1:
        before = way.cut[0].row if way.cut else -1
        cost += rows.straight(before, row) if before >= 0 else 0.0
    else:
        cost += _FOOT - (_LATE_HEAD if apart else 0.0)
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
    least = STEP if last < rows.count else 0.0
    for place, piece in zip(places, cut, strict=True):
        plain, hole, white = _joint(rows, tails[place], piece)
        heights = moved(heights, place, white)
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
    return Dealt(way.cost + cost, 1, tuple(tails), heights, last, cut, places, way)


def _joint(rows: Rows, tail: RowPart | None, piece: RowPart) -> tuple[float, float, float]:
    """What it costs to stand below this line, the same with a hole, and how much white may be."""
    following = rows.line(piece)
    if tail is None:
        return 0.0, _LOWER, 0.0
    line = rows.line(tail)
    goes_on, begins = rows.joints.goes_on(line, following), rows.joints.begins(line, following)
    plain = min(goes_on, begins)
    hole = min(goes_on + _HOLE_INSIDE, begins + _HOLE)
    if begins > goes_on + 1:
        return plain, hole, 0.0
    if following.placed or (following.titled and line.kind in ("title", "placed")):
        return plain, hole, _WHITE_PLACED
    at_title = (
        following.titled or following.kind == "bare" or line.kind in ("title", "placed", "bare")
    )
    return plain, hole, _WHITE if at_title else 0.0
