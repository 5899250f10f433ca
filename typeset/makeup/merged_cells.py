"""A table's merged cells: the columns that its cells stand in, and some of its rows cut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element


class PlacedCell(NamedTuple):
    """A cell with its first row and column, and how many of each it takes."""

    element: Element
    row: int
    column: int
    high: int
    wide: int


def cells(rows: Iterable[Element]) -> Iterator[PlacedCell]:
    """The cells of rows, row by row, each in its own column."""
    taken: set[tuple[int, int]] = set()
    for row, each in enumerate(rows):
        column = 0
        for element in each:
            while (row, column) in taken:
                column += 1
            high, wide = int(element.get("rowspan", 1)), int(element.get("colspan", 1))
            taken |= {(row + y, column + x) for y in range(high) for x in range(wide)}
            yield PlacedCell(element, row, column, high, wide)
            column += wide


def cut(body: Element, first: int, last: int) -> None:
    """Leave of a table's body the rows from `first` to before `last`, each cell in its column.

    What a merged cell takes of them stays merged; its words stand where it begins.
    """
    rows = list(body)
    found = list(cells(rows))
    for cell in found:
        begin, end = max(cell.row, first), min(cell.row + cell.high, last)
        if cell.high > 1 and begin < end:
            element = cell.element
            if cell.row < first:
                element = Element(element.tag, element.attrib)
                before = [c for c in found if c.row == first and c.column < cell.column]
                rows[first].insert(len(before), element)
            element.set("rowspan", str(end - begin))
    for row in rows[last:] + rows[:first]:
        body.remove(row)
