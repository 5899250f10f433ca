"""Cropped pictures: between two ratios, so that a picture with its caption fills whole lines.

The image is cut round its focus by CSS (`object-fit`, `object-position`); here its height is set.
Lengths are CSS pixels.
"""

from __future__ import annotations

from math import ceil

from weasyprint.formatting_structure import boxes

from typeset.makeup.boxes import Box
from typeset.makeup.galley import PX, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.moving import move
from typeset.makeup.story import NEVER

HAIR = 0.01
"""So small a part of a line is rounding."""


def picture_lines(box: Box, grid: Grid) -> int:
    """The lines that a picture takes; NEVER where its crop is deeper than a picture may be."""
    image = _image(box)
    heights = _heights(image, box)
    if image is None or heights is None:
        return grid_lines(box.margin_height(), grid)
    least, most = heights
    if least > image.max_height + 1:
        return NEVER
    rest = box.margin_height() - image.height
    usual = rest + max(least, min(image.height, most))
    lines: int = max(1, round(usual / (grid.leading * PX)))
    if lines * grid.leading * PX - rest > most:
        lines -= 1
    if lines * grid.leading * PX - rest < least:
        lines += 1
    return lines


def least_lines(box: Box, grid: Grid) -> int:
    """The fewest lines that a picture takes, cropped as far as it may be."""
    usual, image = picture_lines(box, grid), _image(box)
    heights = _heights(image, box)
    if image is None or heights is None or usual == NEVER:
        return usual
    least: float = box.margin_height() - image.height + heights[0]
    return min(usual, max(1, ceil(least / (grid.leading * PX) - HAIR)))


def crop(box: Box, height: float) -> None:
    """Give the image such a height that all is `height` px deep, as far as its range allows."""
    image = _image(box)
    heights = _heights(image, box)
    if image is None or heights is None:
        return
    least, most = heights
    before = image.height
    image.height = max(least, min(most, before + height - box.margin_height()))
    _grown(box, image, image.height - before)


def _image(box: Box) -> Box | None:
    return next((b for b in box.descendants() if isinstance(b, boxes.ReplacedBox)), None)


def _heights(image: Box | None, box: Box) -> tuple[float, float] | None:
    """The least and the greatest height that the image may have over its width."""
    elements = (part.element for part in box.descendants() if part.element is not None)
    said = next((words for e in elements if (words := e.get("data-crop", "").split())), None)
    if said is None or image is None:
        return None
    low, high = sorted(map(float, said))
    return image.width / high, image.width / low


def _grown(box: Box, image: Box, more: float) -> None:
    """Make the boxes around the image deeper, and move what stands below it."""
    below = False
    for child in box.children:
        if below:
            move(child, 0, more)
        elif child is image:
            below = True
        elif image in list(child.descendants()):
            _grown(child, image, more)
            below = True
    if box is not image and isinstance(box.height, float | int):
        box.height += more
