"""What a mail says to the editor above and below the piece that its subject names."""

from __future__ import annotations

import re

from typeset.intake.characters import squeeze
from typeset.intake.draft import Block, Role

_REACH = 8
"""The headline is among this number of lines."""
_SHORTEST = 4
"""Characters of a headline: fewer may end a subject by chance."""
_FAREWELL = re.compile("此致|敬礼[！!]?|此致[ 　]*敬礼[！!]?")
WHY = "said to the editor"


def without_cover(blocks: list[Block], subject: str) -> tuple[list[Block], list[Block]]:
    """The blocks from the line on that a mail's subject ends with, and those that are left out.

    That line is the headline; what stands above it, and 此致敬礼 below, is the mail's."""
    at = next((at for at, block in enumerate(blocks[:_REACH]) if _is_it(block, subject)), 0)
    if not at:
        return blocks, []
    left = [*blocks[:at], *(b for b in blocks[at:] if _FAREWELL.fullmatch(b.text))]
    stays = [block for block in blocks[at:] if not _FAREWELL.fullmatch(block.text)]
    return stays, [block.is_a(Role.DROPPED, why=WHY) for block in left]


def _is_it(block: Block, subject: str) -> bool:
    text = squeeze(block.text)
    named = len(text) >= _SHORTEST and squeeze(subject).endswith(text)
    return named and block.role is Role.TEXT
