"""How far the pages of a flowing text are filled, and what on them can give way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox

from typeset.engine.whole_pictures import whole_ratio

if TYPE_CHECKING:
    from typeset.typography.stock import Box


PT = 0.75
"""Points of a CSS pixel."""
LINES, LINES_IN_COLUMN = 4, 1
"""Lines of text below a picture at the page's foot: across the columns, and in one of several."""
STUB = 3.2
"""Lines of which the end of a story at a page's head should have more."""
CAPTION = 1.5
"""Lines of a caption and the white below it."""
FIXED = frozenset({"qr", "left", "right"})
"""Classes of figures that stay as they are: codes, and pictures with the text beside them."""
RESOLUTION = 100
"""Pixels an inch that a photograph keeps where it is enlarged: below, its squares are seen."""
LOWEST, HIGHEST = 0.55, 4 / 3
"""How much lower or higher than it is a picture may become: a photograph bears so much cropping."""


@dataclass(frozen=True)
class FlowPicture:
    """A picture that may be cropped a little.  Lengths in px; `columns` are those of its text."""

    source: str
    width: float
    height: float
    ratio: float
    """The height to the width of the whole picture."""
    columns: int
    widest: float = inf
    """The width in px to which it may be enlarged: of a photograph by its pixels."""
    room: float = 0.0
    """The width of its story."""
    leads: bool = False
    """Whether it stands over the columns of the lead story, and may go from edge to edge."""
    beside_notes: bool = False
    """Whether its story has notes: in the middle of it, nothing may go across the columns then."""

    @property
    def is_across(self) -> bool:
        """Whether it is as wide as its story."""
        return self.width > 0.98 * self.room

    @property
    def lowest(self) -> float:
        """The least height (px) to which it may be cropped as wide as it is."""
        return self.width * self.ratio * LOWEST

    @property
    def highest(self) -> float:
        """The greatest height (px) to which it may be cropped as wide as it is."""
        return self.width * self.ratio * HIGHEST


@dataclass(frozen=True)
class PageRoom:
    """A page: its height, the white between its text and its foot, the pictures on it.

    `opens_with` is the height of the head with which a story begins at the page's top, with the
    lines that its picture needs below it, and that picture; None where the page begins otherwise.
    """

    height: float
    white: float
    line: float
    pictures: tuple[FlowPicture, ...]
    opens_with: tuple[float, FlowPicture] | None
    stub: bool = False
    """Whether the page begins with a line or two of a story from the page before."""
    bare: bool = False
    """Whether a story begins on the page with no line of its text below the head and pictures."""
    ragged: float = 0.0
    """The part of the page that is white below columns that are shorter than those beside them."""


def rooms(pages: Sequence[Box]) -> tuple[PageRoom, ...]:
    """The room on each page."""
    return tuple(map(_room, pages))


def _room(page: Any) -> PageRoom:
    body = _first(page, "body")
    top, height = page.content_box_y(), page.height
    foot = top + height
    for child in page.children:
        if type(child).__name__ == "FootnoteAreaBox" and child.children:
            foot = min(foot, child.position_y)
    lowest = max((_bottom(box) for box in _leaves(body)), default=top) if body else top
    line = _line(body) if body else 16.0
    stories = [box for box in body.descendants() if box.element_tag == "article"] if body else []
    pictures = tuple(found for story in stories for found in _pictures(story))
    first = stories[0] if stories else None
    white, opening = max(0.0, foot - lowest), _opening(first, top, line)
    ragged = sum(map(empty_part, stories)) / height
    bare = any(map(_is_bare, stories[-1:]))
    return PageRoom(height, white, line, pictures, opening, _is_stub(first, line), bare, ragged)


def _is_bare(story: Any) -> bool:
    lines = (
        line
        for text in story.children
        if _has_class(text, "text")
        for line in text.descendants()
        if isinstance(line, LineBox) and line.element_tag != "figcaption"
    )
    return any(_has_class(box, "head") for box in story.children) and next(lines, None) is None


def _has_class(box: Any, name: str) -> bool:
    return box.element is not None and name in (box.element.get("class") or "").split()


def _is_stub(story: Any, line: float) -> bool:
    if story is None or any(box.element_tag == "header" for box in story.descendants()):
        return False
    return bool(story.margin_height() < STUB * line)


def _first(page: Any, tag: str) -> Any:
    return next((box for box in page.descendants() if box.element_tag == tag), None)


def _line(body: Any) -> float:
    height = body.style["line_height"]
    return float(height.value if hasattr(height, "value") else height)


def _leaves(box: Any) -> Iterator[Any]:
    """Lines and pictures, and whatever has a ground of its own."""
    for each in box.descendants():
        has_ground = each.element_tag == "article" and each.style["background_color"].alpha
        framed = has_ground or each.element_tag in ("aside", "table")
        if framed or isinstance(each, LineBox | ReplacedBox):
            yield each


def _bottom(box: Any) -> float:
    return float(box.position_y + box.margin_height())


def _pictures(story: Any) -> Iterator[FlowPicture]:
    columns = _columns(story)
    noted = any("footnote" in (each.get("class") or "").split() for each in story.element.iter())
    for box in story.descendants():
        if box.element_tag != "figure" or box.element is None:
            continue
        image = next((each for each in box.descendants() if isinstance(each, ReplacedBox)), None)
        source = box.element.get("data-source")
        kind = box.element.get("class") or ""
        if image is not None and source and not is_fixed(box.element):
            wide = image.width > 0.6 * story.width
            yield FlowPicture(
                source,
                image.width,
                image.height,
                whole_ratio(image),
                1 if wide else columns,
                widest(image),
                story.width,
                "cover" in kind,
                noted,
            )


def is_fixed(figure: Any) -> bool:
    """Whether a figure keeps its size: a code, one beside text, one of a row, `crop: none`."""
    kinds = (figure.get("class") or "").split()
    return figure.get("data-fixed") is not None or not FIXED.isdisjoint(kinds)


def widest(image: Any) -> float:
    """The width in px to which an image may be enlarged."""
    pixels = getattr(image.replacement, "width", None)
    return pixels * 96 / RESOLUTION if isinstance(pixels, int) else inf


def _columns(story: Any) -> int:
    return max((int(text.style["column_count"]) for text in texts(story)), default=1)


def texts(story: Any) -> Iterator[Any]:
    """The boxes of a story that are set in columns."""
    for box in story.descendants():
        in_columns = box.element is not None and box.style["column_count"] != "auto"
        if in_columns and any(child.is_column for child in box.children):
            yield box


def runs(text: Any) -> Iterator[tuple[Any, ...]]:
    """The columns in which something stands, between what spans them all."""
    run: list[Any] = []
    for child in (*text.children, None):
        if child is not None and child.is_column:
            run.append(child)
        elif run:
            yield tuple(run)
            run = []


def empty_part(story: Any) -> float:
    """How high a page would be, in px, that were as wide as its columns and held their white.

    A column in which nothing stands counts half as much again: it looks forgotten.
    """
    white = 0.0
    for text in texts(story):
        count = int(text.style["column_count"])
        for run in runs(text):
            top = run[0].position_y
            foots = [max(map(_bottom, _leaves(column)), default=top) for column in run]
            depth = max(foots) - top
            white += depth - sum(foot - top for foot in foots) / count
            white += 0.5 * depth * (count - len(run)) / count
    return white


def _opening(story: Any, top: float, line: float) -> tuple[float, FlowPicture] | None:
    """The head of a story that begins at the page's top, and its wide picture."""
    if story is None or story.position_y > top + line:
        return None
    head = next((box for box in story.descendants() if box.element_tag == "header"), None)
    if head is None or "head" not in (head.element.get("class") or ""):
        return None
    before = float(head.position_y + head.margin_height() - story.position_y)
    for picture in _pictures(story):
        below = LINES if picture.columns == 1 else LINES_IN_COLUMN
        return before + (below + CAPTION) * line, picture
    return None


def whole_lines(height: float, line: float) -> float:
    """The height, in px, with which picture and white take whole lines."""
    return max(3, int((height + 0.4 * line) / line)) * line - 0.4 * line
