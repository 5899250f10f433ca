"""Pictures in rows: how many stand in each, how high each row is, within what may be cropped.

The pictures keep their order.  Those of a row are of one height and fill the width; lengths are pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log

GAP = 6.0
"""pt between two pictures, beside and below one another."""

MOST_PARTED = 10
"""Of more pictures not every way to part them into rows is looked at, but even rows alone."""

USUAL_SHAPE = 1.5
"""The width of a group to its height that is liked best, where nothing says how deep it is."""

LEAST_WIDTH = 80.0
"""pt: no picture is narrower where that can be, for its caption."""

NARROW_COST, WHITE_COST, CROP_COST, UNEVEN_COST = 40.0, 3.0, 1.0, 0.3
"""What a picture that is too narrow costs; white of the size of all pictures; a crop to the ratio
by e; and rows of which one is e times as high as another."""

TOO_UNEVEN = 2.0
"""What it costs more that a row is e times as high as it may be beside another: TWICE."""

TWICE = 2.2
"""A row may be that many times as high as another: the first picture, say, larger than the rest."""


@dataclass(frozen=True)
class Shape:
    """A picture's ratio of width to height, and the least and the greatest that it may get."""

    ratio: float
    least: float
    most: float


@dataclass(frozen=True)
class PictureRow:
    """Pictures side by side: the first, and the one after the last; their widths and height."""

    first: int
    last: int
    widths: tuple[float, ...]
    height: float


Rows = tuple[PictureRow, ...]


@lru_cache(maxsize=4096)
def picture_rows(
    shapes: tuple[Shape, ...], width: float, most: float, depth: float | None = None
) -> Rows:
    """The best rows: as deep as `depth` with the gaps between them, else no deeper than `most`."""
    ways = (_row_ends(shapes, ends, width, most, depth) for ends in _partings(len(shapes)))
    return min(ways, key=lambda way: way[0])[1]


def depth_of(rows: Rows) -> float:
    """The depth of rows with the gaps between them."""
    return sum(row.height for row in rows) + GAP * (len(rows) - 1)


def _partings(count: int) -> Iterator[tuple[int, ...]]:
    """Where each row ends, in every way."""
    if count > MOST_PARTED:
        for across in range(1, count + 1):
            yield (*range(across, count, across), count)
        return
    for rows in range(count):
        for cuts in combinations(range(1, count), rows):
            yield (*cuts, count)


def _row_ends(
    shapes: Sequence[Shape],
    ends: tuple[int, ...],
    width: float,
    most: float,
    depth: float | None,
) -> tuple[float, Rows]:
    """What the rows that end there cost, and the rows."""
    parts = [(first, last) for first, last in zip((0, *ends), ends, strict=False)]
    natural = [_height([s.ratio for s in shapes[a:b]], width) for a, b in parts]
    lowest = [_height([s.most for s in shapes[a:b]], width) for a, b in parts]
    highest = [_height([s.least for s in shapes[a:b]], width) for a, b in parts]
    gaps = GAP * (len(parts) - 1)
    usual = width / USUAL_SHAPE if depth is None else depth
    goal = max(1.0, min(usual, most) - gaps)
    heights = _towards(natural, lowest, highest, goal if depth is not None else None)
    limit = (depth if depth is not None else most) - gaps
    scale = min(1.0, max(1.0, limit) / sum(heights))
    rows = tuple(
        _row(shapes[a:b], a, width, height, scale)
        for (a, b), height in zip(parts, heights, strict=True)
    )
    total = sum(row.height for row in rows)
    narrow = sum(w < LEAST_WIDTH for row in rows for w in row.widths)
    crop = sum(abs(log(n / h)) for n, h in zip(natural, heights, strict=True))
    cost = NARROW_COST * narrow + CROP_COST * crop + UNEVEN_COST * log(max(heights) / min(heights))
    cost += TOO_UNEVEN * max(0.0, log(max(heights) / min(heights) / TWICE))
    cost += WHITE_COST * ((1 - scale) + abs(log(total / goal)) * (1 if depth is not None else 0.3))
    return cost, rows


def _height(ratios: Sequence[float], width: float) -> float:
    return max(1.0, width - GAP * (len(ratios) - 1)) / sum(ratios)


def _towards(
    natural: list[float], lowest: list[float], highest: list[float], goal: float | None
) -> list[float]:
    """The heights, cropped evenly so that all together come as near to the goal as they may."""
    total = sum(natural)
    if goal is None or total == goal:
        return natural
    limits = lowest if goal < total else highest
    room = sum(limits) - total
    share = min(1.0, (goal - total) / room) if room else 0.0
    return [n + share * (bound - n) for n, bound in zip(natural, limits, strict=True)]


def _row(
    shapes: Sequence[Shape], first: int, width: float, height: float, scale: float
) -> PictureRow:
    """A row of that height: each picture takes its share of what is cropped."""
    room = max(1.0, width - GAP * (len(shapes) - 1))
    asked = room / height
    ratios = [shape.ratio for shape in shapes]
    bounds = [s.most if asked > sum(ratios) else s.least for s in shapes]
    spare = sum(bounds) - sum(ratios)
    share = max(0.0, min(1.0, (asked - sum(ratios)) / spare)) if spare else 0.0
    ratios = [r + share * (bound - r) for r, bound in zip(ratios, bounds, strict=True)]
    widths = tuple(room * ratio / sum(ratios) * scale for ratio in ratios)
    return PictureRow(first, first + len(shapes), widths, height * scale)
