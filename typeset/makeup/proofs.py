"""A proof (校样): an issue set in one size, planned by one leading, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from typeset.makeup.galley import Galley, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.material import Material
from typeset.makeup.measured_stories import stories
from typeset.makeup.plan import plan_below
from typeset.makeup.spaces import Kept, kept_spaces, with_spaces
from typeset.makeup.story import Plan, Sheet

USUAL_SIZE = 9.5
"""pt, between 小五 (9) and 五号 (10.5): what is tried first where the layout gives none."""

UNREQUESTED_LINE, UNREQUESTED_SIZE = 1.5, 30.0
"""What each line a page more or less than requested costs, and each point of the text's size."""

TOO_MANY_PAGES = 100_000.0
"""More than all else together: a limit of pages that the editor gives is kept if it can be."""


@dataclass(frozen=True)
class Proof:
    """One way to set the issue: the galley at one size, and its plan by one leading."""

    galley: Galley
    grid: Grid
    plan: Plan
    cost: float
    copy: Material
    """The issue with its tables fitted to the grid."""


def proof_below(
    copy: Material,
    galley: Galley,
    page_grid: Grid,
    *,
    thorough: bool = False,
    below: float = inf,
) -> Proof | None:
    """The issue by one leading; None where no plan was found that costs less than `below`."""
    copied = stories(copy, galley, page_grid)
    kept = kept_spaces(
        copy, copied, bare_sheet(copy, galley, page_grid), _depths(galley, page_grid)
    )
    sheet = with_spaces(bare_sheet(copy, galley, page_grid), kept)
    extra = unwished(page_grid, copy)
    made = plan_below(below - extra, copied, sheet, thorough=thorough)
    if made is None:
        return None
    cost = made.score + extra + too_many(made, copy)
    return Proof(galley, page_grid, made, cost, copy)


def certain_proof(
    copy: Material, galley: Galley, page_grid: Grid, *, thorough: bool = False
) -> Proof:
    """The issue by one leading, whatever that costs."""
    proof = proof_below(copy, galley, page_grid, thorough=thorough)
    assert proof is not None
    return proof


def unwished(page_grid: Grid, copy: Material) -> float:
    """What it costs to set in another size and leading than requested."""
    size = abs(page_grid.size - (copy.size or USUAL_SIZE))
    lines = abs(page_grid.lines - page_grid.lines_at(copy.leading))
    return UNREQUESTED_SIZE * size + UNREQUESTED_LINE * lines


def too_many(made: Plan, copy: Material) -> float:
    """What it costs to have more pages than the editor allows."""
    return TOO_MANY_PAGES * max(0, made.pages - copy.limit) if copy.limit else 0.0


def sheet_of(proof: Proof) -> Sheet:
    """The frame of its pages, with what is kept on them."""
    return with_spaces(bare_sheet(proof.copy, proof.galley, proof.grid), kept_of(proof))


def kept_of(proof: Proof) -> tuple[Kept, ...]:
    """What the editor keeps on its pages, with the spaces that it got."""
    copy, galley, page_grid = proof.copy, proof.galley, proof.grid
    copied = stories(copy, galley, page_grid)
    return kept_spaces(
        copy, copied, bare_sheet(copy, galley, page_grid), _depths(galley, page_grid)
    )


def framed_in(proof: Proof) -> frozenset[int]:
    """The stories that fit a frame on one page."""
    copied = stories(proof.copy, proof.galley, proof.grid)
    return frozenset(number for number, story in enumerate(copied) if story.boxed)


def _depths(galley: Galley, page_grid: Grid) -> dict[int, int]:
    """The lines that the text of each filler takes."""
    slips = ((name.removeprefix("space"), slip) for name, slip in galley.slips.items())
    return {int(name): grid_lines(slip.height, page_grid) for name, slip in slips if name.isdigit()}


def bare_sheet(copy: Material, galley: Galley, page_grid: Grid) -> Sheet:
    """The pages' frame, less what nameplate and foot take."""

    def lines(name: str) -> int:
        slip = galley.slips.get(name)
        return grid_lines(slip.height, page_grid) if slip else 0

    return Sheet(
        columns=page_grid.columns,
        lines=page_grid.lines,
        top=lines("nameplate"),
        foot=lines("foot"),
        limit=copy.limit,
        airy=copy.airy,
    )
