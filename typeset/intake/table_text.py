"""A table's rows as Markdown, merged cells with the marks that join them."""

from __future__ import annotations

from typeset.intake.table_heads import has_head
from typeset.issue.merged_cells import ABOVE, LEFT, merged
from typeset.issue.model import Text


def table_lines(rows: list[list[str]]) -> list[str]:
    """The lines of a table of cells, of which the marks LEFT and ABOVE stand for joined ones.

    Where the first row is one like the others, the head is empty.

    A cell of the head that covers others below it has empty ones there: Markdown cannot join them.
    Where the cells that are joined make no rectangles, all of them are empty ones.  A cell that
    says that it covers more columns than there are (`colspan="100"`) covers those that there are.
    A grid of single characters (a sudoku, a crossword) has no head: an empty one stands for it.
    """
    columns = max(map(_own_columns, rows))
    if has_head(rows) is False:
        rows = [[""] * columns, *rows]
    above = [[_but(ABOVE, cell) for cell in row] for row in rows[:2]]
    cells = [(row + [""] * columns)[:columns] for row in (*above, *rows[2:])]
    if not _are_rectangles(cells):
        cells = [[_but(LEFT, _but(ABOVE, cell)) for cell in row] for row in cells]
    if _is_grid(cells):
        cells = [[""] * columns, *cells]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    return [lines[0], "|" + " --- |" * columns, *lines[1:]]


def _is_grid(rows: list[list[str]]) -> bool:
    """Whether no cell holds more than a character, and those of the first row stand below, too."""
    first, below = ({cell.strip() for row in part for cell in row} for part in (rows[:1], rows[1:]))
    return all(len(cell) <= 1 for cell in first | below) and {""} != first <= below | {""}


def _own_columns(row: list[str]) -> int:
    """The columns of a row up to the last that is more than a part of another."""
    return max((at for at, cell in enumerate(row, 1) if cell != LEFT), default=1)


def _but(mark: str, cell: str) -> str:
    return "" if cell == mark else cell


def _are_rectangles(rows: list[list[str]]) -> bool:
    """Whether the cells of each merged one make a rectangle, as `load` asks."""
    faults: list[bool] = []
    merged([[(Text(cell),) for cell in row] for row in rows], lambda: faults.append(True))
    return not faults
