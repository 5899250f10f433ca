"""Two stories side by side that end on different lines: where no other is left to stand below.

One with a high picture is deeper than its neighbour can be.  In the middle of a page the white
below that one would be a hole; at the end of what there is to print the page ends early there.
"""

from __future__ import annotations

from collections.abc import Iterator

from typeset.makeup.band import Band, Placed
from typeset.makeup.pictures import WHITE_BY_PICTURE
from typeset.makeup.side_by_side import SPARE_COST, compositions
from typeset.makeup.waiting_story import WaitingStory

TWO = 2
"""Of more stories side by side some stack is as deep as the others."""

RAGGED = 310.0
"""What it costs: more than uneven feet (300), less than a text that fills not its columns (350)."""

MOST = 15
"""Lines by which the one is deeper than the other at most."""


def ragged(stories: tuple[WaitingStory, ...], columns: int) -> Iterator[Band]:
    """The ways to set two stories side by side of which none can be as deep as the other."""
    pictured = any(each.story.pictures for each in stories)
    if len(stories) != TWO or not pictured or any(each.alone for each in stories):
        return
    for spans in compositions(columns, TWO):
        parts = tuple(zip(stories, spans, strict=True))
        if all(waiting.stands_over(span) for waiting, span in parts):
            yield from _over(parts, spans)


def _over(parts: tuple[tuple[WaitingStory, int], ...], spans: tuple[int, ...]) -> Iterator[Band]:
    ways = [waiting.without_hole(span) for waiting, span in parts]
    if not all(ways):
        return
    blocks = [min(found, key=lambda block: block.awkwardness) for found in ways]
    lines = max(block.lines for block in blocks)
    short = [max(0, lines - block.lines - block.most_spare) for block in blocks]
    if not 0 < max(short) <= MOST:
        return
    cost, column, placed = RAGGED, 0, []
    for block, less, span in zip(blocks, short, spans, strict=True):
        deep = lines - less
        spare = deep - block.lines
        placed.append(Placed(block.airier(spare), column, 0, deep))
        cost += block.awkwardness + SPARE_COST * spare * spare + WHITE_BY_PICTURE * less * span
        column += span
    yield Band(tuple(placed), lines, len(placed), cost)
