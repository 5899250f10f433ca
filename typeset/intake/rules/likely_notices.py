"""Notices to the readers at an issue's close, as the tagger sees them, whatever their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import ends_sentence, glue
from typeset.intake.dates import is_date
from typeset.intake.draft import COLOPHON, Block, Draft, Role, decide
from typeset.intake.rules.colophon import is_labelled, parts_of_the_foot
from typeset.intake.tagging.tags import Tag, share_of_tags

_SURE, _GOES_ON = 0.8, 0.5
"""So likely, a line is such a notice; and the line below goes on with it."""
_NO_STORY = (Tag.NOTICE, Tag.LEFT_OUT)
_AT_THE_END, _PLAINLY, _LAST = 0.6, 0.85, 8
"""So likely, one of an issue's last lines is a notice, or else of the page, and no story's end; the
first of them is so likely, for a story's last line has some of it."""
_SAYS = re.compile(r"[。：；，！？.:;,!?\d@|]")
"""What a line has that says something."""


def likely_notices(draft: Draft) -> Draft:
    """`Copy for the June number to Joan by the 20th`: a notice, whatever its words.

    `Editor: Joan Pym` above such a one is the foot's."""
    blocks: list[Block] = []
    decisions = []
    end = _close(draft.blocks)
    for at, block in enumerate(draft.blocks):
        likely = block.likely if block.role is Role.TEXT and not _is_headed(blocks) else None
        above = blocks[-1] if blocks else None
        if likely and at >= end and _is_no_story(block) and is_labelled(block.text):
            parts = parts_of_the_foot(block)
            decisions += [decide("likely_notices", part, str(part.role), 0.75) for part in parts]
            blocks += parts
        elif likely and (likely[Tag.NOTICE] > _SURE or (at >= end and _is_no_story(block))):
            blocks.append(block.is_a(Role.NOTICE))
            share = round(share_of_tags(likely, _NO_STORY), 2)
            decisions.append(decide("likely_notices", block, "notice", share))
        elif likely and above and above.role is Role.NOTICE and likely[Tag.MORE] > _GOES_ON:
            passage = above.passage.join(block.passage, glue(above.text, block.text))
            blocks[-1] = above._replace(passage=passage, last=block.line)
        else:
            blocks.append(block)
    return draft.having(blocks, decisions)


def _is_headed(above: Sequence[Block]) -> bool:
    """Whether what stands right above is marked as a headline, of which a line is the text."""
    shown = next((block for block in reversed(above) if block.role is not Role.DROPPED), None)
    return shown is not None and shown.marked and shown.role is Role.HEADLINE


def _is_no_story(block: Block) -> bool:
    """Whether a line says something to readers, or of who made the page; no title, no signature."""
    if _SAYS.search(block.text) is None or is_date(block.text):
        return False
    return share_of_tags(block.likely or {}, _NO_STORY) > _AT_THE_END


def _ends_a_story(block: Block) -> bool:
    """Whether nothing need follow a line: no title's, whose text a row of figures may be."""
    signed = share_of_tags(block.likely or {}, (Tag.END_BYLINE,)) > _AT_THE_END
    return block.role is not Role.TEXT or ends_sentence(block.text) or signed


def _close(blocks: Sequence[Block]) -> int:
    """Where an issue's last lines begin, below its last story."""
    first = len(blocks)
    for at in range(len(blocks) - 1, max(len(blocks) - 1 - _LAST, -1), -1):
        block, likely = blocks[at], blocks[at].likely or {}
        if block.role in COLOPHON or block.role in (Role.DROPPED, Role.NOTICE):
            continue
        if block.role is not Role.TEXT:
            break
        if _is_no_story(block):
            plain = share_of_tags(likely, _NO_STORY) > _PLAINLY
            first = at if plain and at and _ends_a_story(blocks[at - 1]) else first
        elif likely.get(Tag.MORE, 0.0) <= _GOES_ON:
            break
    return first
