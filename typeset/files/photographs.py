"""Pictures opened by what they are: HEIC, which telephones take, and the first page of a PDF."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF", "AVIF", "PDF")
"""The kinds of picture that are printed, as Pillow names them; drawings in SVG beside them."""

_PDF = b"%PDF"
_BOX = b"ftyp"  # an ISO base media file (HEIF, AVIF) has it at its fifth byte


def open_picture(source: Path | bytes) -> Image:
    """The picture, opened but not decoded.  Raises what Pillow raises; a damaged one fails later.

    `source` is a file or its bytes.  The caller closes the picture.
    """
    from PIL import Image

    head = _head(source)
    read = {"HEIF": head[4:8] == _BOX, "PDF": head.startswith(_PDF)}
    if read["HEIF"]:
        _read_heif()
    if read["PDF"]:
        _read_pdf()
    # Pillow has neither of its own, and fails where it is asked for one.
    formats = tuple(name for name in FORMATS if read.get(name, True))
    return Image.open(BytesIO(source) if isinstance(source, bytes) else source, formats=formats)


def is_for_print(data: bytes) -> bool:
    """Whether a file's bytes are those of a picture that few browsers show: HEIC, a PDF's page."""
    is_heif = data[4:8] == _BOX and data[8:12] not in (b"avif", b"avis")
    return is_heif or data.startswith(_PDF)


def as_jpeg(data: bytes) -> bytes:
    """The picture as a JPEG with its colour profile."""
    out = BytesIO()
    with open_picture(data) as picture:
        profile = picture.info.get("icc_profile")
        picture.convert("RGB").save(out, "JPEG", quality=90, icc_profile=profile)
    return out.getvalue()


def _head(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[:8]
    with source.open("rb") as file:
        return file.read(8)


@cache
def _read_heif() -> None:
    """Let Pillow read HEIC; its library is loaded for who has such a picture alone."""
    import pillow_heif

    pillow_heif.register_heif_opener()


@cache
def _read_pdf() -> None:
    """Let Pillow read the first page of a PDF."""
    from typeset.files.pdf_pages import register

    register()
