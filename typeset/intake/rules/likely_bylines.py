"""Bylines that say so: `as signed by …` is one, however seldom the tagger has seen such words."""

from __future__ import annotations

from typeset.intake.decoding.english_names import SAYS_BY
from typeset.intake.draft import Block, Role
from typeset.intake.tagging.tags import Tag, share_of_tags

_SURE = 0.9
"""How likely such a line is a byline."""
_BYLINES = (Tag.BYLINE, Tag.END_BYLINE)
_GOES_ON = 0.7
"""So likely, a line is the rest of a sentence."""


def as_it_says(block: Block) -> Block:
    """`as signed by Jim Roebuck`, `An appreciation by Nora Timms`: surely bylines."""
    likely = block.likely if block.role is Role.TEXT and SAYS_BY.match(block.text) else None
    if not likely or likely[Tag.MORE] > _GOES_ON or share_of_tags(likely, _BYLINES) >= _SURE:
        return block
    share = share_of_tags(likely, _BYLINES)
    rest = (1 - _SURE) / max(1 - share, 1e-9)
    below = _SURE * likely[Tag.BYLINE] / max(share, 1e-9)
    shares = {tag: part * rest for tag, part in likely.items()}
    return block._replace(likely=shares | {Tag.BYLINE: below, Tag.END_BYLINE: _SURE - below})
