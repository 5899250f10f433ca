"""Which characters a font file has, read from its `cmap` table alone.

fontTools gives them too, but names every glyph on the way: ten times the work.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

# (platform, encoding) of the subtables with Unicode, the fullest first.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


@cache
def coverage(path: Path) -> frozenset[str]:
    """The characters of the font file at `path` (of a collection, its first face's)."""
    with TTFont(path, lazy=True, fontNumber=0) as font:
        subtable = _best_subtable(font.reader["cmap"])
        known = _FORMATS.get(int.from_bytes(subtable[:2]))
        codes = known(subtable) if known else iter(font.getBestCmap() or ())
        return frozenset(map(chr, codes))


def _best_subtable(cmap: bytes) -> bytes:
    """The Unicode subtable that has most, from its beginning (OpenType, `cmap`)."""
    count = int.from_bytes(cmap[2:4])
    records = (struct.unpack_from(">HHL", cmap, 4 + 8 * index) for index in range(count))
    offsets = {(platform, encoding): offset for platform, encoding, offset in records}
    return next((cmap[offsets[kind] :] for kind in _UNICODE if kind in offsets), b"")


def _segmented_coverage(subtable: bytes) -> Iterator[int]:
    """Format 12: groups of (first character, last character, first glyph)."""
    (count,) = struct.unpack_from(">L", subtable, 12)
    for first, last, _ in struct.iter_unpack(">LLL", subtable[16 : 16 + 12 * count]):
        yield from range(first, last + 1)


def _segment_mapping(subtable: bytes) -> Iterator[int]:
    """Format 4: segments with a distance to the glyphs, or with a place in a list of glyphs."""
    count = int.from_bytes(subtable[6:8]) // 2
    lasts, firsts, deltas, places = (
        struct.unpack_from(f">{count}H", subtable, 14 + start)
        for start in (0, 2 * count + 2, 4 * count + 2, 6 * count + 2)
    )
    for index, (first, last, delta, place) in enumerate(
        zip(firsts, lasts, deltas, places, strict=True)
    ):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if place:
                at = 16 + 6 * count + 2 * index + place + 2 * (code - first)
                glyph = int.from_bytes(subtable[at : at + 2])
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield code


_FORMATS = {4: _segment_mapping, 12: _segmented_coverage}
