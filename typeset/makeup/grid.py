"""The page's grid in points: paper, type area, columns, measure, gutter and leading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

PT_PER_MM = 72 / 25.4
"""A point is a 72nd of an inch."""

SMALLEST, LARGEST = 9.0, 10.5
"""正文 of a newspaper: from 小五 (9 pt) to 五号 (10.5 pt)."""

GUTTERS = (1.5, 1.75, 2.0, 2.4)
"""A gutter is one and a half to two characters wide, a little more at need."""

PICTURE_SHARE = 0.4
"""A picture takes at most this part of the page's height."""


@dataclass(frozen=True)
class Paper:
    """The sheet and its margins in mm; `margins` are top, right, bottom, left."""

    width: float
    height: float
    margins: tuple[float, float, float, float]

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the PDF's page in pt, 0.2 mm larger at most, for all renderers alike.

        Ghostscript rounds a page's size to whole dots and measures from its foot, placing glyphs
        at the nearest dot; the others take the next number, measure from the head, and place them
        at the dot above.  At 100 dpi (and 200, 300) they agree where the width is just below a
        whole number of dots and the height just below a half: elsewhere a line in two or three
        stands a dot lower in one of them.
        """
        return _dots(self.width, 0), _dots(self.height, 0.5)


def _dots(side: float, part: float) -> float:
    """The least length (pt) from `side` (mm) on that is a hair less than n + `part` dots."""
    dot, hair = 0.72, 0.01  # pt
    return ceil(side * PT_PER_MM / dot - part) * dot + part * dot - hair


@dataclass(frozen=True)
class Grid:
    """All in pt.  The columns fill the width of the type area, the lines its height, exactly."""

    paper: Paper
    columns: int
    characters: int
    """Characters in a line of one column."""
    size: float
    gutter: float
    lines: int
    leading: float

    @property
    def measure(self) -> float:
        """The width of a column in pt."""
        return self.characters * self.size

    @property
    def left(self) -> float:
        """The left margin in pt."""
        return self.paper.margins[3] * PT_PER_MM

    @property
    def top(self) -> float:
        """The top margin in pt."""
        return self.paper.margins[0] * PT_PER_MM

    @property
    def picture(self) -> float:
        """The greatest height of a picture."""
        return PICTURE_SHARE * self.y(self.lines)

    def width(self, span: int) -> float:
        """The width of this number of columns and the gutters between them."""
        return span * self.measure + (span - 1) * self.gutter

    def x(self, column: int) -> float:
        """The left edge of a column, from the left edge of the type area."""
        return column * (self.measure + self.gutter)

    def y(self, line: int) -> float:
        """The top of a line, from the top of the type area."""
        return line * self.leading

    def box_characters(self, span: int) -> int:
        """Characters in a line of a boxed story: a character's white at least on each side."""
        return int(self.width(span) / self.size + 1e-6) - 2

    def lines_at(self, leading: float) -> int:
        """The lines that the type area holds at a leading in em."""
        return int(self.y(self.lines) / (self.size * leading) + 1e-6)

    def with_lines(self, lines: int) -> Grid:
        """The same grid with this number of lines on a page."""
        return replace(self, lines=lines, leading=self.leading * self.lines / lines)


def grids(paper: Paper, columns: int, size: float, leading: float) -> list[Grid]:
    """The grids that such columns may have, nearest to `size` (pt) first; `leading` is in em.

    The list is empty where the columns do not fit.
    """
    top, right, bottom, left = paper.margins
    width = (paper.width - left - right) * PT_PER_MM
    height = (paper.height - top - bottom) * PT_PER_MM
    made = []
    for characters, fitted, gutter in _fitted(width, columns, size):
        lines = int(height / (fitted * leading) + 1e-6)
        made.append(Grid(paper, columns, characters, fitted, gutter, lines, height / lines))
    return made


def _fitted(width: float, columns: int, requested: float) -> list[tuple[int, float, float]]:
    """Characters in a line, their size and the gutter, so that the columns fill the width."""
    found: list[tuple[float, int, float, float]] = []
    most = ceil(width / columns / SMALLEST)
    for characters in range(1, most + 1):
        for gutter in GUTTERS:
            size = width / (columns * characters + (columns - 1) * gutter)
            if SMALLEST - 1e-6 <= size <= LARGEST + 1e-6:
                found.append((abs(size - requested), characters, size, gutter * size))
    return [each[1:] for each in sorted(found)]
