"""Rows of a table, which look like columns side by side, as the tagger sees them."""

from __future__ import annotations

from typeset.intake.draft import Draft
from typeset.intake.rules.likely_tags import tags_of
from typeset.intake.tagging.tags import Tag

_MOSTLY = 0.5
"""So likely, a line is a row or an item of a list."""


def likely_rows(draft: Draft) -> frozenset[int]:
    """The numbers of the source's lines that are rows rather than lines of several columns."""
    found = tags_of(draft)
    if found is None:
        return frozenset()
    pairs = zip(draft.blocks, found, strict=True)
    return frozenset(
        block.line.number for block, likely in pairs if likely[Tag.ROW] + likely[Tag.ITEM] > _MOSTLY
    )
