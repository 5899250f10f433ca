"""Blocks that take whole steps of a grid, whatever they hold: ``block-step-size``.

CSS Rhythmic Sizing Level 1 (https://drafts.csswg.org/css-rhythm-1/), with the initial values of its
other properties: the white is added around the block, half above and half below.  Of a block that
goes on, the last piece alone is rounded, below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Context, SkipStack, Stock, Value

NOTHING = 0.01
"""px.  A remainder as small as this is a rounding."""


def lay_out(
    stock: Stock,
    context: Context,
    box: Box,
    bottom_space: float,
    skip_stack: SkipStack | None,
    *rest: Value,
    **how: Value,
) -> Value:
    """Lay out a block (``block_box_layout``), and make its height a whole number of steps."""
    result = stock(context, box, bottom_space, skip_stack, *rest, **how)
    done, goes_on_at = result[:2]
    step = box.style["block_step_size"]
    if step and done is not None and goes_on_at is None:
        white = -done.border_height() % step
        if NOTHING < white < step - NOTHING:
            done.height += white
            if skip_stack is None:
                for child in done.children:
                    child.translate(0, white / 2)
    return result
