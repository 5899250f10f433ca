"""Word's tables: those that hold data, and those that only lay out the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from typeset.intake.characters import ends_sentence, squeeze
from typeset.intake.head_words import NUMBER
from typeset.intake.readers.word.inlines import texts
from typeset.intake.readers.word.package import Element, child, full, tag, value
from typeset.issue.merged_cells import ABOVE, LEFT

_MOST_COLUMNS = 63
"""Word's own limit; a file that says more is not to be believed."""
_LONG = 120
"""A cell of this number of characters holds text to read, not data."""
_HEAD_ROWS = 4
"""No issue's head has more rows."""
_TEXT = 40
"""… and one of this number, if they are several paragraphs."""


@dataclass
class Cell:
    """One cell and what stands in it; `joined` is LEFT or ABOVE where another cell covers it."""

    element: Element | None
    paragraphs: list[str] = field(default_factory=list)
    nested: bool = False
    picture: bool = False
    joined: str = ""

    @property
    def length(self) -> int:
        """Characters in the cell."""
        return sum(map(len, self.paragraphs))

    @property
    def is_text(self) -> bool:
        """Whether it holds text to read."""
        several = len(self.paragraphs) > 1 and self.length >= _TEXT
        return (
            self.nested
            or self.length >= _LONG
            or (several and any(map(_sentence, self.paragraphs)))
        )


def _sentence(text: str) -> bool:
    return len(text) >= 15 and ends_sentence(text)


def rows(table: Element) -> list[list[Cell]]:
    """The rows of a table; behind and below a cell that covers several stand joined ones."""
    return [_row(row) for row in _inner(table, "w:tr")]


def _inner(element: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through what Word wraps around them."""
    for each in element:
        name = tag(each)
        if name == wanted:
            yield each
        elif name == "w:sdt":
            content = child(each, "w:sdtContent")
            if content is not None:
                yield from _inner(content, wanted)
        elif name in ("w:ins", "w:moveTo", "w:customXml"):
            yield from _inner(each, wanted)


def _row(row: Element) -> list[Cell]:
    cells: list[Cell] = []
    for element in _inner(row, "w:tc"):
        properties = child(element, "w:tcPr")
        merged = child(properties, "w:vMerge")
        goes_on = merged is not None and value(merged) != "restart"
        cell = _cell(element)
        cells.append(Cell(None, joined=ABOVE) if goes_on and not cell.paragraphs else cell)
        span = value(child(properties, "w:gridSpan"))
        more = int(span) - 1 if span.isdecimal() and len(span) < 4 else 0
        cells += [Cell(None, joined=LEFT)] * max(min(more, _MOST_COLUMNS - len(cells)), 0)
    return cells


def _cell(element: Element) -> Cell:
    nested = next(element.iter(full("w:tbl")), None) is not None
    picture = next(element.iter(full("a:blip"), full("v:imagedata")), None) is not None
    found = [squeeze(texts(each)) for each in element.iter(full("w:p"))]
    return Cell(element, [text for text in found if text], nested, picture)


def is_layout(table: list[list[Cell]], *, first: bool) -> bool:
    """Whether a table only lays out the page: a frame, columns of text, the issue's head.

    `first`: no text stands above it."""
    cells = [cell for row in table for cell in row if cell.paragraphs or cell.picture]
    if max((len(row) for row in table), default=0) <= 1 or len(cells) <= 1:
        return True
    if any(cell.nested or cell.picture for cell in cells):
        return True
    long = sum(cell.is_text for cell in cells)
    if len(table) == 1:
        return first or long > 0 or any(_sentence(p) for cell in cells for p in cell.paragraphs)
    if first and len(table) <= _HEAD_ROWS and any(map(_is_number, cells)):
        return True
    total = sum(cell.length for cell in cells)
    widest = max(cell.length for cell in cells)
    return long * 2 >= len(cells) or (widest >= 2 * _LONG and widest * 5 >= total * 3)


def _is_number(cell: Cell) -> bool:
    """Whether a cell says which issue this is: `第16期`, `2025年第4期（总第40期）`."""
    found = (NUMBER.search(text) for text in cell.paragraphs if len(text) <= _TEXT / 2)
    return any(match is not None and match["chinese"] for match in found)


def in_reading_order(table: list[list[Cell]]) -> list[Cell]:
    """The cells of a table that lays out the page, in reading order.

    Column after column where each column holds a text or a picture of its own, else row after row.
    """
    columns = max((len(row) for row in table), default=0)
    by_column = [[row[at] for row in table if at < len(row)] for at in range(columns)]
    real = [column for column in by_column if any(c.paragraphs or c.picture for c in column)]
    standing = all(any(cell.picture or cell.is_text for cell in column) for column in real)
    parts = by_column if standing and len(table) > 1 else table
    return [cell for part in parts for cell in part if cell.element is not None]


def is_boxed(paragraph: Element, cell: Element) -> bool:
    """Whether a paragraph of a cell stands in a text box there."""
    for each in paragraph.iterancestors():
        if each is cell:
            return False
        if tag(each) == "w:txbxContent":
            return True
    return False
