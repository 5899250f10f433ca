"""The parts that are set of an issue: of each article its text, its heads and pictures, its box.

A head or a picture is set at every width that it may stand in.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.bonds import Bonds
from typeset.makeup.grid import Grid
from typeset.makeup.headline import broken, fitted, width_of
from typeset.makeup.material import ArticleCopy, Material, least_columns, text_of

HEADINGS = ("h3", "h4", "h5", "h6")

WIDEST_BOX = 2
"""A boxed story is at most so many columns wide."""

SMALLEST_HEADLINE = 12.0
"""pt"""


def parts(material: Material, grid: Grid) -> Iterator[tuple[str, float, Element]]:
    """Name, width in pt and element of every slip."""
    if material.nameplate is not None:
        yield "nameplate", grid.width(grid.columns), deepcopy(material.nameplate)
    if material.foot is not None:
        yield "foot", grid.width(grid.columns), deepcopy(material.foot)
    for number, article in enumerate(material.articles):
        for name, width, element in _article_parts(article, grid, material.bonds):
            yield f"{number}/{name}", width, element


def _article_parts(
    article: ArticleCopy, grid: Grid, bonds: Bonds
) -> Iterator[tuple[str, float, Element]]:
    if article.text is not None:
        yield "text", grid.measure, _shell(article, 1, [set_text(article.text, grid, bonds)])
    if article.head is not None:
        for span in spans(article, grid):
            head = set_head(article.head, grid.width(span), bonds)
            yield f"head/{span}", grid.width(span), _shell(article, span, [head])
    for number, figure in enumerate(article.figures):
        for span in range(min(least_columns(figure), grid.columns), grid.columns + 1):
            picture = _shell(article, span, [deepcopy(figure)])
            yield f"picture{number}/{span}", grid.width(span), picture
    if article.role == "box" and article.text is not None and not article.figures:
        for span in range(1, min(WIDEST_BOX, grid.columns) + 1):
            yield f"boxed/{span}", *_boxed(article, span, grid, bonds)


def spans(article: ArticleCopy, grid: Grid) -> list[int]:
    """The numbers of columns that a story of its length may stand over: all of them, and fewer.

    Estimated from its characters, for each head that need not be set saves time.
    """
    if article.text is None:
        return [*range(1, grid.columns + 1)]
    lines = article.ems / grid.characters
    deepest, shallowest = 1.1 * grid.lines, 1.5
    fewer = (n for n in range(1, grid.columns) if shallowest <= lines / n <= deepest)
    return [*fewer, grid.columns]


def _boxed(article: ArticleCopy, span: int, grid: Grid, bonds: Bonds) -> tuple[float, Element]:
    """A whole story in one measure, a whole number of characters wide."""
    width = grid.box_characters(span) * grid.size
    parts = [] if article.head is None else [set_head(article.head, width, bonds)]
    text = Element("div") if article.text is None else deepcopy(article.text)
    shell = _shell(article, span, [*parts, text])
    shell.set("class", f"boxed {shell.get('class', '')}".strip())
    return width, shell


def _shell(article: ArticleCopy, span: int, children: list[Element]) -> Element:
    shell = article.shell()
    shell.set("class", f"span-{span} {shell.get('class', '')}".strip())
    shell.extend(children)
    return shell


def set_text(text: Element, grid: Grid, bonds: Bonds) -> Element:
    """A copy of the text; section headings (小标题) of more than one line break in good places."""
    copy = deepcopy(text)
    for heading in copy.iter():
        if heading.tag in HEADINGS and not len(heading):
            words = text_of(heading)
            count = ceil(width_of(words) / (grid.characters - 0.5))
            lines = broken(words, count, bonds.along(words))
            _set_lines(heading, lines or (words,))
    return copy


def _set_lines(element: Element, lines: tuple[str, ...]) -> None:
    """Put lines into an element, with forced breaks between them."""
    element.text, element[:] = lines[0], []
    for line in lines[1:]:
        broken_off = SubElement(element, "br")
        broken_off.tail = line


def set_head(head: Element, width: float, bonds: Bonds) -> Element:
    """A copy of the head with its headline as large as it can be over `width` pt."""
    copy = deepcopy(head)
    headline = next((e for e in copy.iter() if "headline" in e.get("class", "").split()), None)
    if headline is None:
        return copy
    text = text_of(headline)
    largest = float(headline.get("data-size", "24"))
    smallest = min(largest, max(SMALLEST_HEADLINE, width / max(width_of(text), 1)))
    best = fitted(text, bonds.along(text), width, largest, min(smallest, SMALLEST_HEADLINE))
    _set_lines(headline, best.lines)
    copy.set("style", f"--headline: {best.size:g}pt; --head-width: {width:.4f}pt")
    return copy
