"""What is drawn, in the order in which it is drawn, for who wants to look at it.

WeasyPrint's drawing functions are wrapped: inside `recording`, each text, background and picture
that they draw is noted, with where its coordinates were turned or moved; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from typeset.engine.stock import PageStream, Transformation
    from typeset.typography.stock import Background, Box


@dataclass(slots=True)
class Drawn:
    """One thing drawn: a text box, a replaced box, or a background; `matrix` where it was moved."""

    kind: Literal["text", "picture", "background"]
    what: Any  # a box, or a background
    matrix: Transformation | None


@dataclass(slots=True)
class DrawnPage:
    """A page's box, and what was drawn on it, in order."""

    box: Box
    base: Transformation  # the transformation that all of the page has
    things: list[Drawn] = field(default_factory=list)

    def add(
        self,
        kind: Literal["text", "picture", "background"],
        what: Box | Background,
        stream: PageStream,
    ) -> None:
        """Note that something is drawn on `stream`."""
        matrix: Transformation | None = stream.ctm
        if matrix is self.base:
            matrix = None
        elif len(stream._ctm_stack) > 1 and stream._ctm_stack[1] is self.base:
            matrix = stream.ctm @ self.base.invert
        self.things.append(Drawn(kind, what, matrix))


_pages: ContextVar[list[DrawnPage] | None] = ContextVar("drawn pages", default=None)


@contextmanager
def recording() -> Iterator[list[DrawnPage]]:
    """The pages that are drawn inside the `with` block, as they come."""
    pages: list[DrawnPage] = []
    token = _pages.set(pages)
    try:
        yield pages
    finally:
        _pages.reset(token)


def draw_page(stock: Callable[..., None], page: Box, stream: PageStream) -> None:
    """A page: `draw_page`."""
    pages = _pages.get()
    if pages is not None:
        pages.append(DrawnPage(page, stream.ctm))
    stock(page, stream)


def draw_text(stock: Callable[..., None], stream: PageStream, box: Box, *rest: object) -> None:
    """A text box: `draw_text`."""
    if pages := _pages.get():
        pages[-1].add("text", box, stream)
    stock(stream, box, *rest)


def draw_background(
    stock: Callable[..., None],
    stream: PageStream,
    background: Background | None,
    *rest: object,
    **options: object,
) -> None:
    """A box's background: `draw_background`."""
    if background is not None and background.layers and (pages := _pages.get()):
        pages[-1].add("background", background, stream)
    stock(stream, background, *rest, **options)


def draw_replacedbox(stock: Callable[..., None], stream: PageStream, box: Box) -> None:
    """A picture: `draw_replacedbox`."""
    if pages := _pages.get():
        pages[-1].add("picture", box, stream)
    stock(stream, box)
