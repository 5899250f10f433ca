"""Page pictures out of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

RESOLUTION = 150
"""Dots per inch of a page picture."""

_MADE_BY = ("Software", "typeset")


def is_page_picture(file: Path) -> bool:
    """Whether `file` is a PNG that `page_pictures` made."""
    with file.open("rb") as stream:
        head = stream.read(1024)
    return head.startswith(b"\x89PNG") and b"tEXt" + "\0".join(_MADE_BY).encode() in head


def page_pictures(pdf: bytes, resolution: int = RESOLUTION) -> Iterator[bytes]:
    """Each page of `pdf` as the bytes of a PNG, `resolution` dots per inch."""
    import pypdfium2
    from PIL.PngImagePlugin import PngInfo

    made_by_us = PngInfo()
    made_by_us.add_text(*_MADE_BY)
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=resolution / 72).to_pil()
            out = BytesIO()
            picture.save(out, "PNG", dpi=(resolution, resolution), pnginfo=made_by_us)
            yield out.getvalue()
    finally:
        document.close()
