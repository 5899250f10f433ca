"""Raised and lowered digits, and fractions, that a Latin face lacks: made of its own digits.

₂ in CO₂ and ⅓ then look like the text about them, and are still one character each.
"""

from __future__ import annotations

from collections.abc import Iterator

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

SIZE = 0.62
"""Of a small digit: the strokes of a smaller one would be too thin beside the text's."""
LOW, HIGH = -0.16, 0.27
"""em: where a lowered digit's baseline is, and a raised one's, whose top is the capitals'."""
SLASH = 0.167
"""em: what the bar of a fraction takes between its digits, which reach into it."""

LOWERED = "₀₁₂₃₄₅₆₇₈₉"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FRACTIONS = {
    "⅓": "1/3",
    "⅔": "2/3",
    "⅕": "1/5",
    "⅖": "2/5",
    "⅗": "3/5",
    "⅘": "4/5",
    "⅙": "1/6",
    "⅚": "5/6",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
}
BAR = "⁄"

Part = tuple[str, float, float, float]
"""A glyph, its scale, and where it stands: em from the left, em above the baseline."""


def add(font: TTFont) -> None:
    """Add to a name-keyed CFF face those of the characters that it lacks."""
    cmap = font.getBestCmap()
    if ord("0") not in cmap or ord(BAR) not in cmap:
        return
    for char in (*LOWERED, *RAISED, *FRACTIONS):
        if ord(char) not in cmap:
            parts = [*_parts(font, char)]
            _add(font, char, parts)


def _parts(font: TTFont, char: str) -> Iterator[Part]:
    cmap, em = font.getBestCmap(), font["head"].unitsPerEm
    if char in FRACTIONS:
        over, under = FRACTIONS[char].split("/")
        first = cmap[ord(over)]
        wide = SIZE * font["hmtx"][first][0] / em
        bar = font["hmtx"][cmap[ord(BAR)]][0] / em
        yield first, SIZE, 0.0, HIGH
        yield cmap[ord(BAR)], 1.0, wide + (SLASH - bar) / 2, 0.0
        yield cmap[ord(under)], SIZE, wide + SLASH, 0.0
    else:
        lowered = char in LOWERED
        digit = (LOWERED if lowered else RAISED).index(char)
        yield cmap[ord(str(digit))], SIZE, 0.0, LOW if lowered else HIGH


def _add(font: TTFont, char: str, parts: list[Part]) -> None:
    em, glyphs = font["head"].unitsPerEm, font.getGlyphSet()
    last, scale, x, _ = parts[-1]
    width = round(x * em + scale * font["hmtx"][last][0])
    pen = T2CharStringPen(width, glyphs)
    for glyph, scale, x, y in parts:
        glyphs[glyph].draw(TransformPen(pen, (scale, 0, 0, scale, x * em, y * em)))
    name = f"uni{ord(char):04X}"
    top = font["CFF "].cff.topDictIndex[0]
    drawn = pen.getCharString(private=top.Private, globalSubrs=font["CFF "].cff.GlobalSubrs)
    top.CharStrings.charStringsIndex.append(drawn)
    top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex) - 1
    if name not in top.charset:
        top.charset.append(name)
    font.setGlyphOrder([*top.charset])
    font["hmtx"][name] = width, 0
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(char)] = name
