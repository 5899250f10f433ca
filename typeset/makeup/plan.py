"""Plan an issue: choose, page by page, the bands that fill it best.

A search over page states (how far a page is filled, which stories are placed): every state is
extended by every band that fits; of the many ways to reach a state only the best is kept.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from typeset.makeup.band import GAP, Band
from typeset.makeup.block import UNEVEN
from typeset.makeup.place import MOST_LEFT, pieces_and_rules
from typeset.makeup.repertoire import Repertoire
from typeset.makeup.story import Plan, Sheet, Story
from typeset.makeup.waiting import Waiting

STATES_PER_LEVEL = 4
"""How many ways to have placed the same stories in as many bands of a page are followed up."""

MOST_STORIES = 4
"""So many stories stand in a band at most."""

PAGE_COST = 60.0
LAST_PAGE_COST = 1.6
"""For each line that the last page leaves blank."""

HOLE_COST = 1000.0
"""A page that no band closes: never chosen while another way is left."""


@dataclass(frozen=True)
class Filled:
    """A page as far as it is filled: `line` is the first free line; `bands` stand above it."""

    page: int
    line: int
    placed: int
    rest: Waiting | None
    score: float
    bands: tuple[tuple[int, Band], ...] = ()
    before: Filled | None = None
    poured: bool = True
    """Whether the score counts how well the last band's columns end."""

    @property
    def key(self) -> tuple[int, int, int, int, bool]:
        start = self.rest.start if self.rest else 0
        return (self.page, self.line, self.placed, start, self.poured)


def plan(stories: Sequence[Story], sheet: Sheet, repertoire: Repertoire | None = None) -> Plan:
    """The best plan found.  Its `pages` may exceed the sheet's limit: the caller asks.

    `repertoire` keeps what was worked out for the same stories before.
    """
    repertoire = repertoire or Repertoire(sheet.columns)
    last = _search(in_order(stories, repertoire), sheet, repertoire)
    sheets = [(f.page, tuple(f.bands), f.line) for f in _history(last)]
    pieces, rules = pieces_and_rules(sheets, sheet)
    blank = sheet.lines - sheet.foot - (last.line - GAP)
    return Plan(last.page, pieces, rules, blank, last.score)


def in_order(stories: Sequence[Story], repertoire: Repertoire) -> list[Waiting]:
    """The order of placing: explicit pages first to last, the lead at the head of its page."""
    page, keyed = 1, []
    for number, story in enumerate(stories):
        page = story.page or page
        waiting = repertoire.waiting(number, story)
        keyed.append(((page, story.role != "lead", number), waiting))
    return [waiting for _, waiting in sorted(keyed, key=lambda item: item[0])]


def _search(order: list[Waiting], sheet: Sheet, repertoire: Repertoire) -> Filled:
    tie = count()
    queue: list[tuple[int, int, float, int, Filled]] = []
    best: dict[tuple[int, int, int, int, bool], float] = {}
    followed: dict[tuple[int, int, int], int] = {}

    def push(state: Filled) -> None:
        if state.score < best.get(state.key, float("inf")):
            best[state.key] = state.score
            entry = (state.page, state.placed, state.score, next(tie), state)
            heapq.heappush(queue, entry)

    push(Filled(1, sheet.first_line(1), 0, None, 0.0))
    winner: Filled | None = None
    while queue:
        *_, state = heapq.heappop(queue)
        if state.score > best[state.key] or (winner and state.score >= winner.score):
            continue
        if not state.poured:
            for checked in _poured(state, sheet):
                push(checked)
            continue
        if state.placed == len(order) and state.rest is None:
            end = _finished(state, sheet)
            if winner is None or end.score < winner.score:
                winner = end
            continue
        level = (state.page, state.placed, len(state.bands))
        followed[level] = followed.get(level, 0) + 1
        if followed[level] <= STATES_PER_LEVEL:
            for following in _extended(state, order, sheet, repertoire):
                push(following)
    assert winner is not None
    return winner


def _extended(
    state: Filled, order: list[Waiting], sheet: Sheet, repertoire: Repertoire
) -> Iterator[Filled]:
    """Every way to go on: one more band, or the next page."""
    room = sheet.lines - state.line
    waiting = _waiting(state, order)
    reached = waiting and (waiting[0].story.page or 0) <= state.page
    if reached and room > 0:
        for band in repertoire.bands(waiting, room):
            yield _with(state, band)
    if state.bands:
        yield _next_page(state, sheet, forced=not reached)


def _waiting(state: Filled, order: list[Waiting]) -> tuple[Waiting, ...]:
    """The stories that may be placed next, what is left of a broken one first."""
    rest = (state.rest,) if state.rest else ()
    following = order[state.placed : state.placed + MOST_STORIES - len(rest)]
    if not rest and following and (following[0].story.page or 0) > state.page:
        return tuple(following)
    return (*rest, *(w for w in following if (w.story.page or 0) <= state.page))


def _with(state: Filled, band: Band) -> Filled:
    taken = band.taken - (1 if state.rest else 0)
    return Filled(
        state.page,
        state.line + band.lines + GAP,
        state.placed + taken,
        band.rest,
        state.score + band.cost,
        (*state.bands, (state.line, band)),
        state.before,
        poured=False,
    )


def _poured(state: Filled, sheet: Sheet) -> Iterator[Filled]:
    """The same state with the cost of its last band's column ends, only asked when it matters.

    Where they cannot be even, one line more may help.
    """
    line, band = state.bands[-1]
    score = state.score + band.end_cost
    yield replace(state, score=score, poured=True)
    if band.end_cost >= UNEVEN and not band.rest and line + band.lines < sheet.lines:
        deeper = band.deeper
        score = state.score + deeper.end_cost + 1
        bands = (*state.bands[:-1], (line, deeper))
        yield replace(state, score=score, line=state.line + 1, bands=bands, poured=True)


def _next_page(state: Filled, sheet: Sheet, *, forced: bool) -> Filled:
    """Close the page.  The lines left at its foot go into its heads, if they are few."""
    left = sheet.lines - (state.line - GAP)
    most = MOST_LEFT + sum(band.most_spare for _, band in state.bands)
    cost = left * left / len(state.bands) if left <= most else HOLE_COST + 10 * left
    if forced:
        cost = 0.3 * left
    page = state.page + 1
    score = state.score + cost
    return Filled(page, sheet.first_line(page), state.placed, state.rest, score, (), state)


def _finished(state: Filled, sheet: Sheet) -> Filled:
    """The last page: the foot's lines must still find room, else they open one page more."""
    left = sheet.lines - (state.line - GAP)
    if state.bands and sheet.foot and left < sheet.foot + GAP:
        state = _next_page(state, sheet, forced=True)
        return Filled(state.page, 0, state.placed, None, state.score + 100, (), state.before)
    return Filled(
        state.page,
        state.line,
        state.placed,
        None,
        state.score + LAST_PAGE_COST * max(0, left - sheet.foot) + PAGE_COST * state.page,
        state.bands,
        state.before,
    )


def _history(last: Filled) -> list[Filled]:
    pages: list[Filled] = []
    state: Filled | None = last
    while state is not None:
        pages.append(state)
        state = state.before
    return pages[::-1]
