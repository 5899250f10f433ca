"""Setting a few lines and reading the origins of their glyphs back out of the finished PDF."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from typeset import typography
from typeset.files.resources import FONTS

EM = 20.0  # pt: the size that the proofs are set in
HAN = "汉字排版讲究疏密匀称行止有度天头地脚版心栏宽字距行距皆有法度"

FACES: dict[str, str | Path] = {
    "Song": "song.otf",
    "Fangsong": "fangsong.otf",
    "Hei": "hei.otf",
    "Kai": "kai.ttf",
    "Latin": "latin.otf",
    "Traditional": Path(__file__).parent / "faces" / "traditional.otf",
    "Hebrew": Path(__file__).parent / "faces" / "hebrew.otf",
}
PAGE = f"""
@page {{ size: 800pt 800pt; margin: 50pt }}
html {{ font: {EM}pt/30pt Song, Latin; text-align: justify }}
body, p {{ margin: 0 }}
"""


@dataclass(frozen=True)
class Glyph:
    """One character as drawn: its origin and advance in points, `y` measured downwards."""

    text: str
    x: float
    y: float
    advance: float
    size: float
    font: str
    page: int

    @property
    def end(self) -> float:
        return self.x + self.advance


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline of one block, spaces left out, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x(self) -> float:
        return self.glyphs[0].x

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def end(self) -> float:
        """The right edge of the last glyph's advance."""
        return self.glyphs[-1].end

    def gap(self, pair: str, nth: int = 0) -> float:
        """The blank between the advances of two neighbours, in em of the proof's size."""
        places = [i for i in range(len(self.text)) if self.text.startswith(pair, i)]
        left, right = self.glyphs[places[nth]], self.glyphs[places[nth] + 1]
        return round((right.x - left.end) / EM, 4)

    def gaps(self) -> list[float]:
        """All blanks between neighbours, in em."""
        pairs = zip(self.glyphs, self.glyphs[1:], strict=False)
        return [round((b.x - a.end) / EM, 4) for a, b in pairs]


@contextmanager
def chinese(on: bool = True) -> Iterator[None]:
    """Chinese composition on or off; as it was before, afterwards."""
    before = typography.enabled()
    (typography.enable if on else typography.disable)()
    try:
        yield
    finally:
        (typography.enable if before else typography.disable)()


@cache
def fonts() -> tuple[FontConfiguration, weasyprint.CSS]:
    """The project's faces, loaded once."""
    configuration = FontConfiguration()
    rules = "".join(
        f"@font-face {{ font-family: {family}; src: url({(FONTS / file).as_uri()}) }}"
        for family, file in FACES.items()
    )
    return configuration, weasyprint.CSS(string=rules, font_config=configuration)


def pdf(
    body: str, css: str = "", *, on: bool = True, lang: str = "zh-Hans", **options: Any
) -> bytes:
    """The PDF of an HTML body under the proof's style."""
    configuration, faces = fonts()
    with chinese(on):
        sheets = [faces, *(weasyprint.CSS(string=text) for text in (PAGE, css) if text)]
        html = weasyprint.HTML(string=f'<html lang="{lang}"><title>proof</title><body>{body}')
        return bytes(html.write_pdf(None, font_config=configuration, stylesheets=sheets, **options))


def read(data: bytes) -> list[Glyph]:
    """Every glyph in the order of drawing, blanks included."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [
            _glyph(char, number, float(page.height))
            for number, page in enumerate(document.pages)
            for char in page.chars
        ]


def _glyph(char: dict, page: int, height: float) -> Glyph:
    scale, *_, x, y = char["matrix"]
    font = char["fontname"].partition("+")[2]
    advance = char["adv"] * scale
    return Glyph(char["text"], x, height - y, advance, char["size"], font, page)


def drawn(body: str, css: str = "", **options: Any) -> str:
    """The characters of a body in the order of drawing: what is copied, searched and read aloud."""
    return "".join(glyph.text for glyph in read(pdf(body, css, **options))).strip()


def lines(body: str, css: str = "", **options: Any) -> list[Line]:
    """The lines of a body: cut where the baseline or the page changes, or the pen goes back."""
    cut: list[list[Glyph]] = []
    for glyph in read(pdf(body, css, **options)):
        if not glyph.text.strip():
            continue
        last = cut[-1][-1] if cut else None
        if last is None or (last.page, round(last.y)) != (glyph.page, round(glyph.y)):
            cut.append([])
        cut[-1].append(glyph)
    return [Line(tuple(row)) for row in cut]


def paragraph(text: str, css: str = "", *, ems: float = 10, **options: Any) -> list[Line]:
    """The lines of one paragraph set to a measure of this number of characters."""
    return lines(f"<p>{text}</p>", f"p {{ width: {ems}em }} {css}", **options)


@dataclass(frozen=True)
class Case:
    """A clause on trial: what a probe sees, and what it sees with the feature switched off.

    `off` is CSS that switches the feature off; without it, the control is stock WeasyPrint.
    """

    name: str
    text: str
    probe: Callable[[list[Line]], object]
    expected: object
    ems: float = 20
    css: str = ""
    off: str | None = None
    lang: str = "zh-Hans"

    def __str__(self) -> str:
        return self.name

    def seen(self) -> object:
        """What the probe sees."""
        return self.probe(paragraph(self.text, self.css, ems=self.ems, lang=self.lang))

    def seen_without(self) -> object:
        """What it sees with the feature switched off; what cannot be found is None."""
        on = self.off is not None
        css = self.css + (self.off or "")
        rows = paragraph(self.text, css, ems=self.ems, lang=self.lang, on=on)
        try:
            return self.probe(rows)
        except (IndexError, ValueError):
            return None


def prove(case: Case) -> None:
    """The clause holds, and the measurement shows when it does not."""
    assert case.seen() == approx(case.expected)
    assert case.seen_without() != approx(case.expected)


def approx(value: object) -> object:
    """Equal to a five-hundredth of an em; texts and truths, exactly."""
    if isinstance(value, bool | str | tuple) or value is None:
        return value
    if isinstance(value, list) and value and isinstance(value[0], str | tuple):
        return value
    return pytest.approx(value, abs=0.002)


def texts(rows: list[Line]) -> list[str]:
    """What each line says."""
    return [row.text for row in rows]


def gap(pair: str) -> Callable[[list[Line]], object]:
    """A probe: the blank between two neighbours, em."""
    return lambda rows: next(row.gap(pair) for row in rows if pair in row.text)


def room(marks: str) -> Callable[[list[Line]], object]:
    """A probe: what marks take between the characters before and after them, em."""

    def probe(rows: list[Line]) -> float:
        row = next(row for row in rows if marks in row.text)
        first = row.text.index(marks)
        before, after = row.glyphs[first - 1], row.glyphs[first + len(marks)]
        return round((after.x - before.end) / EM, 4)

    return probe


def breadth(pair: str) -> Callable[[list[Line]], object]:
    """A probe: from the origin of one glyph to the end of the next one's advance, em."""

    def probe(rows: list[Line]) -> float:
        row = next(row for row in rows if pair in row.text)
        first = row.glyphs[row.text.index(pair)]
        second = row.glyphs[row.text.index(pair) + 1]
        return round((second.end - first.x) / EM, 4)

    return probe
