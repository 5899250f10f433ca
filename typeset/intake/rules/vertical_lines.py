"""A title that is written downwards, and comes as one character a line."""

from __future__ import annotations

import re
from itertools import groupby

from typeset.intake.characters import HAN
from typeset.intake.draft import Block, Draft, Role, decide

_ONE = re.compile(f"(?![一二三四五六七八九十男女是否有无])[{HAN}]")
"""A character that is no cell of a table's column."""
_FEWEST, _MOST = 3, 12
"""Characters: two may be anything, more are no title."""


def vertical_lines(draft: Draft) -> Draft:
    """`临` / `江` / `工` / `人` is one line; a column's cells repeat each other."""
    blocks: list[Block] = []
    decisions = []
    for alone, group in groupby(draft.blocks, key=_is_one):
        lines = list(group)
        texts = {block.text for block in lines}
        if alone and _FEWEST <= len(lines) == len(texts) <= _MOST:
            lines = [_joined(lines)]
            decisions.append(decide("vertical_lines", lines[0], "vertical line joined", 0.75))
        blocks += lines
    return draft.having(blocks, decisions)


def _is_one(block: Block) -> bool:
    return block.role is Role.TEXT and _ONE.fullmatch(block.text) is not None


def _joined(lines: list[Block]) -> Block:
    passage = lines[0].passage
    for line in lines[1:]:
        passage = passage.join(line.passage, "")
    return lines[0]._replace(passage=passage, last=lines[-1].line)
