"""Where a line stands between the edges of its column."""

from __future__ import annotations

from typeset.intake.source import Line

_ASIDE = 3.0
"""em: so much further from the left edge than from the right one, a line is not centred."""


def stands_between(line: Line) -> bool:
    """Whether a line stands as far from one edge as from the other; a long one nearly fills it."""
    even = line.room is not None and line.indent > 0.5 and abs(line.indent - line.room) < 1.5
    return line.centred or even


def stands_right(line: Line) -> bool:
    """Whether a line is set to the right, as who signs a text is."""
    return line.align == "right" or (line.room is not None and line.indent > line.room + _ASIDE)
