"""Numbered items in bold with text below each: the headings of minutes and reports."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.characters import ends_sentence, width
from typeset.intake.draft import Block, Role
from typeset.intake.source import Passage, Run

_LONGEST = 24.0
"""em: no such heading is longer."""
_FEWEST = 2
"""One item may be anything."""


def with_numbered_headings(body: Sequence[Block]) -> list[Block]:
    """The body with `1. Matters arising` as headings, if all its numbered items are such."""
    numbered = [at for at, block in enumerate(body) if _is_numbered(block)]
    if len(numbered) < _FEWEST or not all(_heads(body, at) for at in numbered):
        return list(body)
    return [_heading(block) if _is_numbered(block) else block for block in body]


def _is_numbered(block: Block) -> bool:
    return block.role is Role.ITEM and block.line.ordered


def _heads(body: Sequence[Block], at: int) -> bool:
    """Whether an item is short and bold, and no other numbered one stands right below it."""
    block, below = body[at], body[at + 1 : at + 2]
    short = width(block.text) <= _LONGEST and not ends_sentence(block.text)
    has_text = bool(below) and not _is_numbered(below[0])
    return short and has_text and block.line.strong and block.line.label != ""


def _heading(block: Block) -> Block:
    number = Run(f"{block.line.label} ", 0, 0, ("strong",))
    return block.is_a(Role.HEADING, level=1, passage=Passage([number, *block.passage.runs]))
