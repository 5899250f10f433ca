"""Texts that have the colour of what they stand on: white on white."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tinycss2.color5 import Color

from typeset.engine.drawing_record import Drawn, DrawnPage
from typeset.press.drawn_text import DrawnText, moved

LEAST = 1.1
"""The contrast (WCAG 2, 1.4.3) of what can just be seen; a light grey on white has 1.3."""
OPAQUE = 0.9
PAPER = 1.0
"""The luminance of what nothing was drawn on."""


def unseen_texts(pages: list[DrawnPage], texts: list[DrawnText]) -> Iterator[DrawnText]:
    """Each text whose colour its ground has, too."""
    by_page: defaultdict[int, list[DrawnText]] = defaultdict(list)
    for text in texts:
        if text.seen:
            by_page[text.page].append(text)
    for number, page in enumerate(pages):
        grounds = [(order, thing) for order, thing in enumerate(page.things) if _is_ground(thing)]
        levels = {_luminance(thing.what.color) for _, thing in grounds if thing.kind != "picture"}
        levels.add(PAPER)
        for text in by_page[number]:
            ink = _luminance(text.box.style["color"])
            if any(_alike(ink, level) for level in levels):
                ground = _ground(text, grounds)
                if ground is not None and _alike(ink, ground):
                    yield text


def _is_ground(thing: Drawn) -> bool:
    if thing.kind == "background":
        return bool(thing.what.color.alpha >= OPAQUE) or _has_picture(thing)
    return thing.kind == "picture"


def _has_picture(thing: Drawn) -> bool:
    return bool(any(layer.image is not None for layer in thing.what.layers))


def _ground(text: DrawnText, grounds: list[tuple[int, Drawn]]) -> float | None:
    """The luminance of what was last drawn below the middle of a text; None for a picture."""
    left, top, right, bottom = text.rectangle
    x, y = (left + right) / 2, (top + bottom) / 2
    for order, thing in reversed(grounds):
        if order < text.order and _holds(thing, x, y):
            pictured = thing.kind == "picture" or _has_picture(thing)
            return None if pictured else _luminance(thing.what.color)
    return PAPER


def _holds(thing: Drawn, x: float, y: float) -> bool:
    if thing.kind == "picture":
        box = thing.what
        area = (box.content_box_x(), box.content_box_y(), box.width, box.height)
    else:
        area = thing.what.layers[-1].painting_area
    left, top, width, height = area
    left, top, right, bottom = moved((left, top, left + width, top + height), thing.matrix)
    return left <= x <= right and top <= y <= bottom


def _alike(one: float, other: float) -> bool:
    high, low = max(one, other), min(one, other)
    return (high + 0.05) / (low + 0.05) < LEAST


def _luminance(colour: Any) -> float:
    return _of(colour.space, tuple(colour.coordinates))


@lru_cache(maxsize=256)
def _of(space: str, coordinates: tuple[float, ...]) -> float:
    """The relative luminance of a colour as a screen shows it (WCAG 2)."""
    red, green, blue = (
        shade / 12.92 if shade <= 0.04045 else ((shade + 0.055) / 1.055) ** 2.4
        for shade in Color(space, coordinates, 1).to("srgb").coordinates
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
