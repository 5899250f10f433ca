"""Sections of an issue whose headings have marks of three sizes: `#`, `##`, `###`."""

from __future__ import annotations

from itertools import pairwise

from typeset.intake.draft import Block, Role
from typeset.intake.rules.heading_bylines import labels_next

_SECTIONS = 2
"""Headings of one level, each right above a deeper one, show that they are sections."""


def with_sections(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with those headings as sections whose level has never a text right below it."""
    shown = [block for block in blocks if block.role is not Role.DROPPED]
    below: dict[int, list[bool]] = {}
    for one, two in pairwise(shown):
        if one.role is Role.HEADING and one.marked:
            below.setdefault(one.level, []).append(labels_next(one, two))
    labels = {level for level, found in below.items() if len(found) >= _SECTIONS and all(found)}
    return tuple(
        block.is_a(Role.SECTION)
        if block.role is Role.HEADING and block.marked and block.level in labels
        else block
        for block in blocks
    )
