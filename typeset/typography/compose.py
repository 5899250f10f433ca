"""The lines of a paragraph: where each may end and begin, and what it loses at its edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from typeset.typography import breaks
from typeset.typography.characters import (
    ALPHANUMERIC,
    CLOSING_KINDS,
    Kind,
    speaks_chinese,
)
from typeset.typography.glue import Glue
from typeset.typography.optical import OPTICAL_ENDS, OPTICAL_STARTS
from typeset.typography.paragraph import Clusters

if TYPE_CHECKING:
    from typeset.typography.stock import Context

TRIM_PENALTY = 0.02  # of trimming a mark at a line's end where that is a choice
HANG_PENALTY = 0.05
EMERGENCY_PENALTY = 60.0  # of a break where none is allowed, in a piece wider than the measure

CHARACTERS = ALPHANUMERIC | {Kind.HAN, Kind.SIGN, Kind.OBJECT}
TRIM_START = frozenset({"trim-start", "trim-both", "space-first", "auto"})
TRIM_END = frozenset({"trim-both", "auto"})
HALF_COMMAS = frozenset(",.")
WHOLE = (0.0, 0.0)


@dataclass(slots=True)
class ComposedLine:
    """One line as chosen: units [start, end], and where the next one begins; px."""

    start: int
    end: int
    next: int
    lead: float  # trimmed off its start
    trim: float  # trimmed off its end, or hanging there
    hyphen: float  # width of the hyphen it ends with
    last: bool  # of its paragraph, or before a forced break
    first: bool


Way = tuple[float, int, int, float, tuple[float, float]]
"""A way to end a line: where (px on one endless line), its last unit, the first unit of the next
line, the penalty, and the hyphen's width and what is trimmed, both part of where."""


@dataclass(slots=True)
class Segment:
    """What stands between two forced breaks, and the ways a line may end in it, by where they end.

    They are in parallel lists, as `Way` has them.
    """

    start: int
    next: int  # the unit after the forced break
    x: Sequence[float] = ()
    ends: Sequence[int] = ()
    nexts: Sequence[int] = ()
    penalties: Sequence[float] = ()
    extras: Sequence[tuple[float, float]] = ()
    starts: list[int] = field(default_factory=list)  # units at which a line may begin
    final_x: float = 0.0
    final_end: int = -1  # before ``start``: nothing visible
    final_trim: float = 0.0

    @property
    def is_empty(self) -> bool:
        """Whether nothing visible stands in it."""
        return self.final_end < self.start

    def take(self, ways: list[Way]) -> None:
        """Take the ways that a line may end, in the order of where they end."""
        if ways:
            ways.sort(key=_PLACE)
            self.x, self.ends, self.nexts, self.penalties, self.extras = zip(*ways, strict=True)
        self.starts = sorted({self.start, *self.nexts})


_PLACE = itemgetter(0)
_SPACES = frozenset({Kind.SPACE})
_HANGING = _SPACES | {Kind.IDEOGRAPHIC_SPACE}
"""White space that takes no room where a line is broken behind it (CSS Text 3, 4.1.2)."""


class Composer:
    """The possible lines of one paragraph, for any measure."""

    def __init__(self, paragraph: Clusters, glue: Glue, context: Context) -> None:
        self.paragraph = paragraph
        self.glue = glue
        self.style = paragraph.style
        self.em: float = paragraph.style["font_size"] or 1.0
        self.trim: str = paragraph.style["text_spacing_trim"]
        self.hang: frozenset[str] = paragraph.style["hanging_punctuation"]
        self.minimum: int = paragraph.style["typeset_last_line_minimum"]
        self.trims_ends = self.trim in TRIM_END or (
            paragraph.style["typeset_punctuation_style"] == "line-end-half"
        )
        self.optical = paragraph.style["typeset_optical_margin"] == "auto"
        self.penalties = breaks.opportunities(paragraph)
        self.hyphens = breaks.hyphen_points(paragraph, context)
        self.mail = frozenset(breaks.mail_addresses(paragraph))
        self.tail = _tail(paragraph)
        self.segments = list(self._segments(self.penalties))

    # -- where lines may end -----------------------------------------------------------------

    def _segments(self, penalties: Sequence[float | None]) -> Iterator[Segment]:
        kinds = self.paragraph.kinds
        start, stop = 0, len(kinds) if self.tail is None else self.tail
        for unit in range(stop):
            if kinds[unit] is Kind.NEWLINE:
                yield self._segment(start, unit, unit + 1, penalties)
                start = unit + 1
        if start < stop:
            yield self._segment(start, stop, stop, penalties)

    def _segment(
        self, start: int, end: int, following: int, penalties: Sequence[float | None]
    ) -> Segment:
        start = self.skip_spaces(start, end)
        segment = Segment(start, following)
        kinds, position, widths = self.paragraph.kinds, self.glue.position, self.glue.widths
        ways: list[Way] = []
        for unit in range(start + 1, end):
            penalty = penalties[unit]
            if penalty is not None:
                last = unit - 1
                if kinds[last] is Kind.HAN:
                    ways.append((position[last] + widths[last], last, unit, penalty, WHOLE))
                else:
                    ways += self._endings(start, unit, penalty)
            if unit in self.hyphens:
                ways.append(self._hyphenated(unit))
        segment.take(ways)
        self._close(segment, end)
        return segment

    def may_end_short(self, following: int) -> bool:
        """Whether a line before the unit `following` ends inside an address, or before e-mail's."""
        in_address = self.penalties[following] in breaks.ADDRESS_PENALTIES
        return in_address or following in self.mail

    def skip_spaces(self, start: int, end: int) -> int:
        """The first unit from ``start`` on that a line can begin with."""
        kinds = self.paragraph.kinds
        while start < end and kinds[start] is Kind.SPACE:
            start += 1
        return start

    def _visible(self, start: int, end: int, white: frozenset[Kind] = _SPACES) -> int:
        """The last unit before ``end`` that is no white space, or ``start - 1``."""
        kinds = self.paragraph.kinds
        end -= 1
        while end >= start and kinds[end] in white:
            end -= 1
        return end

    def _endings(self, start: int, following: int, penalty: float) -> Iterator[Way]:
        """The ways a line may end before ``following``: its last mark whole, trimmed, hanging."""
        end = self._visible(start, following, _HANGING)
        if end < start or self.paragraph.text_of(end, end)[-1] == "\xad":
            return
        x = self.glue.position[end] + self.glue.widths[end]
        for trim, price in self._end_trims(end, final=False):
            yield x - trim, end, following, penalty + price, (0.0, trim)

    def _hyphenated(self, following: int) -> Way:
        end, hyphen = following - 1, self.hyphens[following]
        trim = OPTICAL_ENDS["-"] * hyphen if self.optical else 0.0
        x = self.glue.position[end] + self.glue.widths[end] + hyphen - trim
        return x, end, following, breaks.HYPHEN_PENALTY, (hyphen, trim)

    def _close(self, segment: Segment, end: int) -> None:
        """Find how the segment itself ends."""
        segment.final_end = last = self._visible(segment.start, end)
        if not segment.is_empty:
            segment.final_trim = self._end_trims(last, final=True)[0][0]
            x = self.glue.position[last] + self.glue.widths[last]
            segment.final_x = x - segment.final_trim

    def _end_trims(self, end: int, final: bool) -> list[tuple[float, float]]:
        """What a line that ends with the unit ``end`` may lose there, and the penalty of each.

        Padding and borders between a mark and the edge keep it whole (CSS Text 4, 8.2.2).
        """
        if end in self.paragraph.after:
            return [WHOLE]
        if self.optical and (share := OPTICAL_ENDS.get(self.paragraph.char(end))):
            return [(share * self.paragraph.widths[end], 0.0)]
        kind, trail = self.paragraph.kinds[end], self.glue.trails.get(end, 0.0)
        if kind not in CLOSING_KINDS and self.paragraph.char(end) not in HALF_COMMAS:
            return [WHOLE]
        width = self.paragraph.widths[end]
        hangs = kind is not Kind.CLOSE
        if final and "last" in self.hang and not hangs:
            return [(width, 0.0)]
        if "force-end" in self.hang and hangs:
            return [(width, 0.0)]
        ways = [(trail if self.trims_ends else 0.0, 0.0)]
        if trail and not self.trims_ends and self.trim != "space-all":
            ways.append((trail, TRIM_PENALTY))
        if hangs and "allow-end" in self.hang and end not in self.glue.sides:
            ways.append((width, HANG_PENALTY))
        return ways

    def with_emergency_breaks(self, segment: Segment, room: float) -> Segment:
        """The segment with breaks in each piece wider than `room` px, where CSS or custom allows.

        They are between all clusters of the piece, and of no other.
        """
        penalties = list(self.penalties)
        for begin, following, width in self._pieces(segment):
            if width > room:
                for unit in range(begin + 1, min(following, segment.final_end + 1)):
                    if penalties[unit] is None and self._breaks_anywhere(unit):
                        penalties[unit] = EMERGENCY_PENALTY
        return self._segment(segment.start, segment.final_end + 1, segment.next, penalties)

    def _breaks_anywhere(self, unit: int) -> bool:
        style = self.paragraph.style_of(unit)
        if style["white_space"] not in ("normal", "pre-line"):
            return False
        return style["overflow_wrap"] != "normal" or speaks_chinese(style["lang"])

    # -- what lines measure ------------------------------------------------------------------

    def lead(self, start: int, first: bool) -> float:
        """What the unit that begins a line loses at its left, px; negative: its indent."""
        if start in self.paragraph.indents and not first:
            return -self.paragraph.indents[start]
        if self.optical and (share := OPTICAL_STARTS.get(self.paragraph.char(start))):
            return share * self.paragraph.widths[start]
        if self.paragraph.kinds[start] is not Kind.OPEN or start in self.paragraph.before:
            return 0.0
        lead = self.glue.leads.get(start, 0.0)
        if first and "first" in self.hang:
            return self.paragraph.widths[start]
        if lead < 0:
            return -lead
        if self.trim not in TRIM_START or (first and self.trim == "space-first"):
            return 0.0
        return lead

    def letters(self, start: int, end: int) -> int:
        """The characters in the units [start, end] that are no marks."""
        kinds = self.paragraph.kinds
        return sum(kinds[unit] in CHARACTERS for unit in range(start, end + 1))

    def is_number(self, start: int, end: int) -> bool:
        """Whether the units [start, end] are digits and marks alone."""
        kinds = {self.paragraph.kinds[unit] for unit in range(start, end + 1)}
        return Kind.DIGIT in kinds and not kinds & (CHARACTERS - {Kind.DIGIT})

    def natural_width(self, segment: Segment) -> float:
        """The width of a segment set in one line, px."""
        if segment.is_empty:
            return 0.0
        start = segment.start
        return segment.final_x - self.glue.position[start] - self.lead(start, True)

    def widest_piece(self, segment: Segment) -> float:
        """The width of the widest piece without a break inside, px."""
        if segment.is_empty:
            return 0.0
        return max((width for _, _, width in self._pieces(segment)), default=0.0)

    def _pieces(self, segment: Segment) -> Iterator[tuple[int, int, float]]:
        """The pieces without a break inside: first unit, the unit after, the width in px."""
        begin = segment.start
        ways = sorted(zip(segment.nexts, segment.x, strict=True))
        for following, x in [*ways, (segment.next, segment.final_x)]:
            if following > begin:
                left = self.glue.position[begin] + self.lead(begin, begin == segment.start)
                yield begin, following, x - left
                begin = following


def _tail(paragraph: Clusters) -> int | None:
    """The last unit, where it is an inline block that ``margin-left: auto`` sends to the right."""
    last = len(paragraph) - 1
    if last < 1 or paragraph.kinds[last] is not Kind.OBJECT:
        return None
    return last if paragraph.style_of(last)["margin_left"] == "auto" else None


def line_widths(composer: Composer, indent: float, widest: bool) -> Sequence[float]:
    """Max-content (``widest``) or min-content widths of the segments, indent included, px."""
    width = composer.natural_width if widest else composer.widest_piece
    found = [width(segment) for segment in composer.segments]
    return [found[0] + indent, *found[1:]] if found else [indent]
