"""What WeasyPrint asks of every box, again and again, answered sooner for the plainest.

Lines and texts are anonymous: they inherit what is inherited, and have no background, unless
`::first-line` gave them one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.formatting_structure.boxes import LineBox, TextBox

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Stock

PAINTED = ("background_color", "background_image", "box_shadow")


def is_in_normal_flow(box: Box) -> bool:
    """Whether `box` is in normal flow (CSS 2.1, 9.3): WeasyPrint's `Box.is_in_normal_flow`."""
    style = box.style
    return style["float"] == "none" and style["position"] in ("static", "relative")


def layout_backgrounds(
    stock: Stock, page: Box, box: Box, *arguments: object, **options: object
) -> None:
    """Fetch the backgrounds of `box` and of what is in it: `layout_box_backgrounds`."""
    if not isinstance(box, TextBox | LineBox) or not box.style.keys().isdisjoint(PAINTED):
        stock(page, box, *arguments, **options)
        return
    box.background = None
    for child in box.all_children():
        layout_backgrounds(stock, page, child, *arguments)
