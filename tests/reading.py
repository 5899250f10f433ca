"""Reading a PDF back: what stands where on a page, in points from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pdfplumber

MM = 72 / 25.4
CLOSING_MARKS = "，。、；：！？）》」』】〉”’"


@dataclass(frozen=True)
class Glyph:
    """One character: its ink's colour, its font, its size, and its advance box (`baseline` too)."""

    text: str
    x: float
    right: float
    top: float
    baseline: float
    size: float
    font: str
    colour: tuple[float, ...]


@dataclass(frozen=True)
class Line:
    """Glyphs that share a baseline, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x(self) -> float:
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def edge(self) -> float:
        """The right edge; of a closing mark, whose right half is blank, the left half's."""
        last = self.glyphs[-1]
        return last.x + last.size / 2 if last.text in CLOSING_MARKS else last.right

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline


@dataclass(frozen=True)
class Rule:
    """A filled or stroked rectangle; a horizontal rule when it is wider than high."""

    x: float
    right: float
    top: float
    bottom: float
    colour: tuple[float, ...]

    @property
    def thickness(self) -> float:
        return min(self.bottom - self.top, self.right - self.x)


@dataclass(frozen=True)
class Picture:
    """Where a picture is drawn."""

    x: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """One page of a PDF."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: tuple[Picture, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The page's lines from top to bottom; blanks do not count as ink."""
        rows: dict[float, list[Glyph]] = {}
        for glyph in self.glyphs:
            if glyph.text.strip():
                rows.setdefault(round(glyph.baseline, 1), []).append(glyph)
        ordered = (sorted(rows[key], key=lambda glyph: glyph.x) for key in sorted(rows))
        return tuple(Line(tuple(row)) for row in ordered)

    def line(self, words: str) -> Line:
        """The first line that holds `words`."""
        return next(line for line in self.lines if words in line.text)


def read(path: Path) -> tuple[Sheet, ...]:
    """All pages of the PDF at `path`."""
    with pdfplumber.open(path) as pdf:
        return tuple(_sheet(page) for page in pdf.pages)


def characters(path: Path) -> str:
    """All characters of the PDF at `path` in the order in which it draws them, spaces aside."""
    with pdfplumber.open(path) as pdf:
        drawn = "".join(char["text"] for page in pdf.pages for char in page.chars)
    return "".join(drawn.split())


def _sheet(page: pdfplumber.page.Page) -> Sheet:
    glyphs = tuple(_glyph(char, float(page.height)) for char in page.chars)
    shapes = [*page.rects, *page.lines]
    edges = ("x0", "x1", "top", "bottom")
    pictures = tuple(Picture(*(image[edge] for edge in edges)) for image in page.images)
    size = (float(page.width), float(page.height))
    return Sheet(*size, glyphs, tuple(map(_rule, shapes)), pictures)


def _glyph(char: dict, height: float) -> Glyph:
    baseline = height - char["matrix"][5]
    colour = tuple(char["non_stroking_color"] or ())
    font = char["fontname"].partition("+")[2] or char["fontname"]
    return Glyph(
        char["text"], char["x0"], char["x1"], char["top"], baseline, char["size"], font, colour
    )


def _rule(shape: dict) -> Rule:
    colour = tuple(shape["non_stroking_color"] or shape["stroking_color"] or ())
    return Rule(shape["x0"], shape["x1"], shape["top"], shape["bottom"], colour)
