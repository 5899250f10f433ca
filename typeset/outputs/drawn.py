"""Pictures of an issue that are no pages: drawn by what sets the pages, with the same faces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from typeset.layout import compose
from typeset.outputs.edition import Edition
from typeset.press import paginate

if TYPE_CHECKING:
    from PIL.Image import Image


def drawn(edition: Edition, html: str, style: Path, scale: float = 1.0) -> Iterator[Image]:
    """The sheets that `html` takes in a style, each as a picture; a CSS pixel is `scale` pixels."""
    import pypdfium2

    source = compose(edition.issue)
    inputs = (*source.inputs, style)
    source = replace(
        source, html=html, stylesheets=(style,), inputs=inputs, makeup=None, even_last_page=False
    )
    pdf = paginate(source, advise=False).document.write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        yield document[number].render(scale=scale * 96 / 72).to_pil().convert("RGB")
    document.close()


def without_foot(image: Image, margin: int) -> Image:
    """The picture cut below its last mark, with a margin."""
    from PIL import Image as Images
    from PIL import ImageChops

    ground = Images.new("RGB", image.size, image.getpixel((0, image.height - 1)))
    box = ImageChops.difference(image, ground).getbbox()
    return image.crop((0, 0, image.width, min(image.height, (box[3] if box else 0) + margin)))
