"""Pull quotes and fillers set at every width that they may have, and the lines that they take."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.galley import body_class, galley_css, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.material import ArticleCopy, Material, ratio_of
from typeset.makeup.parts import is_sharp
from typeset.makeup.set_parts import PartSetter

WIDEST_QUOTE = 2
"""A pull quote stands over a column or two."""

WIDEST_FILLER = 3
"""A filler's text is not set wider: its lines would be too long."""


@dataclass(frozen=True)
class Measured:
    """Lines by width in columns: of each pull quote of an article, of each filler with a text."""

    quotes: dict[tuple[int, int, int], int] = field(default_factory=dict)
    """By article, quote and columns."""
    fillers: dict[tuple[int, int], int] = field(default_factory=dict)
    """By filler and columns."""


def measured(material: Material, grid: Grid, setter: PartSetter) -> Measured:
    """Set all of them on the grid of the pages."""
    found = Measured()
    made = setter.boxes(
        material, galley_css(grid), body_class("galley elastics", grid), _parts(material, grid)
    )
    for name, box in made.items():
        kind, *numbers = name.split("/")
        lines = grid_lines(box.margin_height(), grid)
        if kind == "quote":
            article, quote, width = map(int, numbers)
            found.quotes[article, quote, width] = lines
        else:
            filler, width = map(int, numbers)
            found.fillers[filler, width] = lines
    for number, element in enumerate(material.stock):
        if is_pictured(element):
            for width in range(1, grid.columns + 1):
                height = grid.width(width) / ratio_of(element)
                if is_sharp(element, width, grid) and height <= grid.picture:
                    found.fillers[number, width] = max(1, round(height / grid.leading))
    return found


def _parts(material: Material, grid: Grid) -> Iterator[tuple[str, Element]]:
    for number, article in enumerate(material.articles):
        for quote in range(len(article.quotes)):
            for width in range(1, min(WIDEST_QUOTE, grid.columns) + 1):
                part = set_quote(article, quote)
                yield f"quote/{number}/{quote}/{width}", _wide(part, grid.width(width))
    for number, element in enumerate(material.stock):
        if not is_pictured(element):
            for width in range(1, min(WIDEST_FILLER, grid.columns) + 1):
                part = deepcopy(element)
                yield f"filler/{number}/{width}", _wide(part, grid.width(width))


def _wide(part: Element, width: float) -> Element:
    """The part, `width` pt wide."""
    part.set("style", f"width: {width:.4f}pt")
    return part


def set_quote(article: ArticleCopy, number: int) -> Element:
    """A pull quote in a shell that has its article's class and language."""
    shell = article.shell()
    holder = SubElement(shell, "div", {"class": "text elastic"})
    holder.extend(deepcopy(list(article.quotes[number])))
    return shell


def is_pictured(element: Element) -> bool:
    """Whether a filler is a picture."""
    return "pictured" in element.get("class", "").split()
