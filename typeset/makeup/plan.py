"""Plan an issue: choose, page by page, the bands that fill it best, and place them."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.makeup.band import GAP
from typeset.makeup.place import pieces_and_rules
from typeset.makeup.repertoire import Repertoire, repertoire
from typeset.makeup.filled import Filled
from typeset.makeup.search import HOLE_COST, Search
from typeset.makeup.story import Plan, Sheet, Story
from typeset.makeup.waiting import Waiting

SEARCHES = ((4, False), (4, True), (16, True), (64, True))
"""States followed up, and whether stories may be passed over: more is tried where less ends in a
hole."""

KEPT = 128
"""Plans that are remembered: the preview plans an issue again whenever a letter of it changes, and
then hardly ever the number of its lines."""

_plans: dict[tuple[tuple[Story, ...], Sheet], Plan] = {}


def plan(stories: Sequence[Story], sheet: Sheet) -> Plan:
    """The best plan found.  Its `pages` may exceed the sheet's limit: the caller asks."""
    measured = tuple(stories), sheet
    if measured not in _plans:
        if len(_plans) >= KEPT:
            _plans.clear()
        _plans[measured] = _planned(stories, sheet, repertoire(sheet.columns))
    return _plans[measured]


def _planned(stories: Sequence[Story], sheet: Sheet, known: Repertoire) -> Plan:
    last = _best(in_order(stories, known), sheet, known)
    sheets = [(page.page, page.bands, page.line) for page in last.pages]
    pieces, rules = pieces_and_rules(sheets, sheet)
    blank = sheet.lines - sheet.foot - (last.line - GAP)
    return Plan(last.page, pieces, rules, blank, last.score)


def _best(order: Sequence[Waiting], sheet: Sheet, known: Repertoire) -> Filled:
    found = []
    for states, passing in SEARCHES:
        found.append(Search(order, sheet, known, states, passing).best())
        if found[-1].score < HOLE_COST:
            break
    return min(found, key=lambda last: last.score)


def in_order(stories: Sequence[Story], known: Repertoire) -> list[Waiting]:
    """The order of placing: leads first, the others as they come."""
    waiting = [known.waiting(number, story) for number, story in enumerate(stories)]
    return sorted(waiting, key=lambda each: (each.story.role != "lead", each.number))
