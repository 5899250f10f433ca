"""Tables: one that is too wide for a column stands over several of them, as a picture does.

A long one stands over all columns below the sentence that announces it, and goes on from page to
page.
"""

from __future__ import annotations

from copy import copy as copied
from copy import deepcopy
from dataclasses import replace
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from typeset.layout.table_columns import PADDING, column_shares
from typeset.makeup.grid import Grid
from typeset.makeup.headline import width_of
from typeset.makeup.material import ArticleCopy, Material, text_of
from typeset.makeup.merged_cells import cells
from typeset.makeup.table_order import in_order
from typeset.makeup.table_words import ABOVE, BELOW, Beside, WideTable, tables_of

DEEPEST = 0.3
"""A table that is deeper than this part of the page's lines is long: a picture cannot be broken."""

LEAST_WHITE = 0.25
"""em beside an entry: what the style sheet gives it."""

DEEPEST_ROW = 0.25
"""A table with a row deeper than that stays in the text, where rows can be broken."""

LONG, ANNOUNCED = "long", "announced"
"""What marks in the text where long tables stood, and others that the text before them announces.
"""


def with_wide_tables(material: Material, grid: Grid) -> Material:
    """The issue with its tables fitted to the grid: in their columns, or among the pictures."""
    return replace(material, articles=tuple(_fitted(copy, grid) for copy in material.articles))


def _fitted(copy: ArticleCopy, grid: Grid) -> ArticleCopy:
    if copy.text is None or not tables_of(copy.text):
        return copy
    text, figures, long = deepcopy(copy.text), list(copy.figures), list[Element]()
    fitted = [_fit(table, grid) for table in tables_of(text)]
    wide, beside = in_order(copy, text, fitted, grid)
    own = {each: t for t, words in zip(wide, beside, strict=True) for each in (t.element, *words)}
    for table in fitted:
        _share_out(table.element, own.get(table.element, table).ems)
    for words in beside:
        for element in words:
            text.remove(element)
    is_left = len(text) > len(wide)
    for table, words in zip(wide, beside, strict=True):
        announced = text[0] is not table.element and is_left
        figure = _as_figure(table, words, announced=announced and not table.is_long)
        (long if table.is_long else figures).append(figure)
        if table.is_long or announced:
            _put_aside(text, table.element, LONG if table.is_long else ANNOUNCED)
        else:
            text.remove(table.element)
    return replace(
        copy,
        text=text if is_left else None,
        figures=tuple(figures),
        tables=tuple(long),
        least_box=max((table.span for table in wide), default=1),
    )


def _fit(table: Element, grid: Grid) -> WideTable:
    """A table with the columns that it takes: one, some, or all of them."""
    widths = _natural_widths(table)
    span = _span(sum(widths) + PADDING * len(widths), grid)
    deepest, lines = _depths(table, widths, grid, span)
    if deepest > DEEPEST_ROW * grid.lines:
        span = 1
    is_deep = lines > DEEPEST * grid.lines
    is_long = span > 1 and is_deep
    span = grid.columns if is_long else span
    return WideTable(table, span, grid.width(span) / grid.size, is_long, is_deep)


def _depths(table: Element, widths: list[float], grid: Grid, span: int) -> tuple[float, float]:
    """The lines that the deepest row and all rows take at least, over `span` columns."""
    room = grid.width(span) / grid.size
    shares = [share * room / 100 for share in column_shares(widths, room)]
    rows = [1] * sum(1 for _ in table.iter("tr"))
    for cell in cells(table.iter("tr")):
        room = sum(shares[cell.column : cell.column + cell.wide])
        lines = ceil(width_of(text_of(cell.element)) / max(1.0, room - PADDING / 2) / cell.high)
        rows[cell.row] = max(rows[cell.row], lines)
    return max(rows), sum(rows)


def _put_aside(text: Element, table: Element, kind: str) -> None:
    """Leave a mark where a table stood."""
    place = Element("div", {"data-place": kind})
    place.tail = table.tail
    text[list(text).index(table)] = place


def _natural_widths(table: Element) -> list[float]:
    """The width in em of each column's widest entry, unbroken; no merged cell asks for width."""
    widths = [0.0 for _ in table.iter("col")]
    for cell in cells(table.iter("tr")):
        if cell.wide == 1:
            widths[cell.column] = max(widths[cell.column], width_of(text_of(cell.element)))
    return widths


def _span(ems: float, grid: Grid) -> int:
    """The fewest columns that hold this width in em."""
    wide_enough = (n for n in range(1, grid.columns) if grid.width(n) >= ems * grid.size)
    return next(wide_enough, grid.columns)


def _share_out(table: Element, room: float) -> None:
    """Share a table's width, `room` em, out to its columns."""
    shares = column_shares(_natural_widths(table), room)
    for column, share in zip(table.iter("col"), shares, strict=True):
        column.set("style", f"width: {share:.2f}%")
    _keep_numbers_whole(table, [share * room / 100 for share in shares])


def _keep_numbers_whole(table: Element, widths: list[float]) -> None:
    """Take from the white beside numbers, reckoned for a wider table, what they have no room for.

    They stay in the middle of their columns, whose `widths` are em, their points below each other.
    """
    numbers: dict[int, list[Element]] = {}
    for cell in cells(table.iter("tr")):
        if "number" in cell.element.get("class", "").split():
            numbers.setdefault(cell.column, []).append(cell.element)
    for column, found in numbers.items():
        margin = min(map(_white_beside, found))
        wide = max(width_of(text_of(each)) + _white_beside(each) for each in found) - margin
        over = margin - max(LEAST_WHITE, (widths[column] - wide) / 2)
        for each in found if over > 0 else ():
            each.set("style", f"padding-right: {_white_beside(each) - over:.2f}em")


def _white_beside(number: Element) -> float:
    """The white (em) to the right of a number."""
    return float(number.get("style", "").removeprefix("padding-right: ").removesuffix("em"))


def _as_figure(table: WideTable, words: Beside, *, announced: bool) -> Element:
    """The table with its `words` as a figure that is at least as wide as it.

    `announced`: text stands before it, and it below the text.
    """
    figure = Element("figure", {"class": "wide-table", "data-least": str(table.span)})
    if announced:
        figure.set("data-announced", "")
    for name, each in ((ABOVE, words.above), ("", (table.element,)), (BELOW, words.below)):
        if each:
            part = SubElement(figure, "div", {"class": f"text {name}"}) if name else figure
            part.extend(map(_alone, each))
    return figure


def _alone(element: Element) -> Element:
    """A part of a text without the white behind it."""
    own = copied(element)
    own.tail = None
    return own
