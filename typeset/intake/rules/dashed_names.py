"""The dash of who signs: `– Rosalind Achebe`, `——张三`, `--Wilf Tanner`."""

from __future__ import annotations

import re

from typeset.intake.draft import Block, Draft, Role

WHY = "dash before a name"
_DASH = re.compile(r"(?:[—–―]{1,2}|-{1,2})[ 　]*(?=\w)")
_SIGNED = frozenset({Role.BYLINE, Role.END_BYLINE})


def dashed_names(draft: Draft) -> Draft:
    """The dash before a byline is dropped: a layout sets the name in a place of its own."""
    return draft.having(part for block in draft.blocks for part in _without_dash(block))


def _without_dash(block: Block) -> list[Block]:
    found = _DASH.match(block.text) if block.role in _SIGNED else None
    if found is None:
        return [block]
    dash = block.is_a(Role.DROPPED, passage=block.passage.cut(0, found.end()), why=WHY)
    return [dash, block._replace(passage=block.passage.cut(found.end()))]
