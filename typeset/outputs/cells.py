"""The cells of a table's row, merged ones as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from typeset.issue import model
from typeset.layout.inlines import plain
from typeset.layout.table_columns import numeric_columns


@dataclass(frozen=True)
class TableCell:
    """A cell: its content, and how many rows and columns it takes.

    `above` is whether it goes on with the one above it, which holds the content.
    """

    column: int
    content: tuple[model.Inline, ...]
    rows: int = 1
    columns: int = 1
    above: bool = False


def cells_of(table: model.Table, row: int) -> Iterator[TableCell]:
    """The cells of row `row` (0 is the head), as many as the head has columns."""
    cells = (table.head, *table.rows)[row]
    column = 0
    while column < len(table.head):
        content = cells[column] if column < len(cells) else ()
        merged = next((each for each in table.spans if _takes(each, row, column)), None)
        if merged is None:
            yield TableCell(column, content)
            column += 1
            continue
        first, _, high, wide = merged
        yield TableCell(column, content, high, wide, above=row > first)
        column += wide


def _takes(span: tuple[int, int, int, int], row: int, column: int) -> bool:
    first, begin, high, _ = span
    return first <= row < first + high and column == begin


def sides(table: model.Table) -> Sequence[str | None]:
    """The side to which each column is set: numbers to the right; None where nothing says it."""
    rows = [[plain(cell) for cell in row] for row in table.rows]
    asked = (*table.align, *[None] * (len(table.head) - len(table.align)))
    numeric = numeric_columns(rows, len(table.head))
    return [
        side or ("right" if numbers else None) for side, numbers in zip(asked, numeric, strict=True)
    ]


def taking(cell: TableCell) -> Markup:
    """The attributes of a merged cell."""
    taken = (("rowspan", cell.rows), ("colspan", cell.columns))
    return Markup("").join(Markup(' {}="{}"').format(n, v) for n, v in taken if v > 1)
