"""Air (空白) about a headline, measured as the eye does: from its characters, not from its lines.

A line is taller than its characters, and a headline's more so than the text's: were lines stacked
as they are, the air below a headline would depend on its size.  Lengths are CSS pixels.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

Box = Any

ASCENT, DESCENT = 0.88, 0.12
"""A Chinese character's square above and below the baseline, in em (the common design of 汉字)."""


def blank_above(box: Box) -> float:
    """How far the characters of the first line in `box` begin below that line's top."""
    line = _outermost(box, 0)
    if line is None:
        return 0.0
    blank: float = line.baseline - ASCENT * line.style["font_size"]
    return blank


def blank_below(box: Box) -> float:
    """How far the characters of the last line in `box` end above that line's foot."""
    line = _outermost(box, -1)
    if line is None:
        return 0.0
    blank: float = line.height - line.baseline - DESCENT * line.style["font_size"]
    return blank


def characters_height(box: Box) -> float:
    """The height of the box with its padding, without the blank of its first and last line."""
    height: float = box.margin_height()
    return height - blank_above(box) - blank_below(box)


def _outermost(box: Box, place: int) -> Any:
    """The first (0) or last (-1) line in a box; None where something else stands there."""
    while not isinstance(box, boxes.LineBox):
        children = getattr(box, "children", ())
        if not children:
            return None
        box = children[place]
    return box
