"""Choosing the lines of a paragraph: all its breaks are weighed together (total fit).

The method is that of Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with CLREQ's glue:
a line that is too long shrinks its marks and spaces, one that is too short grows its gaps, and the
badness of both is the price of a break. Text that is not justified is set first-fit.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from typeset.typography import breaks
from typeset.typography.characters import CLOSING_KINDS, MARKS, Kind
from typeset.typography.glue import Glue
from typeset.typography.paragraph import Paragraph

# Badness: 1.0 is a line whose marks are squeezed to the last, or whose gaps grow by GAP_UNIT em.
GAP_UNIT = 0.02
WORD_BADNESS = 0.6  # of word spaces stretched by half
RUNT_PENALTY = 40.0
TRIM_PENALTY = 0.02
HANG_PENALTY = 0.05
EMERGENCY_PENALTY = 60.0
OVERFULL = 1000.0
TOLERANCE = 1e-6  # px

# How short of the measure a line may be before growing, tried in turn (share of the measure).
SLACKS = (0.08, 0.4)

TRIM_START = frozenset({"trim-start", "trim-both", "space-first", "auto"})
TRIM_END = frozenset({"trim-both", "auto"})


@dataclass(slots=True)
class Break:
    """A possible end of a line."""

    next: int  # first unit of the next line
    end: int  # last unit of this line
    x: float  # where the line ends on the endless line, end trim and hyphen included (px)
    penalty: float = 0.0
    hyphen: float = 0.0  # width of the hyphen that the break needs
    trim: float = 0.0


@dataclass(slots=True)
class Line:
    """One line as chosen: units [start, end], and where the next one begins."""

    start: int
    end: int
    next: int
    lead: float  # trimmed off its start, px
    trim: float  # trimmed off its end, or hanging, px
    hyphen: float
    last: bool  # of its paragraph, or before a forced break
    first: bool


@dataclass(slots=True)
class Segment:
    """What stands between two forced breaks: the breaks within it, sorted by where they end."""

    start: int
    next: int  # the unit after the forced break
    breaks: list[Break] = field(default_factory=list)
    final: Break | None = None  # None: nothing visible
    ends: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # units at which a line may begin


class Composer:
    """Composes one paragraph into lines, for any measure."""

    def __init__(self, paragraph: Paragraph, glue: Glue, context: Any) -> None:
        self.paragraph = paragraph
        self.glue = glue
        self.style = paragraph.style
        self.em: float = paragraph.style["font_size"] or 1.0
        self.trim: str = paragraph.style["text_spacing_trim"]
        self.hang: frozenset[str] = paragraph.style["hanging_punctuation"]
        self.penalties = breaks.opportunities(paragraph)
        self.hyphens = breaks.hyphen_points(paragraph, context)
        self.letters = self._count_letters()
        self.tail = _tail(paragraph)
        self.segments = list(self._segments())

    def _count_letters(self) -> list[int]:
        """Running count of characters that are no marks, for the last line's minimum."""
        counts, total = [0], 0
        for unit in self.paragraph.units:
            total += unit.kind not in MARKS and unit.kind is not Kind.SPACE
            counts.append(total)
        return counts

    # -- possible breaks ---------------------------------------------------------------------

    def _segments(self) -> Any:
        units = self.paragraph.units
        start, stop = 0, len(units) if self.tail is None else self.tail
        for index, unit in enumerate(units):
            if unit.kind is Kind.NEWLINE:
                yield self._segment(start, index, index + 1)
                start = index + 1
        if start < stop:
            yield self._segment(start, stop, stop)

    def _segment(self, start: int, end: int, following: int) -> Segment:
        start = self.skip_spaces(start, end)
        segment = Segment(start, following)
        for index in range(start + 1, end):
            penalty = self.penalties[index]
            if penalty is not None:
                segment.breaks += self._endings(start, index, penalty)
            if index in self.hyphens:
                segment.breaks.append(self._hyphenated(index))
        segment.breaks.sort(key=lambda option: option.x)
        segment.ends = [option.x for option in segment.breaks]
        segment.starts = sorted({start, *(option.next for option in segment.breaks)})
        last = self._visible(start, end)
        if last >= start:
            segment.final = self._endings(start, end, 0.0, final=True)[0]
            segment.final.next = following
        return segment

    def skip_spaces(self, start: int, end: int) -> int:
        """The first unit from ``start`` on that a line can begin with."""
        units = self.paragraph.units
        while start < end and units[start].kind is Kind.SPACE:
            start += 1
        return start

    def _visible(self, start: int, end: int) -> int:
        """The last unit before ``end`` that is no space, or ``start - 1``."""
        units = self.paragraph.units
        end -= 1
        while end >= start and units[end].kind is Kind.SPACE:
            end -= 1
        return end

    def _endings(
        self, start: int, following: int, penalty: float, final: bool = False
    ) -> list[Break]:
        """The ways a line may end before the unit ``following``: mark whole, trimmed, hanging."""
        end = self._visible(start, following)
        if end < start:
            return []
        unit = self.paragraph.units[end]
        x = self.glue.position[end] + self.glue.widths[end]
        plain = Break(following, end, x, penalty)
        if self.paragraph.content.text[self.paragraph.starts[end + 1] - 1] == "\xad":
            return [self._hyphenated(following)] if not final else [plain]
        if unit.kind not in CLOSING_KINDS and unit.char not in ",.":
            return [plain]
        return [
            Break(following, end, x - trim, penalty + price, 0.0, trim)
            for trim, price in self._end_trims(end, final)
        ]

    def _end_trims(self, end: int, final: bool) -> list[tuple[float, float]]:
        unit, trail = self.paragraph.units[end], self.glue.trails[end]
        hangs = unit.kind in (Kind.POINT, Kind.STOP) or unit.char in ",."
        if final and "last" in self.hang and unit.kind is Kind.CLOSE:
            return [(unit.width, 0.0)]
        if "force-end" in self.hang and hangs:
            return [(unit.width, 0.0)]
        trimmed = (
            self.trim in TRIM_END or self.style["typeset_punctuation_style"] == "line-end-half"
        )
        ways = [(trail if trimmed else 0.0, 0.0)]
        if trail and not trimmed and self.trim != "space-all":
            ways.append((trail, TRIM_PENALTY))
        if hangs and "allow-end" in self.hang:
            ways.append((unit.width, HANG_PENALTY))
        return ways

    def _hyphenated(self, following: int) -> Break:
        width = self.hyphens[following]
        end = following - 1
        x = self.glue.position[end] + self.glue.widths[end] + width
        return Break(following, end, x, breaks.HYPHEN_PENALTY, width)

    def lead(self, start: int, first: bool) -> float:
        """What the unit that begins a line loses at its left."""
        unit, lead = self.paragraph.units[start], self.glue.leads[start]
        if first and "first" in self.hang and unit.kind is Kind.OPEN:
            return unit.width
        if lead < 0:
            return -lead
        if self.trim not in TRIM_START or (first and self.trim == "space-first"):
            return 0.0
        return lead

    # -- choosing ----------------------------------------------------------------------------

    def lines(self, start: int, measure: float, indent: float, justified: bool) -> list[Line]:
        """Compose from the unit ``start``: the lines for ``measure`` px, the first one indented."""
        result: list[Line] = []
        for segment in self.segments:
            if segment.next <= start:
                continue
            begin = max(start, segment.start)
            first = begin == segment.start
            if segment.final is None:
                result.append(_empty_line(segment, first))
            else:
                own_indent = indent if not result else 0.0
                run = _Run(self, segment, begin, measure, own_indent, first)
                result += run.total_fit() if justified else run.first_fit()
        return result if self.tail is None else self._with_tail(result, measure, indent)

    def _with_tail(self, lines: list[Line], measure: float, indent: float) -> list[Line]:
        """The lines with the tail at the end of the last one, or on a line of its own."""
        tail, glue = self.tail, self.glue
        assert tail is not None
        if lines:
            last = lines[-1]
            room = measure - (indent if len(lines) == 1 else 0.0)
            width = glue.position[tail] + glue.widths[tail] - glue.position[last.start] - last.lead
            if width <= room + TOLERANCE:
                last.end, last.next, last.trim = tail, tail + 1, 0.0
                return lines
        return [*lines, Line(tail, tail, tail + 1, 0.0, 0.0, 0.0, True, False)]

    def natural_width(self, segment: Segment) -> float:
        """The width of a segment set in one line."""
        if segment.final is None:
            return 0.0
        glue = self.glue
        return segment.final.x - glue.position[segment.start] - self.lead(segment.start, True)

    def widest_piece(self, segment: Segment) -> float:
        """The width of the widest piece without a break inside."""
        if segment.final is None:
            return 0.0
        widest = 0.0
        begin = segment.start
        options = sorted(segment.breaks, key=lambda option: (option.next, option.x))
        for option in [*options, segment.final]:
            if option.next <= begin:
                continue
            offset = self.glue.position[begin] + self.lead(begin, begin == segment.start)
            widest = max(widest, option.x - offset)
            begin = option.next
        return widest


def _tail(paragraph: Paragraph) -> int | None:
    """The last unit, where it is an inline block that ``margin-left: auto`` sends to the right."""
    units = paragraph.units
    if len(units) < 2 or units[-1].kind is not Kind.OBJECT:
        return None
    return len(units) - 1 if paragraph.leaf_style(units[-1])["margin_left"] == "auto" else None


def _empty_line(segment: Segment, first: bool) -> Line:
    return Line(segment.start, segment.start - 1, segment.next, 0.0, 0.0, 0.0, True, first)


@dataclass(slots=True)
class _Run:
    """One segment set to one measure, from one of its units on."""

    composer: Composer
    segment: Segment
    start: int
    measure: float
    indent: float
    first: bool  # the run begins where its segment does

    def first_fit(self) -> list[Line]:
        """Each line takes what fits at natural width (text that is not justified)."""
        begin, lines = self.start, []
        final = self.segment.final
        assert final is not None
        while True:
            origin, limit = self._origin(begin), self._target(begin) + TOLERANCE
            if final.x - origin <= limit:
                lines.append(self._line(begin, final, True))
                return lines
            option = self._farthest(begin, origin + limit)
            if option is None:
                lines.append(self._line(begin, final, True))
                return lines
            lines.append(self._line(begin, option, False))
            begin = option.next

    def _farthest(self, begin: int, limit: float) -> Break | None:
        """The last break that ends before ``limit``, or the first one at all: text must go on."""
        options = self.segment.breaks
        fitting = bisect.bisect_right(self.segment.ends, limit)
        found = [o for o in options[:fitting] if o.next > begin][-3:]
        if found:
            return max(found, key=lambda option: (option.next, option.x))
        return next((option for option in options[fitting:] if option.next > begin), None)

    def total_fit(self) -> list[Line]:
        """All breaks weighed together; a wider tolerance is tried when a narrow one finds none."""
        final = self.segment.final
        assert final is not None
        if final.x - self._origin(self.start) <= self._target(self.start) + TOLERANCE:
            return [self._line(self.start, final, True)]
        for slack in SLACKS:
            if chosen := self._search(slack * self.measure, False):
                return chosen
        return self._search(self.measure, True) or self.first_fit()

    def _search(self, slack: float, overfull: bool) -> list[Line] | None:
        glue, segment = self.composer.glue, self.segment
        final = segment.final
        assert final is not None
        costs: dict[int, float] = {self.start: 0.0}
        came: dict[int, tuple[int, Break]] = {}
        options, ends = segment.breaks, segment.ends
        shrink, stretch, open_gaps = glue.shrink, glue.stretch, glue.open_gaps
        gap_unit = GAP_UNIT * self.composer.em
        first_index = bisect.bisect_left(segment.starts, self.start)
        best_final, final_from = float("inf"), -1
        for begin in segment.starts[first_index:]:
            base = costs.get(begin)
            if base is None:
                continue
            edge = self._origin(begin) + self._target(begin)
            shrunk, grown, opened = shrink[begin], stretch[begin], open_gaps[begin]
            short = edge - final.x
            if short >= -(shrink[final.end] - shrunk) - TOLERANCE:
                price = base + self._final_price(begin, short)
                if price < best_final:
                    best_final, final_from = price, begin
            index = bisect.bisect_left(ends, edge - slack)
            reached = False
            while index < len(options):
                option = options[index]
                index += 1
                end = option.end
                if end < begin or option.next <= begin:
                    continue
                short = edge - option.x
                if short < 0:
                    capacity = shrink[end] - shrunk
                    if -short > capacity + TOLERANCE:
                        if -short > capacity + self.measure:
                            break
                        if not overfull or reached or (short < -slack and reached):
                            if -short > capacity + 2 * self.composer.em:
                                break
                            continue
                        price = OVERFULL + short * short
                    else:
                        ratio = -short / capacity if capacity else 0.0
                        price = ratio * ratio
                else:
                    soft = stretch[end] - grown
                    gaps = open_gaps[end] - opened
                    if short <= soft:
                        ratio = short / soft if soft else 0.0
                        price = WORD_BADNESS * ratio * ratio
                    elif gaps:
                        ratio = (short - soft) / (gaps * gap_unit)
                        price = (WORD_BADNESS if soft else 0.0) + ratio * ratio
                    elif soft:
                        ratio = short / soft
                        price = WORD_BADNESS * ratio * ratio * ratio
                    else:
                        price = OVERFULL + short
                reached = True
                price += base + option.penalty
                following = option.next
                if price < costs.get(following, float("inf")):
                    costs[following] = price
                    came[following] = begin, option
        if final_from < 0:
            return None
        return self._trace(came, final_from)

    def _final_price(self, begin: int, short: float) -> float:
        price = 0.0
        final = self.segment.final
        assert final is not None
        shrink = self.composer.glue.shrink
        if short < 0:
            capacity = shrink[final.end] - shrink[begin]
            price = (short / capacity) ** 2 if capacity else 0.0
        minimum = self.composer.style["typeset_last_line_minimum"]
        letters = self.composer.letters
        if begin > self.start and letters[final.end + 1] - letters[begin] < minimum:
            price += RUNT_PENALTY
        return price

    def _trace(self, came: dict[int, tuple[int, Break]], begin: int) -> list[Line]:
        final = self.segment.final
        assert final is not None
        lines = [self._line(begin, final, True)]
        while begin in came:
            begin, option = came[begin]
            lines.append(self._line(begin, option, False))
        return lines[::-1]

    def _line(self, begin: int, option: Break, last: bool) -> Line:
        first = self.first and begin == self.start
        lead = self.composer.lead(begin, first)
        return Line(begin, option.end, option.next, lead, option.trim, option.hyphen, last, first)

    def _origin(self, begin: int) -> float:
        first = self.first and begin == self.start
        return self.composer.glue.position[begin] + self.composer.lead(begin, first)

    def _target(self, begin: int) -> float:
        return self.measure - (self.indent if begin == self.start else 0.0)


def line_widths(composer: Composer, indent: float, widest: bool) -> Sequence[float]:
    """Max-content (``widest``) or min-content widths of the segments, in px, indent included."""
    width = composer.natural_width if widest else composer.widest_piece
    found = [width(segment) for segment in composer.segments]
    return [found[0] + indent, *found[1:]] if found else [indent]
