"""Captions beside their pictures, and how deep a caption will be."""

from __future__ import annotations

from copy import deepcopy
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.grid import Grid
from typeset.makeup.headline import width_of
from typeset.makeup.material import ratio_of, text_of

CAPTION_SIZE, CAPTION_LINE = 0.96, 0.9
"""A caption's size and leading, in those of the text: the layout's style sheet has the same."""

ESTIMATE = 1.08
"""A caption is taken to be longer by this than its characters: marks move to the next line."""


def caption_depth(ems: float, width: float, grid: Grid) -> float:
    """The depth in pt of a caption of that number of em over `width` pt, rather more than less."""
    across = max(1, int(width / (grid.size * CAPTION_SIZE)))
    lines = ceil((ems + 1) * ESTIMATE / across)
    return (lines * CAPTION_LINE + 0.2) * grid.leading


def beside(figure: Element, width: float, grid: Grid) -> Element:
    """A copy of a picture over `width` pt, its caption beside it where that is asked for.

    The caption takes a column, and what a high picture leaves.  It stands below a picture that is
    one column wide, and where it would be deeper than the picture.
    """
    copy = deepcopy(figure)
    image, caption = copy.find("img"), copy.find("figcaption")
    if figure.get("class") != "beside" or image is None or caption is None:
        return copy
    ratios = sorted(map(float, figure.get("data-crop", "").split())) or [ratio_of(figure)]
    room = width - grid.measure - grid.gutter
    wide = min(room, grid.picture * ratios[-1])
    left = width - wide - grid.gutter
    if (
        wide < grid.measure
        or caption_depth(width_of(text_of(caption)), left, grid) > wide / ratios[-1]
    ):
        copy.attrib.pop("class")
        return copy
    row = SubElement(
        copy, "div", {"class": "beside-row", "style": f"column-gap: {grid.gutter:.3f}pt"}
    )
    for each, size in ((image, wide), (caption, left)):
        copy.remove(each)
        each.tail = None
        each.set("style", f"width: {size:.3f}pt; {each.get('style', '')}")
        row.append(each)
    return copy
