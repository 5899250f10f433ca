"""Every viewer shows the same page: PDFium (Chrome, Edge, the preview) places each glyph where the
PDF's own operators say that it stands."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfTextPage, raw

from tests.reading import read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish
from typeset.typography import drawing

TOLERANCE = 0.3  # pt


@dataclass(frozen=True)
class Placed:
    """A character and its origin, from the page's top left corner, in pt."""

    page: int
    text: str
    x: float
    y: float

    def stands_at(self, other: Placed) -> bool:
        return abs(self.x - other.x) < TOLERANCE and abs(self.y - other.y) < TOLERANCE


def as_written(pdf: Path) -> list[Placed]:
    """Every character where the operators of the PDF place it."""
    return [
        Placed(number, glyph.text, glyph.x, glyph.baseline)
        for number, sheet in enumerate(read(pdf))
        for glyph in sheet.glyphs
        if not glyph.text.isspace()
    ]


def as_shown(pdf: Path) -> list[Placed]:
    """Every character where PDFium shows it."""
    with PdfDocument(pdf) as document:
        return [
            placed
            for number, page in enumerate(document)
            for placed in _shown(number, page.get_textpage(), page.get_height())
        ]


def _shown(number: int, text: PdfTextPage, height: float) -> Iterator[Placed]:
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if not char.isspace() and raw.FPDFText_IsGenerated(text, index) == 0:
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            yield Placed(number, char, x.value, height - y.value)


def displaced(pdf: Path) -> list[Placed]:
    """The characters that PDFium shows elsewhere."""
    written, shown = as_written(pdf), as_shown(pdf)
    assert len(written) == len(shown)
    places: defaultdict[tuple[int, str], list[Placed]] = defaultdict(list)
    for placed in shown:
        places[placed.page, placed.text].append(placed)
    return [one for one in written if not any(map(one.stands_at, places[one.page, one.text]))]


def print_seed(seed: str, target: Path) -> Path:
    publish(paginate(compose(load(Path("seeds") / seed))), target)
    return target


@pytest.mark.parametrize("seed", ["000-tonghua-17", "003-tonghua-3", "004-luohe-city"])
def test_pdfium_shows_each_glyph_where_it_is_written(seed: str, tmp_path: Path) -> None:
    pdf = print_seed(seed, tmp_path / "seed.pdf")
    assert len(as_written(pdf)) > 1500
    assert displaced(pdf) == []


def test_it_would_not_after_an_empty_string(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def show(writer: drawing._SpanWriter) -> None:
        if writer.parts:
            writer.stream.show_text("<" + "".join(writer.parts) + ">")
            writer.parts = []

    monkeypatch.setattr(drawing._SpanWriter, "_show", show)
    assert len(displaced(print_seed("003-tonghua-3", tmp_path / "seed.pdf"))) > 100
