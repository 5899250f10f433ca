"""Hyphens in a row at the ends of lines: Chicago 7.50."""

from __future__ import annotations

from typeset.typography.compose import ComposedLine

MOST_HYPHENS = 3
"""Lines in a row that may end with a hyphen."""


def one_hyphen_more(lines: list[ComposedLine]) -> ComposedLine | None:
    """The first line that ends with a hyphen after too many that do."""
    run = 0
    for line in lines:
        run = run + 1 if line.hyphen else 0
        if run > MOST_HYPHENS:
            return line
    return None
