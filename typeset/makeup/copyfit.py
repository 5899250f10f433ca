"""Copyfitting (字数调整): the size and the leading at which the text fills its pages.

Setting and planning an issue takes time, and most sizes and leadings would not fill its pages: the
first plan shows how much there is to print, from which the outcome of the others is estimated, and
only the likely ones are tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from typeset.makeup.boxes import blocks
from typeset.makeup.closing import HOLE_COST
from typeset.makeup.estimate import Estimate, estimate
from typeset.makeup.galley import (
    Galley,
    SetHtml,
    grid_lines,
    set_again,
    set_galley,
    text_lines,
)
from typeset.makeup.grid import SMALLEST, Grid, grids
from typeset.makeup.hierarchy import ceilings, with_ceilings
from typeset.makeup.material import Material
from typeset.makeup.measured_stories import stories
from typeset.makeup.photo_pages import with_photo_pages
from typeset.makeup.plan import plan_below
from typeset.makeup.spaces import Kept, kept_spaces, with_spaces
from typeset.makeup.story import Plan, Sheet
from typeset.makeup.wide_tables import with_wide_tables

USUAL_SIZE = 9.5
"""pt, between 小五 (9) and 五号 (10.5): what is tried first where the layout gives none."""

ELASTIC = 0.06
"""The part of the leading that copyfitting may add or take."""

MORE_LEADINGS, MORE_SIZES = 3, 2
"""How many more leadings than the requested one are tried, where they promise fuller pages."""

FEW_PAGES = 4
"""Over more pages than that no other size is tried: setting takes most of the time."""

QUICKLY_PLANNED, MANY_STORIES = 60, 12
"""These many stories take no time: of a small issue more leadings are tried; of one of many
stories, fewer."""

UNREQUESTED_LINE, UNREQUESTED_SIZE = 1.5, 30.0
"""What each line a page more or less than requested costs, and each point of the text's size."""

WELL_FILLED = 0.12
"""A last page that leaves less of its lines blank asks for no other size."""

CLEARLY = 10.0
"""How much better another size must be, by the estimate, to be tried."""

TOO_MANY_PAGES = 100_000.0
"""More than all else together: a limit of pages that the editor gives is kept if it can be."""

NEARLY_EMPTY, ELASTIC_PAGE = 0.4, 0.16
"""A last page less full than that is won back, if the others can take it up: closer leading and a
smaller size save this part of each."""

TIMES_RANKED, RANK_WORTH = 2, 400.0
"""How often an issue is planned again with smaller headlines, and at how much more cost at most."""

PLANNED_AGAIN = 2
"""The number of proofs that are planned with more care where all have holes."""


@dataclass(frozen=True)
class Proof:
    """One way to set the issue: the galley at one size, and its plan by one leading."""

    galley: Galley
    grid: Grid
    plan: Plan
    cost: float
    copy: Material
    """The issue with its tables fitted to the grid."""


def best_proof(copy: Material, set_html: SetHtml) -> Proof:
    """The issue by the best size and leading found."""
    first, *others = grids(copy.paper, copy.columns, copy.size or USUAL_SIZE, copy.leading)
    proofs = _proofs(copy, first, set_html)
    for _ in range(_more_sizes(proofs[0], copy)):
        promising = _most_promising(others, _cheapest(proofs), copy)
        if promising is None or any(_well_filled(proof, copy) for proof in proofs):
            break
        others.remove(promising)
        proofs += _proofs(copy, promising, set_html)
    return _ranked(_won_back(_thorough(proofs), copy, set_html), set_html)


def _won_back(proof: Proof, copy: Material, set_html: SetHtml) -> Proof:
    """The issue in a page less, where the last page is nearly empty and closer setting saves it."""
    pages = proof.plan.pages
    used = proof.grid.lines - proof.plan.blank
    most = ELASTIC_PAGE * (pages - 1) * proof.grid.lines
    if pages == 1 or copy.pages is not None or used > min(most, NEARLY_EMPTY * proof.grid.lines):
        return proof
    fewer = replace(copy, pages=pages - 1)
    sizes = [proof.grid, *grids(copy.paper, copy.columns, SMALLEST, copy.leading)]
    if copy.size is not None:
        sizes = sizes[:1]
    for page_grid in sizes[:2]:
        requested = page_grid.with_lines(page_grid.lines_at(copy.leading))
        best = _cheapest(_proofs(fewer, requested, set_html))
        if best.plan.pages < pages and best.plan.score < HOLE_COST:
            return replace(best, cost=proof.cost)
    return proof


def _ranked(proof: Proof, set_html: SetHtml) -> Proof:
    """The issue with headlines by rank: planned again where some are set smaller."""
    for _ in range(TIMES_RANKED):
        low = ceilings(proof.plan, proof.copy, proof.galley)
        if not low:
            return proof
        copy = with_ceilings(proof.copy, low)
        galley = set_again(proof.galley, copy, set_html, low)
        again = _certain(copy, galley, proof.grid, thorough=True)
        worse = again.plan.pages > proof.plan.pages or again.cost > proof.cost + RANK_WORTH
        proof = replace(proof, copy=copy, galley=galley) if worse else again
    low = ceilings(proof.plan, proof.copy, proof.galley)
    copy = with_ceilings(proof.copy, low)
    galley = set_again(proof.galley, copy, set_html, low) if low else proof.galley
    return replace(proof, copy=copy, galley=galley)


def _more_sizes(first: Proof, copy: Material) -> int:
    """How many other sizes may be tried: over many pages, the last one's white matters less."""
    if copy.size is not None:
        return 0
    return MORE_SIZES if first.plan.pages <= FEW_PAGES or _too_many(first.plan, copy) else 0


def _thorough(proofs: list[Proof]) -> Proof:
    """The cheapest; where even that is dear, the likeliest are planned again with more care."""
    likely = sorted(proofs, key=lambda proof: proof.cost)
    if likely[0].plan.is_good:
        return likely[0]
    best = likely[0]
    for each in likely[:PLANNED_AGAIN]:
        again = _proof(each.copy, each.galley, each.grid, thorough=True, below=best.cost)
        best = best if again is None else again
    return best


def _proof(
    copy: Material,
    galley: Galley,
    page_grid: Grid,
    *,
    thorough: bool = False,
    below: float = inf,
) -> Proof | None:
    """The issue by one leading; None where no plan was found that costs less than `below`."""
    copied = stories(copy, galley, page_grid)
    kept = kept_spaces(copy, copied, _sheet(copy, galley, page_grid), _depths(galley, page_grid))
    sheet = with_spaces(_sheet(copy, galley, page_grid), kept)
    unwished = _unwished(page_grid, copy)
    made = plan_below(below - unwished, copied, sheet, thorough=thorough)
    if made is None:
        return None
    cost = made.score + unwished + _too_many(made, copy)
    return Proof(galley, page_grid, made, cost, copy)


def _certain(copy: Material, galley: Galley, page_grid: Grid, *, thorough: bool = False) -> Proof:
    """The issue by one leading, whatever that costs."""
    proof = _proof(copy, galley, page_grid, thorough=thorough)
    assert proof is not None
    return proof


def _proofs(copy: Material, requested: Grid, set_html: SetHtml) -> list[Proof]:
    """The issue in one size, by the requested leading and the likely ones near it."""
    copy = with_photo_pages(with_wide_tables(copy, requested), requested)
    galley = set_galley(copy, requested, set_html)

    first = _certain(copy, galley, requested)
    expected = _expected(first, copy)
    likely = sorted(near(requested), key=lambda page_grid: _cost(expected, page_grid, copy))
    count = len(copy.articles)
    more = max(MORE_LEADINGS - (count > MANY_STORIES), QUICKLY_PLANNED // max(1, count))
    proofs = [first]
    for each in likely[:more]:
        proof = _proof(copy, galley, each, below=_cheapest(proofs).cost)
        proofs += [proof] if proof is not None else []
    return proofs


def _cheapest(proofs: list[Proof]) -> Proof:
    return min(proofs, key=lambda proof: proof.cost)


def _well_filled(proof: Proof, copy: Material) -> bool:
    return proof.plan.blank <= WELL_FILLED * proof.grid.lines and not _too_many(proof.plan, copy)


def _most_promising(others: list[Grid], best: Proof, copy: Material) -> Grid | None:
    """The other size that would fill the pages best, if clearly better than the best proof does."""
    expected = _expected(best, copy)
    costs = {
        page_grid: min(_cost(expected, each, copy) for each in (page_grid, *near(page_grid)))
        for page_grid in others
    }
    promising = min(others, key=lambda page_grid: costs[page_grid], default=None)
    if promising and costs[promising] < _cost(expected, best.grid, copy) - CLEARLY:
        return promising
    return None


def near(requested: Grid) -> list[Grid]:
    """The grids whose leading differs by no more than the eye forgives."""
    most = int(requested.lines * ELASTIC)
    return [requested.with_lines(requested.lines + n) for n in range(-most, most + 1) if n]


# ---- what it costs -----------------------------------------------------------------------------


def _cost(expected: Estimate, page_grid: Grid, copy: Material) -> float:
    return expected.cost(page_grid) + _unwished(page_grid, copy)


def _unwished(page_grid: Grid, copy: Material) -> float:
    """What it costs to set in another size and leading than requested."""
    size = abs(page_grid.size - (copy.size or USUAL_SIZE))
    lines = abs(page_grid.lines - page_grid.lines_at(copy.leading))
    return UNREQUESTED_SIZE * size + UNREQUESTED_LINE * lines


def _too_many(made: Plan, copy: Material) -> float:
    return TOO_MANY_PAGES * max(0, made.pages - copy.pages) if copy.pages else 0.0


def _expected(proof: Proof, copy: Material) -> Estimate:
    slips = [slip for name, slip in proof.galley.slips.items() if name.endswith("/text")]
    lines = sum(text_lines(slip) for slip in slips)
    paragraphs = sum(blocks(slip.rows) for slip in slips)
    sheet = _sheet(copy, proof.galley, proof.grid)
    return estimate(proof.plan, lines, paragraphs, sheet, proof.grid)


def sheet_of(proof: Proof) -> Sheet:
    """The frame of its pages, with what is kept on them."""
    return with_spaces(_sheet(proof.copy, proof.galley, proof.grid), kept_of(proof))


def kept_of(proof: Proof) -> tuple[Kept, ...]:
    """What the editor keeps on its pages, with the spaces that it got."""
    copy, galley, page_grid = proof.copy, proof.galley, proof.grid
    copied = stories(copy, galley, page_grid)
    return kept_spaces(copy, copied, _sheet(copy, galley, page_grid), _depths(galley, page_grid))


def framed_in(proof: Proof) -> frozenset[int]:
    """The stories that fit a frame on one page."""
    copied = stories(proof.copy, proof.galley, proof.grid)
    return frozenset(number for number, story in enumerate(copied) if story.boxed)


def _depths(galley: Galley, page_grid: Grid) -> dict[int, int]:
    """The lines that the text of each filler takes."""
    slips = ((name.removeprefix("space"), slip) for name, slip in galley.slips.items())
    return {int(name): grid_lines(slip.height, page_grid) for name, slip in slips if name.isdigit()}


def _sheet(copy: Material, galley: Galley, page_grid: Grid) -> Sheet:
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
        airy=copy.airy,
    )
