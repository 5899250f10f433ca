"""What this package touches of WeasyPrint and pydyf beyond `typeset.typography.stock`, as types.

For the type checker alone, like that module.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from typing import Any, Protocol, TypeAlias

from typeset.engine.marked_content import Marked
from typeset.engine.style_cache import CachedValues
from typeset.typography.stock import Box, Context, Page, PdfFont, SkipStack, Stream, Style

PdfValue: TypeAlias = Any
"""What stands in a PDF object: a number, text, bytes, a reference or one of pydyf's objects."""

Colour: TypeAlias = Any
"""One of tinycss2's colours, of any of its modules."""

Lines: TypeAlias = Iterator[tuple[Box, "SkipStack | None"]]
"""The lines of a paragraph as they are laid out, each with where the next one begins."""

Annotation: TypeAlias = "tuple[int, PdfObject]"
"""A link: the page that it is on, from 0, and its object."""

PageState: TypeAlias = list[Any]
"""Counters and quotes as a page begins."""


class CachedStyleFace(Style, Protocol):
    """A style of `style_cache`'s."""

    cached: CachedValues


class CachedBox(Protocol):
    """A box with such a style."""

    style: CachedStyleFace


class PageContext(Context, Protocol):
    """A `LayoutContext`, as far as pages and their feet are concerned."""

    current_footnote_area: Box
    in_column: bool
    page_bottom: float
    page_maker: list[list[Any]]
    rendered_notes: list[Box]
    reported_footnotes: list[Any]

    def create_block_formatting_context(self, box: Box) -> None:
        """Begin with no floats."""

    def finish_block_formatting_context(self) -> None:
        """Go back to the floats around it."""


class EmbeddedFont(PdfFont, Protocol):
    """A face of a document on its way into a PDF."""

    name: bytes
    family: str
    flags: int
    ascent: int
    descent: int
    italic_angle: int
    stemv: int
    stemh: int
    tables: Sequence[str]
    glyph_count: int
    used_in_forms: bool
    missing: dict[int, int]
    hb_face: Any
    file_content: bytes
    codes: dict[bytes, bytes]


class Gradient(Protocol):
    """A gradient of CSS."""

    colors: Sequence[Colour]


class Transformation(Protocol):
    """A transformation of the plane."""

    invert: Transformation

    def __iter__(self) -> Iterator[tuple[float, float, float]]: ...
    def __matmul__(self, other: Transformation) -> Transformation: ...


class PageStream(Stream, Protocol):
    """The content stream of a page, or of a group in it."""

    ctm: Transformation
    stream: list[PdfValue]
    extra: MutableMapping[str, PdfValue]
    compress: bool
    reference: bytes
    _ctm_stack: Sequence[Transformation]
    _tags: dict[Box, Marked] | None

    def begin_marked_content(self, tag: str, properties: PdfObject) -> None:
        """BDC."""

    def end_marked_content(self) -> None:
        """EMC."""

    def add_image(self, image: object, interpolate: bool, dpi_ratio: float) -> str:
        """The name of a picture on the page."""

    def draw_x_object(self, name: str) -> None:
        """Do."""

    def transform(self, *values: float) -> None:
        """Cm."""


class PdfObject(Protocol):
    """One of pydyf's objects."""

    reference: bytes

    def __getitem__(self, name: str) -> PdfValue: ...
    def __setitem__(self, name: str, value: PdfValue) -> None: ...


class Pdf(Protocol):
    """The PDF in the making."""

    objects: Sequence[Any]
    pages: PdfObject
    catalog: PdfObject
    page_references: Sequence[bytes]
    made_references: tuple[bytes, ...]

    def add_object(self, item: PdfObject) -> None:
        """Give an object its number."""


class PrintedPage(Page, Protocol):
    """A page of a document, its height in px."""

    height: float


class PrintedDocument(Protocol):
    """A laid-out document."""

    pages: Sequence[PrintedPage]
