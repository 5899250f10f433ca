"""Colours that reach the page's edge go on over it, as far as the bleed."""

from __future__ import annotations

from typing import Any

from weasyprint import CSS, Document

Rectangle = tuple[float, float, float, float]

TOUCHING = 0.5
"""px.  A box as near as this to the edge was meant to reach it."""


def bleed_sheet(bleed: float) -> CSS:
    """The style that gives every page a bleed, in pt; WeasyPrint paints the page's own colour."""
    return CSS(string=f"@page {{ bleed: {bleed:.4f}pt }}")


def extend_to_bleed(document: Document) -> None:
    """Draw out every background that touches the edge of its page, over its bleed."""
    for page in document.pages:
        box = page._page_box
        edges = box.margin_width(), box.margin_height()
        canvas = getattr(box, "canvas_background", None)
        if canvas is not None:
            box.canvas_background = _extended(canvas, edges, page.bleed)
        for child in box.all_children():
            _extend(child, edges, page.bleed)


def _extend(box: Any, edges: tuple[float, float], bleed: dict[str, float]) -> None:
    box = getattr(box, "_box", box)  # a placeholder of what is placed absolutely
    background = getattr(box, "background", None)
    if background is not None and background.layers:
        box.background = _extended(background, edges, bleed)
    for child in box.all_children():
        _extend(child, edges, bleed)


def _extended(background: Any, edges: tuple[float, float], bleed: dict[str, float]) -> Any:
    layers = [
        layer._replace(
            painting_area=_drawn_out(layer.painting_area, edges, bleed),
            clipped_boxes=[
                (*_drawn_out(clip[:4], edges, bleed), *clip[4:]) for clip in layer.clipped_boxes
            ],
        )
        for layer in background.layers
    ]
    return background._replace(layers=layers)


def _drawn_out(area: Rectangle, edges: tuple[float, float], bleed: dict[str, float]) -> Rectangle:
    """`area` (x, y, width, height in px), longer at each edge of the page that it touches."""
    x, y, width, height = area
    left, top, right, bottom = x, y, x + width, y + height
    if width <= 0 or height <= 0:
        return area
    if left <= TOUCHING:
        left = min(left, -bleed["left"])
    if top <= TOUCHING:
        top = min(top, -bleed["top"])
    if right >= edges[0] - TOUCHING:
        right = max(right, edges[0] + bleed["right"])
    if bottom >= edges[1] - TOUCHING:
        bottom = max(bottom, edges[1] + bleed["bottom"])
    return left, top, right - left, bottom - top
