"""A table on its side, on pages of its own: GB/T 9704-2012, 7.7 (A4 纸型的表格横排).

Its head is at the left of each page: at the binding on odd pages, at the fore-edge on even ones.
Type on its side is not broken over pages, so the rows are shared out here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from typeset.issue import model
from typeset.layout.inlines import source
from typeset.layout.tables import TableSetter

EDGES = 2
"""Rows' worth of caption and white about a table; what its notes take is reckoned as rows, too."""


def turned(
    block: model.Division,
    setter: TableSetter,
    across: float,
    written: Callable[[Sequence[model.Block]], Markup],
) -> Markup:
    """The division's tables on their sides, each page of them a figure; its notes on the last.

    `setter` sets tables into the type area's height; they may be `across` pt deep.
    """
    tables = [each for each in block.blocks if isinstance(each, model.Table)]
    others = [each for each in block.blocks if not isinstance(each, model.Table)]
    sheets = [each for table in tables for each in shared_out(table, setter, across, len(others))]
    figures = []
    for number, table in enumerate(sheets):
        parts = [setter.table(table)]
        if block.title and not number:
            parts.insert(0, Markup('<p class="division-title">{}</p>').format(block.title))
        elif block.title:
            continued = Markup('<p class="division-title continued" data-title="{}"></p>')
            parts.insert(0, continued.format(block.title))
        if number == len(sheets) - 1:
            parts.append(written(others))
        figures.append(
            Markup(
                '<figure class="turned"{}><div class="division tabular">\n{}\n</div></figure>'
            ).format(source(block.position), Markup("\n").join(parts))
        )
    return Markup('<div class="turned-pages">\n{}\n</div>').format(Markup("\n").join(figures))


def shared_out(
    table: model.Table, setter: TableSetter, across: float, notes: int
) -> Iterator[model.Table]:
    """The parts of `table` that fit on a page each, with its head; no merged cell is cut."""
    heights = setter.row_heights(table)
    room = across - heights[0] - (EDGES + notes) * heights[0]
    begin, taken = 1, 0.0
    for row in range(1, len(heights)):
        kept = any(first < row < first + high for first, _, high, _ in table.spans)
        if row > begin and taken + heights[row] > room and not kept:
            yield _part(table, begin, row)
            begin, taken = row, 0.0
        taken += heights[row]
    yield _part(table, begin, len(heights))


def _part(table: model.Table, begin: int, end: int) -> model.Table:
    """The rows from `begin` (1 is the first below the head) to before `end`."""
    spans = tuple(
        (row - begin + 1, column, high, wide)
        for row, column, high, wide in table.spans
        if begin <= row < end
    )
    head = tuple(span for span in table.spans if span[0] == 0)
    return replace(table, rows=table.rows[begin - 1 : end - 1], spans=(*head, *spans))
