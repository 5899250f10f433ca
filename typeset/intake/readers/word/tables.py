"""The rows and cells of Word's tables."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.intake.characters import squeeze
from typeset.intake.readers.layout_tables import Cell
from typeset.intake.readers.word.inlines import texts
from typeset.intake.readers.word.package import Element, child, full, tag, value
from typeset.issue.merged_cells import ABOVE, LEFT

_MOST_COLUMNS = 63
"""Word's own limit; a file that says more is not to be believed."""


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


def is_boxed(paragraph: Element, cell: Element) -> bool:
    """Whether a paragraph of a cell stands in a text box there."""
    for each in paragraph.iterancestors():
        if each is cell:
            return False
        if tag(each) == "w:txbxContent":
            return True
    return False
