"""Rows of a table, which look like columns side by side, as the tagger sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from typeset.intake.draft import Draft
from typeset.intake.rules.likely_tags import tags_of
from typeset.intake.tagging.tags import TEXT, Tag, share_of_tags

_ROWS = (Tag.ROW, Tag.ITEM)
_MOSTLY = 0.5
"""So likely, a line is a row or an item of a list."""
_DAY = re.compile("(?:[\\d月日号至—–-]{2,12}|[同是]日夜?)(?:　| {2,})")
"""`1月9日　　退管办召开…`, `同日　　县政府…`: a day of a chronicle, and what happened."""


def likely_rows(draft: Draft) -> frozenset[int]:
    """The numbers of the source's lines that are rows rather than lines of several columns."""
    found = tags_of(draft)
    if found is None:
        return frozenset()
    pairs = zip(draft.blocks, found, strict=True)
    return frozenset(block.line.number for block, likely in pairs if is_row(block.text, likely))


def is_row(text: str, likely: Mapping[str, float]) -> bool:
    """Whether a line is probably a row or an item, or a day of a chronicle and its text."""
    tags = _ROWS if _DAY.match(text) is None else TEXT
    return share_of_tags(likely, tags) > _MOSTLY
