"""Teasers (导读): which stories of the inside pages are named on a page before them."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.makeup.filled_page import RANKS
from typeset.makeup.material import Material
from typeset.makeup.story import Piece, Plan


def inside(plan: Plan, material: Material, page: int) -> Iterator[tuple[int, int]]:
    """The first story by rank and place of each later page, with its page."""
    firsts: dict[int, int] = {}
    for piece in plan.pieces:
        if piece.kind in ("head", "boxed") and material.articles[piece.story].headline:
            firsts[piece.story] = min(piece.page, firsts.get(piece.story, piece.page))
    for later in range(page + 1, plan.pages + 1):
        own = [
            piece
            for piece in plan.pieces
            if piece.kind in ("head", "boxed") and piece.page == later == firsts.get(piece.story)
        ]
        if own:
            yield later, min(own, key=lambda piece: _weight(piece, material)).story


def _weight(piece: Piece, material: Material) -> tuple[int, int, int]:
    return -RANKS[material.articles[piece.story].role], piece.line, piece.column
