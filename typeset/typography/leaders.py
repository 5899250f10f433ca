"""Leaders (CSS Generated Content 3, 2.5.1): dots from a line's text to what stands at its end.

WeasyPrint sets them once a line is done (``handle_leader``), and takes no account of the line's
indent.  Here the dots of all lines of a block stand on one grid, counted from its right edge, and
what follows them ends there, hung lines or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset.typography.contract import leader_index

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Context, Stock

NOTHING = 1e-6  # px


def fill(stock: Stock, context: Context, line: Box, block: Box) -> None:
    """Fill the leader of a laid-out line of ``block``, if it has one."""
    index, leader = leader_index(line)
    if index is None or not leader.children or leader.children[0].width <= 0:
        return
    if context.excluded_shapes:
        stock(context, line, block)
        return
    in_flow = [child for child in line.children if child.is_in_normal_flow()]
    right = block.content_box_x() + block.width
    white = right - in_flow[-1].position_x - in_flow[-1].margin_width()
    dot = leader.children[0]
    leader.children = tuple(_dots(dot, leader.position_x, white + dot.width, right))
    line.width = right - line.position_x
    _widen(line, index, white)


def _dots(dot: Box, start: float, room: float, right: float) -> list[Box]:
    """Copies of ``dot`` from ``start`` on, each a whole number of widths from ``right``."""
    dots = []
    place = right - dot.width
    while place >= start - NOTHING:
        if place + dot.width <= start + room + NOTHING:
            dots.append(dot.copy())
            dots[-1].position_x = place
        place -= dot.width
    return dots[::-1]


def _widen(box: Box, index: tuple[int, object] | None, white: float) -> None:
    """Give the leader and the boxes around it the white, and move what follows."""
    while index is not None:
        at, index = index  # type: ignore[assignment]
        for child in box.children[at + 1 :]:
            if child.is_in_normal_flow():
                child.translate(dx=white)
        box = box.children[at]
        box.width += white
