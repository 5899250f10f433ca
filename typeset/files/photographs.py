"""Pictures opened by what they are: HEIC, which telephones take, among them."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF", "AVIF")
"""The kinds of picture that are printed, as Pillow names them; drawings in SVG beside them."""

_BOX = b"ftyp"  # an ISO base media file (HEIF, AVIF) has it at its fifth byte


def open_picture(source: Path | bytes) -> Image:
    """The picture, opened but not decoded.  Raises what Pillow raises; a damaged one tells later.

    `source` is a file or its bytes.  The caller closes the picture.
    """
    from PIL import Image

    formats: tuple[str, ...] = FORMATS
    if _head(source)[4:8] == _BOX:
        _read_heif()
    else:  # Pillow has no HEIF of its own, and fails where it is asked for
        formats = tuple(name for name in FORMATS if name != "HEIF")
    return Image.open(BytesIO(source) if isinstance(source, bytes) else source, formats=formats)


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
