"""A page as far as it is filled: the states of the search, and how one follows from another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from typeset.makeup.band import Band
from typeset.makeup.story import GAP, RANKS, Sheet
from typeset.makeup.waiting_story import WaitingStory
from typeset.makeup.zones import first_zone

BELOW_LESSER = 40.0
"""What each rank costs that a story stands below one of a lower rank."""

TOP_LESSER = 60.0
"""What each rank costs more that a story stands above the head of its page: its headline would be
larger than the one there.  As much as a page of paper: stories rather change places."""

Top = tuple[int, int]
"""The line on which the first stories of a page begin, and the highest rank among them."""


class FilledPage(NamedTuple):
    """A zone as far as it is filled: `line` is the first free line; `bands` stand above it.

    `zone` counts the zones of the page, from 0; a page has one, if nothing is reserved on it.  The
    page is cut on line `cut`, if that is not 0: what stands above it ends there; or its zones are
    parted `OTHERWISE`.

    `done` has a bit for each story of the order that was taken.  Of them those in `queue` must come
    next, and those in `carried` are broken off and go on on the next page.  The fields up to
    `poured` decide how a state may go on, the others what it costs so far.

    A tuple, for a search makes thousands of them, and a data class takes four times as long.
    """

    page: int
    cut: int
    zone: int
    line: int
    done: int = 0
    queue: tuple[WaitingStory, ...] = ()
    carried: tuple[WaitingStory, ...] = ()
    passed: WaitingStory | None = None
    """The story that was passed over and has not been placed yet."""
    least_rank: int = RANKS["lead"]
    """The lowest rank that stands on the page."""
    top: Top | None = None
    """What stands at the head of the page, where a story begins on it already."""
    poured: bool = True
    """Whether the score counts how well the last band's columns end."""
    score: float = 0.0
    bands: tuple[tuple[int, Band], ...] = ()
    before: FilledPage | None = None
    going_on: int = 0
    """The bands on the page that took nothing new from the order."""

    @property
    def key(self) -> tuple[object, ...]:
        """What decides how it may go on."""
        return self[:_DECIDING]

    @property
    def taken(self) -> int:
        """The number of the stories that were taken."""
        return self.done.bit_count()

    def with_ends(self, line: int, bands: tuple[tuple[int, Band], ...], cost: float) -> FilledPage:
        """The same with the last band's columns poured: the first free line, the bands."""
        return FilledPage(
            self.page,
            self.cut,
            self.zone,
            line,
            self.done,
            self.queue,
            self.carried,
            self.passed,
            self.least_rank,
            self.top,
            True,
            self.score + cost,
            bands,
            self.before,
            self.going_on,
        )

    @property
    def zones(self) -> list[FilledPage]:
        """All zones up to this one, from the first."""
        filled: list[FilledPage] = []
        state: FilledPage | None = self
        while state is not None:
            filled.append(state)
            state = state.before
        return filled[::-1]


_DECIDING = FilledPage._fields.index("poured") + 1


def first_page(sheet: Sheet) -> FilledPage:
    """The first page with nothing on it yet."""
    page, place, zone = first_zone(sheet, 1)
    return FilledPage(page, 0, place, zone.line)


def with_band(
    state: FilledPage, band: Band, waiting: Sequence[WaitingStory], places: Mapping[int, int]
) -> FilledPage:
    """The state with a band of the first of the waiting stories.

    `places` gives each story's place in the order, by its number.
    """
    placed, queue = waiting[: band.taken], state.queue
    done = state.done
    for each in placed:
        if each not in state.queue:
            done |= 1 << places[each.number]
    if queue:
        queue = tuple(each for each in queue if each not in placed)
    carried = state.carried
    if band.rest is not None:
        if band.rest.jumped:
            carried = (*carried, band.rest)
        else:
            queue = (band.rest, *queue)
    top = _top(state, band)
    return FilledPage(
        state.page,
        state.cut,
        state.zone,
        state.line + band.lines + GAP,
        done,
        queue,
        carried,
        None if state.passed in placed else state.passed,
        min(state.least_rank, band.ranks.least) if band.ranks else state.least_rank,
        top,
        False,
        state.score + band.cost + _below_lesser(state, band, top),
        (*state.bands, (state.line, band)),
        state.before,
        state.going_on + (done == state.done),
    )


def opened(state: FilledPage, page: int, zone: int, first_line: int, cost: float) -> FilledPage:
    """The next zone, opened.  On the next page what was broken off comes first.

    What goes on from an earlier page and may not stand in this zone, a rail, goes on in the next
    one, if that is at the head of the page, too.
    """
    same = page == state.page
    at_head = same and (state.top is None or first_line <= state.top[0])
    going_on: tuple[WaitingStory, ...] = ()
    begun: tuple[WaitingStory, ...] = ()
    passed: tuple[WaitingStory, ...] = ()
    if state.queue or state.carried:
        going_on = tuple(each for each in state.queue if each.jumped and at_head)
        left = (*(each for each in state.queue if each not in going_on), *state.carried)
        begun = tuple(each.on_another_page() for each in left if each.begun)
        passed = tuple(each for each in left if not each.begun)
    return FilledPage(
        page,
        state.cut if same else 0,
        zone,
        first_line,
        state.done,
        (*going_on, *passed) if same else (*begun, *passed),
        begun if same else (),
        state.passed,
        top=state.top if same else None,
        score=state.score + cost,
        before=state,
    )


def _top(state: FilledPage, band: Band) -> Top | None:
    """What stands at the head of the page with one more band."""
    if band.ranks is None:
        return state.top
    line, rank = state.top or (state.line, 0)
    return (line, max(rank, band.ranks.top) if state.line == line else rank)


def _below_lesser(state: FilledPage, band: Band, top: Top | None) -> float:
    """What it costs that stories of a higher rank stand below some of a lower rank."""
    if band.ranks is None or top is None:
        return 0.0
    ranks = band.ranks.below
    if state.bands:
        ranks += max(0, band.ranks.most - state.least_rank)
    return BELOW_LESSER * ranks + TOP_LESSER * max(0, band.ranks.most - top[1])
