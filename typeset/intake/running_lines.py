"""What Word prints on every page: left out, but for the lines of a colophon and of a head."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.dates import find_date
from typeset.intake.draft import Block, Draft, Role
from typeset.intake.head_words import FIRST_LINES, NUMBER
from typeset.intake.lexicon import COPIES, LABEL

_WHY = {"header": "running head", "footer": "running foot"}


def running_heads_and_feet(draft: Draft) -> Draft:
    """A Word file's heads and feet are no text; a foot with editors is the issue's.

    So is a head with number and date, where the text below it has no number: its first lines.
    """
    head = _head(draft.blocks)
    rest = [_left_out(block) for block in draft.blocks if block is not head]
    return draft.having([head, *rest] if head else rest)


def _head(blocks: Sequence[Block]) -> Block | None:
    """The first running head that names the issue, if no line of text does."""
    running = [block for block in blocks if block.line.kind == "header"]
    text = [block for block in blocks if block.line.kind not in _WHY][:FIRST_LINES]
    if any(NUMBER.search(block.text) for block in text):
        return None
    return next((b for b in running if NUMBER.search(b.text) and find_date(b.text)), None)


def _left_out(block: Block) -> Block:
    kind = block.line.kind
    if kind not in _WHY or (kind == "footer" and _is_colophon(block.text)):
        return block
    return block.is_a(Role.DROPPED, why=_WHY[kind])


def _is_colophon(text: str) -> bool:
    return LABEL.search(text) is not None or COPIES.search(text) is not None
