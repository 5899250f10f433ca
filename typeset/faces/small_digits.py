"""Raised and lowered digits and signs, and fractions, that a Latin face lacks: made of its own.

₂ in CO₂, ⁺ in Ca²⁺ and ⅓ then look like the text about them, and are still one character each.
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

FULL = "0123456789+−=()ni"
LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"
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
KEYCAP = "\u20e3"
"""What makes 1️⃣ of 1: Chinese texts number their points with it."""
KEY, STROKE, FIGURE = 0.11, 0.045, 0.67
"""em: how far its frame stands out beyond a digit, how thick it is, and how high a digit is."""

Part = tuple[str, float, float, float]
"""A glyph, its scale, and where it stands: em from the left, em above the baseline."""


def add(font: TTFont) -> None:
    """Add to a name-keyed CFF face those of the characters that it lacks."""
    cmap = font.getBestCmap()
    if ord("0") not in cmap or ord(BAR) not in cmap:
        return
    for char in (*LOWERED, *RAISED, *FRACTIONS):
        if ord(char) not in cmap:
            _add(font, char, [*_parts(font, char)])
    if ord(KEYCAP) not in cmap:
        _add_keycap(font)


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
        full = FULL[(LOWERED if lowered else RAISED).index(char)]
        yield cmap[ord(full)], SIZE, 0.0, LOW if lowered else HIGH


def _add(font: TTFont, char: str, parts: list[Part]) -> None:
    em, glyphs = font["head"].unitsPerEm, font.getGlyphSet()
    last, scale, x, _ = parts[-1]
    width = round(x * em + scale * font["hmtx"][last][0])
    pen = T2CharStringPen(width, glyphs)
    for glyph, scale, x, y in parts:
        glyphs[glyph].draw(TransformPen(pen, (scale, 0, 0, scale, x * em, y * em)))
    _keep(font, char, width, pen)


def _add_keycap(font: TTFont) -> None:
    """A frame about the digit before it; behind it is room for as much as it stands out."""
    em, digit = font["head"].unitsPerEm, font["hmtx"][font.getBestCmap()[ord("0")]][0]
    width = round(2.3 * KEY * em)  # the next one's frame stands out on the left, and a hair
    pen = T2CharStringPen(width, font.getGlyphSet())
    for out, turn in ((KEY, 1), (KEY - STROKE, -1)):
        left, right = -digit - out * em, out * em
        low, high = -out * em, (FIGURE + out) * em
        corners = [(left, low), (right, low), (right, high), (left, high)][::turn]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    _keep(font, KEYCAP, width, pen)


def _keep(font: TTFont, char: str, width: int, pen: T2CharStringPen) -> None:
    """Take a drawn character into the face."""
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
