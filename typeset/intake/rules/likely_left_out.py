"""Lines that belong to no article, as the tagger surely sees them, whatever their words."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.characters import begins_inside, ends_sentence, open_pair
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.rules.copied_pages import AROUND
from typeset.intake.rules.notices import LISTED
from typeset.intake.tagging.tags import Tag

_SURE = 0.9
"""How likely a line is none of an article's."""
_FREE = (Role.TEXT, Role.ITEM, Role.TABLE)
"""What a line may be by its shape alone; a marked heading is hard evidence."""
_SENTENCE, _NO_SENTENCE = 0.65, 0.75
"""A sentence that is dropped is looked at; none of 22 notices was wrong."""
_MOST = 1 / 3
"""The part of an issue's lines that it may be; where more is, the tagger knows nothing like it."""
_BECOMES = {
    Tag.LEFT_OUT: (Role.DROPPED, AROUND, "copied page dropped"),
    Tag.CONTENTS: (Role.DROPPED, LISTED, "contents dropped"),
    Tag.HEAD: (Role.NOTICE, "", "notice"),
}


def likely_left_out(draft: Draft) -> Draft:
    """`Leave a comment`, `PAGE 2  THE POST`, an entry of a list of contents: dropped.

    Another line of the issue's head is a notice, and so is what stands below all articles, which
    may say who prints it.
    """
    blocks: list[Block] = []
    decisions: list[Decision] = []
    close = _close(draft.blocks)
    tags = [_sure_tag(block) for block in draft.blocks]
    if len(tags) - tags.count(None) > _MOST * len(tags):
        return draft
    for at, (block, tag) in enumerate(zip(draft.blocks, tags, strict=True)):
        if tag is None:
            blocks.append(block)
            continue
        role, why, said = _BECOMES[tag]
        if at >= close:
            role, why, said = _BECOMES[Tag.HEAD]
        blocks.append(block.is_a(role, why=why))
        is_lost = role is Role.DROPPED and ends_sentence(block.text)
        confidence = _SENTENCE if is_lost else _NO_SENTENCE
        decisions.append(decide("likely_left_out", block, said, confidence))
    return draft.having(blocks, decisions)


def _close(blocks: Sequence[Block]) -> int:
    """The index below the last line that is any article's to the tagger."""
    for at in range(len(blocks), 0, -1):
        likely = blocks[at - 1].likely
        if likely and max(likely, key=likely.__getitem__) not in _BECOMES:
            return at
    return 0


def _sure_tag(block: Block) -> Tag | None:
    """What the tagger is sure of that a line is, if that is none of an article's.

    A line that begins or ends inside a sentence is hard evidence of the contrary.
    """
    likely = block.likely if block.role in _FREE else None
    tag = next((tag for tag in _BECOMES if likely and likely.get(tag, 0.0) >= _SURE), None)
    return None if tag and (begins_inside(block.text) or open_pair(block.text)) else tag
