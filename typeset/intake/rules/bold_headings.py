"""Bold lines that stand alone in an article, where Markdown or a web page marks its headlines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.rules.heading_bylines import holds_names
from typeset.intake.rules.heading_marks import is_short_and_bold

_FEWEST = 2
"""One bold line of an article may be its deck, or words that matter."""
_TEXT = (Role.TEXT, Role.ITEM, Role.TABLE)


def bold_headings(draft: Draft) -> Draft:
    """Several bold lines of one article, each right above plain text, are its headings."""
    shown = [at for at, block in enumerate(draft.blocks) if block.role is not Role.DROPPED]
    heads = [n for n, at in enumerate(shown) if draft.blocks[at].role is Role.HEADLINE]
    headings: list[int] = []
    for start, stop in pairwise([*heads, len(shown)]):
        found = _bold_lines(draft.blocks, shown[start:stop])
        headings += found if len(found) >= _FEWEST else []
    blocks = list(draft.blocks)
    decisions = list[Decision]()
    for at in headings:
        blocks[at] = blocks[at].is_a(Role.HEADING, level=1)
        decisions.append(decide("bold_headings", blocks[at], "heading", 0.85))
    return draft.having(blocks, decisions)


def _bold_lines(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Which lines of an article are bold, and no name below its headline, with text below them."""
    return [
        at
        for n, (at, below) in enumerate(pairwise(places))
        if n
        and blocks[at].line.whole
        and is_short_and_bold(blocks[at])
        and (n > 1 or not holds_names(blocks[at].text))
        and blocks[below].role in _TEXT
        and not blocks[below].line.strong
    ]
