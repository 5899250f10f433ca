"""How full other sizes and leadings would make the pages, estimated from one plan."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from typeset.makeup.closing import LAST_PAGE_COST, PAGE_COST
from typeset.makeup.grid import Grid
from typeset.makeup.story import Plan, Sheet

ERRORS = (-0.012, 0.0, 0.012)
"""The error that the estimate may have."""


@dataclass(frozen=True)
class Estimate:
    """What there is to print."""

    columns: int
    paragraphs: int
    characters: float
    """Of all texts, a paragraph's last line counted as half a line."""
    rest: float
    """Heads, pictures and the white between stories: their depth over all columns, pt."""
    furniture: float
    """Nameplate and foot: their depth, pt."""
    limit: int | None
    """The most pages there may be."""

    def cost(self, grid: Grid) -> float:
        """What the pages would cost, by the scale of the plan; each page too many costs more.

        A plan may come out a little longer or shorter: pages that are only just full are a risk.
        """
        lines = self.lines(grid)
        return sum(self._cost(lines * (1 + error), grid) for error in ERRORS) / len(ERRORS)

    def lines(self, grid: Grid) -> float:
        """The lines that all takes, over all columns."""
        text = (self.characters / grid.characters + self.paragraphs / 2) / self.columns
        return text + (self.rest + self.furniture) / grid.leading

    def _cost(self, lines: float, grid: Grid) -> float:
        pages = max(1, ceil(lines / grid.lines))
        if self.limit and pages > self.limit:
            return 1000.0 * (lines - self.limit * grid.lines)
        return PAGE_COST * pages + LAST_PAGE_COST * (pages * grid.lines - lines)


def estimate(plan: Plan, lines: int, paragraphs: int, sheet: Sheet, grid: Grid) -> Estimate:
    """Read it from a plan on `grid` for text of this number of lines and of paragraphs."""
    columns = sheet.columns
    furniture = sheet.top + sheet.foot
    depth = plan.pages * sheet.lines - plan.blank - furniture
    return Estimate(
        columns=columns,
        paragraphs=paragraphs,
        characters=(lines - paragraphs / 2) * grid.characters,
        rest=max(0.0, depth - lines / columns) * grid.leading,
        furniture=furniture * grid.leading,
        limit=sheet.limit,
    )
