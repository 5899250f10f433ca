"""Plan an issue: choose, page by page, the bands that fill it best, and place them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import inf
from typing import NamedTuple

from typeset.makeup.band_cache import BandCache, band_cache
from typeset.makeup.closing import HOLE_COST
from typeset.makeup.filled_page import FilledPage
from typeset.makeup.measures import flaws
from typeset.makeup.page_by_page import page_by_page
from typeset.makeup.place import pieces_and_rules
from typeset.makeup.rails import with_rails
from typeset.makeup.search import Search
from typeset.makeup.story import GAP, Plan, Sheet, Story
from typeset.makeup.waiting_story import WaitingStory
from typeset.makeup.zones import zones


class Effort(NamedTuple):
    """States followed up, whether stories may be passed over, and how soon fewer are followed up:
    see `Search`."""

    states: int
    passing: bool
    soon: float = inf
    later: int = 0


QUICK_STATES, THOROUGH_STATES = 6, 40
"""More states are followed up where fewer end in a hole or in much that is odd: that takes time."""

QUICK = (Effort(QUICK_STATES, False), Effort(QUICK_STATES, True))
THOROUGH = (Effort(THOROUGH_STATES, True),)

SMOOTHER = (Effort(20, True),)
"""Where a plan costs little but has a flaw: half of that, for most of these stay as they are."""

MOST_SMOOTHED = 20
"""Of that number of stories it takes a second; of thirty two or three for every proof, which an
editor would wait for in the preview."""

SCOUTING = 1
"""States followed up first of all: that takes a sixth of a quick search, and what it finds is so
good that the quick search, which follows nothing dearer, takes half its time."""

FEW, ALL = 6, Effort(400, True, soon=1000, later=QUICK_STATES)
"""Of so few stories nearly every plan is looked at: that takes no time, but where pages have many
spaces.  There are ten thousand ways then, which took half a minute and won nothing."""

DESPERATE = 20
"""States followed up where no band could be filled."""

KEPT = 128
"""Searches that are remembered: the preview plans an issue again whenever a letter of it changes,
and then hardly ever the number of its lines."""


def plan(stories: Sequence[Story], sheet: Sheet, *, thorough: bool = True) -> Plan:
    """The best plan found.  Its `pages` may exceed the sheet's limit: the caller asks.

    `thorough` asks to search on where a quick search finds no plan without a hole.
    """
    found = plan_below(inf, stories, sheet)
    if thorough:
        found = better_plan(found, inf, stories, sheet)
    assert found is not None
    return found


def plan_below(limit: float, stories: Sequence[Story], sheet: Sheet) -> Plan | None:
    """The best plan of a quick search; None where none was found that costs less than `limit`."""
    searches = (ALL, *QUICK) if len(stories) <= FEW else QUICK
    return _searched(tuple(stories), sheet, searches, limit)


def better_plan(
    quick: Plan | None, limit: float, stories: Sequence[Story], sheet: Sheet
) -> Plan | None:
    """The best plan of a longer search, where the plan of the quick one has a hole or a flaw."""
    if quick is not None and is_sound(quick, sheet):
        return quick
    least = quick.score if quick is not None else limit
    is_good = quick is not None and quick.is_good
    better = _searched(tuple(stories), sheet, SMOOTHER if is_good else THOROUGH, least)
    if better is None or (quick is not None and _is_smoother(quick, better, sheet)):
        return quick
    return better


def is_sound(made: Plan, sheet: Sheet) -> bool:
    """Whether a longer search would hardly better a plan: it costs little and has no flaw.

    A good plan of many stories is left as it is: to search on takes seconds.
    """
    many = len({piece.story for piece in made.pieces}) > MOST_SMOOTHED
    return made.is_good and (many or not flaws(made, sheet))


def _is_smoother(made: Plan, other: Plan, sheet: Sheet) -> bool:
    """Whether it has fewer flaws than another one that costs less; what an order costs is more."""
    return made.is_good and other.is_good and flaws(made, sheet) < flaws(other, sheet)


def _searched(
    stories: tuple[Story, ...], sheet: Sheet, searches: tuple[Effort, ...], limit: float
) -> Plan | None:
    """The best plan, with stories kept for slots of their rank if that brings no hole."""
    own = with_rails(stories, sheet)
    made = _found(*own, searches, limit)
    if own[1] is sheet or made is None or made.score < HOLE_COST:
        return made
    other = _found(stories, sheet, searches, min(limit, made.score - HOLE_COST))
    return made if other is None else other


@lru_cache(maxsize=KEPT)
def _found(
    stories: tuple[Story, ...], sheet: Sheet, searches: tuple[Effort, ...], limit: float
) -> Plan | None:
    if _keeps_foot(sheet) and _go_beyond(stories, sheet):
        return _found(stories, replace(sheet, foot_kept=False), searches, limit)
    known = band_cache(sheet.columns)
    order = in_order(stories, known)
    last = _best(order, sheet, known, searches, limit)
    if last is None:
        return None
    if _keeps_foot(sheet) and last.page > sheet.least_pages:
        return _found(stories, replace(sheet, foot_kept=False), searches, limit)
    last = page_by_page(last, order, sheet, known)
    filled = [
        (zones(sheet, each.page, each.cut)[each.zone], each.bands, each.line) for each in last.zones
    ]
    cuts = {each.page: each.cut for each in last.zones if each.cut}
    pieces, rules = pieces_and_rules(filled, sheet, cuts)
    blank = sheet.lines - sheet.foot - (last.line - GAP)
    return Plan(last.page, pieces, rules, blank, last.score, tuple(cuts.items()))


def _keeps_foot(sheet: Sheet) -> bool:
    """Whether lines are kept for the foot on the last page that has spaces."""
    return bool(sheet.spaces and sheet.foot and sheet.foot_kept)


def _go_beyond(stories: Sequence[Story], sheet: Sheet) -> bool:
    """Whether the text alone is more than the pages hold that have spaces: the foot goes on."""
    pages = range(1, sheet.least_pages + 1)
    room = sum(zone.lines * zone.columns for page in pages for zone in zones(sheet, page))
    return sum(story.length for story in stories if not story.boxed) > room


def _best(
    order: Sequence[WaitingStory],
    sheet: Sheet,
    known: BandCache,
    searches: Sequence[Effort],
    limit: float,
) -> FilledPage | None:
    """The best that costs less than the limit; where there is none, the best that there is."""
    found = Search(order, sheet, known, SCOUTING, below=limit).best()
    may_pass = len(order) > 1
    for effort in searches:
        if effort.passing and not may_pass and found and effort.states <= QUICK_STATES:
            continue
        below = limit if found is None else found.score
        found = Search(order, sheet, known, *effort, below=below).best() or found
        if min(limit, inf if found is None else found.score) < HOLE_COST:
            return found
    if found is None and limit == inf:
        return Search(order, sheet, known, DESPERATE, desperate=True).best()
    return found


def in_order(stories: Sequence[Story], known: BandCache) -> list[WaitingStory]:
    """The order of placing: leads first, the others as they come."""
    waiting = [known.waiting(number, story) for number, story in enumerate(stories)]
    return sorted(waiting, key=lambda each: (each.story.role != "lead", each.number))
