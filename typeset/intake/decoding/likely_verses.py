"""English verses and items of a list, each a line by itself, as the tagger sees them."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.characters import is_chinese
from typeset.intake.draft import Block

_LONGEST = 28.0
"""em: hardly a verse of an English poem is longer; lines of text are 30 and more."""
_FEWEST = 2
"""Lines: a couplet, or two items."""
_MOSTLY, _AT_LEAST = 0.6, 0.25
"""So likely on average, and at least each, lines begin something: wrapped ones go on."""
_BEGINS = "PLR"


def likely_verses(blocks: Sequence[Block], widths: Sequence[float]) -> list[bool]:
    """Whether each line is one of several short ones below each other that are each for itself."""
    found = [False] * len(blocks)
    begin = 0
    for at in range(len(blocks) + 1):
        ends = at == len(blocks) or not _is_short(blocks[at], widths[at])
        if not ends and (at == begin or not blocks[at].line.blanks):
            continue
        if _are_verses(blocks[begin:at]):
            found[begin:at] = [True] * (at - begin)
        begin = at + 1 if ends else at
    return found


def _is_short(block: Block, wide: float) -> bool:
    return bool(block.likely) and wide <= _LONGEST and not is_chinese(block.text)


def _are_verses(blocks: Sequence[Block]) -> bool:
    shares = [sum((block.likely or {}).get(tag, 0.0) for tag in _BEGINS) for block in blocks]
    if len(shares) < _FEWEST or min(shares) < _AT_LEAST:
        return False
    return sum(shares) > _MOSTLY * len(shares)
