"""Notices to the readers at an issue's close, as the tagger sees them, whatever their words."""

from __future__ import annotations

from typeset.intake.characters import glue
from typeset.intake.draft import Block, Draft, Role, decide
from typeset.intake.tagging.tags import Tag

_SURE, _GOES_ON = 0.8, 0.5
"""So likely, a line is such a notice; and the line below goes on with it."""


def likely_notices(draft: Draft) -> Draft:
    """`Copy for the June number to Joan by the 20th`: a notice, whatever its words."""
    blocks: list[Block] = []
    decisions = []
    for block in draft.blocks:
        likely = block.likely if block.role is Role.TEXT else None
        above = blocks[-1] if blocks else None
        if likely and likely[Tag.NOTICE] > _SURE:
            blocks.append(block.is_a(Role.NOTICE))
            decisions.append(
                decide("likely_notices", block, "notice", round(likely[Tag.NOTICE], 2))
            )
        elif likely and above and above.role is Role.NOTICE and likely[Tag.MORE] > _GOES_ON:
            passage = above.passage.join(block.passage, glue(above.text, block.text))
            blocks[-1] = above._replace(passage=passage, last=block.line)
        else:
            blocks.append(block)
    return draft.having(blocks, decisions)
