"""The text of a page as it lies in the PDF: runs of characters, each character with its place."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class TextGlyph:
    """One character: origin, advance and size in pt, from the page's top left; angle in radians."""

    character: str
    x: float
    y: float
    advance: float
    size: float
    angle: float


@dataclass(frozen=True, slots=True)
class TextRun:
    """Characters on one baseline at one size; `stops`: their left edges, and the last right one."""

    text: str
    y: float
    size: float
    stops: tuple[float, ...]


def page_runs(page: pypdfium2.PdfPage) -> tuple[TextRun, ...]:
    """The page's text in the order in which it was painted, upright runs only."""
    upright = [glyph for glyph in _paired(_glyphs(page)) if abs(glyph.angle) < 0.01]
    numbered = _line_numbers(upright)
    lines = groupby(zip(numbered, upright, strict=True), key=lambda pair: pair[0])
    return tuple(_run([glyph for _, glyph in line]) for _, line in lines)


def _line_numbers(glyphs: list[TextGlyph]) -> list[int]:
    numbers, number = [], 0
    for before, glyph in zip([None, *glyphs], glyphs, strict=False):
        if before is not None and not _continues(before, glyph):
            number += 1
        numbers.append(number)
    return numbers


def _continues(before: TextGlyph, glyph: TextGlyph) -> bool:
    """Whether `glyph` stands on the line of the one before it, not more than 2 em further."""
    gap = glyph.x - before.x - before.advance
    same = abs(glyph.y - before.y) < 0.1 * before.size and abs(glyph.size - before.size) < 0.5
    return same and -before.size < gap < 2 * before.size


def _run(glyphs: list[TextGlyph]) -> TextRun:
    last = glyphs[-1]
    stops = (*(glyph.x for glyph in glyphs), last.x + last.advance)
    text = "".join(glyph.character for glyph in glyphs)
    return TextRun(
        text, round(last.y, 2), round(last.size, 2), tuple(round(stop, 2) for stop in stops)
    )


def _paired(glyphs: Iterator[TextGlyph]) -> Iterator[TextGlyph]:
    """PDFium counts UTF-16: the two halves of a character beyond U+FFFF become one glyph."""
    high: TextGlyph | None = None
    for glyph in glyphs:
        if "\ud800" <= glyph.character <= "\udbff":
            high = glyph
        elif "\udc00" <= glyph.character <= "\udfff":
            if high is not None:
                halves = (high.character + glyph.character).encode("utf-16-le", "surrogatepass")
                yield replace(high, character=halves.decode("utf-16-le"))
            high = None
        else:
            yield glyph


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[TextGlyph]:
    left, _, _, top = page.get_mediabox()
    text = page.get_textpage()
    try:
        for index in range(text.count_chars()):
            glyph = _glyph(text, index, left, top)
            if glyph is not None:
                yield glyph
    finally:
        text.close()


def _glyph(text: pypdfium2.PdfTextPage, index: int, left: float, top: float) -> TextGlyph | None:
    """One character, or None for what PDFium adds of its own (line ends) and what has no place."""
    character = chr(pdfium.FPDFText_GetUnicode(text, index))
    if pdfium.FPDFText_IsGenerated(text, index) == 1 or character in "\r\n\x00\ufffe":
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
        return None
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    size = _size(text, index)
    angle = pdfium.FPDFText_GetCharAngle(text, index)
    return TextGlyph(character, box.left - left, top - y.value, box.right - box.left, size, angle)


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    """The size as it is seen: the font's size times the scale of the text's matrix."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        scale = math.hypot(matrix.b, matrix.d)
    return float(pdfium.FPDFText_GetFontSize(text, index)) * scale
