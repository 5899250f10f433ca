"""How wide the columns of a page are, where the places of its lines are not known."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from typeset.intake.decoding.measure import measures
from typeset.intake.draft import Block
from typeset.intake.rules.mixed_lines import have_no_places
from typeset.intake.rules.printed_width import printed

_LINES = range(8, 400)
"""A page of fewer shows no columns; none in print has more."""
_ALIKE = 3
"""Lines of one width that show how wide the columns of a short page are."""


def page_measure(blocks: list[Block]) -> float:
    """The measure of a page of lines whose places are not known; 0: they are, or are whole."""
    if len(blocks) not in _LINES or not have_no_places(blocks):
        return 0.0
    if sum(block.line.indent > 0 for block in blocks) * 10 > len(blocks):
        return 0.0
    texts = [block.text for block in blocks]
    wide = [printed(text) for text in texts]
    return median(measures(texts, wide, [True] * len(texts))) or _widest(wide)


def _widest(wide: Sequence[float]) -> float:
    """The width (em) of the widest lines of a page, where some are about as wide."""
    rows = sorted(wide, reverse=True)
    alike = (one for one, other in zip(rows, rows[_ALIKE - 1 :], strict=False) if one - other < 2)
    return next(alike, 0.0)
