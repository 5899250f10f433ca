"""Pages that stay empty, or nearly so, and why: one sentence for all that follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.makeup.orders import Orders, warning
from typeset.makeup.story import Piece, Space

NEARLY_EMPTY = 0.15
"""A page less full than that is reported."""


def empty_pages(orders: Orders) -> Iterator[Diagnostic]:
    """A warning for each page that has nothing on it, or so little that it asks for a change."""
    on_page: dict[int, list[Piece]] = {}
    for piece in orders.plan.pieces:
        on_page.setdefault(piece.page, []).append(piece)
    pages = range(1, orders.plan.pages + 1)
    empty = [page for page in pages if page not in on_page and not _has_slot(orders, page)]
    for _, run in groupby(enumerate(empty), key=lambda each: each[1] - each[0]):
        found = [page for _, page in run]
        yield from _empty(orders, found[0], found[-1])
    for page in pages[1:]:
        if page in on_page:
            yield from _short(orders, page, on_page[page])


def _has_slot(orders: Orders, page: int) -> bool:
    """Whether a slot on it is why it is empty: that is said of the slot."""
    found = (kept.space for kept in orders.proof.measured.kept if kept.space is not None)
    return any(space.page == page and not space.is_taken for space in found)


def _empty(orders: Orders, first: int, last: int) -> Iterator[Diagnostic]:
    """Why the pages of a run, from the first to the last, are empty."""
    count, pages = 1 + last - first, str(first) if first == last else f"{first}–{last}"
    following = [piece for piece in orders.plan.pieces if piece.page > last]
    if not following:
        if last > 1:
            yield warning("foot-page", _whole(orders), page=last)
        return
    piece = min(following, key=lambda piece: (piece.page, piece.line, piece.column))
    if piece.story < 0:
        kept = next(k for k in orders.proof.measured.kept if _is(k.space, piece))
        about = {"name": kept.name, "requested": piece.page, "count": count, "pages": pages}
        yield warning("empty-before-space", kept.position, **about)
        return
    article = orders.copy.articles[piece.story]
    place = orders.place(piece.story, "at.page", "page", "at")
    if (article.page or 0) > last:
        about = {"article": article.title, "requested": article.page}
        yield warning("empty-before-page", place, count=count, pages=pages, **about)
    else:
        yield warning("empty-page", place, article=article.title, count=count, pages=pages)


def _is(space: Space | None, piece: Piece) -> bool:
    """Whether a space is the one that a reserved piece fills."""
    return space is not None and space.is_taken and space.number == piece.number


def _short(orders: Orders, page: int, pieces: list[Piece]) -> Iterator[Diagnostic]:
    sheet = orders.proof.sheet
    foot = max(piece.line + piece.lines for piece in pieces)
    if foot < NEARLY_EMPTY * sheet.lines:
        stories = [piece.story for piece in pieces if piece.story >= 0]
        place = orders.copy.articles[stories[0]].position if stories else orders.page_place(page)
        yield warning("short-page", place, page=page, percent=round(100 * foot / sheet.lines))


def _whole(orders: Orders) -> Position:
    return orders.copy.articles[-1].position if orders.copy.articles else orders.page_place(1)
