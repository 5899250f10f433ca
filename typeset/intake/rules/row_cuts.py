"""The rows of a page that may hold lines of several columns, and the ways to cut each into lines.

Where a row is cut nothing shows but how wide its pieces are, and what a line may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from typeset.intake.characters import is_chinese
from typeset.intake.dates import find_date
from typeset.intake.rules.headline_white import HeadlineWhite
from typeset.intake.rules.mixed_lines import ColumnLine, Joints, begins_issue
from typeset.intake.rules.printed_width import printed, printed_before

_CUTS = 8
"""Ways to cut one row that are kept; more find nothing better."""
_SOME = 24
"""Rows at least that show which measure cuts them best."""
_MOST_BLANKS = 26
"""A row with more is a whole paragraph; of three columns of forty-five letters it has some 24."""
_SENTENCE = re.compile("[，。；！？]")
_HEADED = 6
"""The rows of a page among which the issue's date stands."""
_BLANK = re.compile("[ \u3000]+")
# All costs are in nats.
HEAD, LATE_HEAD = 0.3, 1.5
"""A row of the page's head or foot, and one that comes when columns have begun."""
_OVER, _OVER_LETTERS, _OVER_COST = 1.0, 0.4, 3.0
"""em by which a line of Chinese, or of letters, may be wider than the measure, and what each em
beyond costs."""
_TITLE, _STOPS_SHORT = 1.0, 4.0
"""A line that falls short of the measure is a title, or neither that nor a sentence's end."""
_BLANK_INSIDE, _ANOTHER_BLANK = 1.5, 1.0
"""A Chinese line has a blank: some titles do, and a label's names; and more of them."""
_BRACKETS = 4.0
"""A row is cut inside brackets."""
_IN_SENTENCE, _IN_FULL = 2.5, 3.0
"""The blank stands in a short line that ends a sentence, or in a full one without a mark of text:
mostly it parts the titles of two columns."""
_BEHIND_MARK = 3.0
"""A blank stands inside a line behind a mark of text, or before what begins a line."""
_WIDE_TITLE, _WIDE_TITLE_COST = 0.75, 1.5
"""The share of the measure that few titles are wider than."""
_PARTS = re.compile(r"[。！？，；：）][ 　]|[ 　](?:——|[◎●■□▲【（《“]|[一二三四五六七八九十]、)")
_INSIDE_BRACKETS = re.compile(r"（[^（）]*）")
_GRADE = 0.3
"""What each em costs by which a full line falls short of the measure by more than two."""


class RowPart(NamedTuple):
    """A part of a row: from which character to which."""

    row: int
    start: int
    stop: int


@dataclass(frozen=True)
class Rows:
    """A page's rows, the widest `wide` em; `measure` of a column (em), `count` columns.

    `before`: the last line of the page before; `white`: at headlines, where it is known."""

    texts: Sequence[str]
    wide: float
    measure: float
    count: int
    joints: Joints
    before: ColumnLine | None = None
    white: HeadlineWhite | None = None
    seen: dict[RowPart, ColumnLine] = field(default_factory=dict)
    cut: dict[int, list[tuple[float, tuple[RowPart, ...]]]] = field(default_factory=dict)

    def line(self, piece: RowPart) -> ColumnLine:
        """What the piece shows of its joints."""
        if piece not in self.seen:
            text = self.texts[piece.row][piece.start : piece.stop]
            self.seen[piece] = ColumnLine(text, self.measure - printed(text))
        return self.seen[piece]

    def straight(self, one: int, two: int) -> float:
        """What it costs that one row across the page stands below the other."""
        return self.joints.cost(self._across[one], self._across[two])

    def whole(self, row: int) -> float:
        """What it costs that a row is one line across the page."""
        return 0.0 if self.is_apart(row) else self._alone(self._across[row])

    @cached_property
    def _across(self) -> list[ColumnLine]:
        """The rows as lines across the page."""
        rooms = [self.wide - printed(text) for text in self.texts]
        return [
            ColumnLine(text, room if " " in text else max(room, 0.0))
            for text, room in zip(self.texts, rooms, strict=True)
        ]

    def first(self, line: ColumnLine) -> float:
        """What it costs that a line is the first of the first column."""
        if self.before is not None:
            return self.joints.cost(self.before, line)
        return begins_issue(line)

    def is_apart(self, row: int) -> bool:
        """Whether it is a row of an issue's head or foot: a label, a number, a date among facts."""
        line = self.line(RowPart(row, 0, len(self.texts[row])))
        facts = row < _HEADED and " " in line.text and not _SENTENCE.search(line.text)
        return line.apart or (facts and find_date(line.text) is not None)

    def cuts(self, row: int) -> list[tuple[float, tuple[RowPart, ...]]]:
        """The ways to cut a row, and what each costs, the cheapest first."""
        if row not in self.cut:
            self.cut[row] = sorted(self._cuts(row))[:_CUTS]
        return self.cut[row]

    @cached_property
    def cheapest(self) -> float:
        """What some rows cost at least, each cut in its best way or across the page."""
        some = range(0, len(self.texts), max(len(self.texts) // _SOME, 1))
        return sum(
            min([HEAD + LATE_HEAD + self.whole(row), *(cost for cost, _ in self.cuts(row)[:1])])
            for row in some
        )

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
                lines = [self.line(piece) for piece in pieces]
                cost = sum(self._alone(line) + _joins_two(line) for line in lines)
                cost += sum(_BRACKETS for one, two in pairwise(lines) if one.opens and two.closes)
                if cost < _STOPS_SHORT * parts + _OVER_COST:
                    yield cost, pieces

    def _alone(self, line: ColumnLine) -> float:
        """What it costs that a piece is a line."""
        blanks = _blanks_inside(line.text) if line.chinese and not line.apart else 0
        cost = self._filled(line)
        if blanks:
            cost += _BLANK_INSIDE + _ANOTHER_BLANK * (blanks - 1)
            cost += _BEHIND_MARK * (_PARTS.search(line.text) is not None)
        could_be_two = blanks or not line.chinese
        if could_be_two and line.titled and printed(line.text) > _WIDE_TITLE * self.measure:
            cost += _WIDE_TITLE_COST
        return cost

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


def _blanks_inside(text: str) -> int:
    """The blanks of a line, but for those in brackets and behind the mark of a byline."""
    return _INSIDE_BRACKETS.sub("", text).lstrip("◎ ").count(" ")


def _joins_two(line: ColumnLine) -> float:
    """What it costs that a line of a column is no title of one and a line of another."""
    if not line.chinese or line.apart or not _blanks_inside(line.text):
        return 0.0
    return _IN_SENTENCE * (line.ends and not line.full) + _IN_FULL * (
        line.kind == "bare" and line.full
    )
