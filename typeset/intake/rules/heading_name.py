"""The issue's name, where it is only the largest heading of all."""

from __future__ import annotations

from typeset.intake.characters import width
from typeset.intake.draft import Draft, Role
from typeset.intake.head_words import NAME_ENDINGS
from typeset.intake.lexicon import NUMBERED, ORGANISATION, UNIT_ENDING

_NAME, _SURE_NAME = 20, 12
"""em: no name is longer, and none that only its ending shows."""


def is_a_papers_name(text: str) -> bool:
    """Whether a short heading ends as papers' names do: `编程社小报`."""
    return width(text) <= _SURE_NAME and NAME_ENDINGS.search(text) is not None


def with_name(draft: Draft) -> Draft:
    """The largest heading, alone at the top with headlines of the next size below, is the name."""
    passed = (Role.DROPPED, Role.SECTION)
    shown = [at for at, block in enumerate(draft.blocks) if block.role not in passed]
    marked = [b for b in draft.blocks if b.role is Role.HEADING and b.marked]
    first = draft.blocks[shown[0]]
    unit = ORGANISATION.fullmatch(first.text) or UNIT_ENDING.fullmatch(first.text)
    sure = is_a_papers_name(first.text)
    if first not in marked or len(marked) < 3 - sure or NUMBERED.match(first.text) or unit:
        return draft
    second = draft.blocks[shown[1]]
    alone = [b for b in marked if b.level <= first.level] == [first] and width(first.text) <= _NAME
    alike = [at for at in shown[1:] if draft.blocks[at] in marked]
    with_text = [
        at
        for at in alike
        if draft.blocks[at].level == second.level
        and at + 1 < len(draft.blocks)
        and draft.blocks[at + 1].role is not Role.HEADING
    ]
    numbered = any(NUMBERED.match(draft.blocks[at].text) for at in with_text)
    if (
        not (alone and second in marked and len(with_text) > 1 - sure)
        or numbered
        or second.text.startswith(("—", "--"))
    ):
        return draft
    return draft.having(
        block.is_a(Role.NAMEPLATE) if block is first else block for block in draft.blocks
    )
