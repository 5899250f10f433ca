"""Teasers (导读): which stories of the inside pages are named on a page before them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from math import ceil
from xml.etree.ElementTree import Element

from typeset.makeup.grid import Grid
from typeset.makeup.headline import width_of
from typeset.makeup.material import Material
from typeset.makeup.place import zone_rules
from typeset.makeup.story import RANKS, Piece, Plan, Sheet, Space

HEAD = 2.5
"""Lines of the teasers' own heading, with the padding of their frame."""

PAGE_NAME, PADDING = 5.0, 3.0
"""em: of the words 第×版 after a headline; of the frame's padding and what a broken line loses."""

BETWEEN = 0.25
"""Lines between two teasers."""


def without_empty(plan: Plan, sheet: Sheet, material: Material, grid: Grid) -> Plan:
    """The plan without teasers that name nothing, and without the rules above and beside them."""
    pieces = tuple(p for p in plan.pieces if not _is_empty(p, plan, material, grid))
    cuts = dict(plan.cuts)
    gone = {*zone_rules(sheet, plan.pages, plan.pieces, cuts)}
    gone -= {*zone_rules(sheet, plan.pages, pieces, cuts)}
    rules = tuple(rule for rule in plan.rules if rule not in gone)
    return replace(plan, pieces=pieces, rules=rules)


def _is_empty(piece: Piece, plan: Plan, material: Material, grid: Grid) -> bool:
    if piece.kind != "reserved" or "teasers" not in _kinds(piece, material):
        return False
    return not any(inside(plan, material, piece, grid.width(piece.span) / grid.size))


def _kinds(piece: Piece, material: Material) -> list[str]:
    """What stands in a space: advert, filler, teasers."""
    return material.spaces[piece.number].get("class", "").split()


def inside(
    plan: Plan, material: Material, space: Piece | Space, ems: float
) -> Iterator[tuple[int, str]]:
    """Page and headline of the first story by rank and place of each later page.

    As many as the space holds; a line of it is `ems` wide, in the text's size.
    """
    room = space.lines - HEAD
    for page, story in _firsts(plan, material, space.page):
        title = material.articles[story].headline
        room -= ceil((width_of(title) + PAGE_NAME) / (ems - PADDING)) + BETWEEN
        if room < 0:
            return
        yield page, title


def _firsts(plan: Plan, material: Material, page: int) -> Iterator[tuple[int, int]]:
    """Each later page with its first story."""
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


def set_teaser(pattern: Element, page: int, headline: str) -> Element:
    """A line of the teasers: a headline, and the page on which it stands."""
    teaser = deepcopy(pattern)
    for child in teaser.iter():
        if child.get("class") == "teaser-head":
            child.text = headline
        elif child.get("class") == "page-number":
            child.text = str(page)
    return teaser
