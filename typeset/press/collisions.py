"""Texts that something drawn later covers, and texts that stand on one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from weasyprint.images import RasterImage

from typeset.engine.drawing_record import Drawn, DrawnPage
from typeset.press.drawn_text import DrawnText, Rectangle, moved

COVERED = 0.12
"""The part of a character's height and width that may be covered: what a rule takes."""
OPAQUE = 0.9


def covered_texts(pages: list[DrawnPage], texts: list[DrawnText]) -> Iterator[DrawnText]:
    """Each text over which something opaque was drawn."""
    by_page = _by_page(texts)
    for number, page in enumerate(pages):
        before: list[DrawnText] = []
        lowest = 0.0
        waiting = iter(by_page[number])
        text = next(waiting, None)
        covered: set[int] = set()
        for order, thing in enumerate(page.things):
            while text is not None and text.order < order:
                before.append(text)
                lowest = max(lowest, text.rectangle[3])
                text = next(waiting, None)
            if not before or thing.kind == "text":
                continue
            for rectangle in _opaque(thing):
                if rectangle[1] < lowest:
                    covered |= {id(each) for each in before if _meet(each, rectangle)}
        yield from (each for each in by_page[number] if id(each) in covered)


def _opaque(thing: Drawn) -> Iterator[Rectangle]:
    """What a background or a picture hides, px."""
    if thing.kind == "picture":
        box = thing.what
        if box.style["visibility"] == "visible" and _hides(box):
            left, top = box.content_box_x(), box.content_box_y()
            yield moved((left, top, left + box.width, top + box.height), thing.matrix)
        return
    background = thing.what
    left, top, width, height = background.layers[-1].painting_area
    if background.color.alpha >= OPAQUE:
        yield moved((left, top, left + width, top + height), thing.matrix)
    for layer in background.layers:
        if isinstance(layer.image, RasterImage) and not layer.unbounded:
            x, y, wide, high = layer.painting_area
            yield moved((x, y, x + wide, y + high), thing.matrix)


def _hides(box: Any) -> bool:
    """Whether a picture hides what is below; a seal that is put over its date does not."""
    return not box.is_absolutely_positioned() or isinstance(box.replacement, RasterImage)


def _meet(text: DrawnText, other: Rectangle) -> bool:
    left, top, right, bottom = text.rectangle
    high = bottom - top
    wide = min(right, other[2]) - max(left, other[0])
    deep = min(bottom, other[3]) - max(top, other[1])
    return wide > COVERED * high and deep > COVERED * high


def overprinted_texts(texts: list[DrawnText]) -> Iterator[DrawnText]:
    """Each text that stands on another one."""
    for page in _by_page(texts).values():
        ordered = sorted(page, key=lambda text: text.rectangle[1])
        open_ones: list[DrawnText] = []
        for text in ordered:
            top = text.rectangle[1]
            open_ones = [other for other in open_ones if other.rectangle[3] > top]
            if any(_overprint(text, other) for other in open_ones):
                yield text
            open_ones.append(text)


def _overprint(one: DrawnText, other: DrawnText) -> bool:
    """Whether two texts share more than the blanks of their characters."""
    low = min(one.rectangle[3] - one.rectangle[1], other.rectangle[3] - other.rectangle[1])
    wide = min(one.rectangle[2], other.rectangle[2]) - max(one.rectangle[0], other.rectangle[0])
    deep = min(one.rectangle[3], other.rectangle[3]) - max(one.rectangle[1], other.rectangle[1])
    return wide > 2 * COVERED * low and deep > 2 * COVERED * low


def _by_page(texts: list[DrawnText]) -> defaultdict[int, list[DrawnText]]:
    found: defaultdict[int, list[DrawnText]] = defaultdict(list)
    for text in texts:
        found[text.page].append(text)
    return found
