"""The white that a plan leaves on its pages, in whole columns and lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from typeset.makeup.story import GAP, Plan, Rule, Sheet

LEAST = 4
"""White of fewer lines one under another is air."""


class Rectangle(NamedTuple):
    """White columns and lines of a page: the first ones from 0, and how many."""

    page: int
    column: int
    columns: int
    line: int
    lines: int


@dataclass(frozen=True)
class White:
    """The cells of a plan's pages that nothing takes."""

    plan: Plan
    sheet: Sheet

    def foot(self, page: int) -> int:
        """The line below the last one that may be filled."""
        last = page == self.plan.pages and self.sheet.foot
        return self.sheet.lines - (self.sheet.foot + GAP if last else 0)

    def taken(self, page: int) -> set[tuple[int, int]]:
        """The columns and lines of all that stands on a page."""
        return {
            (column, line)
            for piece in self.plan.pieces
            if piece.page == page
            for column in range(piece.column, piece.column + piece.span)
            for line in range(piece.line, piece.line + piece.lines)
        }

    def ruled(self, page: int) -> set[tuple[int, int]]:
        """The columns and lines that level rules run through."""
        return {
            (column, line)
            for rule in self.plan.rules
            if rule.page == page and not rule.upright
            for column in range(rule.column, rule.column + rule.span)
            for line in range(rule.line, rule.line + rule.lines)
        }

    def below(self, page: int, column: int, line: int) -> int:
        """The line down to which a column is white from `line` on."""
        closed, foot = self.taken(page) | self.ruled(page), self.foot(page)
        while line < foot and (column, line) not in closed:
            line += 1
        return line

    def rectangles(self, page: int) -> Iterator[Rectangle]:
        """What may be filled: each white rectangle, less a line for a rule above and below it."""
        taken, ruled = self.taken(page), self.ruled(page)
        upright = [rule for rule in self.plan.rules if rule.page == page and rule.upright]
        first, foot = self.sheet.first_line(page), self.foot(page)
        for left in range(self.sheet.columns):
            for right in range(left + 1, self.sheet.columns + 1):
                columns = range(left, right)
                free = [
                    not any(
                        (column, line) in taken or (column, line) in ruled for column in columns
                    )
                    and not any(_crosses(rule, left, right, line) for rule in upright)
                    for line in range(first, foot)
                ]
                for top, end in _runs(free, first):
                    above = any((column, top - 1) in taken for column in columns)
                    under = any((column, end) in taken for column in columns)
                    line, last = top + GAP * above, end - GAP * under
                    if last - line >= LEAST:
                        yield Rectangle(page, left, right - left, line, last - line)


def _crosses(rule: Rule, left: int, right: int, line: int) -> bool:
    return left < rule.column < right and rule.line <= line < rule.line + rule.lines


def _runs(free: list[bool], first: int) -> Iterator[tuple[int, int]]:
    """First line and the line below the last one of each run of white lines."""
    start: int | None = None
    for line, is_free in enumerate([*free, False], first):
        if is_free and start is None:
            start = line
        elif not is_free and start is not None:
            yield start, line
            start = None
