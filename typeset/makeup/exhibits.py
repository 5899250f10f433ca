"""Tables: one that is too wide for a column stands over several of them, as a picture does."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from itertools import zip_longest
from xml.etree.ElementTree import Element

from typeset.layout.tables import PADDING, column_shares
from typeset.makeup.grid import Grid
from typeset.makeup.headline import width_of
from typeset.makeup.material import ArticleCopy, Material, text_of

DEEPEST = 0.5
"""A table of more rows than this part of the page's lines stays in its column: a picture cannot be
broken."""


def with_exhibits(material: Material, grid: Grid) -> Material:
    """The issue with its tables fitted to the grid: in their columns, or among the pictures."""
    return replace(material, articles=tuple(_fitted(copy, grid) for copy in material.articles))


def _fitted(copy: ArticleCopy, grid: Grid) -> ArticleCopy:
    if copy.text is None or not _tables(copy.text):
        return copy
    text, figures = deepcopy(copy.text), list(copy.figures)
    for table in _tables(text):
        widths = _natural_widths(table)
        span = _span(sum(widths) + PADDING * len(widths), grid)
        rows = len(list(table.iter("tr")))
        if copy.role == "box" or rows > DEEPEST * grid.lines:
            span = 1
        _share_out(table, widths, grid.width(span) / grid.size)
        if span > 1:
            text.remove(table)
            figures.append(_exhibit(table, span))
    return replace(copy, text=text if len(text) else None, figures=tuple(figures))


def _tables(text: Element) -> list[Element]:
    return [element for element in text if element.get("class") == "table"]


def _natural_widths(table: Element) -> list[float]:
    """The width in em of each column's widest entry, unbroken."""
    rows = ([width_of(text_of(cell)) for cell in row] for row in table.iter("tr"))
    return [max(column) for column in zip_longest(*rows, fillvalue=0.0)]


def _span(ems: float, grid: Grid) -> int:
    """The fewest columns that hold so many em."""
    wide_enough = (n for n in range(1, grid.columns) if grid.width(n) >= ems * grid.size)
    return next(wide_enough, grid.columns)


def _share_out(table: Element, widths: list[float], room: float) -> None:
    for column, share in zip(table.iter("col"), column_shares(widths, room), strict=True):
        column.set("style", f"width: {share:.2f}%")


def _exhibit(table: Element, span: int) -> Element:
    """The table as a figure that is so many columns wide at least."""
    figure = Element("figure", {"class": "exhibit", "data-least": str(span)})
    table.tail = None
    figure.append(table)
    return figure
