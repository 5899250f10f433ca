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


CODE = 320
"""Pixels: a QR code that a telephone reads off a screen and off paper."""


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


@dataclass(frozen=True)
class QrCode:
    """A QR code that holds an address."""

    address: str


PictureSource = str | QrCode
"""A file, relative to the issue's folder, or what is to be drawn."""


def picture_of(root: Path, source: PictureSource, width: int) -> FittedPicture:
    """The picture for an issue in `root`, no wider than `width` pixels."""
    return _code(source) if isinstance(source, QrCode) else fitted(root / source, width)


def _code(code: QrCode) -> FittedPicture:
    """Its modules as whole pixels, a margin of four of them (ISO/IEC 18004)."""
    import segno
    from PIL import Image

    made = segno.make(code.address, error="m", micro=False)
    scale = max(1, CODE // made.symbol_size(border=4)[0])
    out = BytesIO()
    made.save(out, kind="png", scale=scale, border=4)
    return encoded(Image.open(out))


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
