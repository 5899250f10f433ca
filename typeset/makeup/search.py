"""The search for the bands that fill the pages best.

States tell how far a page is filled and which stories are placed.  Every state is extended by every
band that fits; of the many ways to reach a state only the best is kept.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from typeset.makeup.band import GAP, Band
from typeset.makeup.block import UNEVEN
from typeset.makeup.place import MOST_LEFT
from typeset.makeup.repertoire import Repertoire
from typeset.makeup.story import Sheet
from typeset.makeup.waiting import Waiting

MOST_STORIES = 4
"""So many stories stand in a band at most."""

PAGE_COST = 60.0
LAST_PAGE_COST = 1.6
"""For each line that the last page leaves blank."""

FOOT_COST = 100.0
"""A page more for notices and colophon alone."""

HOLE_COST = 10_000.0
"""A page that no band closes: never chosen while another way is left."""

OUT_OF_ORDER = 30.0
"""A story that stands before one that should come first."""

Key = tuple[int, int, int, Waiting | None, Waiting | None, bool]


@dataclass(frozen=True)
class Filled:
    """A page as far as it is filled: `line` is the first free line; `bands` stand above it.

    `placed` stories were taken from the order.  Of them `rest` is broken off and goes on next, and
    `passed` was passed over and stands in the next band.
    """

    page: int
    line: int
    placed: int = 0
    rest: Waiting | None = None
    passed: Waiting | None = None
    score: float = 0.0
    bands: tuple[tuple[int, Band], ...] = ()
    before: Filled | None = None
    poured: bool = True
    """Whether the score counts how well the last band's columns end."""

    @property
    def key(self) -> Key:
        return (self.page, self.line, self.placed, self.rest, self.passed, self.poured)

    @property
    def pending(self) -> tuple[Waiting, ...]:
        """What must stand in the next band."""
        return tuple(waiting for waiting in (self.rest, self.passed) if waiting is not None)

    @property
    def pages(self) -> list[Filled]:
        """All pages up to this one, from the first."""
        pages: list[Filled] = []
        state: Filled | None = self
        while state is not None:
            pages.append(state)
            state = state.before
        return pages[::-1]


@dataclass
class Search:
    """One search: `states` ways to have placed the same stories are followed up for each number of
    bands on a page; `passing` allows a story to be passed over once.
    """

    order: Sequence[Waiting]
    sheet: Sheet
    repertoire: Repertoire
    states: int
    passing: bool = False
    _queue: list[tuple[int, int, float, int, Filled]] = field(default_factory=list)
    _best: dict[Key, float] = field(default_factory=dict)
    _tie: Iterator[int] = field(default_factory=count)

    def best(self) -> Filled:
        """The last page of the best way found; the others stand before it."""
        followed: dict[tuple[int, int, int], int] = {}
        winner: Filled | None = None
        self._push(Filled(1, self.sheet.first_line(1)))
        while self._queue:
            *_, state = heapq.heappop(self._queue)
            if state.score > self._best[state.key] or (winner and state.score >= winner.score):
                continue
            if not state.poured:
                self._push(*self._poured(state))
            elif state.placed == len(self.order) and not state.pending:
                end = self._finished(state)
                winner = end if winner is None or end.score < winner.score else winner
            else:
                level = (state.page, state.placed, len(state.bands))
                followed[level] = followed.get(level, 0) + 1
                if followed[level] <= self.states:
                    self._push(*self._extended(state))
        assert winner is not None
        return winner

    def _push(self, *states: Filled) -> None:
        for state in states:
            if state.score < self._best.get(state.key, float("inf")):
                self._best[state.key] = state.score
                entry = (state.page, state.placed, state.score, next(self._tie), state)
                heapq.heappush(self._queue, entry)

    def _extended(self, state: Filled) -> Iterator[Filled]:
        """Every way to go on: one more band, or the next page."""
        waiting = self._waiting(state)
        reached = bool(waiting) and self._reached(waiting[0], state)
        room = self.sheet.lines - state.line
        if reached and room > 0:
            for band in self.repertoire.bands(waiting, room):
                yield _with(state, band)
            if self.passing:
                yield from self._passing(state, room)
        if state.bands:
            yield self._next_page(state, forced=not reached)

    def _reached(self, waiting: Waiting, state: Filled) -> bool:
        return (waiting.story.page or 0) <= state.page

    def _waiting(self, state: Filled, skip: int = 0) -> tuple[Waiting, ...]:
        """The stories that may be placed next, the pending ones first."""
        start = state.placed + skip
        following = self.order[start : start + MOST_STORIES - len(state.pending)]
        here = tuple(each for each in following if self._reached(each, state))
        return (*state.pending, *here) or tuple(following)

    def _passing(self, state: Filled, room: int) -> Iterator[Filled]:
        """The bands of the stories after the next one, which is passed over."""
        if state.passed or state.placed + 1 >= len(self.order):
            return
        passed = self.order[state.placed]
        if passed.story.role == "lead" or not self._reached(passed, state):
            return
        waiting = self._waiting(state, skip=1)
        if not self._reached(waiting[0], state):
            return
        for band in self.repertoire.bands(waiting, room):
            if band.taken > len(state.pending):
                after = _with(state, band)
                cost = after.score + OUT_OF_ORDER
                yield replace(after, placed=after.placed + 1, passed=passed, score=cost)

    def _poured(self, state: Filled) -> Iterator[Filled]:
        """The same state with the cost of its last band's column ends, asked when it matters.

        Where they cannot be even, one line more may help.
        """
        line, band = state.bands[-1]
        score = state.score + band.end_cost
        yield replace(state, score=score, poured=True)
        if band.end_cost >= UNEVEN and not band.rest and line + band.lines < self.sheet.lines:
            deeper = band.deeper
            score = state.score + deeper.end_cost + 1
            bands = (*state.bands[:-1], (line, deeper))
            yield replace(state, score=score, line=state.line + 1, bands=bands, poured=True)

    def _next_page(self, state: Filled, *, forced: bool) -> Filled:
        """Close the page.  The lines left at its foot are shared out on it, if they are few."""
        left = self.sheet.lines - (state.line - GAP)
        most = MOST_LEFT + sum(band.most_spare for _, band in state.bands)
        cost = left * left / len(state.bands) if left <= most else HOLE_COST + 10 * left
        page = state.page + 1
        return Filled(
            page,
            self.sheet.first_line(page),
            state.placed,
            state.rest,
            state.passed,
            state.score + (0.3 * left if forced else cost),
            before=state,
        )

    def _finished(self, state: Filled) -> Filled:
        """The last page: the foot's lines must still find room, else they open one page more."""
        left = self.sheet.lines - (state.line - GAP)
        if state.bands and self.sheet.foot and left < self.sheet.foot + GAP:
            following = self._next_page(state, forced=True)
            return replace(following, line=0, score=state.score + FOOT_COST + 0.3 * left)
        blank = max(0, left - self.sheet.foot)
        return replace(state, score=state.score + LAST_PAGE_COST * blank + PAGE_COST * state.page)


def _with(state: Filled, band: Band) -> Filled:
    return Filled(
        state.page,
        state.line + band.lines + GAP,
        state.placed + band.taken - len(state.pending),
        band.rest,
        None,
        state.score + band.cost,
        (*state.bands, (state.line, band)),
        state.before,
        poured=False,
    )
