"""Which stories are left for a zone of a page: those due on the page, and those for any page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from typeset.makeup.closing import Rest
from typeset.makeup.filled_page import FilledPage
from typeset.makeup.story import Sheet
from typeset.makeup.waiting_story import WaitingStory
from typeset.makeup.zones import Zone, zones

Left = tuple[list[WaitingStory], list[WaitingStory]]
"""Stories that are due on a page, and others."""

Place = tuple[int, int, int]
"""A page, the line on which it is cut, and the zone."""


@dataclass
class LeftStories:
    """The stories of an issue in their order; what is left of them is looked up once each.

    No more than `most` of those for any page are found, and one more; `others` has a bit for each
    story that is not looked for.
    """

    order: Sequence[WaitingStory]
    sheet: Sheet
    most: int
    others: int = 0
    places: dict[int, int] = field(init=False)
    """Each story's place in the order, by its number."""
    _ordered: list[tuple[int, int]] = field(init=False)
    """The place and the page of each story that is to stand on a certain page."""
    _known: dict[tuple[Place, int], Left] = field(default_factory=dict)
    _pages: dict[tuple[int, int | None], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbered = list(enumerate(self.order))
        self.places = {waiting.number: place for place, waiting in numbered}
        self._ordered = [(place, w.story.page) for place, w in numbered if w.story.page]

    def left(self, state: FilledPage, zone: Zone) -> Left:
        """The stories that are to stand on this page, and those that may stand on any."""
        key = ((state.page, state.cut, state.zone), state.done)
        if key not in self._known:
            self._known[key] = self._find(state._replace(done=state.done | self.others), zone)
        return self._known[key]

    def with_room(self, state: FilledPage, zone: Zone) -> Left:
        """The same without boxes that are too deep for what is left of the zone: they wait."""
        due, free = self.left(state, zone)
        if any(waiting.framed for waiting in free):
            room = zone.foot - state.line
            free = [waiting for waiting in free if waiting.has_room(zone.columns, room)]
        return due, free

    def too_deep(self, state: FilledPage, zone: Zone) -> tuple[WaitingStory, ...]:
        """The first box that waits for a zone that is deep enough, where nothing else is left."""
        return tuple(self.left(state, zone)[1][:1])

    def rest(self, state: FilledPage, zone: Zone, broken_off: Sequence[WaitingStory]) -> Rest:
        """What is left where a zone ends: what was broken off, too."""
        due, free = self.left(state, zone)
        left, room = (*broken_off, *due, *free), zone.foot - state.line
        pages = self.pages(state)
        return Rest(
            due=tuple(each.number for each in due),
            overdue=bisect_right(pages, state.page),
            last_page=pages[-1] if pages else 0,
            nothing_left=not left,
            box_waits=bool(left) and not any(each.has_room(zone.columns, room) for each in left),
        )

    def pages(self, state: FilledPage) -> list[int]:
        """The pages asked for by the stories that do not stand yet, one for each, sorted."""
        passed = state.passed.story.page if state.passed else None
        key = state.done, passed
        if key not in self._pages:
            found = [page for place, page in self._ordered if not state.done >> place & 1]
            self._pages[key] = sorted(found if passed is None else [*found, passed])
        return self._pages[key]

    def _find(self, state: FilledPage, zone: Zone) -> Left:
        due: list[WaitingStory] = []
        free: list[WaitingStory] = []
        for place in range(_first_left(state.done), len(self.order)):
            waiting = self.order[place]
            if state.done >> place & 1 or not self._may_stand(waiting, zone, state):
                continue
            if waiting.story.page is not None:
                due.append(waiting)
            elif len(free) <= self.most:
                free.append(waiting)
            elif not self._ordered:
                break
        return due, free

    def _may_stand(self, waiting: WaitingStory, zone: Zone, state: FilledPage) -> bool:
        """Whether a story may stand in a zone: in its slot, or where no slot of its is to come."""
        if zone.is_slot:
            return waiting.number in zone.stories
        if zone.roles and waiting.story.role not in zone.roles:
            return False
        if (waiting.story.page or 0) > state.page:
            return False
        if zone.whole:
            return True
        later = zones(self.sheet, state.page, state.cut)[state.zone + 1 :]
        return not any(waiting.number in slot.stories for slot in later)


def _first_left(done: int) -> int:
    """The place of the first story that was not taken: the lowest bit that is not set."""
    return (~done & (done + 1)).bit_length() - 1
