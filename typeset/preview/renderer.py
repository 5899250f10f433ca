"""Pages of the PDF as pictures and as text, asked for by their look.

PDFium is not made for several threads at once: all its work happens under one lock, and callers
that must not wait run these methods in a thread.
"""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from typeset.preview.edition import PreviewEdition
from typeset.preview.text_layer import TextRun, page_runs

CACHE = 192 * 2**20
"""Bytes of rendered pictures that are kept."""
LARGEST = 40_000_000
"""Pixels of one picture at most: an A4 page at 560 dpi; beyond that, ask for a part of the page."""


class UnknownPage(LookupError):
    """No page of the editions at hand has this look."""


@dataclass(frozen=True, slots=True)
class PageRegion:
    """A rectangle of the rendered page, in its pixels."""

    left: int
    top: int
    width: int
    height: int


class Renderer:
    """Renders pages of the newest edition, and of the one before: a browser may show it still."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._documents: list[tuple[pypdfium2.PdfDocument, dict[str, int]]] = []
        self._pictures: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._runs: dict[str, tuple[TextRun, ...]] = {}

    def take(self, edition: PreviewEdition) -> None:
        """Render from this edition from now on."""
        document = pypdfium2.PdfDocument(edition.pdf)
        places = {sheet.look: number for number, sheet in enumerate(edition.sheets)}
        with self._lock:
            self._documents.insert(0, (document, places))
            for old, _ in self._documents[2:]:
                old.close()
            del self._documents[2:]
            known = {look for _, looks in self._documents for look in looks}
            self._runs = {look: runs for look, runs in self._runs.items() if look in known}

    def picture(
        self, look: str, width: int, part: PageRegion | None = None, form: str = "raw"
    ) -> bytes:
        """The page `width` pixels wide, or a `part` of that: `raw`, as a canvas takes it, or `png`.

        Raw are four bytes a pixel, red, green, blue and 255, row after row.  (No browser decodes
        any format as quickly as it takes these.)  Raises UnknownPage; ValueError for a picture of
        more than LARGEST pixels.
        """
        key = (look, width, part, form)
        with self._lock:
            if key not in self._pictures:
                bitmap = _render(self._page(look), width, part)
                self._pictures[key] = _png(bitmap) if form == "png" else bytes(bitmap.buffer)
                self._forget()
            self._pictures.move_to_end(key)
            return self._pictures[key]

    def runs(self, look: str) -> tuple[TextRun, ...]:
        """The page's text with the place of every character.  Raises UnknownPage."""
        with self._lock:
            if look not in self._runs:
                self._runs[look] = page_runs(self._page(look))
            return self._runs[look]

    def _page(self, look: str) -> pypdfium2.PdfPage:
        for document, places in self._documents:
            if look in places:
                return document[places[look]]
        raise UnknownPage(look)

    def _forget(self) -> None:
        size = sum(map(len, self._pictures.values()))
        while size > CACHE and len(self._pictures) > 1:
            _, picture = self._pictures.popitem(last=False)
            size -= len(picture)


def _render(page: pypdfium2.PdfPage, width: int, part: PageRegion | None) -> pypdfium2.PdfBitmap:
    height = round(width * page.get_height() / page.get_width())
    part = part or PageRegion(0, 0, width, height)
    if part.width * part.height > LARGEST or part.width < 1 or part.height < 1:
        raise ValueError(f"{part.width} × {part.height} pixels")
    form = pdfium.FPDFBitmap_BGRx
    bitmap = pypdfium2.PdfBitmap.new_native(part.width, part.height, form, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, part.width, part.height)
    how = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
    pdfium.FPDF_RenderPageBitmap(bitmap, page, -part.left, -part.top, width, height, 0, how)
    return bitmap


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    target = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(target, "png", compress_level=1)
    return target.getvalue()
