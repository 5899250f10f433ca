"""The first page of a PDF as a picture, for Pillow: adverts arrive so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageFile

if TYPE_CHECKING:
    import pypdfium2
    from PIL._imaging import PixelAccess

SIGN = b"%PDF"

PPI = 300
"""Small type in an advert is sharp on newsprint; no page of a newspaper is too large for it."""


class PdfPicture(ImageFile.ImageFile):
    """A PDF that Pillow opens: its first page, drawn on white when its pixels are asked for."""

    format = "PDF"
    format_description = "The first page of a PDF"

    def _open(self) -> None:
        assert self.fp is not None
        self._data: bytes | None = self.fp.read()
        width, height = _first(self._data).get_size()
        self._size = _pixels(width), _pixels(height)
        self._mode = "RGB"

    def load(self) -> PixelAccess | None:
        """Draw the page, once."""
        if self._data is not None:
            drawn: Image.Image = _first(self._data).render(scale=PPI / 72).to_pil().convert("RGB")
            self._data = None
            self.im = (drawn.resize(self.size) if drawn.size != self.size else drawn).im
        return Image.Image.load(self)


def _pixels(points: float) -> int:
    return max(1, round(points * PPI / 72))


def _first(data: bytes) -> pypdfium2.PdfPage:
    """The first page; a file that is none, or is locked, is damaged."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)[0]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise OSError(str(error)) from error


def _is_pdf(head: bytes) -> bool:
    return head.startswith(SIGN)


def register() -> None:
    """Let Pillow open PDFs."""
    Image.register_open("PDF", PdfPicture, _is_pdf)
