"""The pages themselves: frames and rules as HTML, then the galley's boxes moved into the frames."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from weasyprint import Document
from weasyprint.document import Page

from typeset.makeup.air import blank_below
from typeset.makeup.boxes import Box, Row, Slot, move, moved
from typeset.makeup.galley import (
    BOX_FOOT,
    PX,
    Galley,
    Setter,
    Slip,
    rows_between,
    text_lines,
    variables,
)
from typeset.makeup.grid import Grid
from typeset.makeup.material import Material
from typeset.makeup.rules import placed_rules, rule_element
from typeset.makeup.story import Piece, Plan


def make_sheets(
    plan: Plan, material: Material, galley: Galley, grid: Grid, set_html: Setter
) -> Document:
    """The document of the finished pages."""
    body = Element("body", {"class": "sheets"})
    frames: dict[str, Piece] = {}
    for page in range(1, plan.pages + 1):
        body.append(_sheet(page, plan, material, galley, grid, frames))
    html = tostring(material.document(body, _css(grid)), encoding="unicode", method="html")
    document = set_html("<!DOCTYPE html>" + html)
    for page in document.pages:
        for frame in _frames(page._page_box):
            _fill(frame, frames[frame.element.get("data-frame")], galley, grid)
    document.pages = [Page(page._page_box) for page in document.pages]
    return document


def _css(grid: Grid) -> str:
    margins = " ".join(f"{margin}mm" for margin in grid.paper.margins)
    return (
        f":root {{ {variables(grid)} }}\n"
        f"@page {{ size: {grid.paper.width}mm {grid.paper.height}mm; margin: {margins} }}\n"
        "body.sheets { margin: 0 }\n"
        f".sheet {{ position: relative; height: {grid.y(grid.lines) - 0.01:.4f}pt; "
        "break-after: page }\n"
        ".sheet:last-child { break-after: auto }\n"
        "[data-frame], .rule, .sheet > .foot { position: absolute; margin: 0 }\n"
    )


# ---- HTML --------------------------------------------------------------------------------------


def _sheet(
    page: int,
    plan: Plan,
    material: Material,
    galley: Galley,
    grid: Grid,
    frames: dict[str, Piece],
) -> Element:
    sheet = Element("section", {"class": "sheet first" if page == 1 else "sheet"})
    if page == 1 and material.nameplate is not None:
        sheet.append(_furniture(material.nameplate, "top: 0", grid))
    for rule in placed_rules(plan, page, galley, grid):
        sheet.append(rule_element(rule))
    for number, article in enumerate(material.articles):
        pieces = [p for p in plan.pieces if p.page == page and p.story == number]
        if pieces:
            element = SubElement(sheet, "article", _attributes(article.element, frames))
            for piece in _in_reading_order(pieces):
                element.append(_frame(piece, material, grid, frames))
    if page == plan.pages and material.foot is not None:
        sheet.append(_furniture(material.foot, "bottom: 0", grid))
    return sheet


def _attributes(element: Element, frames: dict[str, Piece]) -> dict[str, str]:
    """The article's attributes; its id stands only once."""
    attributes = dict(element.attrib)
    if f"#{attributes.get('id')}" in frames:
        attributes.pop("id")
    frames[f"#{attributes.get('id')}"] = Piece("head", 0, 0, 0, 0, 0, 0)
    return attributes


def _in_reading_order(pieces: list[Piece]) -> list[Piece]:
    kinds = ("jump-from", "head", "picture", "boxed", "text", "jump-to")
    return sorted(pieces, key=lambda piece: (kinds.index(piece.kind), piece.first))


def _furniture(element: Element, place: str, grid: Grid) -> Element:
    copy = deepcopy(element)
    copy.set("style", f"left: 0; {place}; width: {grid.width(grid.columns):.4f}pt")
    return copy


def _frame(piece: Piece, material: Material, grid: Grid, frames: dict[str, Piece]) -> Element:
    name = str(len(frames))
    frames[name] = piece
    if piece.kind in ("jump-to", "jump-from"):
        return _jump(piece, material, grid)
    kind = "frame boxed" if piece.kind == "boxed" else "frame"
    frame = Element("div", {"class": kind, "data-frame": name})
    frame.set("style", _place(piece, grid))
    return frame


def _jump(piece: Piece, material: Material, grid: Grid) -> Element:
    assert piece.kind in ("jump-to", "jump-from")
    element = deepcopy(material.jumps[piece.kind])
    for child in element.iter():
        if "page-number" in child.get("class", "").split():
            child.text = str(piece.first)
    last = replace(piece, line=piece.line + piece.lines - 1, lines=1)
    element.set("style", f"position: absolute; {_place(last, grid)}")
    return element


def _place(piece: Piece, grid: Grid) -> str:
    left, top = grid.x(piece.column), grid.y(piece.line)
    width, height = grid.width(piece.span), grid.y(piece.lines)
    return f"left: {left:.4f}pt; top: {top:.4f}pt; width: {width:.4f}pt; height: {height:.4f}pt"


# ---- boxes -------------------------------------------------------------------------------------


def _frames(box: Box) -> Iterator[Box]:
    """The laid-out frames that wait for their content."""
    for child in getattr(box, "children", ()):
        inner: Any = getattr(child, "_box", child)
        if inner.element is not None and inner.element.get("data-frame"):
            yield inner
        else:
            yield from _frames(inner)


def _fill(frame: Box, piece: Piece, galley: Galley, grid: Grid) -> None:
    """Move a piece's boxes into its frame."""
    if piece.kind == "text":
        slip = galley.slips[f"{piece.story}/text"]
        rows = rows_between(slip.rows, piece.first, piece.last)
        frame.children = _on_grid(frame, rows, 0, slip, galley, grid)
    elif piece.kind == "boxed":
        slip = galley.slips[f"{piece.story}/boxed/{piece.span}"]
        head = piece.lines - text_lines(slip) - BOX_FOOT
        parts = [] if slip.head is None else [_standing(frame, slip.head, grid.y(head) * PX)]
        frame.children = [*parts, *_on_grid(frame, slip.rows, head, slip, galley, grid)]
    elif piece.kind == "picture":
        slip = galley.slips[f"{piece.story}/picture{piece.first}/{piece.span}"]
        frame.children = [_hanging(frame, slip.box)]
    else:
        slip = galley.slips[f"{piece.story}/head/{piece.span}"]
        frame.children = [_standing(frame, slip.box, frame.height)]


def _on_grid(
    frame: Box, rows: tuple[Row, ...], line: int, slip: Slip, galley: Galley, grid: Grid
) -> list[Box]:
    """The rows, from that line of the frame on; centred where they are narrower than it."""
    leading = grid.leading * PX
    x = frame.content_box_x() + (frame.width - slip.box.width) / 2
    slot = Slot(x, frame.content_box_y() + line * leading, leading, galley.baseline)
    return moved(rows, slot, slip.box.content_box_x())


def _hanging(frame: Box, box: Box) -> Box:
    """The box, moved to the frame's top."""
    return _moved(frame, box, frame.content_box_y())


def _standing(frame: Box, box: Box, height: float) -> Box:
    """The box, moved so that its last characters stand on the foot of the first `height` px."""
    foot = frame.content_box_y() + height
    return _moved(frame, box, foot - box.margin_height() + blank_below(box))


def _moved(frame: Box, box: Box, top: float) -> Box:
    left = frame.content_box_x() + (frame.width - box.margin_width()) / 2
    move(box, left - box.position_x, top - box.position_y)
    return box
