"""Text that is set from top to bottom: whole pages of it are read, lines of it are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typeset.intake.characters import is_wide
from typeset.intake.readers.pdf_objects import Objects
from typeset.intake.readers.pdf_placement import Glyph
from typeset.intake.readers.pdf_tables import grids

_BESIDE = 0.3
"""em: characters of a vertical line stand no farther to the side of each other."""
_STEP = (0.8, 1.35)
"""em from one to the next; lines of one character each, as narrow cells have, are farther apart."""
_LEAST = 4
"""Characters of a vertical line; fewer may stand below each other by chance."""


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most of a page's characters, in the order of drawing, stand below each other."""
    down = sum(stop - start for start, stop in _runs(glyphs))
    return down * 2 > sum(not glyph.text.isspace() for glyph in glyphs)


def vertical(glyphs: Sequence[Glyph], objects: Objects) -> Iterator[int]:
    """The numbers of characters that stand in vertical lines, outside of tables."""
    runs = list(_runs(glyphs))
    tables = grids(objects) if runs else []
    for start, stop in runs:
        first = glyphs[start]
        middle, y = (first.left + first.right) / 2, first.y - first.size / 3
        if not any(table.cell(middle, y) for table in tables):
            yield from range(start, stop)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, int]]:
    """Where vertical lines begin and end among characters in the order of drawing."""
    start = 0
    for at in range(1, len(glyphs) + 1):
        if at == len(glyphs) or not _is_below(glyphs[at - 1], glyphs[at]):
            if at - start >= _LEAST:
                yield start, at
            start = at


def _is_below(before: Glyph, glyph: Glyph) -> bool:
    size = before.size
    if not is_wide(before.text) or not is_wide(glyph.text) or glyph.size != size:
        return False
    beside = abs(glyph.left + glyph.right - before.left - before.right) / 2
    return beside < _BESIDE * size and _STEP[0] * size < glyph.y - before.y < _STEP[1] * size
