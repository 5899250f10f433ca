"""Ends of zones, of pages and of the issue: what white, holes and pages too many cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from typeset.makeup.filled_page import FilledPage, opened
from typeset.makeup.last_resort import RESORT_COST
from typeset.makeup.place import MOST_LEFT
from typeset.makeup.story import GAP, Sheet
from typeset.makeup.zones import OTHER_WAYS, SHALLOW, Zone, first_zone, next_zone, zones

PAGE_COST = 60.0
"""A page more, as much as 37 blank lines on the last one: paper is paid for."""
LAST_PAGE_COST = 1.6
"""For each line that the last page leaves blank."""

HOLE_WEIGHT = 5
"""White above an advert or a filler on the last page is a hole: each line counts that much more."""

FOOT_COST = 100.0
"""A page more for notices and colophon alone."""

HOLE_COST = RESORT_COST
"""A page that no band closes: never chosen while another way is left."""

TOO_MANY_COST = 300_000.0
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

BOX_WAITS = 300.0
"""A page that ends early for a box that stands on the next one: its frame is an order."""

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
    box_waits: bool
    """Whether boxes alone are left that may, with frames that are deeper than it is."""


def closed(state: FilledPage, sheet: Sheet, rest: Rest) -> FilledPage:
    """Close the zone.  The lines left at its foot are shared out in it, if they are few."""
    zone = zones(sheet, state.page, state.cut)[state.zone]
    left = zone.foot - (state.line - GAP)
    page, place, following = next_zone(sheet, state.page, state.zone, state.cut)
    if zone.is_slot:
        waits = sum(number in zone.stories for number in rest.due)
        cost = NOT_ON_ITS_PAGE * waits + min(MOST_IN_SLOT, SLOT_LINE_COST * left)
    elif _is_badly_cut(state, zone):
        cost = HOLE_COST
    elif not state.bands:
        cost = _empty(zone, sheet, nothing_left=rest.nothing_left)
    elif rest.nothing_left:
        cost = LATE_LINE_COST * left
    else:
        must_go_on = max(rest.last_page, sheet.least_pages) > state.page
        early = EARLY_COST if must_go_on else BOX_WAITS if rest.box_waits else HOLE_COST
        early += EARLY_LINE_COST * left
        cost = min(_full(state, left), early)
    if page > state.page:
        cost += NOT_ON_ITS_PAGE * rest.overdue + _too_many(sheet, page)
    return opened(state, page, place, following.line, cost)


def _is_badly_cut(state: FilledPage, zone: Zone) -> bool:
    """Whether nothing stands below a cut, or a story breaks off above it to go on elsewhere."""
    if state.cut <= 0 or zone.is_slot or zone.roles:
        return False
    if not state.bands:
        return zone.line > state.cut
    rest = state.bands[-1][1].rest
    return zone.foot == state.cut and rest is not None and rest.jumped


def may_cut(sheet: Sheet, state: FilledPage) -> bool:
    """Whether the page may be cut below the bands of this zone, over all columns.

    What stands beside it then ends there, too, and below it stories may be wider.
    """
    if state.cut:
        return False
    whole, line = zones(sheet, state.page), state.line - GAP
    zone = whole[state.zone]
    if zone.whole or zone.is_slot or zone.roles or zone.foot - state.line < SHALLOW:
        return False
    parted = zones(sheet, state.page, line)
    same = whole[: state.zone] == parted[: state.zone]
    return same and parted[state.zone] == replace(zone, foot=line) and len(parted) > len(whole)


def parted_otherwise(state: FilledPage, sheet: Sheet) -> Iterator[FilledPage]:
    """At the head of a page: the page made up in each other way that there is."""
    if state.zone or state.cut or state.bands:
        return
    known = {zones(sheet, state.page)}
    for cut in OTHER_WAYS:
        other = zones(sheet, state.page, cut)
        if other and other not in known:
            known.add(other)
            yield state._replace(cut=cut, line=other[0].line)


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
    zone = zones(sheet, state.page, state.cut)[state.zone]
    left = zone.foot - (state.line - GAP)
    fits = left >= sheet.foot + GAP if zone.whole else sheet.foot_kept
    if sheet.foot and not fits and (state.bands or not zone.whole):
        page, place, _ = first_zone(sheet, state.page + 1)
        cost = LAST_PAGE_COST * left + _too_many(sheet, page) + FOOT_COST + PAGE_COST * page
        return opened(state, page, place, 0, cost)
    if zone.whole:
        blank = max(0.0, left - sheet.foot)
    else:
        others = zones(sheet, state.page, state.cut)[state.zone + 1 :]
        free = [(zone, left), *((each, each.lines) for each in others)]
        blank = sum(lines * each.columns for each, lines in free) / sheet.columns
        holes = (each.columns * n for each, n in free if each.foot < sheet.last_line(state.page))
        blank += HOLE_WEIGHT * sum(holes) / sheet.columns
    return state._replace(score=state.score + LAST_PAGE_COST * blank + PAGE_COST * state.page)
