"""A proof (校样): an issue set in one size, planned by one leading, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf

from typeset.makeup.galley import Galley, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.material import Material
from typeset.makeup.measured_stories import stories
from typeset.makeup.plan import better_plan, plan_below
from typeset.makeup.spaces import Kept, kept_spaces, with_spaces
from typeset.makeup.story import Plan, Sheet, Story

USUAL_SIZE = 9.5
"""pt, between 小五 (9) and 五号 (10.5): what is tried first where the layout gives none."""

UNREQUESTED_LINE, UNREQUESTED_SIZE = 1.5, 30.0
"""What each line a page more or less than requested costs, and each point of the text's size."""

TOO_MANY_PAGES = 100_000.0
"""More than all else together: a limit of pages that the editor gives is kept if it can be."""


@dataclass(frozen=True)
class MeasuredCopy:
    """An issue set in one size and measured by one leading: what a plan is made from."""

    copy: Material
    """The issue with its tables fitted to the grid."""
    galley: Galley
    grid: Grid

    @cached_property
    def stories(self) -> list[Story]:
        """Every article in lines."""
        return stories(self.copy, self.galley, self.grid)

    @cached_property
    def bare_sheet(self) -> Sheet:
        """The pages' frame, less what nameplate and foot take."""

        def lines(name: str) -> int:
            slip = self.galley.slips.get(name)
            return grid_lines(slip.height, self.grid) if slip else 0

        return Sheet(
            columns=self.grid.columns,
            lines=self.grid.lines,
            top=lines("nameplate"),
            foot=lines("foot"),
            limit=self.copy.limit,
            airy=self.copy.airy,
        )

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """What the editor keeps on its pages, with the spaces that it got."""
        return kept_spaces(self.copy, self.stories, self.bare_sheet, self._depths())

    def _depths(self) -> dict[int, int]:
        """The lines that the text of each filler takes."""
        slips = ((name.removeprefix("space"), s) for name, s in self.galley.slips.items())
        found = ((name, slip) for name, slip in slips if name.isdigit())
        return {int(name): grid_lines(slip.height, self.grid) for name, slip in found}

    @cached_property
    def sheet(self) -> Sheet:
        """The frame of its pages, with what is kept on them."""
        return with_spaces(self.bare_sheet, self.kept)

    @property
    def framed(self) -> frozenset[int]:
        """The stories that fit a frame on one page."""
        return frozenset(number for number, story in enumerate(self.stories) if story.boxed)


@dataclass(frozen=True)
class Proof:
    """One way to set the issue: as measured by one leading, and its plan by that."""

    measured: MeasuredCopy
    plan: Plan
    cost: float

    @property
    def copy(self) -> Material:
        """The issue as it was set."""
        return self.measured.copy

    @property
    def galley(self) -> Galley:
        """Its parts."""
        return self.measured.galley

    @property
    def grid(self) -> Grid:
        """The grid of its pages."""
        return self.measured.grid

    @property
    def sheet(self) -> Sheet:
        """The frame of its pages, with what is kept on them."""
        return self.measured.sheet


def proof_below(measured: MeasuredCopy, below: float = inf) -> Proof | None:
    """The issue by one leading; None where no plan was found that costs less than `below`."""
    limit = below - unwished(measured.grid, measured.copy)
    made = plan_below(limit, measured.stories, measured.sheet)
    return None if made is None else _proof(measured, made)


def certain_proof(measured: MeasuredCopy) -> Proof:
    """The issue by one leading, whatever that costs."""
    proof = proof_below(measured)
    assert proof is not None
    return proof


def better_proof(proof: Proof, below: float = inf) -> Proof | None:
    """The same proof planned with more care; None where that costs no less than `below`."""
    measured = proof.measured
    limit = below - unwished(measured.grid, measured.copy)
    quick = proof.plan if proof.plan.score < limit else None
    made = better_plan(quick, limit, measured.stories, measured.sheet)
    return None if made is None else _proof(measured, made)


def _proof(measured: MeasuredCopy, made: Plan) -> Proof:
    extra = unwished(measured.grid, measured.copy)
    return Proof(measured, made, made.score + extra + too_many(made, measured.copy))


def unwished(page_grid: Grid, copy: Material) -> float:
    """What it costs to set in another size and leading than requested."""
    size = abs(page_grid.size - (copy.size or USUAL_SIZE))
    lines = abs(page_grid.lines - page_grid.lines_at(copy.leading))
    return UNREQUESTED_SIZE * size + UNREQUESTED_LINE * lines


def too_many(made: Plan, copy: Material) -> float:
    """What it costs to have more pages than the editor allows."""
    return TOO_MANY_PAGES * max(0, made.pages - copy.limit) if copy.limit else 0.0
