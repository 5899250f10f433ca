"""The glyphs that Pango made of a text, read once into lists.

A word that runs from right to left is one cluster: it is set as one, in its own order, and its
line goes on from left to right (UAX #9).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from typeset.typography.contract import FROM_UNITS, ffi, pango
from typeset.typography.inline_content import Unsupported

if TYPE_CHECKING:
    from typeset.typography.contract import Layout
    from typeset.typography.stock import Pointer

GLYPH_WORDS = ffi.sizeof("PangoGlyphInfo") // ffi.sizeof("int")
UNKNOWN = pango.PANGO_GLYPH_UNKNOWN_FLAG
LONGEST_WORD = 32
"""Characters of right-to-left words that stay on one line, at most: longer text must be broken."""


@dataclass(slots=True)
class Shaped:
    """The clusters of one text box, in order; lengths in px, glyph geometry in Pango units."""

    text: str
    starts: list[int] = field(default_factory=list)  # cluster -> index of its first character
    advances: list[float] = field(default_factory=list)  # cluster -> width
    glyph_starts: list[int] = field(default_factory=list)  # cluster -> index of its first glyph
    fonts: list[Pointer] = field(default_factory=list)  # cluster -> PangoFont *
    glyphs: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    x_offsets: list[int] = field(default_factory=list)
    y_offsets: list[int] = field(default_factory=list)
    layout: Layout | None = None  # owns the fonts
    ink: dict[int, tuple[float, float]] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)  # glyph of a right-to-left word -> its own

    def glyph_text(self, index: int, cluster: int) -> str:
        """The characters of a glyph of the cluster: the cluster's, or in a word its own."""
        return self.texts.get(index, self.text[self.starts[cluster] : self.starts[cluster + 1]])

    def own_width(self, first: int, end: int) -> float:
        """What the glyphs [first, end) take by themselves, px."""
        return float(sum(self.widths[first:end]) * FROM_UNITS)

    def blanks(self, cluster: int) -> tuple[float, float]:
        """Blank to the left and right of the ink of a cluster of one glyph, in px."""
        glyph = self.glyphs[self.glyph_starts[cluster]]
        if glyph not in self.ink:
            rectangle = ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(self.fonts[cluster], glyph, rectangle, ffi.NULL)
            left = rectangle.x * FROM_UNITS
            self.ink[glyph] = left, left + rectangle.width * FROM_UNITS
        left, right = self.ink[glyph]
        return left, self.advances[cluster] - right


def read_line(line: Pointer, shaped: Shaped, em: int) -> None:
    """Read the glyphs of Pango's line; `em` in Pango's units.

    Raises Unsupported where the parts of the text do not follow each other from left to right.
    """
    text = shaped.text
    starts = [place for place, byte in enumerate(text.encode()) if byte & 0xC0 != 0x80]
    char_at = dict(zip(starts, range(len(text)), strict=True))
    char_at[len(text.encode())] = len(text)
    turned = False
    for is_turned, runs in groupby(_runs(line), lambda run: run.item.analysis.level % 2):
        first = len(shaped.glyphs)
        if is_turned:
            turned = True
            _read_word([*runs], shaped, char_at)
        else:
            for run in runs:
                _read_run(run, shaped, char_at)
        _widen_missing(shaped, first, em)
    if turned and any(a >= b for a, b in pairwise(shaped.starts)):
        raise Unsupported("right-to-left text in several parts")
    shaped.starts.append(len(text))
    shaped.glyph_starts.append(len(shaped.glyphs))


def _runs(line: Pointer) -> Iterator[Pointer]:
    """The runs of Pango's line, from left to right."""
    each = line.runs
    while each != ffi.NULL:
        yield each.data
        each = each.next


def _glyphs(item: Pointer, shaped: Shaped) -> list[int]:
    """Append the glyphs of a run, and return the byte that each one's cluster begins with."""
    count = item.glyphs.num_glyphs
    words = ffi.unpack(ffi.cast("int *", item.glyphs.glyphs), GLYPH_WORDS * count)
    shaped.glyphs += words[0::GLYPH_WORDS]
    shaped.widths += words[1::GLYPH_WORDS]
    shaped.x_offsets += words[2::GLYPH_WORDS]
    shaped.y_offsets += words[3::GLYPH_WORDS]
    return list(ffi.unpack(item.glyphs.log_clusters, count))


def _read_run(item: Pointer, shaped: Shaped, char_at: dict[int, int]) -> None:
    """Append the glyphs and clusters of one left-to-right run."""
    first_glyph = len(shaped.glyphs)
    clusters = _glyphs(item, shaped)
    widths = shaped.widths[first_glyph:]
    offset, font = item.item.offset, item.item.analysis.font
    count = len(clusters)
    firsts = [
        index for index in range(count) if not index or clusters[index] != clusters[index - 1]
    ]
    shaped.starts += [char_at[offset + clusters[index]] for index in firsts]
    shaped.glyph_starts += [first_glyph + index for index in firsts]
    shaped.fonts += [font] * len(firsts)
    if len(firsts) == count:
        shaped.advances += [width * FROM_UNITS for width in widths]
    else:
        ends = [*firsts[1:], count]
        shaped.advances += [
            sum(widths[first:end]) * FROM_UNITS for first, end in zip(firsts, ends, strict=True)
        ]


def _read_word(runs: list[Pointer], shaped: Shaped, char_at: dict[int, int]) -> None:
    """Append the glyphs of right-to-left runs that meet, as they stand, as one cluster.

    A word has several where no font has one of its letters.  Raises Unsupported where letters
    come from several fonts.
    """
    if sum(run.item.num_chars for run in runs) > LONGEST_WORD:
        raise Unsupported("right-to-left text")
    first_glyph, fonts = len(shaped.glyphs), []
    for run in runs:
        first = len(shaped.glyphs)
        clusters = _glyphs(run, shaped)
        offset, end = run.item.offset, run.item.length
        following = dict(pairwise([*sorted(set(clusters)), end]))
        for index, cluster in enumerate(clusters, first):
            begin, stop = char_at[offset + cluster], char_at[offset + following[cluster]]
            shaped.texts[index] = shaped.text[begin:stop]
        if not all(glyph & UNKNOWN for glyph in shaped.glyphs[first:]):
            fonts.append(run.item.analysis.font)
    if any(font != fonts[0] for font in fonts):
        raise Unsupported("right-to-left text in several fonts")
    shaped.starts.append(char_at[min(run.item.offset for run in runs)])
    shaped.glyph_starts.append(first_glyph)
    shaped.fonts.append(fonts[0] if fonts else runs[0].item.analysis.font)
    shaped.advances.append(sum(shaped.widths[first_glyph:]) * FROM_UNITS)


def _widen_missing(shaped: Shaped, first: int, em: int) -> None:
    """Make each glyph from `first` on that no font has one em wide, a mark on a letter too."""
    for index in range(first, len(shaped.glyphs)):
        if shaped.glyphs[index] & UNKNOWN and shaped.widths[index] != em:
            shaped.x_offsets[index] = 0
            cluster = max(
                place for place, glyph in enumerate(shaped.glyph_starts) if glyph <= index
            )
            shaped.advances[cluster] += (em - shaped.widths[index]) * FROM_UNITS
            shaped.widths[index] = em
