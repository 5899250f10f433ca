"""Columns side by side on one line, as `pdftotext -layout` leaves them, put one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from typeset.intake.characters import is_chinese
from typeset.intake.draft import Block, Decision, Draft, Role, decide

_GAP = re.compile(r" {2,}")
_FEWEST = 4
"""Lines that must show a gutter before it is believed."""
_UNSTEADY = 1.2
"""Chinese lines of a right-hand column begin up to these em apart, for blanks are half an em."""
_NARROWEST = 8
"""Characters of the narrowest column."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line with the blanks before it; `start` is where its text begins."""

    block: Block
    text: str
    start: int

    def is_free(self, at: int) -> bool:
        """Whether a gutter may end at this offset: two blanks stand before it, or the line is
        over."""
        return not self.text[max(at - 2, 0) : at].strip() and not (
            at < len(self.text) and self.text[at - 1 : at].strip()
        )

    def shows(self, at: int) -> bool:
        """Whether the line has text on both sides of a gutter there."""
        return self.is_free(at) and self.start < at - 2 and len(self.text) > at


def parallel_columns(draft: Draft) -> Draft:
    """Lines that hold two or more columns are parted, and the columns read one after the other."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for _, page in groupby(draft.blocks, key=lambda block: block.line.page):
        rows = [_row(block) for block in page]
        known = any(row.block.line.size or row.block.line.whole for row in rows)
        gutters = [] if known else _gutters(rows)
        if gutters:
            decision = decide(
                "parallel_columns", rows[0].block, "columns parted", 0.8, count=len(gutters) + 1
            )
            decisions.append(decision)
            done += _parted(rows, gutters)
        else:
            done += [row.block for row in rows]
    return draft.having(done, decisions) if decisions else draft


def _row(block: Block) -> _Row:
    blanks = int(block.line.indent * 2)
    return _Row(block, " " * blanks + block.text, blanks)


def _gutters(rows: list[_Row]) -> list[int]:
    """The offsets at which columns begin, from left to right."""
    if not any(_GAP.search(row.block.text) for row in rows if row.block.role is Role.TEXT):
        return []
    ends = {found.end() for row in rows for found in _GAP.finditer(row.text) if found.start()}
    scores = sorted(((_score(rows, at), at) for at in ends), reverse=True)
    gutters: list[int] = []
    for score, at in scores:
        apart = all(abs(at - other) >= _NARROWEST for other in gutters)
        if score >= _FEWEST and apart and at >= _NARROWEST:
            gutters.append(at)
    return sorted(gutters)


def _score(rows: list[_Row], at: int) -> int:
    """The lines that show the gutter, less three for each between them that crosses it."""
    showing = [place for place, row in enumerate(rows) if row.shows(at)]
    if not showing:
        return 0
    between = rows[showing[0] : showing[-1] + 1]
    crossing = sum(not row.is_free(at) for row in between)
    return len(showing) - 3 * crossing if crossing * 5 <= len(showing) else 0


def _parted(rows: list[_Row], gutters: list[int]) -> list[Block]:
    """The page's blocks, column after column; a line across the page ends all columns above it."""
    done: list[Block] = []
    columns: list[list[Block]] = [[] for _ in range(len(gutters) + 1)]
    above = [0] * len(columns)
    for row in rows:
        above = [blanks + row.block.line.blanks for blanks in above]
        if not all(row.is_free(at) for at in gutters) or row.block.role is not Role.TEXT:
            done += [block for column in columns for block in column] + [row.block]
            columns, above = [[] for _ in columns], [0] * len(columns)
            continue
        for number, part in enumerate(_parts(row, gutters)):
            if part is None:
                above[number] += 1
                continue
            line = replace(part.line, blanks=above[number], column=number)
            columns[number].append(part._replace(line=line))
            above[number] = 0
    return done + [block for column in columns for block in column]


def _parts(row: _Row, gutters: list[int]) -> list[Block | None]:
    """What the line holds in each column."""
    parts: list[Block | None] = []
    edges = [0, *gutters, len(row.text)]
    for left, right in zip(edges, [*gutters, len(row.text)], strict=False):
        text = row.text[left:right]
        if not text.strip():
            parts.append(None)
            continue
        indent = (len(text) - len(text.lstrip())) / 2
        if left and indent < _UNSTEADY and is_chinese(text):
            indent = 0.0
        start, stop = (max(at - row.start, 0) for at in (left, min(right, len(row.text))))
        passage = row.block.passage.cut(start, stop)
        line = replace(row.block.line, indent=indent)
        parts.append(row.block._replace(passage=passage, line=line))
    return parts
