"""What is written on a PDF page afterwards: words, comments, and the fields of a form."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from typeset.intake.readers.pdf_frame import Frame
from typeset.intake.readers.pdf_hidden import left_out
from typeset.intake.source import LeftOut

_WORDS = {
    raw.FPDF_ANNOT_FREETEXT: ("Contents", "left: written on the page"),
    raw.FPDF_ANNOT_WIDGET: ("V", "left: field"),
}
"""What is seen on the page; the words of all other kinds are comments."""
_COMMENT = ("Contents", "left: comment")
_NO_WORDS = frozenset((raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP))
_TEXT_FIELDS = ("Tx", "Ch")
_MOST = 2000
"""Annotations of a page that are looked at."""


def written_on(page: pdfium.PdfPage, frame: Frame) -> Iterator[LeftOut]:
    """The texts that stand on a page beside its own, with what they are."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        key, why = _WORDS.get(kind, _COMMENT)
        words = "" if kind in _NO_WORDS else _words(annotation, key)
        if words.strip() and (key != "V" or _words(annotation, "FT") in _TEXT_FIELDS):
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, rect)
            box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
            yield left_out(words, why, (box.left, box.top))
        raw.FPDFPage_CloseAnnot(annotation)


def _words(annotation: raw.FPDF_ANNOTATION, key: str) -> str:
    """The text of an annotation's entry, in one line; of a field also that of its parent."""
    name = key.encode()
    length = raw.FPDFAnnot_GetStringValue(annotation, name, None, 0)
    buffer = ctypes.create_string_buffer(length)
    target = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(annotation, name, target, length)
    return " ".join(buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace").split())
