"""The characters of a PDF page put together on their baselines."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.readers.pdf_notes import SMALLER
from typeset.intake.readers.pdf_placement import Glyph

_MARKS = frozenset(",.;:!?，。、；：！？")
_LATE = 8
"""Lines after which a glyph may still be drawn that belongs into one before."""


def baselines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each baseline from left to right, parted at wide gaps."""
    groups: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if groups[-1] and not _follows(groups[-1][-1], glyph):
            group, at = _hole(groups[-_LATE:], glyph)
            if at:
                group.insert(at, glyph)
                continue
            groups.append([])
        groups[-1].insert(_place(groups[-1], glyph), glyph)
    return groups


def _hole(groups: list[list[Glyph]], glyph: Glyph) -> tuple[list[Glyph], int]:
    """The line and the place in it that was left free for a glyph of another face; else 0.

    Some programs draw all glyphs of the text's face first."""
    slack = 0.1 * glyph.size
    for group in reversed(groups):
        if abs(group[0].y - glyph.y) < slack and group[0].left < glyph.left < group[-1].left:
            at = next(n for n, each in enumerate(group) if each.left > glyph.left)
            before = [each for each in group[:at] if not each.text.isspace()]
            free = not before or before[-1].right < glyph.left + slack
            if free and glyph.right < group[at].left + slack:
                return group, at
    return [], 0


def _place(group: list[Glyph], glyph: Glyph) -> int:
    """Where a glyph stands in its group: a mark may come late, behind what follows it."""
    place = len(group)
    if glyph.text in _MARKS:
        while place and group[place - 1].left + group[place - 1].right > glyph.left + glyph.right:
            place -= 1
    return place


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    gap = glyph.left - before.right
    back = 2.2 if glyph.text in _MARKS else 1.1
    smaller = min(before.size, glyph.size) < SMALLER * size  # raised figures
    apart = 0.6 if smaller else 0.4
    return abs(glyph.y - before.y) < apart * size and -back * size < gap < 1.7 * size
