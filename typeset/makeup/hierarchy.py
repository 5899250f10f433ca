"""Rank is seen (主次分明): the lead's headline is the largest of its page, a brief's the smallest.

How large a headline may be depends on its words and its columns; only the finished plan shows what
stands beside what.  A headline that is too large for its rank is set again below a ceiling.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from math import inf

from typeset.makeup.box_parts import box_lines
from typeset.makeup.boxes import Box
from typeset.makeup.galley import PX, Galley, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.headline import BELOW_SCALE, SCALE
from typeset.makeup.material import ArticleCopy, Material
from typeset.makeup.story import RANKS, Piece, Plan

SLACK = 0.01
"""pt: sizes that differ by less are the same."""


def ceilings(plan: Plan, material: Material, galley: Galley) -> dict[int, float]:
    """The largest headline, in pt, of each story whose headline is too large for its rank."""
    found: dict[int, float] = {}
    for page in range(1, plan.pages + 1):
        heads = [p for p in plan.pieces if p.page == page and p.kind in ("head", "boxed")]
        sizes = {piece: size for piece in heads if (size := headline_size(piece, galley))}
        ranks = {piece: RANKS[material.articles[piece.story].role] for piece in sizes}
        for story, ceiling in _on_page(sizes, ranks):
            found[story] = min(ceiling, found.get(story, ceiling))
    return found


def settled(
    made: tuple[Plan, Grid],
    material: Material,
    natural: Galley,
    planned: Galley,
    low: Mapping[int, float],
) -> dict[int, float]:
    """The ceilings that a finished plan asks for, which was made with those in `low`.

    `natural` holds the headlines without ceilings, `planned` those of the plan.  A headline grows
    again where its place on the page is not what it was and its lines hold it.
    """
    plan, grid = made
    kept = {
        piece.story: low[piece.story]
        for piece in plan.pieces
        if piece.kind in ("head", "boxed")
        and piece.story in low
        and _lines(piece, natural, grid) > piece.lines
    }
    slips = {
        name: planned.slips[name] if name in planned.slips and _story(name) in kept else slip
        for name, slip in natural.slips.items()
    }
    wanted = ceilings(plan, material, replace(natural, slips=slips))
    return {n: min(kept.get(n, inf), wanted.get(n, inf)) for n in sorted({*kept, *wanted})}


def _lines(piece: Piece, galley: Galley, grid: Grid) -> int:
    """What a piece with that headline takes."""
    slip = galley.slips[f"{piece.story}/{piece.kind}/{piece.span}"]
    if piece.kind == "boxed":
        return box_lines(slip, piece.span, grid)
    return grid_lines(slip.height, grid)


def _story(name: str) -> int:
    """The number of the story of a slip; -1 for what is not a story's."""
    number, _, part = name.partition("/")
    return int(number) if part and number.isdigit() else -1


def _on_page(sizes: dict[Piece, float], ranks: dict[Piece, int]) -> Iterator[tuple[int, float]]:
    allowed = dict(sizes)
    top = min((piece.line for piece in sizes), default=0)
    at_top = [piece for piece in sizes if piece.line == top]
    for rank in sorted(set(ranks.values()), reverse=True):
        own = [piece for piece in sizes if ranks[piece] == rank]
        above = [allowed[piece] for piece in sizes if ranks[piece] > rank]
        highest = max((allowed[p] for p in at_top if ranks[p] >= rank), default=None)
        for piece in own:
            if above:
                allowed[piece] = min(allowed[piece], _smaller(min(above)))
            if highest is not None and piece not in at_top:
                allowed[piece] = min(allowed[piece], highest)
    for piece, size in allowed.items():
        if size < sizes[piece] - SLACK:
            yield piece.story, size


def _smaller(size: float) -> float:
    """The next smaller size of the trade's scale."""
    sizes = (*SCALE, *BELOW_SCALE)
    return next((each for each in sizes if each < size - SLACK), sizes[-1])


def headline_size(piece: Piece, galley: Galley) -> float | None:
    """The size of a piece's headline, pt; None where it has none."""
    slip = galley.slips.get(f"{piece.story}/{piece.kind}/{piece.span}")
    headline = None if slip is None else _headline(slip.box)
    return None if headline is None else headline.style["font_size"] / PX


def _headline(box: Box) -> Box | None:
    for part in box.descendants():
        if part.element is not None and "headline" in part.element.get("class", "").split():
            return part
    return None


def with_ceilings(material: Material, largest: Mapping[int, float]) -> Material:
    """The issue with those stories' headlines kept below their ceilings."""
    articles = tuple(
        _below(article, largest[number]) if number in largest else article
        for number, article in enumerate(material.articles)
    )
    return replace(material, articles=articles)


def _below(article: ArticleCopy, size: float) -> ArticleCopy:
    head = deepcopy(article.head)
    if head is None:
        return article
    for element in head.iter():
        if "headline" in element.get("class", "").split():
            element.set("data-size", f"{size:g}")
    return replace(article, head=head)
