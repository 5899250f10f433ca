"""Pictures at the size that a form wants: turned as the camera was held, small enough to send."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from typeset.files.photographs import open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 82
"""Of a JPEG: below it, flat skies begin to show steps."""

FEW = 64
"""A picture with no more colours is drawn; a grey photograph has up to 256."""


@dataclass(frozen=True)
class FittedPicture:
    """A picture's bytes, its ending (`jpg`, `png`) and its size in pixels."""

    data: bytes
    ending: str
    width: int
    height: int

    @property
    def media_type(self) -> str:
        """As RFC 6838 names it."""
        return {"jpg": "image/jpeg", "png": "image/png"}[self.ending]

    @property
    def data_address(self) -> str:
        """The picture itself as an address (RFC 2397), for pages of one file."""
        return f"data:{self.media_type};base64,{b64encode(self.data).decode('ascii')}"


def fitted(file: Path, width: int, height: int = 10_000) -> FittedPicture:
    """The picture, no wider and no higher than that many pixels; a drawing (SVG) as wide as that.

    The same file makes the same bytes.
    """
    from PIL import ImageOps

    with open_picture(_drawn(file, width) if file.suffix.lower() == ".svg" else file) as opened:
        opened.draft("RGB", (width, height))
        image = ImageOps.exif_transpose(opened)
        image.thumbnail((width, height))
        return encoded(image)


def encoded(image: Image) -> FittedPicture:
    """The picture as PNG where it is see-through or has few colours, else as JPEG."""
    see_through = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    few = image.convert("RGB").getcolors(FEW) is not None
    out = BytesIO()
    if see_through or few:
        image.convert("RGBA" if see_through else "RGB").save(out, "PNG", optimize=True)
    else:
        image.convert("RGB").save(out, "JPEG", quality=QUALITY, optimize=True)
    return FittedPicture(out.getvalue(), "png" if see_through or few else "jpg", *image.size)


def _drawn(file: Path, width: int) -> bytes:
    """A drawing as pixels, drawn by what draws the pages."""
    from typeset import engine
    from typeset.layout.package import Page
    from typeset.layout.pictures import PictureSetter

    engine.start()
    import pypdfium2
    from weasyprint import HTML

    room = Page(size=10, measure=width, line=10, picture=10_000)
    wide, high = PictureSetter(file.parent, room).size(file)
    style = f"@page {{ size: {wide}pt {high}pt; margin: 0 }} body {{ margin: 0 }}"
    html = f'<style>{style}</style><img style="width: {wide}pt; display: block" src="{file.name}">'
    pdf = HTML(string=html, base_url=f"{file.parent.as_uri()}/").write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    out = BytesIO()
    document[0].render(scale=1).to_pil().save(out, "PNG")
    document.close()
    return out.getvalue()
