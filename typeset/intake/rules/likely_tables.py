"""Tables of any form: lines below each other that the tagger surely sees as rows."""

from __future__ import annotations

import re
from itertools import groupby

from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.rules.tables import AT_TAB, BETWEEN, row_of
from typeset.intake.tagging.tags import Tag

_SURE = 0.85
"""How likely each of the lines is a row."""
_GOES_ON = 0.5
"""So likely, the line below goes on with a row."""
_FEWEST = 2
"""Rows that make a table."""


def likely_tables(draft: Draft) -> Draft:
    """Lines that are rows to the tagger are a table where each has as many cells."""
    blocks: list[Block] = []
    decisions: list[Decision] = []
    following = [*draft.blocks[1:], None]
    pairs = zip(draft.blocks, following, strict=True)
    for sure, group in groupby(pairs, key=lambda pair: _is_row(*pair)):
        rows = [block for block, _ in group]
        between = _between(rows) if sure and len(rows) >= _FEWEST else None
        if between is None:
            blocks += rows
            continue
        decisions.append(decide("likely_tables", rows[0], "table", 0.8))
        blocks += [row_of(row, between) for row in rows]
    return draft.having(blocks, decisions)


def _is_row(block: Block, following: Block | None) -> bool:
    """Whether a line is surely a row, and ends on it."""
    likely = block.likely if block.role is Role.TEXT else None
    below = following.likely if following is not None else None
    goes_on = below is not None and below[Tag.MORE] > _GOES_ON
    return likely is not None and likely[Tag.ROW] >= _SURE and not goes_on


def _between(rows: list[Block]) -> re.Pattern[str] | None:
    """What parts all the rows into as many cells, two at least."""
    for between in (AT_TAB, BETWEEN):
        cells = {len(between.split(row.text)) for row in rows}
        if len(cells) == 1 and cells != {1}:
            return between
    return None
