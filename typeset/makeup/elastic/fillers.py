"""Fillers of the stock, put where a plan leaves white: each once, those first that fill most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from typeset.makeup.elastic.white import Rectangle, White
from typeset.makeup.story import GAP, Piece, Plan, Rule, Sheet

MOST = 40
"""The number of fillers that stand in an issue at most."""

STRETCHED = 2
"""A frame may be that many times as deep as its text, and no deeper."""

SMALLER = 0.75
"""A picture that would be too deep is made smaller, to this part of its space at least."""

DEEPER = 2
"""A picture's space may be deeper than the picture by that many lines."""

Place = tuple[float, int, Rectangle]
"""How many cells are filled, which filler, and where."""


def with_fillers(
    plan: Plan,
    sheet: Sheet,
    lines: Mapping[tuple[int, int], int],
    pictured: frozenset[int],
    first_number: int,
) -> Plan:
    """The plan with fillers in its white.

    `lines` are those that each filler takes over a number of columns; `pictured` are the pictures
    among them; `first_number` is that of the first filler among what stands in spaces.
    """
    left = {number for number, _ in lines}
    own: list[Rectangle] = []
    for _ in range(MOST):
        places = _places(White(plan, sheet), lines, pictured, left)
        places = (place for place in places if _is_level(place[2], own))
        best = max(places, key=_worth, default=None)
        if best is None:
            break
        _, number, space = best
        left.discard(number)
        own.append(space)
        extent = (space.page, space.column, space.columns, space.line, space.lines)
        piece = Piece("reserved", -1, *extent, number=first_number + number)
        rules = (*plan.rules, *_rules(space, plan, sheet))
        plan = replace(plan, pieces=(*plan.pieces, piece), rules=tuple(dict.fromkeys(rules)))
    return plan


def _is_level(space: Rectangle, others: list[Rectangle]) -> bool:
    """Whether it stands beside each other filler of its page, or in the same columns."""
    return not any(
        space.page == other.page
        and space.column < other.column + other.columns
        and other.column < space.column + space.columns
        and (space.column, space.columns) != (other.column, other.columns)
        for other in others
    )


def _worth(place: Place) -> tuple[float, ...]:
    """What fills most; then what comes first in the stock, on the pages, from the head and left."""
    filled, number, space = place
    return (filled, -number, -space.page, -space.line, -space.column)


def _places(
    white: White,
    lines: Mapping[tuple[int, int], int],
    pictured: frozenset[int],
    left: set[int],
) -> Iterator[Place]:
    for page in range(1, white.plan.pages + 1):
        for space in white.rectangles(page):
            for number in sorted(left):
                needed = lines.get((number, space.columns))
                if needed is None:
                    continue
                depth, part = _fitted(needed, space.lines, number in pictured)
                if depth:
                    yield space.columns * depth * part, number, space._replace(lines=depth)


def _fitted(needed: int, room: int, is_picture: bool) -> tuple[int, float]:
    """The lines that a filler gets of a room, 0 if it does not fit; the part of them it fills."""
    if is_picture:
        if needed > room:
            return (room, room / needed) if room >= SMALLER * needed else (0, 0.0)
        return (room if room - needed <= DEEPER else needed), 1.0
    if needed > room:
        return 0, 0.0
    return (room if room <= STRETCHED * needed else needed), 1.0


def _rules(space: Rectangle, plan: Plan, sheet: Sheet) -> Iterator[Rule]:
    """A rule above it, and beside it where something stands there."""
    page, column, columns, line, lines = space
    taken = White(plan, sheet).taken(page)
    if line > sheet.first_line(page):
        yield Rule(page, False, "stories", column, columns, line - GAP, GAP)
    for edge, beside in ((column, column - 1), (column + columns, column + columns)):
        if any((beside, each) in taken for each in range(line, line + lines)):
            yield Rule(page, True, "stories", edge, 1, line, lines)
