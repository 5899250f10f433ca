"""Plan an issue: choose, page by page, the bands that fill it best, and place them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from typeset.makeup.band_cache import BandCache, band_cache
from typeset.makeup.closing import HOLE_COST
from typeset.makeup.filled_page import FilledPage
from typeset.makeup.place import pieces_and_rules
from typeset.makeup.search import Search
from typeset.makeup.story import GAP, Plan, Sheet, Story
from typeset.makeup.waiting_story import WaitingStory
from typeset.makeup.zones import zones

QUICK, THOROUGH = ((6, False), (6, True)), ((40, True),)
"""States followed up, and whether stories may be passed over: more is tried where less ends in a
hole, at last with what takes time."""

FEW, ALL = 6, (400, True)
"""Of so few stories nearly every plan is looked at: that takes no time."""

DESPERATE = 20
"""States followed up where no band could be filled."""

KEPT = 128
"""Plans that are remembered: the preview plans an issue again whenever a letter of it changes, and
then hardly ever the number of its lines."""

_plans: dict[tuple[tuple[Story, ...], Sheet, bool], Plan] = {}


def plan(stories: Sequence[Story], sheet: Sheet, *, thorough: bool = True) -> Plan:
    """The best plan found.  Its `pages` may exceed the sheet's limit: the caller asks.

    `thorough` asks to search on where a quick search finds no plan without a hole.
    """
    measured = tuple(stories), sheet, thorough
    if measured not in _plans:
        if len(_plans) >= KEPT:
            _plans.clear()
        _plans[measured] = _planned(stories, sheet, thorough)
    return _plans[measured]


def _planned(stories: Sequence[Story], sheet: Sheet, thorough: bool) -> Plan:
    known = band_cache(sheet.columns)
    searches = (*QUICK, *THOROUGH) if thorough else QUICK
    if len(stories) <= FEW:
        searches = (ALL, *searches)
    last = _best(in_order(stories, known), sheet, known, searches)
    if sheet.spaces and sheet.foot and sheet.foot_kept and last.page > sheet.least_pages:
        return _planned(stories, replace(sheet, foot_kept=False), thorough)
    filled = [(zones(sheet, each.page)[each.zone], each.bands, each.line) for each in last.zones]
    pieces, rules = pieces_and_rules(filled, sheet)
    blank = sheet.lines - sheet.foot - (last.line - GAP)
    return Plan(last.page, pieces, rules, blank, last.score)


def _best(
    order: Sequence[WaitingStory],
    sheet: Sheet,
    known: BandCache,
    searches: Sequence[tuple[int, bool]],
) -> FilledPage:
    found = []
    for states, passing in searches:
        last = Search(order, sheet, known, states, passing).best()
        if last is not None:
            found.append(last)
            if last.score < HOLE_COST:
                break
    if not found:
        last = Search(order, sheet, known, DESPERATE, desperate=True).best()
        assert last is not None
        found.append(last)
    return min(found, key=lambda last: last.score)


def in_order(stories: Sequence[Story], known: BandCache) -> list[WaitingStory]:
    """The order of placing: leads first, the others as they come."""
    waiting = [known.waiting(number, story) for number, story in enumerate(stories)]
    return sorted(waiting, key=lambda each: (each.story.role != "lead", each.number))
