"""书名号甲式: a wavy line that is seen as one, whatever its thickness.

WeasyPrint's waves are three quarters of the line's thickness high: at the size of text they look
straight.  Source: GB/T 15834-2011, 4.15.3 (a wavy line below the title of a work).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Stock, Stream, Value

LENGTH = 0.25
"""em of a wave, up and down: four to a character."""
HEIGHT = 0.05
"""em above and below the line's middle."""


def draw(
    stock: Stock,
    stream: Stream,
    textbox: Box,
    offset_x: float,
    offset_y: float,
    thickness: float,
    color: Value,
) -> None:
    """A line of a text box; a wavy one in waves that follow its type's size."""
    if textbox.style["text_decoration_style"] != "wavy":
        stock(stream, textbox, offset_x, offset_y, thickness, color)
        return
    size = textbox.style["font_size"]
    count = max(1, round(2 * textbox.width / (LENGTH * size)))
    step, rise = textbox.width / count, HEIGHT * size * 4 / 3  # a curve reaches ¾ of its handles
    x, y = textbox.position_x, textbox.position_y + offset_y
    with stream.stacked():
        stream.set_color(color, stroke=True)
        stream.set_line_width(thickness)
        stream.move_to(x, y)
        for number in range(count):
            way = y + (rise if number % 2 else -rise)
            stream.curve_to(x + step / 3, way, x + 2 * step / 3, way, x + step, y)
            x += step
        stream.stroke()
