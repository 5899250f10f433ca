"""Columns whose lines stand in one row with one blank between them, as pdfplumber writes them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, permutations
from typing import NamedTuple

from typeset.intake.characters import is_chinese, width
from typeset.intake.draft import Block, Decision, Draft, decide
from typeset.intake.rules.continuity import continuity
from typeset.intake.rules.headline_white import USUAL
from typeset.intake.rules.joined_rows import Dealt, dealt
from typeset.intake.rules.mixed_lines import (
    ColumnLine,
    Joints,
    begins_page,
    have_no_places,
)
from typeset.intake.rules.printed_width import printed
from typeset.intake.rules.row_cuts import Rows

_ROWS, _AGAIN = range(10, 250), range(5, 250)
"""A page of fewer rows shows no columns, or not again those of one before; none in print has
more."""
_WIDEST = 3
"""Rows of the page that are as wide as all columns, or wider."""
_ODD = 0.9
"""nats: what a row's joint costs on average at least where rows hold several lines."""
_FEWEST, _GAIN, _GAIN_IN_TURN, _GAIN_EACH = 5, 8.0, 20.0, 1 / 3
"""Rows that hold several lines, and by how many nats columns must then read better; and by how
many in all, and for each row, where fewer do."""
_WRAPPED = 2
"""Lines of columns at least that are full and end no sentence: others are whole paragraphs."""
_EACH, _MORE = 1.0, 10.0
"""nats that a row of English columns costs at most, and the page besides, a short one less: of 23
printed pages the dearest cost 1.0 and 10, of seven that have no such columns the cheapest 1.5."""
_IN_TURN = 20
"""Rows at least of a page whose English columns' lines only follow each other in turn."""
_COUNTS, _ANOTHER = (2, 3), 8.0
"""Columns of a page, and by how many nats one more must read better."""
_NARROWEST = 7.0
"""em of the narrowest column."""
_TURNING = 0.6
"""The least share of such rows of one line that stand in another column than the one above: of ten
printed pages all had .66 or more; two texts in right order that were dealt out .37 and .48."""
_NARROW_BEAM = 10
"""The ways that are kept when a measure is tried."""
_SEARCHED = 8
"""Pages at most of which every measure is tried; all others have the columns of one before."""
_LETTERS = (0.98, 1.0, 1.02, 1.04, 1.06, 1.08, 1.1, 1.12)
"""By how much a column is wider than its part of a row, where letters run ragged."""
_RAGGED, _OVER, _EDGES = 2.0, 1.0, 5
"""em that most full lines of letters fall short of the measure, and that hardly any goes beyond;
the widths of rows that are tried as measures."""
_LIKELY = 3
"""Measures that are tried with each number of columns."""
_CHINESE, _LIKE, _APART, _EDGE = 3, 1.6, 2.5, 2.2
"""Measures of Chinese lines that are tried; em by which full lines differ, and measures at least;
how far the widest line may stand out."""
_UNSURE, _LISTED = 3.0, 5
"""nats: what a row costs that may well be dealt out wrongly; of a page at most these are listed."""


class Found(NamedTuple):
    """How a page's rows were dealt out to columns, and how well that reads (nats)."""

    rows: Rows
    dealt: Dealt
    cost: float


def joined_columns(draft: Draft) -> Draft:
    """Rows that hold lines of several columns are cut, and the columns read one after the other."""
    done: list[Block] = []
    decisions: list[Decision] = []
    joints: Joints | None = None
    known: Rows | None = None
    before: ColumnLine | None = None
    searched = 0
    for _, group in groupby(draft.blocks, key=lambda block: block.line.page):
        blocks = list(group)
        if _may_be_joined(blocks, _AGAIN if known else _ROWS):
            joints = joints or Joints(continuity(block.text for block in draft.blocks))
            texts = [block.text for block in blocks]
            straight, wide = _straight(texts, joints)
            if straight > _ODD * len(texts):
                page = Rows(texts, wide, wide, 1, joints, before)
                found = _as_before(page, straight, known)
                if found is None and searched < _SEARCHED:
                    searched += 1
                    found = _searched(page, straight)
                if found is not None:
                    known = found.rows
                    decisions += _decisions(blocks, found.dealt)
                    blocks = _parted(blocks, found)
            before = _last(blocks, known.measure if known else wide)
        done += blocks
    return draft.having(done, decisions) if decisions else draft


def _may_be_joined(blocks: list[Block], rows: range) -> bool:
    """Whether the page's lines are plain ones, without white before them."""
    white = sum(block.line.indent > 0 or block.line.blanks > 0 for block in blocks)
    return len(blocks) in rows and have_no_places(blocks) and white * 10 <= len(blocks)


def _straight(texts: Sequence[str], joints: Joints) -> tuple[float, float]:
    """What it costs (nats) to read the rows as they are, and how wide (em) they are."""
    wide = sorted(printed(text) for text in texts)[-_WIDEST]
    rows = Rows(texts, wide, wide, 1, joints)
    places = range(len(texts))
    met = sum(rows.straight(one, two) for one, two in pairwise(places))
    return met + sum(map(rows.whole, places)), wide


def _as_before(page: Rows, straight: float, known: Rows | None) -> Found | None:
    """The page's columns, if it has those of a page before."""
    if known is None:
        return None
    return _if_better(
        replace(page, measure=known.measure, count=known.count, seen={}, cut={}), straight
    )


def _searched(page: Rows, straight: float) -> Found | None:
    """The page's columns, of all numbers and measures that they may have; None: it has none."""
    tried = [
        (dealt(rows, _NARROW_BEAM).cost + _ANOTHER * rows.count, at, rows)
        for at, rows in enumerate(_likely(page))
    ]
    found = _if_better(min(tried)[2], straight) if tried else None
    return found if found and _shows_columns(found) else None


def _shows_columns(found: Found) -> bool:
    """Whether lines stand beside each other, or the page is long, or Chinese, whose lines are full:
    of a few English lines some order or other reads well."""
    texts = found.rows.texts
    beside = any(len(way.cut) > 1 for way in found.dealt.path())
    return beside or len(texts) >= _IN_TURN or is_chinese("".join(texts))


def _likely(page: Rows) -> Iterator[Rows]:
    """The page in columns of each number, in those measures to which its rows are cut best."""
    measures = _measures(page.texts, page.wide)
    for count in _COUNTS:
        possible = [
            replace(page, measure=measure, count=count, seen={}, cut={})
            for measure in measures
            if measure > _NARROWEST and (measure + 1) * count > page.wide
        ]
        chosen: list[Rows] = []
        for rows in sorted(possible, key=lambda rows: rows.cheapest):
            if len(chosen) < _LIKELY and all(_are_apart(rows, other) for other in chosen):
                chosen.append(rows)
        yield from chosen


def _are_apart(rows: Rows, other: Rows) -> bool:
    return abs(rows.measure - other.measure) > _APART


def _last(blocks: Sequence[Block], measure: float) -> ColumnLine | None:
    """The last line of a page's text, above its foot."""
    lines = (ColumnLine(block.text, measure - printed(block.text)) for block in reversed(blocks))
    return next((line for line in lines if not line.apart), None)


def _if_better(rows: Rows, straight: float) -> Found | None:
    """The rows as dealt out, if they read better so than straight on."""
    rows, best = _best(rows)
    path = best.path()
    if sum(rows.line(piece).unfinished for way in path for piece in way.cut) < _WRAPPED:
        return None
    joined = sum(len(way.cut) > 1 for way in path) >= _FEWEST
    gain = _GAIN if joined else max(_GAIN_IN_TURN, len(rows.texts) * _GAIN_EACH)
    gain += _ANOTHER * (rows.count - _COUNTS[0])
    better = best.cost < straight - gain and _reads_well(rows, best.cost)
    return Found(rows, best, best.cost) if better and (joined or _in_turn(path)) else None


def _in_turn(path: Sequence[Dealt]) -> bool:
    """Whether most rows that hold one line stand in another column than the row above."""
    places = [way.places[0] for way in path if len(way.places) == 1]
    turns = sum(one != two for one, two in pairwise(places))
    return turns >= _TURNING * (len(places) - 1)


def _best(rows: Rows) -> tuple[Rows, Dealt]:
    """The rows as dealt out best, the white at all headlines alike if that reads better."""
    alike = [replace(rows, white=white) for white in USUAL]
    likely = min(alike, key=lambda each: dealt(each, _NARROW_BEAM).cost)
    found = [(each, dealt(each)) for each in (rows, likely)]
    return min(found, key=lambda each: each[1].cost)


def _reads_well(rows: Rows, cost: float) -> bool:
    """Whether what was dealt out reads as columns do.

    Where each line may go to any column, a narrow English text with many headlines reads better
    dealt out, too; but not well."""
    if is_chinese("".join(rows.texts)):
        return True
    count = len(rows.texts)
    return cost <= _EACH * count + _MORE * min(count / _IN_TURN, 1)


def _measures(texts: Sequence[str], wide: float) -> list[float]:
    """The measures (em) that the columns may have.

    In Chinese full lines are of one width, and blanks stand between them."""
    if not is_chinese("".join(texts)):
        parts = (wide / count * more for count in _COUNTS for more in _LETTERS)
        return [*_edges([printed(text) for text in texts]), *parts]
    found = [width(part) for text in texts for part in text.split() if is_chinese(part)]
    counts = Counter(round(each * 2) / 2 for each in found)
    support = {
        edge: sum(times for each, times in counts.items() if edge - _LIKE <= each <= edge)
        for edge in counts
    }
    chosen: list[float] = []
    for common in sorted(support, key=lambda each: (-support[each], -each)):
        fewest = max(2, support[common] / 10)
        edge = max(
            each
            for each, times in counts.items()
            if each == common or (common < each <= common + _EDGE and times >= fewest)
        )
        if all(abs(edge - other) > _APART for other in chosen) and len(chosen) < _CHINESE:
            near = sorted(each for each in found if common - 1.2 <= each <= edge)
            chosen.append(near[int(len(near) * 0.8)])
    return chosen


def _edges(widths: Sequence[float]) -> list[float]:
    """The widths (em) that many rows of letters nearly have, and few go beyond."""
    rows = sorted(widths)
    support = {
        each: at - bisect_left(rows, each - _RAGGED) - (bisect_left(rows, each + _OVER) - at)
        for at, each in enumerate(rows, 1)
    }
    return sorted(support, key=lambda each: -support[each])[:_EDGES]


def _decisions(blocks: list[Block], found: Dealt) -> Iterator[Decision]:
    """That the order was guessed, and the rows of which least is sure."""
    count = sum(tail is not None for tail in found.tails)
    yield decide("joined_columns", blocks[0], "columns guessed", 0.5, count=count)
    steps = [
        (way.cost - way.before.cost, way.cut[0].row)
        for way in found.path()
        if way.before is not None and way.places
    ]
    for cost, row in sorted(steps, reverse=True)[:_LISTED]:
        if cost > _UNSURE:
            yield decide("joined_columns", blocks[row], "row guessed", 0.5)


def _parted(blocks: list[Block], found: Found) -> list[Block]:
    """The head, the columns from left to right, and the foot."""
    head: list[Block] = []
    foot: list[Block] = []
    columns: list[list[Block]] = [[] for _ in found.dealt.tails]
    path = found.dealt.path()
    for way in path:
        if not way.places:
            (foot if way.part == 2 else head).append(blocks[way.cut[0].row])
        for place, piece in zip(way.places, way.cut, strict=False):
            block = blocks[piece.row]
            passage = block.passage.cut(piece.start, piece.stop)
            line = replace(block.line, blanks=0, column=place)
            columns[place].append(block._replace(passage=passage, line=line))
    columns = [column for column in columns if column]
    if not any(len(way.cut) > 1 for way in path):
        columns = min(map(list, permutations(columns)), key=lambda each: _turns(each, found.rows))
    return [*head, *(block for column in columns for block in column), *foot]


def _turns(columns: Sequence[list[Block]], rows: Rows) -> float:
    """What it costs (nats) to read the columns in this order, where no row shows which is left."""
    first = [ColumnLine(each[0].text, rows.measure - printed(each[0].text)) for each in columns]
    last = [ColumnLine(each[-1].text, rows.measure - printed(each[-1].text)) for each in columns]
    moved = sum(one[0].line.number > two[0].line.number for one, two in pairwise(columns))
    met = sum(rows.joints.cost(one, two) for one, two in zip(last, first[1:], strict=False))
    return begins_page(first[0]) + moved + met
