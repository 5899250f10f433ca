"""Laid-out pages, and where each block of the source came to stand on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from typeset.diagnostics.problems import Diagnostic, position_at
from typeset.layout.page_source import PageSource
from typeset.press.options import AS_USUAL, PdfOptions

if TYPE_CHECKING:
    from weasyprint import Document

    from typeset.makeup import MadeUp
    from typeset.press.picture_cache import PictureCache

PT_PER_PX = 0.75


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block from a source file, or the part of it that stands on one page.

    `page` counts from 0; `x`, `y` (from the page's top left corner), `width` and `height` in pt;
    `file` is relative to the issue's folder.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    file: str
    line: int


@dataclass(frozen=True)
class Pages:
    """An issue laid out in pages.  `warnings` holds what composing and laying out had to say."""

    source: PageSource
    document: Document
    warnings: tuple[Diagnostic, ...]
    pictures: PictureCache
    options: PdfOptions = AS_USUAL
    made: MadeUp | None = None
    """How a newspaper's pages were made up; None for pages in which the text flows."""

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.document.pages)

    @cached_property
    def blocks(self) -> tuple[LaidBlock, ...]:
        """All blocks that come from a source file, in the order of pages and of reading."""
        return tuple(
            block
            for number, page in enumerate(self.document.pages)
            for block in _laid_blocks(number, page._page_box)
        )


def _laid_blocks(page: int, box: Any) -> Iterator[LaidBlock]:
    """The blocks inside `box`; anonymous boxes belong to the element of the box that holds them."""
    for child in getattr(box, "children", ()):
        if child.element is not None and child.element is not box.element:
            place = child.element.get("data-source")
            if place:
                at = position_at(place)
                yield LaidBlock(page, *_rectangle(child), at.file, at.line)
        yield from _laid_blocks(page, child)


def _rectangle(box: Any) -> tuple[float, float, float, float]:
    """The border box in pt."""
    edges = (
        box.border_box_x(),
        box.border_box_y(),
        box.border_width(),
        box.border_height(),
    )
    x, y, width, height = (edge * PT_PER_PX for edge in edges)
    return x, y, width, height
