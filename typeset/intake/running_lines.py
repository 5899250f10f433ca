"""What Word prints on every page: reported and left out, but for the lines of a colophon."""

from __future__ import annotations

from typeset.intake.draft import Block, Draft, Role
from typeset.intake.lexicon import COPIES, LABEL

_WHY = {"header": "running head", "footer": "running foot"}


def running_heads_and_feet(draft: Draft) -> Draft:
    """A Word file's heads and feet are no text; a foot with editors is the issue's."""
    return draft.having(map(_left_out, draft.blocks))


def _left_out(block: Block) -> Block:
    kind = block.line.kind
    if kind not in _WHY or (kind == "footer" and _is_colophon(block.text)):
        return block
    return block.is_a(Role.DROPPED, why=_WHY[kind])


def _is_colophon(text: str) -> bool:
    return LABEL.search(text) is not None or COPIES.search(text) is not None
