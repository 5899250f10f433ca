"""Pages that stay empty, or nearly so, and why; and a last page that is hardly begun.

One sentence for all empty pages that follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.makeup.orders import Orders, warning
from typeset.makeup.story import Piece, Space

NEARLY_EMPTY = 0.15
"""A page less full than that is reported: less deep, or, where no story shows how deep it is, in
area."""

HARDLY_BEGUN = 0.4
"""So is a last page less full than that, unless the editor asks for it: a desk would cut a story or
find one more.  The make-up wins such a page back where it can."""

SHORT_BEFORE = 0.25
"""So is a page less full than that before the last: once for the order that makes it so, unless it
is nearly empty.  Of one without a story, `HARDLY_BEGUN`."""

ABOUT = 5
"""Lines to cut or to add are said in whole fives: heads and pictures fall otherwise then."""


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
    said: set[tuple[str, int]] = set()
    for page in pages:
        if page not in on_page:
            continue
        used = _used(orders, page, on_page[page])
        fewest = SHORT_BEFORE if _has_story(on_page[page]) else HARDLY_BEGUN
        if page < len(pages) and used < fewest:
            asked = _asked_for(orders, page)
            is_said = asked in said or any(page < each < asked[1] for each in empty)
            if not is_said or _filled(orders, page, on_page[page]) < NEARLY_EMPTY:
                yield from _short_before(orders, page, on_page[page], round(100 * used), asked)
            said.add(asked)
        # What alone stands behind empty pages is named as the reason for them.
        elif page > 1 and (page - 1 not in empty or _has_story(on_page[page])):
            yield from _short(orders, page, on_page[page])


def _has_story(pieces: list[Piece]) -> bool:
    return any(piece.story >= 0 for piece in pieces)


def _has_slot(orders: Orders, page: int) -> bool:
    """Whether a slot for a rank is why it is empty: that is said of the slot."""
    found = (kept.space for kept in orders.proof.measured.kept if kept.space is not None)
    return any(space.page == page and space.roles for space in found)


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


def _used(orders: Orders, page: int, pieces: list[Piece]) -> float:
    """The part of a page, nameplate and foot aside, on which something stands."""
    sheet = orders.proof.sheet
    room = (sheet.last_line(page) - sheet.first_line(page)) * sheet.columns
    return sum(piece.lines * piece.span for piece in pieces) / max(1, room)


def _filled(orders: Orders, page: int, pieces: list[Piece]) -> float:
    """The part of a page that is full: of its depth, or, without a story, of its area."""
    return _depth(orders, pieces) if _has_story(pieces) else _used(orders, page, pieces)


def _depth(orders: Orders, pieces: list[Piece]) -> float:
    """The part of a page's depth that something stands on."""
    return max(piece.line + piece.lines for piece in pieces) / orders.proof.sheet.lines


def _short_before(
    orders: Orders, page: int, pieces: list[Piece], percent: int, asked: tuple[str, int]
) -> Iterator[Diagnostic]:
    """A page on which little stands, though others follow: for what asks for one of them."""
    name, requested = asked
    if requested:
        about = {"page": page, "percent": percent, "name": name, "requested": requested}
        yield warning("short-before", orders.page_place(page), **about)
    else:
        yield warning("short-page", _first_place(orders, page, pieces), page=page, percent=percent)


def _asked_for(orders: Orders, page: int) -> tuple[str, int]:
    """What asks for the next page after this one, and for which; 0 where nothing does."""
    stories = [(a.page, a.title) for a in orders.copy.articles if a.page]
    spaces = [(k.space.page, k.name) for k in orders.proof.measured.kept if k.space is not None]
    later = [(at, name) for at, name in (*stories, *spaces) if at > page]
    at, name = min(later, default=(0, ""), key=lambda each: each[0])
    return name, at


def _first_place(orders: Orders, page: int, pieces: list[Piece]) -> Position:
    """The first story of a page, else where the page is spoken of."""
    stories = [piece.story for piece in pieces if piece.story >= 0]
    return orders.copy.articles[stories[0]].position if stories else orders.page_place(page)


def _short(orders: Orders, page: int, pieces: list[Piece]) -> Iterator[Diagnostic]:
    depth, place = _filled(orders, page, pieces), _first_place(orders, page, pieces)
    percent = round(100 * depth)
    if depth < (NEARLY_EMPTY if _has_story(pieces) else HARDLY_BEGUN):
        yield warning("short-page", place, page=page, percent=percent)
    elif depth < HARDLY_BEGUN and page == orders.plan.pages:
        yield from _hardly_begun(orders, page, pieces, place, percent)


def _hardly_begun(
    orders: Orders, page: int, pieces: list[Piece], place: Position, percent: int
) -> Iterator[Diagnostic]:
    """What to cut or to add, where the last page holds little that the editor wants there."""
    stories = (orders.copy.articles[piece.story] for piece in pieces if piece.story >= 0)
    if orders.proof.sheet.least_pages >= page or any((s.page or 0) >= page for s in stories):
        return
    sheet = orders.proof.sheet
    used = sum(piece.lines * piece.span for piece in pieces)
    free = (sheet.lines - sheet.foot) * sheet.columns - used
    about = {"cut": _about(used), "add": _about(free), "pages": page - 1}
    yield warning("last-page", place, percent=percent, **about)


def _about(lines: int) -> int:
    return ABOUT * -(-lines // ABOUT)


def _whole(orders: Orders) -> Position:
    return orders.copy.articles[-1].position if orders.copy.articles else orders.page_place(1)
