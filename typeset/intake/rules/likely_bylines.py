"""Bylines by what they say and where they stand, however seldom the tagger has seen such lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from typeset.intake.decoding.english_names import SAYS_BY
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import HALVES
from typeset.intake.tagging.tags import Tag, share_of_tags

_SURE = 0.9
"""How likely such a line is a byline."""
_BYLINES = (Tag.BYLINE, Tag.END_BYLINE)
_GOES_ON = 0.7
"""So likely, a line is the rest of a sentence."""
_BOTH = 0.3
"""So likely, the line below signs, too."""
_HARDLY = 0.02
"""Of some 500 tagged lines after a blank line and right above a headline, one signs what ends; of
270 of words of four characters, four sign, in other words than names."""


def as_they_stand(blocks: Sequence[Block]) -> Iterator[Block]:
    """A line after a blank one, right above another, hardly signs the text above, unless both do:
    `通榆县总工会` above a headline.  Halves of a title are hardly names."""
    for block, below in pairwise(blocks):
        apart = block.line.blanks and not below.line.blanks
        signs = share_of_tags(below.likely or {}, [Tag.END_BYLINE])
        if HALVES.fullmatch(block.text):
            block = _hardly(block, _BYLINES)
        elif apart and signs < _BOTH:
            block = _hardly(block, [Tag.END_BYLINE])
        yield block
    yield from blocks[-1:]


def _hardly(block: Block, tags: Sequence[Tag]) -> Block:
    """The block, hardly one of these to the tagger."""
    if not block.likely:
        return block
    shares = {tag: part * (_HARDLY if tag in tags else 1.0) for tag, part in block.likely.items()}
    whole = sum(shares.values())
    return block._replace(likely={tag: share / whole for tag, share in shares.items()})


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
