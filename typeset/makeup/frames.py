"""Frames on the pages, empty when they are laid out, and the galley's boxes moved into them.

All frames have one style: where each stands is set on its box, for a style of its own for each of
some hundred frames takes longer to compute than all else of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from typeset.makeup.box_parts import (
    box_head_lines,
    box_lines,
    box_parts,
    box_picture_lines,
)
from typeset.makeup.boxed_story import box_columns
from typeset.makeup.boxes import Box, Row
from typeset.makeup.cropped import crop
from typeset.makeup.galley import (
    PX,
    Galley,
    Slip,
)
from typeset.makeup.grid import Grid
from typeset.makeup.headline_space import blank_below
from typeset.makeup.moving import Slot, copied, move, moved
from typeset.makeup.story import Piece

FRAME_CSS = (
    "[data-frame] { position: absolute; left: 0; top: 0; width: 0; height: 0; margin: 0; "
    "box-sizing: border-box }\n"
)
"""The CSS of a frame before it is put into its place."""


@dataclass(frozen=True)
class FramePlace:
    """Where a frame stands, in pt from the upper left corner of the type area; its border box."""

    left: float
    top: float
    width: float
    height: float


def place_of(piece: Piece, grid: Grid) -> FramePlace:
    """Where a piece of the plan stands."""
    left, top = grid.x(piece.column), grid.y(piece.line)
    return FramePlace(left, top, grid.width(piece.span), grid.y(piece.lines))


def frames_in(box: Box) -> Iterator[tuple[str, Box]]:
    """The laid-out frames in a page, by name."""
    for child in getattr(box, "children", ()):
        inner: Any = getattr(child, "_box", child)
        name = inner.element.get("data-frame") if inner.element is not None else None
        if name:
            yield name, inner
        else:
            yield from frames_in(inner)


def put(frame: Box, place: FramePlace) -> None:
    """Put an empty frame into its place."""
    frame.translate(place.left * PX, place.top * PX)
    across = frame.padding_left + frame.padding_right
    across += frame.border_left_width + frame.border_right_width
    down = frame.padding_top + frame.padding_bottom
    down += frame.border_top_width + frame.border_bottom_width
    frame.width = max(0.0, place.width * PX - across)
    frame.height = max(0.0, place.height * PX - down)


def fill(frame: Box, piece: Piece, galley: Galley, grid: Grid) -> None:
    """Move a piece's boxes into its frame."""
    if piece.kind == "text":
        slip = galley.slips[f"{piece.story}/text"]
        rows = slip.column(piece.first, piece.last)
        frame.children = _on_grid(frame, rows, 0, slip, galley, grid)
    elif piece.kind == "boxed":
        frame.children = _box(frame, piece, galley, grid)
    elif piece.kind == "picture":
        slip = galley.slips[f"{piece.story}/picture{piece.first}/{piece.span}"]
        picture = copied(slip.box)
        crop(picture, grid.y(piece.lines) * PX)
        frame.children = [_hanging(frame, picture)]
    else:
        slip = galley.slips[f"{piece.story}/head/{piece.span}"]
        frame.children = [_standing(frame, copied(slip.box), frame.height)]


def _box(frame: Box, piece: Piece, galley: Galley, grid: Grid) -> list[Box]:
    """The parts of a box: headline, pictures, and the text in its columns."""
    slip = galley.slips[f"{piece.story}/boxed/{piece.span}"]
    spare = piece.lines - box_lines(slip, piece.span, grid)
    head = box_head_lines(slip, grid) + (spare + 1) // 2
    parts = [] if slip.head is None else [_standing(frame, copied(slip.head), grid.y(head) * PX)]
    if slip.pictures is not None:
        top = frame.content_box_y() + grid.y(head) * PX
        parts.append(_moved(frame, copied(slip.pictures), top))
        head += box_picture_lines(slip, grid)
    step = box_columns(piece.span, grid).step * PX
    for part in box_parts(slip, piece.span, grid):
        for column, (first, last) in enumerate(pairwise(part.ends)):
            rows = slip.column(first, last)
            if rows:
                parts += _on_grid(frame, rows, head, slip, galley, grid, column * step)
        if part.table is not None:
            top = frame.content_box_y() + grid.y(head + part.text) * PX
            parts.append(_moved(frame, copied(part.table), top))
        head += part.lines
    return parts


def _on_grid(
    frame: Box,
    rows: tuple[Row, ...],
    line: int,
    slip: Slip,
    galley: Galley,
    grid: Grid,
    right: float = 0.0,
) -> list[Box]:
    """The rows, from that line of the frame on; centred where they are narrower than it.

    `right` moves them to the right, px.
    """
    leading = grid.leading * PX
    x = frame.content_box_x() + (frame.width - slip.box.width) / 2 + right
    y, set_leading = frame.content_box_y() + line * leading, galley.grid.leading * PX
    slot = Slot(x, y, leading, galley.baseline, set_leading)
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
