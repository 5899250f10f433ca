"""The size of a piece's text, where its format gives one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from typeset.intake.draft import Block, Role


def usual_size(blocks: Iterable[Block]) -> float:
    """The size (pt) of most of the text, 0 where none is known."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.line.size and block.role is Role.TEXT:
            sizes[block.line.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
