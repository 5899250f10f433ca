"""What a PDF page holds besides characters: pictures, and the rules of tables."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from typeset.intake.readers.pdf_frame import Box, Frame

_SMALLEST = 36.0
"""A picture narrower or lower than this (pt) is an ornament."""
_BACKGROUND = 0.8
"""A picture that covers so much of a page is its background, or a scan."""
_THIN = 2.5
"""A path no thicker than this (pt) is a rule."""
_MOST_OBJECTS = 20_000
"""Objects of a page that are looked at: one with more is a drawing."""
_DEEPEST = 4
"""Forms in forms."""


@dataclass(frozen=True)
class PagePicture:
    """A picture on a page: its place and its bytes, PNG or JPEG."""

    box: Box
    suffix: str
    data: bytes


@dataclass
class Objects:
    """The pictures and rules of a page; `small` counts ornaments, `background` large pictures."""

    pictures: list[PagePicture] = field(default_factory=list)
    level: list[Box] = field(default_factory=list)
    upright: list[Box] = field(default_factory=list)
    small: int = 0
    background: int = 0


def objects_of(page: pdfium.PdfPage, frame: Frame) -> Objects:
    """The pictures and rules of a page, in the order in which they are drawn."""
    found = Objects()
    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]
    for number, each in enumerate(page.get_objects(filter=kinds, max_depth=_DEEPEST)):
        if number > _MOST_OBJECTS:
            break
        box = _box(each, frame)
        if box is None:
            continue
        if each.type == raw.FPDF_PAGEOBJ_PATH:
            found.level += _level(each, box)
            found.upright += _upright(each, box)
        elif box.width < _SMALLEST or box.height < _SMALLEST:
            found.small += 1
        elif box.width * box.height > _BACKGROUND * frame.width * frame.height:
            found.background += 1
        elif (picture := _picture(each)) is not None:
            found.pictures.append(PagePicture(box, *picture))
    return found


def _box(each: pdfium.PdfObject, frame: Frame) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(each.raw, *edges):
        return None
    return frame.box(*(edge.value for edge in edges))


def _level(each: pdfium.PdfObject, box: Box) -> Iterator[Box]:
    """The level rules that a path draws: itself, if it is thin, or two sides of a frame."""
    if box.height <= _THIN and box.width > 12:
        yield box
    elif _is_frame(each, box):
        yield Box(box.left, box.top, box.right, box.top)
        yield Box(box.left, box.bottom, box.right, box.bottom)


def _upright(each: pdfium.PdfObject, box: Box) -> Iterator[Box]:
    if box.width <= _THIN and box.height > 6:
        yield box
    elif _is_frame(each, box):
        yield Box(box.left, box.top, box.left, box.bottom)
        yield Box(box.right, box.top, box.right, box.bottom)


def _is_frame(each: pdfium.PdfObject, box: Box) -> bool:
    """Whether a path is a rectangle that is drawn, not filled alone."""
    if box.width <= 12 or box.height <= 6 or raw.FPDFPath_CountSegments(each.raw) not in (4, 5, 6):
        return False
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each.raw, fill, stroke)
    return bool(stroke.value)


def _picture(each: pdfium.PdfObject) -> tuple[str, bytes] | None:
    """A picture's ending and bytes: a JPEG as it is, all else as PNG."""
    try:
        if each.get_filters() == ["DCTDecode"]:
            data = bytes(each.get_data(decode_simple=True))
            with Image.open(io.BytesIO(data)) as image:
                if image.mode in ("RGB", "L"):
                    return "jpg", data
                return _as_png(image.convert("RGB"))
        return _as_png(each.get_bitmap().to_pil())
    except (pdfium.PdfiumError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _as_png(image: Image.Image) -> tuple[str, bytes]:
    target = io.BytesIO()
    image.save(target, "PNG")
    return "png", target.getvalue()
