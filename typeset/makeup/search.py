"""The search for the bands that fill the pages best.

States say how far a page is filled and which stories are placed.  Every state is extended by every
band that fits; of the many ways to reach a state only the best is kept.  Where no band fits, what
can be set of a story is set as it comes: every state leads to a finished issue.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from typeset.makeup.band import GAP, Band
from typeset.makeup.band_cache import BandCache, Group
from typeset.makeup.block import UNEVEN
from typeset.makeup.filled_page import FilledPage, opened, with_band
from typeset.makeup.last_resort import RESORT_COST
from typeset.makeup.place import MOST_LEFT
from typeset.makeup.story import TORN, Sheet
from typeset.makeup.waiting_story import WaitingStory

MOST_STORIES = 4
"""The most stories that stand in a band."""

PAGE_COST = 60.0
LAST_PAGE_COST = 1.6
"""For each line that the last page leaves blank."""

FOOT_COST = 100.0
"""A page more for notices and colophon alone."""

HOLE_COST = RESORT_COST
"""A page that no band closes: never chosen while another way is left."""

TOO_MANY_COST = 30_000.0
"""A page more than the editor allows."""

NOT_ON_ITS_PAGE = 30_000.0
"""A story that does not stand on the page that the editor gives it."""

EMPTY_COST = 500.0
"""A page with nothing on it, before the page that a story is to stand on."""

EARLY_COST, EARLY_LINE_COST, LATE_LINE_COST = 60.0, 3.0, 0.3
"""A page that ends early, and each line of it, while there are stories for it and others are to
stand on later pages: better some white on each page between than an empty one.  Where no story is
left for the page, its white costs little."""

OUT_OF_ORDER = 30.0
"""A story that stands before one that should come first."""

LEAST_LEFT = 6
"""A story leaves these lines and a head to each other that is to stand on the same page."""

MOST_DEEPER = 3
"""The number of further lines that may help where a band's columns cannot be filled."""


class NoRoomError(Exception):
    """Not even an empty page holds what comes next of a story: its headline, or a picture."""

    def __init__(self, story: int) -> None:
        super().__init__(story)
        self.story = story


@dataclass
class Search:
    """One search for a plan.

    `states` ways to have placed as many stories are followed up on each page; `passing` allows a
    story to be passed over once; `desperate` tries the last resort everywhere.
    """

    order: Sequence[WaitingStory]
    sheet: Sheet
    band_cache: BandCache
    states: int
    passing: bool = False
    desperate: bool = False
    _queue: list[tuple[int, int, float, int, FilledPage]] = field(default_factory=list)
    _best: dict[tuple[object, ...], float] = field(default_factory=dict)
    _tie: Iterator[int] = field(default_factory=count)
    _stuck: WaitingStory | None = None

    def best(self) -> FilledPage | None:
        """The last page of the best way found; the others stand before it.

        None where no band that was tried could be filled.
        """
        followed: dict[tuple[int, int, int], int] = {}
        winner: FilledPage | None = None
        self._push(FilledPage(1, self.sheet.first_line(1)))
        while self._queue:
            *_, state = heapq.heappop(self._queue)
            if state.score > self._best[state.key] or (winner and state.score >= winner.score):
                continue
            if not state.poured:
                self._push(*self._poured(state))
            elif state.taken == len(self.order) and not state.queue and not state.carried:
                end = self._finished(state)
                winner = end if winner is None or end.score < winner.score else winner
            else:
                level = (state.page, state.taken, state.going_on)
                followed[level] = followed.get(level, 0) + 1
                if followed[level] <= self.states:
                    self._push(*self._extended(state))
        if winner is None and self.desperate:
            raise NoRoomError(self._stuck.number if self._stuck else 0)
        return winner

    def _push(self, *states: FilledPage) -> None:
        for state in states:
            if state.score < self._best.get(state.key, float("inf")):
                self._best[state.key] = state.score
                entry = (state.page, state.taken, state.score, next(self._tie), state)
                heapq.heappush(self._queue, entry)

    # ---- going on ------------------------------------------------------------------------------

    def _extended(self, state: FilledPage) -> Iterator[FilledPage]:
        """Every way to go on: one more band, or the next page."""
        waiting = self._waiting(state)
        room = self.sheet.lines - state.line
        found = False
        if waiting and room > 0:
            for following in self._banded(state, waiting, room):
                found = True
                yield following
            if not found or self.desperate:
                for band in self.band_cache.last_resorts(waiting[0], room):
                    found = True
                    yield self._with(state, band, waiting)
        if not found and waiting and not state.bands and state.page > 1:
            self._stuck = waiting[0]
        elif state.bands or not found:
            yield self._next_page(state, nothing_left=not waiting)

    def _waiting(self, state: FilledPage, skip: int = 0) -> Group:
        """The stories that may be placed next: what is broken off, then what is due, the others."""
        due, free = self._left(state)
        return (*state.queue, *due, *free[skip:])[:MOST_STORIES]

    def _left(self, state: FilledPage) -> tuple[list[WaitingStory], list[WaitingStory]]:
        """The stories that are to stand on this page, and those that may stand on any."""
        due: list[WaitingStory] = []
        free: list[WaitingStory] = []
        for place, waiting in enumerate(self.order):
            page = waiting.story.page
            if state.done >> place & 1 or (page or 0) > state.page:
                continue
            (free if page is None else due).append(waiting)
            if len(free) > MOST_STORIES:
                break
        return due, free

    def _banded(self, state: FilledPage, waiting: Group, room: int) -> Iterator[FilledPage]:
        """The state with every band that may come next."""
        for band in self.band_cache.bands(waiting, room):
            yield self._with(state, band, waiting)
        due, free = self._left(state)
        if len(due) > 1:
            yield from self._shared(state, waiting, room, due)
        if free and due and not state.queue:
            first = (free[0], *due)[:MOST_STORIES]
            for band in self.band_cache.bands(first, room):
                yield self._with(state, band, first)
        if self.passing:
            yield from self._passing(state, room, free)

    def _shared(
        self, state: FilledPage, waiting: Group, room: int, due: list[WaitingStory]
    ) -> Iterator[FilledPage]:
        """A story broken off so early that the others that are to stand on this page find room."""
        columns = self.sheet.columns
        others = (each for each in due if each is not waiting[0])
        needed = sum(each.story.heads[columns] + LEAST_LEFT + GAP for each in others)
        if room - needed > LEAST_LEFT:
            for band in self.band_cache.broken(waiting[:1], room - needed):
                yield self._with(state, band, waiting)

    def _passing(
        self, state: FilledPage, room: int, free: list[WaitingStory]
    ) -> Iterator[FilledPage]:
        """The bands of the stories after the next one, which is passed over."""
        if state.passed or len(free) < 2 or free[0].story.role == "lead":
            return
        waiting = self._waiting(state, skip=1)
        for band in self.band_cache.bands(waiting, room):
            if free[1] in waiting[: band.taken]:
                after = self._with(state, band, waiting)
                place = self.order.index(free[0])
                yield replace(
                    after,
                    done=after.done | 1 << place,
                    taken=after.taken + 1,
                    queue=(*after.queue, free[0]),
                    passed=free[0],
                    score=after.score + OUT_OF_ORDER,
                )

    def _with(self, state: FilledPage, band: Band, waiting: Group) -> FilledPage:
        return with_band(state, band, waiting, self.order)

    def _poured(self, state: FilledPage) -> Iterator[FilledPage]:
        """The same state with the cost of its last band's column ends, asked when it matters.

        Where they cannot be even, or the text does not go in, a line or two more may help.
        """
        line, band = state.bands[-1]
        first = state.score + band.end_cost
        if band.end_cost < TORN:
            yield replace(state, score=first, poured=True)
        if band.end_cost < UNEVEN or any(placed.ends is not None for placed in band.placed):
            return
        for more in range(1, 1 + (1 if band.end_cost < TORN else MOST_DEEPER)):
            band = band.deeper
            if line + band.lines + (band.rest is not None) > self.sheet.lines:
                return
            if band.end_cost < TORN:
                score = state.score + band.end_cost + more
                bands = (*state.bands[:-1], (line, band))
                free = state.line + more
                yield replace(state, score=score, line=free, bands=bands, poured=True)
                return

    # ---- ends of pages -------------------------------------------------------------------------

    def _next_page(self, state: FilledPage, *, nothing_left: bool) -> FilledPage:
        """Close the page.  The lines left at its foot are shared out on it, if they are few."""
        left = self.sheet.lines - (state.line - GAP)
        if not state.bands:
            cost = EMPTY_COST if nothing_left else HOLE_COST + 10 * left
        else:
            early = self._early(state) + EARLY_LINE_COST * left
            late = LATE_LINE_COST * left
            cost = late if nothing_left else min(self._closed(state, left), early)
        cost += NOT_ON_ITS_PAGE * len(self._left(state)[0])
        if self.sheet.limit is not None and state.page >= self.sheet.limit:
            cost += TOO_MANY_COST
        return opened(state, self.sheet.first_line(state.page + 1), cost)

    def _closed(self, state: FilledPage, left: int) -> float:
        most = MOST_LEFT + sum(band.most_spare for _, band in state.bands)
        return left * left / len(state.bands) if left <= most else HOLE_COST + 10 * left

    def _early(self, state: FilledPage) -> float:
        """What it costs to end a page early: little where there must be more pages anyway."""
        pages = (
            waiting.story.page or 0
            for place, waiting in enumerate(self.order)
            if not state.done >> place & 1
        )
        return EARLY_COST if max(pages, default=0) > state.page else HOLE_COST

    def _finished(self, state: FilledPage) -> FilledPage:
        """The last page: the foot's lines must still find room, else they open one page more."""
        left = self.sheet.lines - (state.line - GAP)
        if state.bands and self.sheet.foot and left < self.sheet.foot + GAP:
            following = self._next_page(state, nothing_left=True)
            cost = FOOT_COST + PAGE_COST * following.page
            return replace(following, line=0, score=following.score + cost)
        blank = max(0, left - self.sheet.foot)
        return replace(state, score=state.score + LAST_PAGE_COST * blank + PAGE_COST * state.page)
