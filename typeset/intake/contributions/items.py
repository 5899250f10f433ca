"""Bullets that somebody typed: two paragraphs in a row behind one mark are a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from typeset.intake.draft import Block, Role

_BULLET = re.compile(r"([•▪◦‣])[ 　\t]*(?=\S)|([·–-])[ 　\t]+(?=\S)")
"""`• 带好水壶`; what also stands inside words needs a blank behind it."""
_FEWEST = 2
"""One paragraph behind a mark may be anything."""


def with_items(body: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The body with its typed lists as items, and the bullets, which the page sets itself."""
    done: list[Block] = []
    bullets: list[Block] = []
    for mark, group in groupby(body, key=_mark):
        row = list(group)
        if not mark or len(row) < _FEWEST:
            done += row
            continue
        for block in row:
            end = _end(block.text)
            typed = block.passage.cut(0, end)
            bullets.append(block.is_a(Role.DROPPED, passage=typed, why="bullet of a list"))
            done.append(block.is_a(Role.ITEM, passage=block.passage.cut(end), level=1))
    return done, bullets


def _mark(block: Block) -> str:
    found = _BULLET.match(block.text) if block.role is Role.PARAGRAPH else None
    return found[0].strip() if found else ""


def _end(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found else 0
