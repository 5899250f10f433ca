"""What this package touches of WeasyPrint's objects, as types: for the type checker alone.

WeasyPrint is not typed.  Modules import these names under `TYPE_CHECKING`, so that they cost
nothing when pages are set; that the attributes are there is the contract's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias
from xml.etree.ElementTree import Element

Pointer: TypeAlias = Any
"""A pointer into Pango's or HarfBuzz's memory: what it points at, cffi alone knows."""

Value: TypeAlias = Any
"""A computed value of a property: a number of px, a keyword, a token or a tuple of such."""

Stock: TypeAlias = Callable[..., Any]
"""A function of WeasyPrint's, which ours stands before or in the place of."""

SkipStack: TypeAlias = dict[int, "SkipStack | None"]
"""Where a layout goes on: the index of a child, and where to go on in it; of text, a byte."""


class Style(Protocol):
    """The computed style of an element or of an anonymous box."""

    cache: dict[str, Any]
    specified: Mapping[str, Value]

    def __getitem__(self, name: str) -> Value: ...
    def __setitem__(self, name: str, value: Value) -> None: ...
    def copy(self) -> Style:
        """An independent style with the same values."""

    def update(self, **values: Value) -> None:
        """Set values."""


class PageType(Protocol):
    """What `@page` selects by."""

    blank: bool


class BackgroundLayer(Protocol):
    """One layer of a background."""

    image: object


class Background(Protocol):
    """What is painted behind a box."""

    color: Value
    layers: Sequence[BackgroundLayer]


class Box(Protocol):
    """A box of the formatting structure; lengths in px, there once it is laid out."""

    element: Element
    element_tag: str
    style: Style
    children: Sequence[Box]
    text: str
    """Of a text box."""
    pango_layout: Layout
    """Of a text box."""
    position_x: float
    position_y: float
    width: float
    height: float
    baseline: float
    text_indent: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    padding_top: float
    padding_bottom: float
    padding_left: float
    padding_right: float
    border_top_width: float
    border_bottom_width: float
    border_left_width: float
    border_right_width: float
    is_leader: bool
    is_header: bool
    is_footer: bool
    colspan: int
    rowspan: int
    page: Box
    page_type: PageType
    at_keyword: str
    """Of a margin box."""
    footnote: Box | None
    """Of a note's call."""
    background: Background | None
    link_annotation: Value
    """Of a link, once it is drawn: its PDF object."""

    def all_children(self) -> Sequence[Box]:
        """What stands in it, column groups too."""

    def descendants(self) -> Iterator[Box]:
        """This box and all in it."""

    def copy(self) -> Box:
        """A copy with the same children."""

    def deepcopy(self) -> Box:
        """A copy with copies of all in it."""

    def copy_with_children(self, children: Sequence[Box]) -> Box:
        """A copy with other children."""

    def copy_with_text(self, text: str) -> Box:
        """A copy of a text box with another text."""

    def remove_decoration(self, start: bool, end: bool) -> None:
        """Take border, padding and margin from the sides on which the box goes on."""

    def translate(self, dx: float = 0, dy: float = 0) -> None:
        """Move it with all in it."""

    def is_in_normal_flow(self) -> bool:
        """Whether it is neither floated nor positioned nor a note."""

    def is_floated(self) -> bool:
        """Whether it is a float."""

    def is_footnote(self) -> bool:
        """Whether it is a note."""

    def is_absolutely_positioned(self) -> bool:
        """Whether it is absolute or fixed."""

    def margin_width(self) -> float:
        """The width with all its edges."""

    def margin_height(self) -> float:
        """The height with all its edges."""

    def hit_area(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of what can be clicked."""

    def process_whitespace(self) -> None:
        """Collapse white space."""

    def process_text_transform(self) -> None:
        """Apply `text-transform`."""

    def content_box_y(self) -> float:
        """The top of its content."""

    def content_box_x(self) -> float:
        """The left edge of its content."""


class Context(Protocol):
    """WeasyPrint's `LayoutContext`: what one layout of a document knows."""

    dictionaries: dict[tuple[str, int, int, int], Pyphen]
    excluded_shapes: list[Box]
    broken_out_of_flow: dict[Box, Any]

    def add_running_element(self, box: Box) -> None:
        """Keep what `position: running()` takes out of the page."""

    def add_broken_out_of_flow(
        self, box: Box, source: Box, containing_block: Box, resume_at: SkipStack
    ) -> None:
        """Keep what goes on on the next page."""


class Layout(Protocol):
    """WeasyPrint's wrapper of a Pango layout."""

    layout: Pointer

    def set_text(self, text: str) -> None:
        """Lay this text out."""

    def get_first_line(self) -> tuple[Pointer, int | None]:
        """The first line, and where the second one begins."""


class PdfFont(Protocol):
    """A font as a PDF has it."""

    hash: str
    bitmap: bool
    png: bool
    svg: bool
    colr: bool
    to_unicode: dict[int, str]
    widths: dict[int, int]

    def get_unused_glyph_id(self, codepoint: int) -> int:
        """A glyph's number for what the font does not have."""


class Matrix(Protocol):
    """A transformation."""

    values: tuple[float, float, float, float, float, float]


class Stream(Protocol):
    """The content stream of a page or of a group."""

    logical_rect: Pointer

    def add_font(self, pango_font: Pointer) -> tuple[PdfFont, float]:
        """The PDF's font for Pango's, and its size."""

    def set_font_size(self, font: str, size: float) -> None:
        """Tf."""

    def set_text_matrix(self, *values: float) -> None:
        """Tm."""

    def set_text_rise(self, height: float) -> None:
        """Ts."""

    def show_text(self, text: str) -> None:
        """TJ."""

    def begin_text(self) -> None:
        """BT."""

    def end_text(self) -> None:
        """ET."""

    def move_to(self, x: float, y: float) -> None:
        """m."""

    def curve_to(self, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:
        """c."""

    def fill(self) -> None:
        """f."""

    def stroke(self) -> None:
        """S."""

    def set_line_width(self, width: float) -> None:
        """w."""

    def set_color(self, color: Value, stroke: bool = False) -> None:
        """The colour of what is filled or stroked."""

    def stacked(self) -> AbstractContextManager[None]:
        """q … Q."""


class Page(Protocol):
    """A page of a document."""

    _page_box: Box


class Document(Protocol):
    """A laid-out document."""

    pages: Sequence[Page]


class Pyphen(Protocol):
    """A dictionary of hyphenation."""

    def positions(self, word: str) -> Iterable[int]:
        """The indexes before which a word may be broken."""


class Token(Protocol):
    """A token of a CSS value, as tinycss2 has it."""

    type: str
    value: Value
    int_value: int | None
    lower_unit: str
