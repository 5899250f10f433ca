"""A PDF's pages as facts: their boxes, characters, lines, pictures and fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

from typeset.preflight.finding import Area
from typeset.preflight.picture_ink import most_ink

Colour = tuple[float, ...]


@dataclass(frozen=True)
class DrawnMark:
    """Something drawn: its area, its colour (None: a pattern), and a character's text, size, font.

    `kind` is "text", "fill" or "line"; `weight` is the thickness in pt of a line, or of a
    filled rectangle's thinner side.
    """

    kind: str
    area: Area
    colour: Colour | None
    text: str = ""
    size: float = 0.0
    weight: float = 0.0
    font: str = ""


@dataclass(frozen=True)
class PictureFact:
    """A picture as printed.  `space` is DeviceRGB, ICCBased …; `ppi` at its printed size.

    `ink` is the most ink that any part of it has, as a sum of the four; 0 where it is not in CMYK.
    """

    area: Area
    pixels: tuple[int, int]
    space: str
    ppi: float
    ink: float = 0.0


@dataclass(frozen=True)
class PageFacts:
    """A page.  `trim` is (width, height) in pt; `bleed` the least bleed on any of its sides."""

    number: int
    trim: tuple[float, float]
    bleed: float
    marks: tuple[DrawnMark, ...]
    pictures: tuple[PictureFact, ...]

    @property
    def text(self) -> str:
        """All characters, in the order in which they are drawn."""
        return "".join(mark.text for mark in self.marks)


def page_facts(data: bytes) -> Iterator[PageFacts]:
    """The facts of each page of a PDF."""
    import pdfplumber

    with pikepdf.open(BytesIO(data)) as pdf, pdfplumber.open(BytesIO(data)) as read:
        for number, (page, drawn) in enumerate(zip(pdf.pages, read.pages, strict=True), start=1):
            yield _facts(number, page, drawn)
            drawn.close()


def _facts(number: int, page: Any, drawn: Any) -> PageFacts:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    outer = [float(edge) for edge in page.obj.get("/BleedBox", page.trimbox)]
    inner = (left, bottom, right, top)
    bleed = min(abs(a - b) for a, b in zip(outer, inner, strict=True))

    # pdfplumber counts x from the page's origin, y from the MediaBox's lower edge.
    foot = float(page.mediabox[1])

    def area(thing: dict[str, Any]) -> Area:
        x0, y0, x1, y1 = (float(thing[key]) for key in ("x0", "y0", "x1", "y1"))
        return x0 - left, top - foot - y1, x1 - x0, y1 - y0

    marks = [_character(char, area(char)) for char in drawn.chars]
    for shape in (*drawn.rects, *drawn.lines, *drawn.curves):
        marks += _shapes(shape, area(shape))
    for outer, inner in pairwise(drawn.rects):
        marks += _border(outer, inner, area(outer))
    pictures = tuple(_picture(one, area(one)) for one in drawn.images)
    return PageFacts(number, (right - left, top - bottom), bleed, tuple(marks), pictures)


def _character(char: dict[str, Any], area: Area) -> DrawnMark:
    colour = _colour(char["non_stroking_color"])
    return DrawnMark("text", area, colour, char["text"], float(char["size"]), 0.0, char["fontname"])


def _shapes(shape: dict[str, Any], area: Area) -> Iterator[DrawnMark]:
    if shape.get("fill"):
        colour = _colour(shape["non_stroking_color"])
        yield DrawnMark("fill", area, colour, weight=min(area[2], area[3]))
    if shape.get("stroke"):
        colour = _colour(shape["stroking_color"])
        yield DrawnMark("line", area, colour, weight=float(shape.get("linewidth") or 0.0))


def _border(outer: dict[str, Any], inner: dict[str, Any], area: Area) -> Iterator[DrawnMark]:
    """A border, drawn as a rectangle with another cut out of it: its sides' least weight."""
    if not (outer.get("evenodd") and inner.get("evenodd") and outer["fill"]):
        return
    sides = [abs(outer[edge] - inner[edge]) for edge in ("x0", "y0", "x1", "y1")]
    drawn = [side for side in sides if side > 0.001]
    if drawn and min(drawn) < 3:
        yield DrawnMark("line", area, _colour(outer["non_stroking_color"]), weight=min(drawn))


def _colour(value: Any) -> Colour | None:
    if isinstance(value, int | float):
        return (float(value),)
    try:
        return tuple(float(part) for part in value)
    except (TypeError, ValueError):
        return None


def _picture(one: dict[str, Any], area: Area) -> PictureFact:
    wide, high = (int(n or 1) for n in one["srcsize"])
    spaces = [getattr(space, "name", "") for space in one.get("colorspace") or ()]
    ppi = min(
        max(wide, high) * 72 / max(area[2], area[3], 0.01),
        min(wide, high) * 72 / max(min(area[2], area[3]), 0.01),
    )
    return PictureFact(area, (wide, high), next(iter(spaces), ""), ppi, most_ink(one["stream"]))
