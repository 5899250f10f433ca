"""Copyfitting (字数调整): the size and the leading at which the text fills its pages.

Setting and planning an issue takes time, and most sizes and leadings would not fill its pages: the
first plan shows how much there is to print, from which the outcome of the others is estimated, and
only the likely ones are tried.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf

from typeset.makeup.boxes import blocks
from typeset.makeup.closing import HOLE_COST
from typeset.makeup.estimate import Estimate, estimate
from typeset.makeup.galley import text_lines
from typeset.makeup.galleys import Galleys
from typeset.makeup.grid import SMALLEST, Grid, grids
from typeset.makeup.hierarchy import ceilings, settled
from typeset.makeup.material import Material
from typeset.makeup.plan import is_sound
from typeset.makeup.proofs import (
    USUAL_SIZE,
    MeasuredCopy,
    Proof,
    better_proof,
    certain_proof,
    proof_below,
    too_many,
    unwished,
)
from typeset.makeup.set_parts import PartSetter
from typeset.makeup.smaller_heads import SmallerHeads

ELASTIC = 0.06
"""The part of the leading that copyfitting may add or take."""

MORE_LEADINGS, MORE_SIZES = 3, 2
"""How many more leadings than the requested one are tried, where they promise fuller pages."""

FEW_PAGES = 4
"""Over more pages than that no other size is tried: setting takes most of the time."""

QUICKLY_PLANNED, MANY_STORIES = 60, 12
"""These many stories take no time: of a small issue more leadings are tried; of one of many
stories, fewer."""

WELL_FILLED = 0.12
"""A last page that leaves less of its lines blank asks for no other size."""

CLEARLY = 10.0
"""How much better another size must be, by the estimate, to be tried."""

NEARLY_EMPTY, MOST_WON_BACK = 0.4, 0.85
"""A last page less full than the first is won back where the others can take it up; one less full
than the second where the pages then cost less, too, if they are few."""

ELASTIC_REST = 0.62
"""The part of a page's heads, pictures and white that stories over fewer columns save at most: of
forty made-up issues none that needed more could be won back."""

TIMES_RANKED, RANK_WORTH = 2, 400.0
"""How often an issue is planned again with smaller headlines, and at how much more cost at most."""

PLANNED_AGAIN = 2
"""The number of proofs that are planned with more care where all have holes."""


def best_proof(copy: Material, setter: PartSetter) -> Proof:
    """The issue by the best size and leading found."""
    first, *others = grids(copy.paper, copy.columns, copy.size or USUAL_SIZE, copy.leading)
    galleys = Galleys(copy, setter)
    proofs = _proofs(copy, first, galleys)
    for _ in range(_more_sizes(proofs[0], copy)):
        promising = _most_promising(others, _cheapest(proofs), copy)
        if promising is None or any(_well_filled(proof, copy) for proof in proofs):
            break
        others.remove(promising)
        proofs += _proofs(copy, promising, galleys)
    return _ranked(_won_back(_thorough(proofs), copy, galleys), setter)


def _won_back(proof: Proof, copy: Material, galleys: Galleys) -> Proof:
    """The issue in a page less, where the last page is not full and closer setting saves it."""
    pages = proof.plan.pages
    used = (proof.grid.lines - proof.plan.blank) / proof.grid.lines
    most = MOST_WON_BACK if pages <= FEW_PAGES + 1 else NEARLY_EMPTY
    if copy.pages is not None or pages <= _ordered_pages(proof) or used > most:
        return proof
    if pages in (article.page for article in copy.articles):
        return proof
    fewer = replace(copy, pages=pages - 1)
    sizes = [proof.grid, *grids(copy.paper, copy.columns, SMALLEST, copy.leading)]
    if copy.size is not None:
        sizes = sizes[:1]
    dearest = max(HOLE_COST, proof.cost) if used <= NEARLY_EMPTY else proof.cost
    for page_grid in sizes[:2]:
        requested = page_grid.with_lines(page_grid.lines_at(copy.leading))
        if not _may_fit(proof, requested, copy):
            continue
        best = _thorough(_proofs(fewer, requested, galleys, below=dearest))
        if best.plan.pages < pages and best.cost < dearest:
            return replace(best, cost=proof.cost)
    return proof


def _ordered_pages(proof: Proof) -> int:
    """The fewest pages that there may be by what the editor puts on certain pages."""
    pages = (article.page for article in proof.copy.articles)
    return max(proof.sheet.least_pages, *(page or 1 for page in pages))


def _may_fit(proof: Proof, requested: Grid, copy: Material) -> bool:
    """Whether a size may save a page at its closest leading: by its text, heads and pictures."""
    closest = near(requested)[-1]
    expected, pages = _expected(proof, copy), proof.plan.pages - 1
    tables = (p for p in proof.plan.pieces if p.kind == "table")
    fixed = sum(p.lines * p.span for p in tables) / proof.grid.columns * proof.grid.leading
    saved = ELASTIC_REST / pages * max(0.0, expected.rest - fixed) / closest.leading
    return expected.lines(closest) - saved <= pages * closest.lines


def _ranked(proof: Proof, setter: PartSetter) -> Proof:
    """The issue with headlines by rank: planned again where some are set smaller."""
    natural, low = proof, dict[int, float]()
    heads = SmallerHeads(natural, setter)
    for _ in range(TIMES_RANKED):
        wanted = ceilings(proof.plan, natural.copy, natural.galley)
        if wanted == low:
            break
        copy, galley = heads.below(wanted)
        quick = certain_proof(MeasuredCopy(copy, galley, proof.grid))
        again = better_proof(quick, proof.cost + RANK_WORTH)
        if again is None or again.plan.pages > proof.plan.pages:
            break
        proof, low = again, wanted
    made = proof.plan, proof.grid
    final = settled(made, natural.copy, natural.galley, proof.galley, low)
    copy, galley = heads.below(final)
    for _ in range(TIMES_RANKED):
        smaller = ceilings(proof.plan, copy, galley)
        if not smaller:
            break
        final |= smaller
        copy, galley = heads.below(final)
    return replace(proof, measured=MeasuredCopy(copy, galley, proof.grid))


def _more_sizes(first: Proof, copy: Material) -> int:
    """How many other sizes may be tried: over many pages, the last one's white matters less."""
    if copy.size is not None:
        return 0
    return MORE_SIZES if first.plan.pages <= FEW_PAGES or too_many(first.plan, copy) else 0


def _thorough(proofs: list[Proof]) -> Proof:
    """The cheapest; where even that is dear, the likeliest are planned again with more care."""
    likely = sorted(proofs, key=lambda proof: proof.cost)
    if is_sound(likely[0].plan, likely[0].sheet):
        return likely[0]
    best = likely[0]
    for each in likely[:PLANNED_AGAIN]:
        again = better_proof(each, best.cost)
        best = best if again is None else again
    return best


def _proofs(
    copy: Material, requested: Grid, galleys: Galleys, *, below: float = inf
) -> list[Proof]:
    """The issue in one size, by the requested leading and the likely ones near it.

    Of those only what costs less than `below` is looked for.
    """
    fitted, galley = galleys.at(requested)
    copy = replace(fitted, pages=copy.pages)
    first = certain_proof(MeasuredCopy(copy, galley, requested))
    expected = _expected(first, copy)
    likely = sorted(near(requested), key=lambda page_grid: _cost(expected, page_grid, copy))
    count = len(copy.articles)
    more = max(MORE_LEADINGS - (count > MANY_STORIES), QUICKLY_PLANNED // max(1, count))
    proofs = [first]
    for each in likely[:more]:
        measured = MeasuredCopy(copy, galley, each)
        proof = proof_below(measured, min(below, _cheapest(proofs).cost))
        proofs += [proof] if proof is not None else []
    return proofs


def _cheapest(proofs: list[Proof]) -> Proof:
    return min(proofs, key=lambda proof: proof.cost)


def _well_filled(proof: Proof, copy: Material) -> bool:
    return proof.plan.blank <= WELL_FILLED * proof.grid.lines and not too_many(proof.plan, copy)


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
    return expected.cost(page_grid) + unwished(page_grid, copy)


def _expected(proof: Proof, copy: Material) -> Estimate:
    slips = [slip for name, slip in proof.galley.slips.items() if name.endswith("/text")]
    lines = sum(text_lines(slip) for slip in slips)
    paragraphs = sum(blocks(slip.rows) for slip in slips)
    measured = MeasuredCopy(copy, proof.galley, proof.grid)
    return estimate(proof.plan, lines, paragraphs, measured.bare_sheet, proof.grid)
