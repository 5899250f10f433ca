"""Choosing among the possible lines of a paragraph: all breaks are weighed together (total fit).

The method is that of Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with CLREQ's glue:
a line that is too long shrinks its marks and spaces, one that is too short grows its gaps, and the
badness of both is the price of a break. Text that is not justified is set first-fit.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field

from typeset.typography.badness import (
    GAP_UNIT,
    SQUEEZE_BADNESS,
    TORN,
    growth_badness,
    ragged_badness,
)
from typeset.typography.balance import balanced
from typeset.typography.compose import ComposedLine, Composer, Segment
from typeset.typography.hyphens import one_hyphen_more

# Prices of a line beside its badness.
SHORT_NUMBER = 9  # characters: a longer number may stand alone in a last line
HYPHEN_TRIES = 40  # searches for lines with fewer hyphens in a row, at most
RUNT_PENALTY = 1500.0  # a last line that is too short: only a line torn apart is worse
OVERFULL = 1e12  # no line that can be shorter runs over
TOLERANCE = 1e-6  # px
INFINITY = float("inf")

# How far short of the measure a line may be before it grows, tried in turn (share of the measure).
SLACKS = (0.08, 0.4)
WHOLE_LINE = 1.0  # before an address that goes whole to the next line, hardly anything may stand


def lines(
    composer: Composer, start: int, measure: float, indent: float, justified: bool
) -> list[ComposedLine]:
    """The lines from the unit ``start`` on for ``measure`` px, the first of them indented."""
    result = list[ComposedLine]()
    for segment in composer.segments:
        if segment.next <= start:
            continue
        begin = max(start, segment.start)
        first = begin == segment.start
        if segment.is_empty:
            end = segment.final_end
            result.append(
                ComposedLine(segment.start, end, segment.next, 0.0, 0.0, 0.0, True, first)
            )
            continue
        run = SegmentRun(composer, segment, begin, measure, 0.0 if result else indent, first)
        result += run.total_fit() if justified else run.ragged()
    return result if composer.tail is None else _with_tail(composer, result, measure, indent)


def _with_tail(
    composer: Composer, found: list[ComposedLine], measure: float, indent: float
) -> list[ComposedLine]:
    """The lines with the tail at the end of the last one, or on a line of its own."""
    tail, glue = composer.tail, composer.glue
    assert tail is not None
    if found:
        last = found[-1]
        room = measure - (indent if len(found) == 1 else 0.0)
        width = glue.position[tail] + glue.widths[tail] - glue.position[last.start] - last.lead
        if width <= room + TOLERANCE:
            last.end, last.next, last.trim = tail, tail + 1, 0.0
            return found
    return [*found, ComposedLine(tail, tail, tail + 1, 0.0, 0.0, 0.0, True, False)]


@dataclass(slots=True)
class SegmentRun:
    """One segment set to one measure, from one of its units on."""

    composer: Composer
    segment: Segment
    start: int
    measure: float
    indent: float
    first: bool  # the run begins where its segment does
    costs: dict[int, float] = field(default_factory=dict)  # unit -> least cost of a line before it
    barred: set[int] = field(default_factory=set)  # ways that no line ends in
    came: dict[int, tuple[int, int]] = field(default_factory=dict)  # unit -> (line's start, way)

    # -- ragged text -------------------------------------------------------------------------

    def ragged(self) -> list[ComposedLine]:
        """The lines of text that is not justified."""
        found = self.first_fit()
        if self.composer.style["text_wrap_style"] == "balance" and self.start == self.segment.start:
            return balanced(self, len(found)) or found
        return found

    def first_fit(self) -> list[ComposedLine]:
        """Each line takes what fits at natural width."""
        self._break_long_words()
        begin, found = self.start, list[ComposedLine]()
        while True:
            limit = self._edge(begin) + TOLERANCE
            way = None if self.segment.final_x <= limit else self._farthest(begin, limit)
            if way is None:
                return [*found, self.final(begin)]
            found.append(self.line(begin, way))
            begin = self.segment.nexts[way]

    def _break_long_words(self) -> None:
        """Break a piece that is wider than the measure anywhere, rather than let it overflow."""
        room = self.measure - self.indent + TOLERANCE
        if self.composer.widest_piece(self.segment) > room:
            self.segment = self.composer.with_emergency_breaks(self.segment, room)

    def _farthest(self, begin: int, limit: float) -> int | None:
        """The last way to end a line within ``limit``, or the first one at all: text must go on."""
        segment = self.segment
        fitting = bisect.bisect_right(segment.x, limit)
        best = None
        for way in range(fitting - 1, -1, -1):
            if segment.nexts[way] <= begin or segment.ends[way] < begin:
                break
            if best is None or segment.penalties[way] < segment.penalties[best] - 1.0:
                best = way
        if best is not None:
            return best
        return next((w for w in range(fitting, len(segment.x)) if segment.ends[w] >= begin), None)

    # -- justified text ----------------------------------------------------------------------

    def total_fit(self) -> list[ComposedLine]:
        """All breaks weighed together; a wider tolerance is tried where a narrow one finds none."""
        if self.segment.final_x <= self._edge(self.start) + TOLERANCE:
            return [self.final(self.start)]
        slacks = (*SLACKS, WHOLE_LINE) if self.composer.mail else SLACKS
        for slack in slacks:
            cost, found = self._search(slack * self.measure, rescue=False)
            if cost < RUNT_PENALTY or (found and slack == slacks[-1]):
                return self._with_few_hyphens(found, slack) if self.composer.hyphens else found
        self._break_long_words()
        return self._search(self.measure, rescue=True)[1] or self.first_fit()

    def _search(self, slack: float, rescue: bool) -> tuple[float, list[ComposedLine]]:
        """The cheapest way through the segment, and its cost; empty if there is none.

        ``rescue`` lets a line overflow if it must.
        """
        self.costs, self.came = {self.start: 0.0}, {}
        best, best_from = INFINITY, -1
        starts = self.segment.starts
        for begin in starts[bisect.bisect_left(starts, self.start) :]:
            cost = self.costs.get(begin)
            if cost is None:
                continue
            price = cost + self._final_price(begin, rescue)
            if price < best:
                best, best_from = price, begin
            if cost < best:
                self._extend(begin, cost, slack, rescue)
        return best, self._trace(best_from) if best_from >= 0 else []

    def _extend(self, begin: int, cost: float, slack: float, rescue: bool) -> None:
        """Price every line that can begin at ``begin``."""
        segment, glue, costs = self.segment, self.composer.glue, self.costs
        xs, ends, nexts = segment.x, segment.ends, segment.nexts
        shrink, stretch, shares = glue.shrink, glue.stretch, glue.shares
        shrunk, grown, shared = shrink[begin], stretch[begin], shares[begin]
        gap_unit = GAP_UNIT * self.composer.em
        edge = self._edge(begin)
        farthest = edge + 2 * self.composer.em + TOLERANCE
        reached = False
        for way in range(bisect.bisect_left(xs, edge - slack), len(xs)):
            end = ends[way]
            if end < begin or way in self.barred:
                continue
            short = edge - xs[way]
            if short >= 0:
                price = growth_badness(short, stretch[end] - grown, shares[end] - shared, gap_unit)
                if self.composer.may_end_short(nexts[way]):
                    price = min(price, ragged_badness(short / self.composer.em))
            else:
                capacity = shrink[end] - shrunk
                if -short > capacity + TOLERANCE:
                    if xs[way] - capacity > farthest:
                        break
                    continue
                price = SQUEEZE_BADNESS * (short / capacity) ** 2 if capacity else 0.0
            reached = True
            price += cost + segment.penalties[way]
            if price < costs.get(nexts[way], INFINITY):
                costs[nexts[way]] = price
                self.came[nexts[way]] = begin, way
        if rescue and not reached:
            self._overflow(begin, cost, edge)

    def _with_few_hyphens(self, found: list[ComposedLine], slack: float) -> list[ComposedLine]:
        """The lines, broken otherwise where too many in a row end with a hyphen, if they can be."""
        for _ in range(HYPHEN_TRIES):
            line = one_hyphen_more(found)
            if line is None:
                return found
            ways = enumerate(zip(self.segment.nexts, self.segment.extras, strict=True))
            self.barred.update(w for w, (n, extra) in ways if n == line.next and extra[0])
            cost, others = self._search(slack * self.measure, rescue=False)
            if not others or cost >= TORN:
                return found
            found = others
        return found

    def _overflow(self, begin: int, cost: float, edge: float) -> None:
        """Let the line that begins at ``begin`` overflow by as little as possible."""
        segment = self.segment
        for way in range(bisect.bisect_left(segment.x, edge), len(segment.x)):
            if segment.ends[way] >= begin:
                price = cost + OVERFULL + segment.x[way] - edge
                if price < self.costs.get(segment.nexts[way], INFINITY):
                    self.costs[segment.nexts[way]] = price
                    self.came[segment.nexts[way]] = begin, way
                return

    def _final_price(self, begin: int, rescue: bool) -> float:
        """The price of a last line that begins at ``begin``; it is never grown."""
        segment, shrink = self.segment, self.composer.glue.shrink
        over = segment.final_x - self._edge(begin)
        capacity = shrink[segment.final_end] - shrink[begin]
        price = 0.0
        if over > capacity + TOLERANCE:
            if not rescue or over > capacity + 2 * self.composer.em:
                return INFINITY
            price = OVERFULL + over
        elif over > 0 and capacity:
            price = SQUEEZE_BADNESS * (over / capacity) ** 2
        if begin > self.start and self._is_runt(begin):
            price += RUNT_PENALTY
        return price

    def _is_runt(self, begin: int) -> bool:
        """Whether a last line from ``begin`` on has fewer characters than it must have."""
        minimum, end = self.composer.minimum, self.segment.final_end
        if (leader := self.composer.paragraph.leader) is not None:
            end = min(end, leader - 1)
        if end - begin >= max(4 * minimum, SHORT_NUMBER):
            return False
        return self.composer.letters(begin, end) < minimum or (
            minimum > 1 and self.composer.is_number(begin, end)
        )

    def _trace(self, begin: int) -> list[ComposedLine]:
        found = [self.final(begin)]
        while begin in self.came:
            begin, way = self.came[begin]
            found.append(self.line(begin, way))
        return found[::-1]

    # -- lines -------------------------------------------------------------------------------

    def _is_first(self, begin: int) -> bool:
        return self.first and begin == self.start

    def _edge(self, begin: int) -> float:
        """Where, on the endless line, the measure of a line that begins at ``begin`` ends."""
        origin = self.composer.glue.position[begin] + self.composer.lead(
            begin, self._is_first(begin)
        )
        return origin + self.measure - (self.indent if begin == self.start else 0.0)

    def line(self, begin: int, way: int) -> ComposedLine:
        """The line from the unit `begin` on that ends in this way."""
        segment, first = self.segment, self._is_first(begin)
        hyphen, trim = segment.extras[way]
        lead = self.composer.lead(begin, first)
        end, following = segment.ends[way], segment.nexts[way]
        return ComposedLine(begin, end, following, lead, trim, hyphen, False, first)

    def final(self, begin: int) -> ComposedLine:
        """The segment's last line, from the unit `begin` on."""
        segment, first = self.segment, self._is_first(begin)
        lead = self.composer.lead(begin, first)
        end, trim = segment.final_end, segment.final_trim
        return ComposedLine(begin, end, segment.next, lead, trim, 0.0, True, first)
