"""The issue's head as the tagger sees it: which lines are of it, and which is the name."""

from __future__ import annotations

from typeset.intake.draft import Block, Draft, Role, decide
from typeset.intake.rules.copied_pages import AROUND, SENDER
from typeset.intake.tagging.tags import Tag

_SURE = 0.9
"""So likely, a line is of the head, whatever words it lacks; as unlikely, whatever it has."""
_NAMED = 0.5
"""So likely, a line of the head is the issue's name."""
_LEFT_OUT = 0.6
"""So likely, a line above the name is none of the head's: a mail's address, a page's mark."""
_FIRST = 20
"""Lines; the name stands no further down."""
_HEAD = frozenset({Role.NAMEPLATE, Role.ISSUER, Role.SLOGAN})


def above_the_name(draft: Draft) -> Draft:
    """Lines of a mail or a page above the issue's name are left out; the name is a line of text.

    A sender and a subject are a mail's; `主题：…` alone may be the issue's.
    """
    blocks = list(draft.blocks)
    first = blocks[:_FIRST]
    name = next((at for at, block in enumerate(first) if _named(block) >= _NAMED), None)
    if name is None:
        return draft
    decisions = []
    labelled = [at for at, block in enumerate(blocks[:name]) if SENDER.match(block.text)]
    mail = labelled if len(labelled) > 1 else ()
    for at, block in enumerate(blocks[:name]):
        if block.role is Role.TEXT and (at in mail or _is_left_out(block)):
            blocks[at] = block.is_a(Role.DROPPED, why=AROUND)
            decisions.append(decide("above_the_name", block, "copied page dropped", 0.75))
    if blocks[name].role in (Role.HEADLINE, Role.HEADING, Role.ITEM):
        blocks[name] = blocks[name].is_a(Role.TEXT, marked=False)
    return draft.having(blocks, decisions)


def _is_left_out(block: Block) -> bool:
    return block.likely is not None and block.likely[Tag.LEFT_OUT] > _LEFT_OUT


def is_head(block: Block) -> bool | None:
    """Whether a line is surely of the issue's head; None where that is not sure."""
    if block.likely is None:
        return None
    share = block.likely[Tag.NAME] + block.likely[Tag.HEAD]
    return share > _SURE if not 1 - _SURE <= share <= _SURE else None


def likely_name(blocks: list[Block]) -> list[Block]:
    """The head's blocks with that one as the issue's name which most probably is it."""
    lines = [at for at, block in enumerate(blocks) if block.role in _HEAD and block.likely]
    name = max(lines, key=lambda at: _named(blocks[at]), default=None)
    if name is None or _named(blocks[name]) < _NAMED:
        return blocks
    made = list(blocks)
    for at in lines:
        if at == name:
            made[at] = blocks[at].is_a(Role.NAMEPLATE)
        elif blocks[at].role is Role.NAMEPLATE and blocks[at].line is not blocks[name].line:
            made[at] = blocks[at].is_a(Role.SLOGAN)
    return made


def _named(block: Block) -> float:
    return block.likely[Tag.NAME] if block.likely else 0.0
