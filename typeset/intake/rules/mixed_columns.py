"""Columns whose lines come in turn, as `pdftotext` writes wide-set ones, put one below the other.

A page's lines are dealt out to columns by a beam search: a line costs little in a column whose last
line it can follow, and whose turn it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations
from typing import NamedTuple

from typeset.intake.draft import Block, Draft, decide
from typeset.intake.rules.continuity import Continuity, continuity
from typeset.intake.rules.mixed_lines import ColumnLine, begins_issue
from typeset.intake.rules.page_lines import PageLines, page_lines, printed_pages
from typeset.intake.rules.page_measure import page_measure

_BEAM = 60
"""As many ways of dealing out the lines so far are kept; more find nothing better."""
# All costs are in nats.
_GAIN, _GAIN_APART = 7.0, 5.0
"""By so much columns must read better, all lines and the unfinished ones alone: of the pages of six
hundred texts that have none two gained more (up to 15), of seventy that have some none gained less.
Less is needed where blank lines part most lines, for lines of one column stand together."""
_ENDED, _GOES_ON = 1.0, 1.5
"""Another column misses its turn: its last line ends something, so that white may follow, or it
does not."""
_THIRD = 4.0
"""By so much three columns must read better than two: a stray line makes a third."""
_NEW_COLUMN, _LATE = 0.7, 0.3
"""Another column begins, and for each line that it begins later than the first."""
_HEAD_AGAIN, _HEAD = 1.5, 12
"""A line of the head comes later than the columns' first ones, by as many lines at most."""
_COLUMN_LINE = 2.0
"""A line as wide as a column that ends no sentence is in the head or foot."""
_FOOT, _IN_FOOT = 2.0, 0.6
"""The columns end, and lines across the page follow; few of them are no label or number."""
_APART = 3.0
"""A label, number or date that the issue's head or foot has stands in a column."""


class _Dealt(NamedTuple):
    """The lines dealt out so far: the columns' last ones, the latest first, and the way here.

    `part`: 0 in the page's head, 1 in its columns, 2 in its foot; `at`, `above`, `here`: the last
    line, the one that it stands below (-1: none) and the part that it is in; `begun`: where the
    columns begin; `head`: the head's last line."""

    cost: float
    part: int
    tails: tuple[int, ...]
    at: int
    above: int
    here: int
    before: _Dealt | None
    begun: int = 0
    head: int = -1


class _Columns(NamedTuple):
    """The lines of a page's head, of each column in their order, and of the foot."""

    head: list[int]
    columns: list[list[int]]
    foot: list[int]


def mixed_columns(draft: Draft) -> Draft:
    """Lines of neighbouring columns that come in turn are put into the columns' order."""
    done: list[Block] = []
    decisions = []
    known: Continuity | None = None
    before: ColumnLine | None = None
    for blocks in printed_pages(draft):
        measure = page_measure(blocks)
        if measure:
            known = known or continuity(block.text for block in draft.blocks)
            page = page_lines(blocks, measure, known)
            found = _columns(page, before)
            before = page.rows[-1]
            if found is not None:
                before = page.rows[found.columns[-1][-1]]
                count = len(found.columns)
                decisions.append(
                    decide("mixed_columns", blocks[0], "columns guessed", 0.5, count=count)
                )
                blocks = _in_order(blocks, found)
        done += blocks
    return draft.having(done, decisions) if decisions else draft


def _columns(page: PageLines, before: ColumnLine | None) -> _Columns | None:
    """The page's columns; None where the lines read on as they are.

    `before`: the last line of the page before."""
    best = _best(page)
    gain = _GAIN_APART if any(page.apart) else _GAIN
    if not best.part or best.cost > page.straight() - gain:
        return None
    found = _chains(best)
    dealt = sum(page.unfinished(part) for part in (found.head, *found.columns, found.foot))
    if len(found.columns) < 2 or dealt > page.unfinished(range(len(page.rows))) - gain:
        return None
    if found.head and not page.rows[found.head[-1]].apart:
        before = page.rows[found.head[-1]]
    ordered = permutations(sorted(found.columns))
    return found._replace(columns=list(min(ordered, key=lambda o: _turns(page, before, list(o)))))


def _best(page: PageLines) -> _Dealt:
    """The cheapest way to deal out the page's lines to two columns or to three."""
    two, three = _dealt(page, 2), _dealt(page, 3)
    return three if three.cost < two.cost - _THIRD else two


def _dealt(page: PageLines, most: int) -> _Dealt:
    """The cheapest way to deal out the page's lines to as many columns at most."""
    beam = [_Dealt(0.0, part, (0,), 0, -1, part, None) for part in (0, 1)]
    for at in range(1, len(page.rows)):
        found: dict[object, _Dealt] = {}
        for way in beam:
            for after in _ways(page, way, at, most):
                key = after.part, after.tails, after.head
                if key not in found or after.cost < found[key].cost:
                    found[key] = after
        beam = sorted(found.values(), key=lambda each: each.cost)[:_BEAM]
    return beam[0]


def _ways(page: PageLines, way: _Dealt, at: int, most: int) -> Iterator[_Dealt]:
    """Where the next line may stand."""
    row = page.rows[at]
    apart = _APART if row.apart else 0.0
    wide = _COLUMN_LINE if row.unfinished and not apart else 0.0
    if way.part == 1:
        for place, above in enumerate(way.tails):
            cost = way.cost + apart + page.joint(above, at) + _turn(page, way, at, place)
            tails = (at, *way.tails[:place], *way.tails[place + 1 :])
            yield way._replace(cost=cost, tails=tails, at=at, above=above, here=1, before=way)
        yield from _elsewhere(page, way, at, apart, most, wide)
        return
    above = way.tails[0]
    cost = way.cost + page.joint(above, at)
    among_facts = way.part == 2 or page.rows[above].apart
    cost += _IN_FOOT if among_facts and not apart else 0.0
    cost += wide
    yield _Dealt(cost, way.part, (at,), at, above, way.part, way)
    if way.part == 0:
        yield _Dealt(way.cost + 0.3 + apart, 1, (at,), at, -1, 1, way, at, above)


def _turn(page: PageLines, way: _Dealt, at: int, place: int) -> float:
    """What it costs that it is the turn of this column, those passed over having waited longer."""
    same = way.tails[place] == way.at
    alone = len(way.tails) == 1 or (way.before is not None and way.above == way.before.at)
    stays = 0.0 if alone and same else page.stays(at, same=same)
    if page.together[at]:
        return stays
    over = way.tails[place + 1 :]
    return stays + sum(_ENDED if page.rows[tail].stops else _GOES_ON for tail in over)


def _elsewhere(
    page: PageLines, way: _Dealt, at: int, apart: float, most: int, wide: float
) -> Iterator[_Dealt]:
    """The line begins a column, is the head's still, or the foot's."""
    if len(way.tails) < most:
        late = _LATE * (at - way.begun - len(way.tails))
        late += page.stays(at, same=False)
        cost = way.cost + _NEW_COLUMN + late + apart
        yield way._replace(cost=cost, tails=(at, *way.tails), at=at, above=-1, here=1, before=way)
    headed = page.rows[at].titled and not page.rows[at].labelled
    if way.head >= 0 and at - way.begun <= _HEAD and headed:
        cost = way.cost + (0.0 if apart else _HEAD_AGAIN) + page.joint(way.head, at)
        yield way._replace(cost=cost, head=at, at=at, above=-1, here=0, before=way)
    least = min(page.joints.begins(page.rows[tail], page.rows[at]) for tail in way.tails)
    cost = way.cost + least + wide + (_FOOT if apart else 2 * _FOOT)
    yield _Dealt(cost, 2, (at,), at, -1, 2, way)


def _chains(best: _Dealt) -> _Columns:
    """The head, the columns as they were dealt out, and the foot."""
    ways = [best]
    while (before := ways[-1].before) is not None:
        ways.append(before)
    head: list[int] = []
    foot: list[int] = []
    columns: dict[int, list[int]] = {}
    for way in reversed(ways):
        if way.here == 1:
            columns[way.at] = [*columns.pop(way.above, []), way.at]
        else:
            (foot if way.here else head).append(way.at)
    return _Columns(head, list(columns.values()), foot)


def _turns(page: PageLines, before: ColumnLine | None, columns: Sequence[list[int]]) -> float:
    """What it costs to read the columns in this order."""
    first = page.rows[columns[0][0]]
    cost = begins_issue(first) if before is None else page.cost(before, first)
    moved = sum(one[0] > two[0] for one, two in pairwise(columns))
    return cost + moved + sum(page.joint(one[-1], two[0]) for one, two in pairwise(columns))


def _in_order(blocks: list[Block], found: _Columns) -> list[Block]:
    done = [blocks[at] for at in found.head]
    for number, column in enumerate(found.columns):
        for at in column:
            line = replace(blocks[at].line, blanks=0, column=number)
            done.append(blocks[at]._replace(line=line))
    return done + [blocks[at] for at in found.foot]
