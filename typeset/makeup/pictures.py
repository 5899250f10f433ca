"""How the pictures of a story may stand in a block: in runs side by side, each one a stack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from typeset.makeup.story import NEVER, Story

Arrangement = tuple[int, int]
"""Runs of pictures side by side, and the columns that each of them takes."""

USUAL_PICTURE = 3
"""The columns over which a picture without a text stands, if it is not too high."""

TOO_WIDE, TOO_NARROW = 20.0, 4.0
"""What each column costs that pictures are wider, or narrower, than is usual."""

STACKED = 3.0
"""What each picture costs that stands under another where it could stand beside it."""

MOST_WAYS = 8
"""More ways are seldom of use and take time."""


@dataclass(frozen=True)
class PlacedPicture:
    """A picture in its block: `line` counts from the foot of the block's head."""

    number: int
    column: int
    span: int
    line: int
    lines: int


def arrangements(story: Story, shots: tuple[int, int], span: int) -> Iterator[Arrangement]:
    """The ways to arrange the pictures of these numbers over `span` columns, the usual first."""
    yield from _arrangements(story, shots, span)


@lru_cache(maxsize=4096)
def _arrangements(story: Story, shots: tuple[int, int], span: int) -> tuple[Arrangement, ...]:
    count = shots[1] - shots[0]
    ways = [
        (runs, width)
        for width in range(1, span + 1)
        for runs in range(1, min(count, span // width) + 1)
        if all(width_in(story, number, width) for number in range(*shots))
    ]
    usual = usual_width(story, span)
    ways.sort(key=lambda way: (_awkward(story, way, shots, span, usual), way))
    return tuple(ways[:MOST_WAYS])


def _awkward(
    story: Story, way: Arrangement, shots: tuple[int, int], span: int, usual: int
) -> float:
    return width_cost(way[1], usual) + STACKED * (shots[1] - shots[0] - way[0])


def width_cost(width: int, usual: int) -> float:
    """What it costs that pictures are not as wide as is usual."""
    return TOO_WIDE * (width - usual) if width > usual else TOO_NARROW * (usual - width)


def width_in(story: Story, number: int, width: int) -> int:
    """The columns that a picture takes in a run of `width` columns; 0 where it cannot stand there.

    What the editor asked for; or as many as there are.
    """
    rows = story.pictures[number]
    requested = story.requested_columns[number] if number < len(story.requested_columns) else None
    if requested is not None:
        return requested if requested <= width and rows[requested] < NEVER else 0
    return max((k for k in range(1, width + 1) if rows[k] < NEVER), default=0)


def usual_width(story: Story, span: int) -> int:
    """What the editor asked for; or half the story; all of it where there is no text."""
    if story.picture_columns:
        return min(span, story.picture_columns)
    if not story.length:
        return max(1, span // max(1, len(story.pictures)))
    return min((span + 1) // 2, story.picture_fills or span)


@lru_cache(maxsize=16384)
def shots_in(
    story: Story, shots: tuple[int, int], span: int, arrangement: Arrangement
) -> tuple[PlacedPicture, ...]:
    """The pictures in their places, in the runs at the right; the shortest run takes the next."""
    runs, width = arrangement
    depths, placed = [0] * runs, []
    for number in range(*shots):
        run = depths.index(min(depths))
        columns = width_in(story, number, width) or width
        lines = story.pictures[number][columns]
        column = span - (runs - run) * width + width - columns
        placed.append(PlacedPicture(number, column, columns, depths[run], lines))
        depths[run] += lines
    return tuple(placed)
