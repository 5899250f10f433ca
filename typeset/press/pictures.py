"""Page pictures out of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2

RESOLUTION = 150
"""Dots per inch of a page picture."""


def page_pictures(pdf: bytes, resolution: int = RESOLUTION) -> Iterator[bytes]:
    """Each page of `pdf` as the bytes of a PNG, `resolution` dots per inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = page.render(scale=resolution / 72).to_pil()
            out = BytesIO()
            picture.save(out, "PNG", dpi=(resolution, resolution))
            yield out.getvalue()
    finally:
        document.close()
