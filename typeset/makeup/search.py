"""The search for the bands that fill the pages best.

States say how far a zone of a page is filled and which stories are placed.  Every state is
extended by every band that fits; of the many ways to reach a state only the best is kept.  Where no
band fits, what can be set of a story is set as it comes: every state leads to a finished issue.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from math import inf

from typeset.makeup.band import Band
from typeset.makeup.band_cache import BandCache, Group
from typeset.makeup.block import UNEVEN
from typeset.makeup.closing import PAGE_COST, Rest, closed, finished, may_cut, parted_otherwise
from typeset.makeup.filled_page import FilledPage, first_page, with_band
from typeset.makeup.last_resort import NoRoomError
from typeset.makeup.left_stories import Left, LeftStories
from typeset.makeup.story import GAP, RANKS, TORN, Sheet
from typeset.makeup.waiting_story import WaitingStory
from typeset.makeup.zones import Zone, zones

MOST_STORIES = 4
"""The most stories that stand in a band."""

OUT_OF_ORDER = 30.0
"""A story that stands before one that should come first."""

RANKED_FIRST = 5.0
"""One that stands at the head of its page for its rank: what is equal else stays in its order."""

LEAST_LEFT = 6
"""A story leaves these lines and a head to each other that is to stand on the same page."""

MOST_DEEPER = 3
"""The number of further lines that may help where a band's columns cannot be filled."""


@dataclass
class Search:
    """One search for a plan.

    `states` ways to have placed as many stories are followed up on each page, `later` where `soon`
    ways are followed up in all; `passing` allows a story to be passed over once; `desperate` tries
    the last resort everywhere.  Nothing that costs as much as `below` is followed up.  It may go
    from `start`, where a page begins, to a `goal`.
    """

    order: Sequence[WaitingStory]
    sheet: Sheet
    band_cache: BandCache
    states: int
    passing: bool = False
    soon: float = inf
    later: int = 0
    desperate: bool = False
    below: float = inf
    start: FilledPage | None = None
    goal: FilledPage | None = None
    _queue: list[tuple[int, int, int, float, int, FilledPage, list[float]]] = field(
        default_factory=list
    )
    _best: dict[tuple[object, ...], list[float]] = field(default_factory=dict)
    """The lowest score of each key: in a list, which the queue knows, too; keys are long."""
    _tie: Iterator[int] = field(default_factory=count)
    _stuck: WaitingStory | None = None
    _stories: LeftStories = field(init=False)
    _all: LeftStories = field(init=False)
    """Those after the goal, too."""

    def __post_init__(self) -> None:
        self._all = LeftStories(self.order, self.sheet, MOST_STORIES)
        self._stories = self._all
        if self.goal:
            later = (1 << len(self.order)) - 1 & ~self.goal.done
            self._stories = LeftStories(self.order, self.sheet, MOST_STORIES, later)

    def best(self) -> FilledPage | None:
        """The last page of the best way found; the others stand before it.

        None where no band that was tried could be filled, or nothing costs less than `below`.
        """
        followed = Counter[tuple[int, int, int, int, int]]()
        total = 0
        winner: FilledPage | None = None
        self._push(self.start or first_page(self.sheet))
        while self._queue:
            *_, state, lowest = heapq.heappop(self._queue)
            if state.score > lowest[0] or self._is_dear(state):
                continue
            if not state.poured:
                self._push(*self._poured(state))
            elif self._is_done(state):
                end = state if self.goal else finished(state, self.sheet)
                if end.score < self.below:
                    winner, self.below = end, end.score
            else:
                cut = min(state.cut, 1)
                level = (state.page, state.zone, cut, state.taken, state.going_on)
                most = self.states if total < self.soon else self.later
                if followed[level] < most:
                    followed[level] += 1
                    total += 1
                    self._push(*self._extended(state))
        if winner is None and self.desperate:
            raise NoRoomError(self._stuck.number if self._stuck else 0)
        return winner

    def _push(self, *states: FilledPage) -> None:
        for state in states:
            if self._is_dear(state):
                continue
            lowest = self._best.setdefault(state.key, [inf])
            if state.score < lowest[0]:
                lowest[0] = state.score
                order = state.page, state.zone, state.taken, state.score, next(self._tie)
                heapq.heappush(self._queue, (*order, state, lowest))

    def _is_dear(self, state: FilledPage) -> bool:
        """Whether it costs too much already, with the pages that there are, or missed its goal."""
        if self.goal is None:
            return state.score + PAGE_COST * state.page >= self.below
        is_beyond = state.page >= self.goal.page and not self._is_done(state)
        return is_beyond or state.score >= self.below

    # ---- going on ------------------------------------------------------------------------------

    def _is_done(self, state: FilledPage) -> bool:
        """Whether all stories stand, and all pages that must be are there; or it is at its goal."""
        if self.goal:
            return state.key == self.goal.key
        if state.taken < len(self.order) or state.queue or state.carried:
            return False
        return state.page >= self.sheet.least_pages

    def _zone(self, state: FilledPage) -> Zone:
        return zones(self.sheet, state.page, state.cut)[state.zone]

    def _bands(self, state: FilledPage) -> BandCache:
        return self.band_cache.over(self._zone(state).columns)

    def _extended(self, state: FilledPage) -> Iterator[FilledPage]:
        """Every way to go on: one more band, or the next page."""
        yield from parted_otherwise(state, self.sheet)
        waiting, zone = self._waiting(state), self._zone(state)
        room = zone.foot - state.line
        found = False
        if waiting and room > 0:
            for following in self._banded(state, waiting, room):
                found = True
                yield following
        if not found or self.desperate:
            first = waiting or self._stories.too_deep(state, zone)
            for band in self._bands(state).last_resorts(first, room):
                found = True
                yield self._with(state, band, first)
        if not found and waiting and not state.bands and zone.whole and state.page > 1:
            self._stuck = waiting[0]
        elif state.bands or not waiting or not found or zone.may_stay_empty:
            yield from self._closed(state)

    def _waiting(self, state: FilledPage, skip: int = 0) -> Group:
        """The stories that may be placed next: what is broken off, then what is due, the others."""
        due, free = self._left(state)
        return (*self._broken_off(state), *due, *free[skip:])[:MOST_STORIES]

    def _broken_off(self, state: FilledPage) -> Group:
        """What is broken off, where it may go on."""
        zone = self._zone(state)
        return () if zone.is_slot or zone.roles else tuple(state.queue)

    def _left(self, state: FilledPage) -> Left:
        return self._stories.with_room(state, self._zone(state))

    def _banded(self, state: FilledPage, waiting: Group, room: int) -> Iterator[FilledPage]:
        """The state with every band that may come next."""
        for band in self._bands(state).bands(waiting, room):
            yield self._with(state, band, waiting)
        due, free = self._left(state)
        left = (*state.queue, *due, *free)
        if len(waiting) == len(left):
            ragged = self._bands(state).ragged(waiting, room)
            yield from (self._with(state, band, waiting) for band in ragged)
        if waiting[0].at_table:
            yield from self._above_others(state, waiting, room, due)
        elif len(due) > 1:
            yield from self._shared(state, waiting, room, due)
        if free and due and not state.queue and not self._zone(state).is_slot:
            first = (free[0], *due)[:MOST_STORIES]
            for band in self._bands(state).bands(first, room):
                yield self._with(state, band, first)
        if self.passing:
            yield from self._passing(state, room)
        if state.top is None:
            yield from self._by_rank(state, waiting, room, (*due, *free))

    def _by_rank(
        self, state: FilledPage, waiting: Group, room: int, left: Sequence[WaitingStory]
    ) -> Iterator[FilledPage]:
        """The bands at the head of a page whose first story is of a higher rank than the next."""
        queue = self._broken_off(state)
        ranked = sorted(left, key=lambda each: -RANKS[each.story.role])
        first = (*queue, *ranked)[:MOST_STORIES]
        if len(queue) >= len(first) or first[len(queue)] is waiting[len(queue)]:
            return
        for band in self._bands(state).bands(first, room):
            if band.taken > len(queue):
                after = self._with(state, band, first)
                yield after._replace(score=after.score + RANKED_FIRST)

    def _shared(
        self, state: FilledPage, waiting: Group, room: int, due: list[WaitingStory]
    ) -> Iterator[FilledPage]:
        """A story broken off so early that the others that are to stand on this page find room."""
        columns = self._zone(state).columns
        others = (each for each in due if each is not waiting[0])
        needed = sum(each.story.heads[columns] + LEAST_LEFT + GAP for each in others)
        if room - needed > LEAST_LEFT:
            for band in self._bands(state).broken(waiting[:1], room - needed):
                yield self._with(state, band, waiting)

    def _above_others(
        self, state: FilledPage, waiting: Group, room: int, due: list[WaitingStory]
    ) -> Iterator[FilledPage]:
        """A table broken off so early that others that are to stand on this page fit below it."""
        bands = self._bands(state)
        for taken in range(1, min(len(due), MOST_STORIES) + 1):
            below = [band for band in bands.bands(tuple(due[:taken]), room) if band.taken == taken]
            whole = [band for band in below if band.rest is None]
            if whole:
                least = min(whole, key=lambda band: band.cost).lines
                for band in bands.bands(waiting[:1], room - least - GAP):
                    yield self._with(state, band, waiting)

    def _passing(self, state: FilledPage, room: int) -> Iterator[FilledPage]:
        """The bands of the stories after the next one, which is passed over."""
        if state.passed or self._zone(state).is_slot:
            return
        due, free = self._left(state)
        for left, before, after in ((due, (), free), (free, due, ())):
            if len(left) < 2 or left[0].story.role == "lead":
                continue
            waiting = (*self._broken_off(state), *before, *left[1:], *after)[:MOST_STORIES]
            for band in self._bands(state).bands(waiting, room):
                if left[1] in waiting[: band.taken]:
                    yield self._passed_over(self._with(state, band, waiting), left[0])

    def _passed_over(self, after: FilledPage, story: WaitingStory) -> FilledPage:
        """The state with a story that comes next now, though others stand before it."""
        return after._replace(
            done=after.done | 1 << self._stories.places[story.number],
            queue=(*after.queue, story),
            passed=story,
            score=after.score + OUT_OF_ORDER,
        )

    def _with(self, state: FilledPage, band: Band, waiting: Group) -> FilledPage:
        return with_band(state, band, waiting, self._stories.places)

    def _poured(self, state: FilledPage) -> Iterator[FilledPage]:
        """The same state with the cost of its last band's column ends, asked when it matters.

        Where they cannot be even, or the text does not go in, a line or two more may help.
        """
        line, band = state.bands[-1]
        if band.end_cost < TORN:
            yield state.with_ends(state.line, state.bands, band.end_cost)
        if band.end_cost < UNEVEN or any(placed.ends is not None for placed in band.placed):
            return
        for more in range(1, 1 + (1 if band.end_cost < TORN else MOST_DEEPER)):
            band = band.deeper
            if line + band.lines + (band.rest is not None) > self._zone(state).foot:
                return
            if band.end_cost < TORN:
                bands = (*state.bands[:-1], (line, band))
                yield state.with_ends(state.line + more, bands, band.end_cost + more)
                return

    def _closed(self, state: FilledPage) -> Iterator[FilledPage]:
        """The next zone, after this one as it is; or after the page is cut where it ends."""
        rest = self._rest(state)
        yield closed(state, self.sheet, rest)
        if state.bands and not rest.nothing_left and may_cut(self.sheet, state):
            yield closed(state._replace(cut=state.line - GAP), self.sheet, rest)

    def closed(self, state: FilledPage) -> FilledPage:
        """The next zone, after this one as it is."""
        return closed(state, self.sheet, self._rest(state))

    def _rest(self, state: FilledPage) -> Rest:
        """What is left where a zone ends."""
        return self._all.rest(state, self._zone(state), self._broken_off(state))
