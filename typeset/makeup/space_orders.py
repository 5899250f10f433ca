"""What the editor keeps on the pages and did not get: spaces that moved, slots that stay empty."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.makeup.orders import Orders, warning
from typeset.makeup.spaces import Kept
from typeset.makeup.story import Piece, Space
from typeset.makeup.teasers import inside


def unkept_spaces(orders: Orders) -> Iterator[Diagnostic]:
    """A warning for each space or slot that is not where, or not as large, as the editor asked.

    The issue has more pages than `options: {pages: …}` allows where a space is kept on them.
    """
    limit = orders.copy.pages
    for kept in orders.proof.measured.kept:
        yield from _moved(orders, kept)
        if kept.space is not None:
            yield from _beyond_slot(orders, kept.space)
            yield from _empty(orders, kept.space, kept)
            if limit is not None and kept.space.page > limit:
                about = {"name": kept.name, "page": kept.space.page, "pages": limit}
                yield warning("space-beyond-limit", kept.position, **about)


def _moved(orders: Orders, kept: Kept) -> Iterator[Diagnostic]:
    """What became of a space that was moved; of a slot that stories share, a warning for each."""
    shared = [(_title(orders, n), orders.place(n, "at")) for n in kept.requested.stories]
    for name, place in shared or [(kept.name, kept.position)]:
        yield from _of_one(kept, name, place)


def _title(orders: Orders, story: int) -> str:
    return orders.copy.articles[story].title


def _of_one(kept: Kept, name: str, place: Position) -> Iterator[Diagnostic]:
    requested, space = kept.requested, kept.space
    about: dict[str, object] = {"article": name, "requested": _where(requested)}
    if kept.is_shallow:
        yield warning("shallow-slot", place, least=kept.needed, **about)
    elif space is None:
        yield warning("no-slot", place, **about)
    elif not kept.is_kept:
        about["found"] = _where(space)
        deeper = kept.least > requested.lines
        yield warning("deeper-space" if deeper else "moved-space", place, **about)


def _where(space: Space) -> str:
    """A space as an editor writes it: page, column, line, columns, lines, all from 1."""
    place = (space.page, space.column + 1, max(space.line, 0) + 1, space.columns, space.lines)
    names = ("page", "column", "line", "columns", "lines")
    return ", ".join(f"{name} {number}" for name, number in zip(names, place, strict=True))


def _beyond_slot(orders: Orders, slot: Space) -> Iterator[Diagnostic]:
    """A warning for each story that does not stand in its slot, or not all of it."""
    for story in slot.stories:
        pieces = orders.pieces.get(story, [])
        pages = {piece.page for piece in pieces}
        title, place = _title(orders, story), orders.place(story, "at")
        if not any(_is_inside(piece, slot) for piece in pieces):
            yield warning("beside-slot", place, article=title, page=min(pages, default=0))
        elif pages - {slot.page}:
            yield warning("small-slot", place, article=title, page=min(pages - {slot.page}))


def _is_inside(piece: Piece, slot: Space) -> bool:
    lines = slot.line <= piece.line < slot.line + slot.lines
    columns = slot.column <= piece.column < slot.column + slot.columns
    return piece.page == slot.page and columns and lines


def _empty(orders: Orders, space: Space, kept: Kept) -> Iterator[Diagnostic]:
    """A slot for a rank in which no story stands, teasers that have nothing to name."""
    if space.roles and not any(_is_inside(piece, space) for piece in orders.plan.pieces):
        yield warning("empty-slot", kept.position, role=space.roles[0], page=space.page)
    elif space.is_taken and _is_teasers(orders, space):
        ems = orders.proof.grid.width(space.columns) / orders.proof.grid.size
        if not any(inside(orders.plan, orders.copy, space, ems)):
            yield warning("no-teasers", kept.position, page=space.page)


def _is_teasers(orders: Orders, space: Space) -> bool:
    """Whether a space is for the contents of the inside pages."""
    return "teasers" in orders.copy.spaces[space.number].get("class", "").split()
