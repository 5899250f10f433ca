"""The texts that were drawn, each with its source, its rectangle and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox, TableRowGroupBox, TextBox

from typeset.engine.drawing_record import DrawnPage
from typeset.press.expected_text import bare
from typeset.typography.characters import CLOSING_KINDS, Kind, kind_of

ASCENT, DESCENT = 0.80, 0.08
"""What ink reaches at least, above and below the baseline, em: characters of a lower mark less."""
SIDE = 0.08
"""The blank at each side of a character, em."""
MARK_SIDE = 0.5
"""The blank before an opening mark, and after a closing one, em: they may be squeezed away."""
CLEAR = 0.05
"""A colour or group so thin is not seen."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom, px."""


@dataclass(slots=True)
class DrawnText:
    """A text box as it was drawn: `order` among what was drawn on its page."""

    page: int
    order: int
    box: Any
    text: str
    place: str | None  # its block's `data-source`
    generated: bool  # by the style sheet, not in the HTML
    repeated: bool  # in a margin, or the head of a table that goes on
    seen: bool  # neither transparent nor cut off
    rectangle: Rectangle


@dataclass(slots=True)
class _Whereabouts:
    place: str | None = None
    repeated: bool = False
    clip: Rectangle | None = None
    clear: bool = False


def drawn_texts(pages: list[DrawnPage]) -> Iterator[DrawnText]:
    """All texts that leave ink, page by page in the order in which they were drawn."""
    heads: set[int] = set()
    for number, page in enumerate(pages):
        known = {id(box): where for box, where in _walk(page.box, _Whereabouts(), heads)}
        for order, thing in enumerate(page.things):
            box = thing.what
            if thing.kind != "text" or box.style["visibility"] != "visible":
                continue
            if text := bare(_own_text(box)):
                where = known.get(id(box), _Whereabouts())
                ink = moved(_ink(box), thing.matrix)
                shows = not where.clear and box.style["color"].alpha > CLEAR
                yield DrawnText(
                    number,
                    order,
                    box,
                    text,
                    where.place,
                    _is_made(box.element_tag or ""),
                    where.repeated,
                    shows and (where.clip is None or _inside(ink, where.clip)),
                    ink,
                )


def _is_made(tag: str) -> bool:
    """Whether a style sheet made the text, as of ::before; a first letter is the author's."""
    return "::" in tag and not tag.endswith("::first-letter")


def _own_text(box: Any) -> str:
    """The text of a box without the hyphen that a line's end has added."""
    text: str = box.text
    spans: Any = getattr(box.pango_layout, "spans", ())
    return text.removesuffix(spans[-1].shaped.text) if len(spans) > 1 else text


def _walk(box: Any, where: _Whereabouts, heads: set[int]) -> Iterator[tuple[Any, _Whereabouts]]:
    if isinstance(box, TextBox):
        yield box, where
        return
    element = box.element
    place = element.get("data-source") if element is not None else None
    repeats = isinstance(box, MarginBox) or (
        isinstance(box, TableRowGroupBox) and box.is_header and _is_known(element, heads)
    )
    style = box.style
    cut = style["overflow"] != "visible" and hasattr(box, "padding_left")
    if place or repeats or cut or style["opacity"] < 1:
        where = _Whereabouts(
            place or where.place,
            where.repeated or repeats,
            _padding_box(box) if cut else where.clip,
            where.clear or style["opacity"] <= CLEAR,
        )
    for child in getattr(box, "children", ()):
        yield from _walk(child, where, heads)


def _is_known(element: Any, heads: set[int]) -> bool:
    """Whether a table's head was on a page before."""
    known = id(element) in heads
    heads.add(id(element))
    return known


def _padding_box(box: Any) -> Rectangle:
    left, top = box.padding_box_x(), box.padding_box_y()
    return left, top, left + box.padding_width(), top + box.padding_height()


def _inside(ink: Rectangle, clip: Rectangle) -> bool:
    """Whether hardly anything of the ink is cut off."""
    left, top, right, bottom = ink
    slack = 0.1 * (bottom - top)
    return (
        left >= clip[0] - slack
        and top >= clip[1] - slack
        and right <= clip[2] + slack
        and bottom <= clip[3] + slack
    )


def _ink(box: Any) -> Rectangle:
    """Where a text box has ink, nearly: its line of em boxes less their blank sides."""
    size = box.style["font_size"]
    baseline = box.position_y + box.baseline
    text = box.text.strip()
    before = MARK_SIDE if kind_of(text[0]) is Kind.OPEN else SIDE
    after = MARK_SIDE if kind_of(text[-1]) in CLOSING_KINDS else SIDE
    left, right = box.position_x + before * size, box.position_x + box.width - after * size
    return left, baseline - ASCENT * size, max(left, right), baseline + DESCENT * size


def moved(rectangle: Rectangle, matrix: Any | None) -> Rectangle:
    """The rectangle around what a transformation makes of one."""
    if matrix is None:
        return rectangle
    left, top, right, bottom = rectangle
    corners = [matrix.transform_point(x, y) for x, y in ((left, top), (right, top), (left, bottom))]
    corners.append(matrix.transform_point(right, bottom))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
