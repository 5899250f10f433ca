"""Lines by themselves, as the tagger sees them: rows; English verses and items of a list."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.characters import is_chinese
from typeset.intake.draft import Block
from typeset.intake.tagging.tags import TEXT, Tag, share_of_tags

_SURE = 0.9
"""So likely, a line is a row, however long it is."""
_LONGEST = 28.0
"""em: hardly a verse or an item of English is longer; lines of text are 30 and more."""
_FEWEST = 2
"""Lines: a couplet, or two items."""
_MOSTLY, _AT_LEAST = 0.6, 0.25
"""So likely on average, and at least each, lines begin something: wrapped ones go on."""
_WIDE = 0.1
"""The least share of lines that are wider than that: a narrow column has none."""


def single_lines(blocks: Sequence[Block], widths: Sequence[float]) -> list[bool]:
    """Whether each line is one of several short ones below each other that are each for itself."""
    found = [_is_row(block) for block in blocks]
    if sum(wide > _LONGEST for wide in widths) < _WIDE * len(widths):
        return found
    shares = [_begins(block, wide) for block, wide in zip(blocks, widths, strict=True)]
    begin = 0
    for at in range(1, len(blocks) + 1):
        if at < len(blocks) and not blocks[at].line.blanks and min(shares[at - 1 : at + 1]) > 0:
            continue
        if at - begin >= _FEWEST and sum(shares[begin:at]) > _MOSTLY * (at - begin):
            found[begin:at] = [True] * (at - begin)
        begin = at
    return found


def _is_row(block: Block) -> bool:
    return block.likely is not None and block.likely[Tag.ROW] >= _SURE


def _begins(block: Block, wide: float) -> float:
    """How likely a short line of English is text that begins there; 0 of any other."""
    if not block.likely or wide > _LONGEST or is_chinese(block.text):
        return 0.0
    share = share_of_tags(block.likely, TEXT)
    return share if share >= _AT_LEAST else 0.0
