"""The glyphs that a PDF draws: of faces that it does not hold, and those that stand for none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from typeset.preflight.facts import PageFacts
from typeset.preflight.finding import Finding
from typeset.preflight.ink import around

CLAUSE = "ISO 15930-7 (PDF/X-4), ISO 19005-2 (PDF/A-2) 6.2.11"
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def glyph_findings(data: bytes, pages: tuple[PageFacts, ...]) -> Iterator[Finding]:
    """Faces that are not embedded, where they are first used; places of `.notdef`, page by page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        missing = {str(font.get("/BaseFont", "/?"))[1:] for font in _fonts(pdf)}
        edges = [tuple(map(float, page.trimbox)) for page in pdf.pages]
    for name in sorted(missing):
        used = ((page, [m.area for m in page.marks if m.font == name]) for page in pages)
        page, areas = next(((page, areas) for page, areas in used if areas), (None, []))
        place = (page.number, around(areas)) if page else (None, None)
        yield Finding("error", "preflight.not-embedded", {"font": name}, CLAUSE, *place)
    for number, boxes in _notdefs(data).items():
        left, _, _, top = edges[number - 1]
        areas = [(x - left, top - y - size, size, size) for x, y, size in boxes]
        details: dict[str, object] = {"count": len(areas)}
        yield Finding("error", "preflight.notdef", details, CLAUSE, number, around(areas))


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The fonts that have no program in the file."""
    for page in pdf.pages:
        held = [page.resources, *(form.get("/Resources", {}) for form in _forms(page))]
        for fonts in (one.get("/Font", {}) for one in held):
            for font in (fonts[name] for name in fonts):
                least = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                if font.get("/Subtype") != "/Type3" and not _is_embedded(least):
                    yield least


def _forms(page: Any) -> list[Any]:
    return list(page.form_xobjects.values())


def _is_embedded(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in _PROGRAMS)


Box = tuple[float, float, float]


class _Device(PDFTextDevice):
    """Keeps where the character 0 of a CID-keyed face is drawn: x, baseline and size in pt."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.boxes: list[Box] = []

    def render_char(self, matrix: Any, font: Any, fontsize: float, *more: Any) -> float:
        scaling, cid = more[0], more[2]
        if cid == 0 and isinstance(font, PDFCIDFont):
            x, y = matrix[4:]
            self.boxes.append((x, y, fontsize * abs(matrix[3] or matrix[1])))
        return float(font.char_width(cid) * fontsize * scaling)


def _notdefs(data: bytes) -> dict[int, list[Box]]:
    resources = PDFResourceManager()
    found: dict[int, list[Box]] = defaultdict(list)
    for number, page in enumerate(PDFPage.get_pages(BytesIO(data)), start=1):
        device = _Device(resources)
        PDFPageInterpreter(resources, device).process_page(page)
        if device.boxes:
            found[number] = device.boxes
    return found
