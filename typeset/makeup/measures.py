"""What made-up pages are worth, in figures that a desk would count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from typeset.makeup.column_depths import is_scrap
from typeset.makeup.dummy import Dummy
from typeset.makeup.story import RANKS, STUB, Piece, Plan, Role, Sheet, Space

HOLE = 3
"""More blank lines than that in a column, above what stands last in it, are a hole."""

FEET = 1
"""Columns that end no more lines apart end together."""

Cell = tuple[int, int, int]
"""Page, column and line."""


@dataclass(frozen=True)
class Measures:
    """White is the part of the type area that holds nothing, nameplate and foot aside.

    `uneven` counts the stories whose columns end two lines apart or more on a page, but for their
    last column.  `stubs` are columns of fewer than five lines where the text of a story breaks off
    or goes on, or beside a column of it that is longer by two lines or more: under a picture, say.
    `ranks` counts the stories that stand below one of a lower rank in a column of theirs: beside
    it, and in the rail for its rank, a brief may stand higher, and a frame stands for itself.
    """

    pages: int
    white: float
    holes: int
    uneven: int
    stubs: int
    jumps: int
    ranks: int


def measures(dummy: Dummy) -> Measures:
    """The measures of a made-up issue."""
    pieces = dummy.plan.pieces
    return Measures(
        pages=dummy.plan.pages,
        white=_white(dummy),
        holes=sum(1 for _ in _holes(dummy.plan, dummy.sheet)),
        uneven=_uneven(dummy.plan),
        stubs=_stubs(pieces),
        jumps=sum(piece.kind == "jump-to" for piece in pieces),
        ranks=_ranks_broken(dummy),
    )


def flaws(plan: Plan, sheet: Sheet) -> int:
    """The holes, stubs and jumps of a plan together: what a reader stumbles over."""
    jumps = sum(piece.kind == "jump-to" for piece in plan.pieces)
    return sum(1 for _ in _holes(plan, sheet)) + _stubs(plan.pieces) + jumps


def _cells(pieces: tuple[Piece, ...]) -> set[Cell]:
    return {
        (piece.page, column, line)
        for piece in pieces
        for column in range(piece.column, piece.column + piece.span)
        for line in range(piece.line, piece.line + piece.lines)
    }


def _white(dummy: Dummy) -> float:
    sheet, plan = dummy.sheet, dummy.plan
    area = sheet.columns * (plan.pages * sheet.lines - sheet.top - sheet.foot)
    return 1 - len(_cells(plan.pieces)) / area


def _holes(plan: Plan, sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Page and column of each run of more than `HOLE` blank lines above what stands last there."""
    taken = _cells(plan.pieces)
    for page in range(1, plan.pages + 1):
        for column in range(sheet.columns):
            lines = sorted(line for at, c, line in taken if (at, c) == (page, column))
            for above, below in pairwise([sheet.first_line(page) - 1, *lines]):
                if below - above - 1 > HOLE:
                    yield page, column


def _uneven(plan: Plan) -> int:
    """The stories whose columns do not end together, the last one aside."""
    found = 0
    for story in {piece.story for piece in plan.pieces}:
        for page in range(1, plan.pages + 1):
            own = [p for p in plan.pieces if (p.story, p.page, p.kind) == (story, page, "text")]
            feet = [p.line + p.lines for p in sorted(own, key=lambda p: p.first)][:-1]
            found += len(feet) > 1 and max(feet) - min(feet) > FEET and not _let_in(own, plan)
    return found


def _let_in(own: list[Piece], plan: Plan) -> bool:
    """Whether another story stands below one of the columns, in a corner."""
    foot = max(piece.line + piece.lines for piece in own)
    page = own[0].page
    return any(
        other.page == page
        and other.story != own[0].story
        and other.line < foot
        and any(other.column <= p.column < other.column + other.span for p in own)
        and all(other.line > p.line for p in own if p.column == other.column)
        for other in plan.pieces
    )


def _stubs(pieces: tuple[Piece, ...]) -> int:
    """The columns of fewer lines than a stub, where text breaks off or beside a longer column."""
    columns: dict[int, list[Piece]] = {}
    for piece in pieces:
        if piece.kind == "text":
            columns.setdefault(piece.story, []).append(piece)
    return sum(_is_stub(piece, own) for own in columns.values() for piece in own)


def _is_stub(piece: Piece, own: list[Piece]) -> bool:
    """Whether a column is a stub among all those of its story."""
    longest = max(other.lines for other in own if other.page == piece.page)
    breaks_off = any(other.page != piece.page for other in own)
    return is_scrap(piece.lines, longest) or (breaks_off and piece.lines < STUB)


def _ranks_broken(dummy: Dummy) -> int:
    heads = [piece for piece in dummy.plan.pieces if piece.kind == "head"]
    ranks = {piece: RANKS[dummy.roles[piece.story]] for piece in heads}
    rails = [space for space in dummy.sheet.spaces if space.roles]
    lesser = [p for p in heads if not any(_is_in(p, dummy.roles[p.story], rail) for rail in rails)]
    return sum(any(_is_below(p, o) and ranks[o] < ranks[p] for o in lesser) for p in heads)


def _is_in(piece: Piece, role: Role | None, rail: Space) -> bool:
    """Whether a story stands in a rail for its rank."""
    columns = rail.column <= piece.column < rail.column + rail.columns
    lines = rail.line <= piece.line < rail.line + rail.lines
    return piece.page == rail.page and columns and lines and role in rail.roles


def _is_below(piece: Piece, other: Piece) -> bool:
    """Whether a piece stands lower on a page than another one, in a column that both have."""
    shared = min(piece.column + piece.span, other.column + other.span)
    shared -= max(piece.column, other.column)
    return piece.page == other.page and other.line < piece.line and shared > 0
