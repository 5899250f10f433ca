"""How likely each line of a plain text is a headline, text, a row …: a second opinion."""

from __future__ import annotations

from typeset.intake.draft import Draft
from typeset.intake.rules.likely_bylines import as_it_says, as_they_stand
from typeset.intake.source import Source
from typeset.intake.tagging.features import features
from typeset.intake.tagging.model import likely, weights
from typeset.intake.tagging.shapes import shapes

_FEWEST = 20
"""Lines; a shorter text is no whole issue, from which it was learnt what lines are."""
_PARTED = 0.25
"""The part of the lines that stand in a column beside another: of fewer, most are a table's."""


def likely_tags(draft: Draft) -> Draft:
    """Give every block what it probably is, where no format says anything of it.

    Columns that were parted share their blank lines, which then say little: these are left alone.
    """
    beside = sum(block.line.column > 0 for block in draft.blocks)
    found = tags_of(draft) if beside <= _PARTED * len(draft.blocks) else None
    if found is None:
        return draft
    blocks = [block._replace(likely=tags) for block, tags in zip(draft.blocks, found, strict=True)]
    return draft.having(as_it_says(block) for block in as_they_stand(blocks))


def tags_of(draft: Draft) -> list[dict[str, float]] | None:
    """What each block probably is; None where a format says it, or a text is too short."""
    if len(draft.blocks) < _FEWEST or not _is_plain(draft.source):
        return None
    return likely(features(shapes(draft.blocks)), weights())


def _is_plain(source: Source) -> bool:
    """Whether nothing but text, indents and blank lines are known of the lines."""
    return not any(
        line.size or line.whole or line.style or line.strong or line.kind != "text"
        for line in source.lines
    )
