"""The shape of display type: of a title's lines, which are neither alike nor of any length.

GB/T 9704-2012, 7.3.1: a title of several lines is a trapezium or a lozenge, 梯形或菱形; so it is no
rectangle (长方形), and no hourglass (沙漏形), and none of its lines is one character.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

HOURGLASS = 1.5
"""The price of a line that is shorter than one above it and one below: more than that of breaks
where words hold together, for bonds are on the same scale."""
RECTANGLE = 0.06
LONE = 5.0
"""The price of a line of one character."""
ALIKE = 0.9
"""em: lines that differ by less are alike."""
MOST_SHAPES = 5000
"""Ways to break a title that are weighed; of a longer one, the firmest bonds are left out."""


class Stop(NamedTuple):
    """Where a line may end: its end and the next one's start, on one endless line, in em."""

    end: float
    start: float
    bond: float


def shaped(stops: Sequence[Stop], lines: int, most: float) -> tuple[float, tuple[int, ...]] | None:
    """The best price of `lines` lines of at most `most` em, and where they end: indices of `stops`.

    The first of `stops` is the text's beginning, the last its end.  None where lines are too long.
    """
    last = len(stops) - 1
    inner = range(1, last)
    while comb(len(inner), lines - 1) > MOST_SHAPES:
        inner = sorted(sorted(inner, key=lambda i: stops[i].bond)[: len(inner) * 3 // 4])  # type: ignore[assignment]
    best: tuple[float, tuple[int, ...]] | None = None
    for ends in combinations(inner, lines - 1):
        widths = [
            stops[end].end - stops[begin].start
            for begin, end in zip((0, *ends), (*ends, last), strict=True)
        ]
        if max(widths) <= most:
            price = _price(widths) + sum(stops[end].bond for end in ends)
            if best is None or price < best[0]:
                best = price, ends
    return best


def _price(widths: Sequence[float]) -> float:
    """What the shape of lines of these widths costs."""
    target = sum(widths) / len(widths)
    price = sum(((width - target) / target) ** 2 for width in widths)
    price += HOURGLASS * any(
        widths[i] < min(max(widths[:i]), max(widths[i + 1 :])) - ALIKE
        for i in range(1, len(widths) - 1)
    )
    price += RECTANGLE * (max(widths) - min(widths) < ALIKE and len(widths) > 1)
    return price + LONE * any(width < 2 - ALIKE / 2 for width in widths)
