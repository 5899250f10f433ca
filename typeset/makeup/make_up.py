"""From composed HTML to newspaper pages: set the galley, plan, and fill the pages."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from weasyprint import Document

from typeset.layout.page_source import PageSource
from typeset.makeup.checks import check_length, check_options
from typeset.makeup.galley import Galley, Setter, grid_lines, set_galley, stories
from typeset.makeup.grid import Grid, grids
from typeset.makeup.material import Material, material
from typeset.makeup.plan import plan
from typeset.makeup.sheets import make_sheets
from typeset.makeup.story import Plan, Sheet

USUAL_SIZE = 9.5

ELASTIC = 0.06
"""The part of the leading that copyfitting may add or take."""

LEADINGS = 7
"""So many leadings are tried, about."""

UNWISHED_LINE, UNWISHED_SIZE = 1.5, 30.0
"""What each line a page more or less than wished costs, and each point of the text's size."""

WELL_FILLED = 0.12
"""A last page that leaves less of its lines blank asks for no other size."""

MORE_SIZES = 2
"""So many other sizes are tried where the wished one does not fill the pages."""

TOO_MANY_PAGES = 10_000.0


@dataclass(frozen=True)
class MadeUp:
    """The finished pages, and the grid and plan that they were made by."""

    document: Document
    grid: Grid
    plan: Plan


@dataclass(frozen=True)
class Proof:
    """One way to set the issue: the galley at one size, and its best plan."""

    galley: Galley
    grid: Grid
    plan: Plan
    cost: float


def make_up(source: PageSource, set_html: Setter) -> MadeUp:
    """Make the pages of an issue up.  `set_html` lays HTML out with the issue's style and fonts.

    Raises IssueError where the options allow no grid, or the text is too long for the pages.
    """
    copy = material(source.html)
    check_options(source, copy)
    proof = _best(copy, set_html)
    check_length(proof.plan, copy)
    document = make_sheets(proof.plan, copy, proof.galley, proof.grid, set_html)
    return MadeUp(document, proof.grid, proof.plan)


def _best(copy: Material, set_html: Setter) -> Proof:
    """Copyfitting (字数调整): the wished size first, others only to fill the pages better."""
    wished = copy.size or USUAL_SIZE
    first, *others = grids(copy.paper, copy.columns, wished, copy.leading)
    proofs = _proofs(copy, first, 0.0, set_html)
    best = min(proofs, key=lambda proof: proof.cost)
    if copy.size is not None or _well_filled(best):
        return best
    for page_grid in sorted(others, key=lambda other: _expected_blank(best, other))[:MORE_SIZES]:
        proofs += _proofs(copy, page_grid, UNWISHED_SIZE * abs(page_grid.size - wished), set_html)
    return min(proofs, key=lambda proof: proof.cost)


def _well_filled(proof: Proof) -> bool:
    return proof.cost < TOO_MANY_PAGES and proof.plan.blank <= WELL_FILLED * proof.grid.lines


def _expected_blank(proof: Proof, other: Grid) -> float:
    """The part of its last page that another size would leave blank, by the area of the text."""
    filled = proof.plan.pages - proof.plan.blank / proof.grid.lines
    characters = proof.grid.characters * proof.grid.lines / (other.characters * other.lines)
    expected = filled * characters
    return ceil(expected) - expected


def _proofs(copy: Material, wished: Grid, unwished: float, set_html: Setter) -> list[Proof]:
    """The issue set in one size and by all leadings near the wished one, the closest first."""
    galley = set_galley(copy, wished, set_html)
    closest, *others = near(wished)
    proof = _proof(copy, galley, wished, closest, unwished)
    if copy.pages and proof.plan.pages > copy.pages:
        return [proof]
    return [proof, *(_proof(copy, galley, wished, lines, unwished) for lines in others)]


def _proof(copy: Material, galley: Galley, wished: Grid, lines: int, unwished: float) -> Proof:
    page_grid = wished.with_lines(lines)
    page_plan = plan(stories(copy, galley, page_grid), sheet_of(copy, galley, page_grid))
    cost = page_plan.score + unwished + UNWISHED_LINE * abs(lines - wished.lines)
    if copy.pages and page_plan.pages > copy.pages:
        cost += TOO_MANY_PAGES * (page_plan.pages - copy.pages)
    return Proof(galley, page_grid, page_plan, cost)


def near(page_grid: Grid) -> list[int]:
    """Numbers of lines that change the leading by no more than the eye forgives, most first."""
    most = int(page_grid.lines * ELASTIC)
    step = max(1, round(2 * most / (LEADINGS - 1)))
    changes = {*range(most, -most - 1, -step), 0}
    return [page_grid.lines + change for change in sorted(changes, reverse=True)]


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
