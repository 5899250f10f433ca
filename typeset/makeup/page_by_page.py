"""Pages planned again one by one, each with the stories that it has.

A search over all pages follows few ways on each of them.  With what stands on a page settled, its
stories change places and widths in a fraction of that time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typeset.makeup.band_cache import BandCache
from typeset.makeup.filled_page import FilledPage, first_page
from typeset.makeup.search import Search
from typeset.makeup.story import Sheet
from typeset.makeup.waiting_story import WaitingStory

STATES = 40
"""States followed up on each page: more of them found nothing better in the made-up weekly."""

MOST_TOGETHER = 2
"""Pages over which a story goes on are planned together; of more, where it is broken off stays."""


@dataclass(frozen=True)
class Stretch:
    """Pages that are planned together: what is filled before them, their zones, what comes next."""

    start: FilledPage
    zones: tuple[FilledPage, ...]
    goal: FilledPage | None

    @property
    def score(self) -> float:
        """What all costs up to its end."""
        return (self.goal or self.zones[-1]).score


def page_by_page(
    last: FilledPage, order: Sequence[WaitingStory], sheet: Sheet, known: BandCache
) -> FilledPage:
    """The last page of the best way found, each of its pages planned again."""
    made: FilledPage | None = None
    saved = 0.0
    for stretch in _stretches(last, Search(order, sheet, known, 1)):
        search = Search(
            order,
            sheet,
            known,
            STATES,
            passing=True,
            below=stretch.score,
            start=stretch.start,
            goal=stretch.goal,
        )
        better = search.best()
        for zone in stretch.zones if better is None else _since(stretch, better):
            made = zone._replace(before=made, score=zone.score - saved)
        saved += 0.0 if better is None else stretch.score - better.score
    assert made is not None
    return made


def _since(stretch: Stretch, end: FilledPage) -> list[FilledPage]:
    """The zones of a stretch that was planned again."""
    zones: list[FilledPage] = []
    state = end.before if stretch.goal else end
    while state is not None and state is not stretch.start.before:
        zones.append(state)
        state = state.before
    return zones[::-1]


def _stretches(last: FilledPage, search: Search) -> Iterator[Stretch]:
    """The pages up to the last one, parted where no story goes on from one to the next."""
    start, zones, pages = first_page(search.sheet), list[FilledPage](), list[Stretch]()
    for state, following in zip(last.zones, [*last.zones[1:], None], strict=True):
        zones.append(state)
        if following is not None and following.page == state.page:
            continue
        goal = None if following is None else search.closed(state)
        pages.append(Stretch(start, tuple(zones), goal))
        if goal is None or not goal.queue:
            yield from _together(pages)
            pages = []
        if goal is not None:
            start, zones = goal, []


def _together(pages: list[Stretch]) -> list[Stretch]:
    """These pages as one stretch, if they are few."""
    if len(pages) > MOST_TOGETHER:
        return pages
    zones = tuple(zone for page in pages for zone in page.zones)
    return [Stretch(pages[0].start, zones, pages[-1].goal)]
