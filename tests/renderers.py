"""The same page by four renderers, and how much of it they draw otherwise.

Poppler (many viewers on Linux), Ghostscript (many office printers), MuPDF (phones, Sumatra) and
PDFium (Chrome, Edge).  A page is drawn small and looked at in cells of half a body character:
the darkness of a cell moves by a few per cent with the smoothing of edges, with a missing or
another character by a third and more.  Pages are drawn in colour and made grey here: how a
renderer makes an ink grey is its own affair (poppler's formula makes wine red quite black).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

RESOLUTION = 100
CELL = 6  # dots
DARKER = 0.25
INKED = 0.1
LIMIT = 0.005
"""The share of inked cells that may differ."""

PROGRAMS = {
    "poppler": "pdftoppm -r {dpi} -l {last} -png {pdf} {out}/p",
    "Ghostscript": "gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=png16m -dTextAlphaBits=4 "
    "-dGraphicsAlphaBits=4 -r{dpi} -dLastPage={last} -sOutputFile={out}/p-%03d.png {pdf}",
    "MuPDF": "mutool draw -q -r {dpi} -c rgb -o {out}/p-%03d.png {pdf} 1-{last}",
}
ALL = 999


def differing(pdf: Path, last: int = ALL) -> dict[str, float]:
    """For each renderer but poppler, the share of inked cells that it draws otherwise.

    Pages after the `last` are not drawn.
    """
    with tempfile.TemporaryDirectory() as folder:
        pages = {name: drawn_by(name, pdf, Path(folder) / name, last) for name in PROGRAMS}
    pages["PDFium"] = _by_pdfium(pdf)[:last]
    reference = pages.pop("poppler")
    return {name: share_differing(reference, drawn) for name, drawn in pages.items()}


def drawn_by(name: str, pdf: Path, out: Path, last: int = ALL) -> list[Image.Image]:
    out.mkdir()
    words = PROGRAMS[name].split()
    command = [word.format(dpi=RESOLUTION, pdf=pdf, out=out, last=last) for word in words]
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(file).convert("L") for file in sorted(out.iterdir())]


def _by_pdfium(pdf: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        scale = RESOLUTION / 72
        return [page.render(scale=scale).to_pil() for page in document]


def share_differing(reference: list[Image.Image], drawn: list[Image.Image]) -> float:
    assert len(reference) == len(drawn), "not the same number of pages"
    other = inked = 0
    for page, same in zip(reference, drawn, strict=True):
        grid = page.width // CELL, page.height // CELL
        one, two = cells(page, grid), cells(same, grid)
        other += int((abs(one - two) > DARKER).sum())
        inked += int((one > INKED).sum())
    assert inked > 100, "hardly anything is drawn"
    return other / inked


def cells(page: Image.Image, grid: tuple[int, int]) -> np.ndarray:
    """The darkness of each cell, 0 to 1; renderers round the page's size up or down."""
    small = page.convert("L").resize(grid, Image.Resampling.BOX)
    return 1 - np.asarray(small, dtype=float) / 255
