"""`device-cmyk()` where WeasyPrint reckons in RGB alone: borders in two shades, and gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tinycss2 import color4, color5

from typeset.engine.inks import on_screen

if TYPE_CHECKING:
    from typeset.engine.stock import Colour, Gradient
    from typeset.typography.stock import Stock

CMYK = "device-cmyk"


def to_space(stock: Stock, colour: Colour, space: str) -> Colour:
    """The colour in another space (`Color.to`); inks become what a screen shows for them."""
    if colour.space == CMYK and space == "srgb":
        shades = [shade / 255 for shade in on_screen(*colour.coordinates)]
        return color4.Color(space, shades, colour.alpha)
    return stock(colour, space)


def draw_gradient(stock: Stock, gradient: Gradient, *arguments: object) -> None:
    """Draw a gradient (`Gradient.draw`), in what a screen shows for its inks."""
    gradient.colors = tuple(
        colour.to("srgb") if colour.space == CMYK else colour for colour in gradient.colors
    )
    stock(gradient, *arguments)


def darken(stock: Stock, colour: Colour) -> Colour:
    """The dark shade of a border (CSS Backgrounds 3, 4.2): the same inks, and more black."""
    if colour.space != CMYK:
        return stock(colour)
    *inks, black = colour.coordinates
    return color5.Color(CMYK, (*inks, 1 - (1 - black) / 1.5), colour.alpha)


def lighten(stock: Stock, colour: Colour) -> Colour:
    """The light shade of a border: a third less of every ink."""
    if colour.space != CMYK:
        return stock(colour)
    return color5.Color(CMYK, tuple(ink / 1.5 for ink in colour.coordinates), colour.alpha)
