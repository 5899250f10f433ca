"""Used lengths, kept with the style that they come from.

Of most boxes no length depends on the containing block (CSS 2.1, 10.2 to 10.7 and 8.3 to 8.5: none
is a percentage or a calculation with one); then all boxes of a style have the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typeset.engine.stock import CachedBox
    from typeset.typography.stock import Box, Stock, Style

SIDES = ("left", "right", "top", "bottom")
FROM_STYLE = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"{limit}{axis}" for limit in ("", "min_", "max_") for axis in ("width", "height")),
)
USED = (*FROM_STYLE, *(f"border_{side}_width" for side in SIDES))


def resolve(stock: Stock, box: CachedBox, containing_block: Box) -> None:
    """Set the used lengths of `box` as attributes: stands in for `percent.resolve_percentages`."""
    kept = box.style.cached.lengths
    if kept:
        box.__dict__.update(kept)
        return
    stock(box, containing_block)
    cached = box.style.cached  # another one, if the style has just left the first
    if cached.lengths is None:
        cached.lengths = {name: getattr(box, name) for name in USED} if _fixed(box.style) else {}


def _fixed(style: Style) -> bool:
    """Whether no length of `style` depends on where its box stands."""
    if style["border_collapse"] == "collapse":  # set by the table
        return False
    values = (style[name] for name in FROM_STYLE)
    return all(value in ("auto", None) or getattr(value, "unit", "") == "px" for value in values)
