"""High pictures whose story is too short to go round them: the editor may let them be cropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from typeset.diagnostics.problems import Diagnostic
from typeset.makeup.material import ratio_of
from typeset.makeup.orders import Orders, warning
from typeset.makeup.story import Piece

HIGH = 0.75
"""Width to height of a picture that is called high: 3:4 or less."""

WHITE = 20
"""Lines of white, a column wide, that are seen as a hole in a story beside its picture."""


def high_pictures(orders: Orders) -> Iterator[Diagnostic]:
    """A warning for each high picture that leaves white beside it and may not be cropped."""
    for number, article in enumerate(orders.copy.articles):
        for piece in orders.pieces.get(number, []):
            if piece.kind == "picture" and _is_high(article.figures[piece.first]):
                own = [p for p in orders.pieces[number] if p.page == piece.page]
                if _white(own, orders.plan.pieces) >= WHITE:
                    place = orders.place(number, f"images.{piece.first}")
                    yield warning("white-beside", place, article=article.title)
                    break


def _is_high(figure: Element) -> bool:
    """Whether it is a photograph that is high, and may not be cropped."""
    image = figure.find("img") is not None
    return image and not figure.get("data-crop") and ratio_of(figure) <= HIGH


def _white(own: Sequence[Piece], pieces: Sequence[Piece]) -> int:
    """The cells of a story's rectangle that nothing takes."""
    columns = range(min(p.column for p in own), max(p.column + p.span for p in own))
    lines = range(min(p.line for p in own), max(p.line + p.lines for p in own))
    taken = {
        (column, line)
        for piece in pieces
        if piece.page == own[0].page
        for column in range(piece.column, piece.column + piece.span)
        for line in range(piece.line, piece.line + piece.lines)
    }
    return sum((column, line) not in taken for column in columns for line in lines)
