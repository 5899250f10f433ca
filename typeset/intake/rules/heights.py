"""How far down a page the columns' last lines stand, as far as the lines' order says.

Known are bounds of the differences: of two columns that come in turn, which stands lower, and by
how much at most.  All heights are in lines.
"""

from __future__ import annotations

SLACK, STEP = 0.15, 0.1
"""By how much the lines of a row may stand apart, and two rows stand apart at least."""
TOP = 1.6
"""White above a column's first line at most."""
_HOLE = 0.6
"""Behind a hole a line stands below the row before by as much at most."""

Bounds = tuple[tuple[float, ...], ...]
"""`bounds[a][b]`: by how much a stands lower than b at most; the last one is the columns' top."""


def at_top(columns: int) -> Bounds:
    """No column has a line: each begins at the top, or a little below it."""
    last = columns
    return tuple(
        tuple(
            0.0 if a == b else TOP - 1 if b == last else 1.0 if a == last else TOP
            for b in range(columns + 1)
        )
        for a in range(columns + 1)
    )


def moved(bounds: Bounds, column: int, least: float, most: float) -> Bounds:
    """The column's next line: one line further down, and as much white at least and at most."""
    rows = [list(row) for row in bounds]
    for other in range(len(rows)):
        if other != column:
            rows[column][other] += 1 + most
            rows[other][column] -= 1 + least
    return tuple(map(tuple, rows))


def lower(bounds: Bounds, column: int, than: int, least: float) -> Bounds | None:
    """The column stands lower than another by so much; None if it cannot."""
    if bounds[column][than] < least - SLACK:
        return None
    if bounds[than][column] <= -least:
        return bounds
    rows = [list(row) for row in bounds]
    rows[than][column] = -least
    rows[column][than] = max(rows[column][than], least)
    up, down = [row[than] for row in rows], rows[column]
    for a, row in enumerate(rows):
        reach = up[a] - least
        for b in range(len(row)):
            if reach + down[b] < row[b] and a != b:
                row[b] = reach + down[b]
    return tuple(map(tuple, rows))


def beside(bounds: Bounds, column: int, other: int, least: float) -> Bounds:
    """The column's line stands behind a hole, right below another's or beside it."""
    rows = [list(row) for row in bounds]
    for each in range(len(rows)):
        if each != column:
            rows[column][each] = rows[other][each] + (_HOLE if least else SLACK)
            rows[each][column] = rows[each][other] - least
    return tuple(map(tuple, rows))
