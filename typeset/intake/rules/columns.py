"""Columns side by side on one line, as `pdftotext -layout` leaves them, put one below the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from typeset.intake.characters import is_chinese
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.rules.column_rows import DRIFT, INDENTED, ColumnRow, column_row, near
from typeset.intake.rules.likely_rows import likely_rows

_FEWEST = 4
"""Lines that must show a gutter before it is believed."""
_FEWEST_AGAIN = 2
"""… where the page before has one there."""
_UNSTEADY = 1.2
"""Chinese lines of a right-hand column begin up to these em apart, for blanks are half an em."""
_STRAYS = 3
"""As many lines of a head or foot may begin at a gutter by chance, less one."""
_STRAY = 0.15
"""The lines of a steady column that may begin a character further right."""
_SHOWING = 5
"""Lines that show a gutter, for each between them that crosses it."""
_HEAD = 5
"""The lines of a page among which its head ends, with two blank lines and more."""
_NARROWEST = 8
"""Characters of the narrowest column."""
_WHITE = 3
"""Blank lines that part columns from what stands above or below them."""


@dataclass
class _Column:
    """The lines of one column so far; `blanks`: blank lines since its last one, `since`: how many
    lines of each other column, `beside`: the columns that stood on its last line."""

    blocks: list[Block] = field(default_factory=list)
    blanks: int = 0
    since: Counter[int] = field(default_factory=Counter)
    beside: set[int] = field(default_factory=set)

    def take(self, part: Block | None, number: int, held: set[int]) -> None:
        """The next line of the page; `held`: the columns that it holds."""
        if part is None:
            self.since.update(held)
            return
        blanks = self.blanks + max([0, *(self._skipped(other, held) for other in self.since)])
        self.blocks.append(part._replace(line=replace(part.line, blanks=blanks, column=number)))
        self.blanks, self.since, self.beside = 0, Counter(), held

    def _skipped(self, other: int, held: set[int]) -> int:
        """The lines left free beside another column, whose lines may stand half a line lower."""
        return self.since[other] - (other not in held and other not in self.beside)


def parallel_columns(draft: Draft) -> Draft:
    """Lines that hold two or more columns are parted, and the columns read one after the other."""
    done: list[Block] = []
    decisions: list[Decision] = []
    gutters: list[int] = []
    tables: frozenset[int] | None = None
    for _, page in groupby(draft.blocks, key=lambda block: block.line.page):
        rows = [column_row(block) for block in page]
        known = any(row.block.line.size or row.block.line.whole for row in rows)
        gutters = [] if known else _gutters(rows, gutters)
        if gutters:
            tables = likely_rows(draft) if tables is None else tables
            gutters = [] if _are_a_table(rows, gutters, tables) else gutters
        if gutters:
            decision = decide(
                "parallel_columns", rows[0].block, "columns parted", 0.8, count=len(gutters) + 1
            )
            decisions.append(decision)
            first, stop = _zone(rows, gutters)
            done += [row.block for row in rows[:first]]
            done += _parted(rows[first:stop], gutters)
            done += [row.block for row in rows[stop:]]
        else:
            done += [row.block for row in rows]
    return draft.having(done, decisions) if decisions else draft


def _are_a_table(rows: list[ColumnRow], gutters: list[int], tables: frozenset[int]) -> bool:
    """Whether most lines with text on both sides of a gutter are rows of a table."""
    both = [row for row in rows if any(row.ends(at) and row.begins_near(at) for at in gutters)]
    return 2 * sum(row.block.line.number in tables for row in both) > len(both)


def _gutters(rows: list[ColumnRow], before: list[int]) -> list[int]:
    """The offsets at which columns begin, from left to right; `before`: on the page before."""
    begun: dict[int, set[int]] = {}
    for place, row in enumerate(rows):
        for start, _ in row.segments:
            begun.setdefault(start, set()).add(place)
    scores = []
    for at in begun:
        places = sorted({n for start in near(at) for n in begun.get(start, ())})
        if at >= _NARROWEST and len(places) >= _FEWEST_AGAIN:
            begins = sum(rows[place].begins(at) for place in places)
            scores.append((_score(rows, places, at), begins, at))
    gutters: list[int] = []
    for score, _, at in sorted(scores, reverse=True):
        apart = all(abs(at - other) > DRIFT + INDENTED for other in gutters)
        as_before = any(abs(at - other) <= DRIFT for other in before)
        if score >= (_FEWEST_AGAIN if as_before else _FEWEST) and apart:
            gutters.append(at)
    return sorted(gutters)


def _score(rows: list[ColumnRow], places: list[int], at: int) -> int:
    """The lines that show the gutter, less three for each between them that crosses it.

    `places`: the lines with text that begins near it.  A line shows it that has text on both
    sides, or on one if the one before has some on the other.
    """
    showing = [
        place
        for place in places
        if (rows[place].ends(at) and rows[place].begins_near(at))
        or (place and rows[place].begins(at) and _is_staggered(rows[place - 1], rows[place], at))
    ]
    if len(showing) < _FEWEST_AGAIN:
        return 0
    between = rows[showing[0] : showing[-1] + 1]
    most = len(showing) // _SHOWING
    crossing = len(list(islice((row for row in between if not row.is_free(at)), most + 1)))
    return len(showing) - 3 * crossing if crossing <= most else 0


def _is_staggered(above: ColumnRow, row: ColumnRow, at: int) -> bool:
    """Whether the line above stands in the column at the left, and no blank line is between."""
    return row.block.line.blanks == 0 and above.ends(at) and not above.begins(at)


def _zone(rows: list[ColumnRow], gutters: list[int]) -> tuple[int, int]:
    """The first line of the columns, and the one behind their last: a head and foot stand apart."""
    columns = len(gutters) + 1
    shown = [any(row.shows(at, columns) for at in gutters) for row in rows]
    blanks = [row.block.line.blanks for row in rows]
    first, stop = 0, len(rows)
    for n in range(1, len(rows)):
        head = n < _HEAD and all(row.start >= _NARROWEST for row in rows[:n])
        few = sum(shown[:n]) < min(_STRAYS, sum(shown[n:]))
        if (blanks[n] >= 2 and head) or (blanks[n] >= _WHITE and few):
            first = n
        elif blanks[n] >= _WHITE and sum(shown[n:]) < _STRAYS:
            stop = n
            break
    return _without_facts(rows, gutters, first, stop)


def _without_facts(
    rows: list[ColumnRow], gutters: list[int], first: int, stop: int
) -> tuple[int, int]:
    """The zone without lines in the middle above it, and without facts in a row below it."""
    start = first
    while not first and start < min(stop, _HEAD) and _is_centred(rows[start], gutters):
        start += 1
    while stop > start + 1 and _has_facts(rows[stop - 1], gutters):
        stop -= 1
    return start, stop


def _is_centred(row: ColumnRow, gutters: list[int]) -> bool:
    """Whether it begins neither at the left nor with the text of another column, nor holds two."""
    if row.start < _NARROWEST:
        return False
    return all(abs(row.start - at) > DRIFT and not row.is_parted(at) for at in gutters)


def _has_facts(row: ColumnRow, gutters: list[int]) -> bool:
    """Whether it has several parts, and more of them than there are columns, or over a gutter."""
    parts = len(row.segments)
    return parts > len(gutters) + 1 or (parts > 1 and not any(map(row.is_free, gutters)))


def _parted(rows: list[ColumnRow], gutters: list[int]) -> list[Block]:
    """The page's blocks, column after column; a line across the page ends all columns above it."""
    done: list[Block] = []
    columns = _empty(gutters)
    steady = [_is_steady(rows, at) for at in (0, *gutters)]
    for row in rows:
        for column in columns:
            column.blanks += row.block.line.blanks
        if not all(row.is_free(at) for at in gutters) or row.block.role is not Role.TEXT:
            done += [block for column in columns for block in column.blocks] + [row.block]
            columns = _empty(gutters)
            continue
        parts = _parts(row, gutters, steady)
        held = {number for number, part in enumerate(parts) if part is not None}
        for number, part in enumerate(parts):
            columns[number].take(part, number, held)
    return done + [block for column in columns for block in column.blocks]


def _empty(gutters: list[int]) -> list[_Column]:
    return [_Column() for _ in (0, *gutters)]


def _is_steady(rows: list[ColumnRow], at: int) -> bool:
    """Whether the lines of the column begin at one place, so that a small indent is one."""
    starts = [start for row in rows for start, _ in row.segments if at <= start <= at + 2]
    return starts.count(at + 1) <= _STRAY * len(starts)


def _parts(row: ColumnRow, gutters: list[int], steady: list[bool]) -> list[Block | None]:
    """What the line holds in each column: what begins between two gutters."""
    edges = [0, *gutters, max(len(row.text), gutters[-1]) + DRIFT + 1]
    parts: list[Block | None] = []
    for left, right, is_steady in zip(edges, edges[1:], steady, strict=False):
        held = [segment for segment in row.segments if left <= segment[0] + DRIFT < right]
        if not held:
            parts.append(None)
            continue
        start, stop = held[0][0], held[-1][1]
        pushed = max((end + 2 for _, end in row.segments if end <= start), default=0)
        indent = (start - max(left, pushed if pushed > left else left)) / 2
        unsteady = left and not is_steady and is_chinese(row.text[start:stop])
        if unsteady and indent < _UNSTEADY:
            indent = 0.0
        passage = row.block.passage.cut(start - row.start, stop - row.start)
        line = replace(row.block.line, indent=indent)
        parts.append(row.block._replace(passage=passage, line=line))
    return parts
