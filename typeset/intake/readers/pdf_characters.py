"""The characters of a PDF page, with their places, sizes and faces."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from typeset.intake.readers.pdf_objects import Objects, objects_of
from typeset.intake.readers.pdf_placement import Glyph
from typeset.intake.readers.symbols import without_private_use

_UNREADABLE = re.compile("[\x00-\x01\x03-\x1f\x7f\ufffe\uffff\ufeff\u200b\u00ad]")

_NARROW = 0.7
"""em: an ideographic space is 1 wide, unless a font's space serves for both."""
_FARTHEST = 14_400.0
"""No page is wider or higher (pt; ISO 32000-1, Annex C.2); nor is what stands on one."""


@dataclass(frozen=True)
class PdfPage:
    """A page's characters and objects; `turned` are characters that do not stand upright."""

    glyphs: list[Glyph]
    objects: Objects
    turned: str


def page_of(page: pdfium.PdfPage) -> PdfPage:
    """The characters of a page in the order in which they were drawn, and its objects."""
    text = page.get_textpage()
    height = page.get_height()
    glyphs: list[Glyph] = []
    turned: list[str] = []
    for at in range(raw.FPDFText_CountChars(text.raw)):
        if raw.FPDFText_IsGenerated(text.raw, at) == 1:
            continue
        glyph = _glyph(text.raw, at, height)
        if glyph is None:
            continue
        if not glyph.text.isspace() and _is_turned(text.raw, at):
            turned.append(glyph.text)
        else:
            glyphs.append(glyph)
    objects = objects_of(page)
    text.close()
    page.close()
    return PdfPage(glyphs, objects, "".join(turned))


def _is_turned(text: raw.FPDF_TEXTPAGE, at: int) -> bool:
    """Whether a character is turned by more than 10 degrees."""
    angle: float = raw.FPDFText_GetCharAngle(text, at)
    return 0.17 < angle % 6.2832 < 6.11


def _glyph(text: raw.FPDF_TEXTPAGE, at: int, height: float) -> Glyph | None:
    character = _character(text, at)
    if not character or _UNREADABLE.match(character):
        return None
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    left, right, baseline = map(_on_a_page, (box.left, box.right, height - y.value))
    size = _size(text, at)
    if character == "\u3000" and right - left < _NARROW * size:
        character = " "
    return Glyph(character, left, right, baseline, size, _face(text, at))


def _on_a_page(place: float) -> float:
    """A place that a page can have: a broken matrix gives what is no number, or nowhere."""
    return max(-_FARTHEST, min(place, _FARTHEST)) if math.isfinite(place) else 0.0


def _character(text: raw.FPDF_TEXTPAGE, at: int) -> str:
    """One character; those beyond U+FFFF come as two halves, of which the second gives none."""
    code = raw.FPDFText_GetUnicode(text, at)
    if 0xD800 <= code < 0xDC00:
        low = raw.FPDFText_GetUnicode(text, at + 1)
        return chr(0x10000 + ((code - 0xD800) << 10) + low - 0xDC00) if low >> 10 == 0x37 else ""
    if 0xDC00 <= code < 0xE000:
        return ""
    return without_private_use(chr(code).replace("\x02", "-"))


def _size(text: raw.FPDF_TEXTPAGE, at: int) -> float:
    """The size in pt as it stands on the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return round(_on_a_page(raw.FPDFText_GetFontSize(text, at) * scale), 1) or 1.0


def _face(text: raw.FPDF_TEXTPAGE, at: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, buffer, 128, flags)
    return re.sub(r"^[A-Z]{6}\+", "", buffer.value.decode("utf-8", "replace"))
