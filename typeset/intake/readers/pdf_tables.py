"""Tables on a PDF page, where rules show them: a grid of cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from typeset.intake.readers.pdf_frame import Box
from typeset.intake.readers.pdf_objects import Objects

_NEAR = 3.0
"""Rules this near (pt) to each other are one, or touch."""
_MOST = 60
"""No table has more rows or columns to a page."""


@dataclass(frozen=True)
class TableGrid:
    """A table's place: the x of its columns' edges and the y of its rows' (pt, y downwards)."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of a place; None outside."""
        column, row = _between(self.columns, x), _between(self.rows, y)
        return None if column is None or row is None else (row, column)


def _between(edges: Sequence[float], at: float) -> int | None:
    for number, (one, other) in enumerate(pairwise(edges)):
        if one <= at < other:
            return number
    return None


def grids(objects: Objects) -> list[TableGrid]:
    """The tables of a page: connected rules with two columns and two rows at least."""
    if not objects.level or not objects.upright:
        return []
    found = []
    for group in _groups([*objects.level, *objects.upright]):
        level = [each for each in group if each.height <= each.width]
        upright = [each for each in group if each.height > each.width]
        columns = _edges(upright, lambda box: box.left)
        rows = _edges(level, lambda box: box.top)
        if 3 <= len(columns) <= _MOST and 3 <= len(rows) <= _MOST:
            found.append(TableGrid(columns, rows))
    return found


def _edges(rules: Sequence[Box], place: Callable[[Box], float]) -> tuple[float, ...]:
    edges: list[float] = []
    for at in sorted(map(place, rules)):
        if not edges or at - edges[-1] > _NEAR:
            edges.append(at)
    return tuple(edges)


def _groups(rules: list[Box]) -> list[list[Box]]:
    """Rules that touch each other, directly or by others."""
    groups: list[list[Box]] = []
    for rule in rules[:2000]:
        touching = [group for group in groups if any(_touch(rule, each) for each in group)]
        merged = [rule, *(each for group in touching for each in group)]
        groups = [group for group in groups if not any(group is each for each in touching)]
        groups.append(merged)
    return groups


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )
