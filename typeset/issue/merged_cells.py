"""Merged cells of a table: `<<` in a cell joins it to the one at its left, `^^` to the one above.

Where these marks are not known the table still reads well: they stand in cells of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from typeset.issue.model import Inline, Text

LEFT, ABOVE = "<<", "^^"

Cell = tuple[Inline, ...]
Place = tuple[int, int]
"""Row (0 is the head) and column."""
Spans = tuple[tuple[int, int, int, int], ...]
"""As `model.Table` has them."""


def merged(
    rows: Sequence[Sequence[Cell]], report: Callable[[], None]
) -> tuple[tuple[tuple[Cell, ...], ...], Spans]:
    """The rows without such marks, and how many rows and columns each merged cell takes.

    `report` is called where the cells joined make no rectangle, or would join the head.
    """
    owners: dict[Place, Place] = {}
    cells = [list(row) for row in rows]
    for row, entries in enumerate(cells):
        for column, cell in enumerate(entries):
            mark = cell[0].text.strip() if len(cell) == 1 and isinstance(cell[0], Text) else ""
            before = {LEFT: (row, column - 1), ABOVE: (row - 1, column)}.get(mark)
            owners[row, column] = (row, column)
            if before is None:
                continue
            entries[column] = ()
            if before not in owners or (mark == ABOVE and row == 1):
                report()
            else:
                owners[row, column] = owners[before]
    return tuple(map(tuple, cells)), _spans(owners, report)


def _spans(owners: dict[Place, Place], report: Callable[[], None]) -> Spans:
    joined: defaultdict[Place, list[Place]] = defaultdict(list)
    for place, owner in owners.items():
        joined[owner].append(place)
    spans = []
    for (row, column), places in joined.items():
        high = max(place[0] for place in places) - row + 1
        wide = max(place[1] for place in places) - column + 1
        if high * wide != len(places):
            report()
        elif len(places) > 1:
            spans.append((row, column, high, wide))
    return tuple(spans)
