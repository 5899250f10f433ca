"""Ends of zones, of pages and of the issue: what white, holes and pages too many cost."""

from __future__ import annotations

from dataclasses import dataclass

from typeset.makeup.filled_page import FilledPage, opened
from typeset.makeup.last_resort import RESORT_COST
from typeset.makeup.place import MOST_LEFT
from typeset.makeup.story import GAP, Sheet
from typeset.makeup.zones import Zone, first_zone, next_zone, zones

PAGE_COST = 60.0
"""A page more, as much as 37 blank lines on the last one: paper is paid for."""
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

EMPTY_ZONE_COST, EMPTY_ZONE_LINE_COST = 60.0, 10.0
"""A zone beside what is reserved that stays empty, and each of its lines by the part of the page's
columns that it has: as much as a page, for a shallow strip must not send a story there."""

EARLY_COST, EARLY_LINE_COST, LATE_LINE_COST = 60.0, 3.0, 5.0
"""A page that ends early, and each line of it, while there are stories for it and others are to
stand on later pages: better some white on each page between than an empty one.  Where no story is
left for the page, a picture a column wider than is usual (20) is worth four of its blank lines."""

SLOT_LINE_COST, MOST_IN_SLOT = 3.0, 150.0
"""What white costs in a slot, each line and at most: the editor asked for its depth."""


@dataclass(frozen=True)
class Rest:
    """What is left where a zone ends: the stories that are due in it, and the last page asked for.

    `overdue` counts all that are due on its page or an earlier one, in any zone.
    """

    due: tuple[int, ...]
    overdue: int
    last_page: int
    nothing_left: bool
    """Whether no story is left that may stand in the zone."""


def closed(state: FilledPage, sheet: Sheet, rest: Rest) -> FilledPage:
    """Close the zone.  The lines left at its foot are shared out in it, if they are few."""
    zone = zones(sheet, state.page)[state.zone]
    left = zone.foot - (state.line - GAP)
    page, place, following = next_zone(sheet, state.page, state.zone)
    if zone.is_slot:
        waits = sum(number in zone.stories for number in rest.due)
        cost = NOT_ON_ITS_PAGE * waits + min(MOST_IN_SLOT, SLOT_LINE_COST * left)
    elif not state.bands:
        cost = _empty(zone, sheet, nothing_left=rest.nothing_left)
    elif rest.nothing_left:
        cost = LATE_LINE_COST * left
    else:
        must_go_on = max(rest.last_page, sheet.least_pages) > state.page
        early = (EARLY_COST if must_go_on else HOLE_COST) + EARLY_LINE_COST * left
        cost = min(_full(state, left), early)
    if page > state.page:
        cost += NOT_ON_ITS_PAGE * rest.overdue + _too_many(sheet, page)
    return opened(state, page, place, following.line, cost)


def _too_many(sheet: Sheet, page: int) -> float:
    limit = sheet.limit
    return TOO_MANY_COST if limit is not None and page > max(limit, sheet.least_pages) else 0.0


def _empty(zone: Zone, sheet: Sheet, *, nothing_left: bool) -> float:
    """What it costs to leave a zone empty: little beside what is reserved on its page."""
    if zone.whole:
        return EMPTY_COST if nothing_left else HOLE_COST + 10 * zone.lines
    if nothing_left or zone.roles:
        return EARLY_LINE_COST * zone.lines
    return EMPTY_ZONE_COST + EMPTY_ZONE_LINE_COST * zone.lines * zone.columns / sheet.columns


def _full(state: FilledPage, left: int) -> float:
    most = MOST_LEFT + sum(band.most_spare for _, band in state.bands)
    return left * left / len(state.bands) if left <= most else HOLE_COST + 10 * left


def finished(state: FilledPage, sheet: Sheet) -> FilledPage:
    """The last page: the foot's lines must still find room, else they open one page more."""
    zone = zones(sheet, state.page)[state.zone]
    left = zone.foot - (state.line - GAP)
    fits = left >= sheet.foot + GAP if zone.whole else sheet.foot_kept
    if sheet.foot and not fits and (state.bands or not zone.whole):
        page, place, _ = first_zone(sheet, state.page + 1)
        cost = LAST_PAGE_COST * left + _too_many(sheet, page) + FOOT_COST + PAGE_COST * page
        return opened(state, page, place, 0, cost)
    if zone.whole:
        blank = max(0.0, left - sheet.foot)
    else:
        others = zones(sheet, state.page)[state.zone + 1 :]
        cells = left * zone.columns + sum(each.lines * each.columns for each in others)
        blank = cells / sheet.columns
    return state._replace(score=state.score + LAST_PAGE_COST * blank + PAGE_COST * state.page)
