"""From composed HTML to newspaper pages: set the galley, plan, and fill the pages."""

from __future__ import annotations

from dataclasses import dataclass

from weasyprint import Document

from typeset.makeup.galley import Galley, Setter, grid_lines, set_galley, stories
from typeset.makeup.grid import Grid, grid
from typeset.makeup.material import Material, material
from typeset.makeup.plan import plan
from typeset.makeup.sheets import make_sheets
from typeset.makeup.story import Plan, Sheet


@dataclass(frozen=True)
class MadeUp:
    """The finished pages, and the grid and plan that they were made by."""

    document: Document
    grid: Grid
    plan: Plan


def make_up(html: str, set_html: Setter) -> MadeUp:
    """Make the pages of an issue up.  `set_html` lays HTML out with the issue's style and fonts."""
    copy = material(html)
    page_grid = grid(copy.paper, copy.columns, copy.size, copy.leading)
    galley = set_galley(copy, page_grid, set_html)
    page_plan = plan(stories(copy, galley, page_grid), sheet_of(copy, galley, page_grid))
    document = make_sheets(page_plan, copy, galley, page_grid, set_html)
    return MadeUp(document, page_grid, page_plan)


def sheet_of(copy: Material, galley: Galley, page_grid: Grid) -> Sheet:
    """The pages' frame, less what nameplate and foot take."""

    def lines(name: str) -> int:
        slip = galley.slips.get(name)
        return grid_lines(slip.height, page_grid) if slip else 0

    return Sheet(
        columns=page_grid.columns,
        lines=page_grid.lines,
        top=lines("nameplate"),
        foot=lines("foot"),
        limit=copy.pages,
    )
