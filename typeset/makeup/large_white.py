"""Large white on a page: a hole beside or below its stories, which an editor can fill."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from typeset.diagnostics.problems import Diagnostic
from typeset.makeup.elastic.white import Rectangle, White
from typeset.makeup.orders import Orders, warning

LARGE = 0.1
"""The part of a page whose white is reported: in five columns, half of one of them."""

DEEP = 10
"""Lines: what is less deep is air about a headline, or the foot of uneven columns."""


def large_white(orders: Orders, reported: Collection[object]) -> Iterator[Diagnostic]:
    """A warning for each page of stories with such white, but those `reported` as hardly full."""
    white = White(orders.plan, orders.proof.sheet)
    begun = {piece.page for piece in orders.plan.pieces if piece.story >= 0}
    for page in sorted(begun):
        found = [] if page in reported else [*_holes(orders, white, page)]
        if found:
            hole = max(found, key=_size)
            yield warning("large-white", orders.page_place(page), **_about(hole))


def _holes(orders: Orders, white: White, page: int) -> Iterator[Rectangle]:
    """The large white rectangles; on the last page none that reaches down to its foot."""
    sheet = orders.proof.sheet
    least = LARGE * sheet.columns * (sheet.last_line(page) - sheet.first_line(page))
    for hole in white.rectangles(page):
        at_end = page == orders.plan.pages and hole.line + hole.lines >= white.foot(page)
        if not at_end and hole.lines >= DEEP and _size(hole) >= least:
            yield hole


def _size(hole: Rectangle) -> int:
    return hole.columns * hole.lines


def _about(hole: Rectangle) -> dict[str, object]:
    """Columns and lines as an editor counts them: from 1."""
    first, last = hole.column + 1, hole.column + hole.columns
    columns = str(first) if first == last else f"{first}–{last}"
    return {"page": hole.page, "columns": columns, "line": hole.line + 1, "lines": hole.lines}
