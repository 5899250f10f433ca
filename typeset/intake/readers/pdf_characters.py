"""The characters of a PDF page, with their places, sizes and faces."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from typeset.intake.readers.pdf_annotations import written_on
from typeset.intake.readers.pdf_frame import FARTHEST, Frame, quarters
from typeset.intake.readers.pdf_hidden import GlyphOnPage, handed_on
from typeset.intake.readers.pdf_objects import Objects, objects_of
from typeset.intake.readers.pdf_placement import UNKNOWN, Glyph
from typeset.intake.readers.pdf_sight import Sight
from typeset.intake.readers.pdf_vertical import is_vertical
from typeset.intake.readers.symbols import without_private_use
from typeset.intake.source import LeftOut

_NO_CODE = re.compile(
    "[\x00-\x1f\x7f-\x9f\ufffd-\uffff\ue000-\uf01f\uf100-\uf8ff\U000f0000-\U0010ffff]"
)
"""What stands for no character: control codes, and codes that have a meaning in their font only."""
_WITHOUT_INK = re.compile("[\ufeff\u200b-\u200f\u2060]")
_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at a line's end."""

_NARROW = 0.7
"""em: an ideographic space is 1 wide, unless a font's space serves for both."""


@dataclass(frozen=True)
class PdfPage:
    """A page's characters and objects.

    `left` is what is not to be read, and why; `blanks` counts the characters without code that
    leave no ink; `frame`: how the page lies."""

    glyphs: list[Glyph]
    objects: Objects
    left: tuple[LeftOut, ...] = ()
    blanks: int = 0
    frame: Frame | None = None


def page_of(page: pdfium.PdfPage) -> PdfPage:
    """The characters of a page in the order in which they were drawn, and its objects."""
    text = page.get_textpage()
    drawn = [
        (at, character)
        for at in range(raw.FPDFText_CountChars(text.raw))
        if raw.FPDFText_IsGenerated(text.raw, at) != 1 and (character := _character(text.raw, at))
    ]
    angles = {at: raw.FPDFText_GetCharAngle(text.raw, at) for at, character in drawn}
    shown = [angles[at] for at, character in drawn if not character.isspace()]
    left_edge, bottom, right_edge, top = page.get_bbox()
    turn = quarters(filter(math.isfinite, shown))
    frame = Frame(left_edge, bottom, right_edge, top, turn)
    glyphs = _placed(text.raw, drawn, angles, frame)
    if not turn and is_vertical([each.glyph for each in glyphs]):
        frame = replace(frame, quarters=1, vertical=True)
        glyphs = _placed(text.raw, drawn, angles, frame)
    objects = objects_of(page, frame)
    kept, left, blanks = handed_on(glyphs, frame, objects, Sight(page, text.raw, frame))
    left.extend(written_on(page, frame))
    text.close()
    page.close()
    return PdfPage(kept, objects, tuple(left), blanks, frame)


def _placed(
    text: raw.FPDF_TEXTPAGE,
    drawn: Sequence[tuple[int, str]],
    angles: Mapping[int, float],
    frame: Frame,
) -> list[GlyphOnPage]:
    return [
        GlyphOnPage(_glyph(text, at, character, frame), at, frame.is_turned(angles[at]))
        for at, character in drawn
    ]


def _character(text: raw.FPDF_TEXTPAGE, at: int) -> str:
    """One character; those beyond U+FFFF come as two halves, of which the second gives none."""
    code = raw.FPDFText_GetUnicode(text, at)
    if chr(code) == _HYPHEN and not raw.FPDFText_HasUnicodeMapError(text, at):
        return "-"
    if 0xD800 <= code < 0xDC00:
        low = raw.FPDFText_GetUnicode(text, at + 1)
        code = 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00 if low >> 10 == 0x37 else 0
    elif 0xDC00 <= code < 0xE000:
        return ""
    character = chr(code)
    if raw.FPDFText_HasUnicodeMapError(text, at) == 1:
        return UNKNOWN
    if character in "\t\n\r" or _WITHOUT_INK.match(character):
        return ""
    if _NO_CODE.match(character):
        return UNKNOWN
    return without_private_use(character)


def _glyph(text: raw.FPDF_TEXTPAGE, at: int, character: str, frame: Frame) -> Glyph:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(text, at, box)
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    place = frame.box(box.left, box.bottom, box.right, box.top)
    _, baseline = frame.at(x.value, y.value)
    size = _size(text, at)
    if character == "\u3000" and place.width < _NARROW * size:
        character = " "
    origin = (x.value, y.value)
    known = character != UNKNOWN or raw.FPDFText_GetUnicode(text, at) == ord(UNKNOWN)
    return Glyph(character, place.left, place.right, baseline, size, _face(text, at), origin, known)


def _size(text: raw.FPDF_TEXTPAGE, at: int) -> float:
    """The size in pt as it stands on the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    size = raw.FPDFText_GetFontSize(text, at) * scale
    return round(min(size, FARTHEST), 1) or 1.0 if math.isfinite(size) else 1.0


def _face(text: raw.FPDF_TEXTPAGE, at: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, buffer, 128, flags)
    return re.sub(r"^[A-Z]{6}\+", "", buffer.value.decode("utf-8", "replace"))
