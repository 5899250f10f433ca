"""Boxes in their frames beside stories that end above their feet or below them, or with none.

A frame is an order: where no neighbours are as deep, white is left below them, or below the box.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from typeset.makeup.band import Band, Placed, airy, stack_lines, stacked
from typeset.makeup.block import StoryBlock
from typeset.makeup.ragged import RAGGED
from typeset.makeup.side_by_side import SPARE_COST
from typeset.makeup.waiting_story import WaitingStory

WHITE_BY_BOX = 3.0
"""What each line of white costs, a column wide: a box of another width is better than half a page
of it."""

MOST_BESIDE = 3
"""The most stories of such a band: of more, some are as deep as others."""


def beside_box(stories: tuple[WaitingStory, ...], columns: int) -> Iterator[Band]:
    """The boxes of these stories at the right, the others in a stack at the left of them.

    Without others their columns stay white.  None where all end together: that is no ragged band.
    """
    boxes = tuple(waiting for waiting in stories if waiting.framed)
    others = tuple(waiting for waiting in stories if not waiting.framed)
    if not boxes or any(waiting.alone for waiting in stories):
        return
    spans_of = (tuple(n for n in range(1, columns + 1) if box.stands_over(n)) for box in boxes)
    for spans in product(*spans_of):
        width = columns - sum(spans)
        blocks = [box.block(span) for box, span in zip(boxes, spans, strict=True)]
        if width > 0 and (stack := _stack(others, width)):
            yield from _band([(stack, width), *(((block,), block.span) for block in blocks)])
        elif not others and width >= 0:
            white = max(block.lines for block in blocks) * width
            yield from _band([((block,), block.span) for block in blocks], white)


def _stack(others: tuple[WaitingStory, ...], width: int) -> tuple[StoryBlock, ...]:
    """The others one under another; empty where they do not stand over so few columns."""
    if not all(other.stands_over(width) for other in others):
        return ()
    ways = [other.without_hole(width) for other in others]
    return tuple(way[0] for way in ways) if all(ways) else ()


def _band(runs: list[tuple[tuple[StoryBlock, ...], int]], white: int = 0) -> Iterator[Band]:
    """These stacks side by side, each over its columns, with white below all but the deepest."""
    lines = max(stack_lines(blocks) for blocks, _ in runs)
    cost, column, placed = RAGGED, 0, list[Placed]()
    for blocks, span in runs:
        missing = lines - stack_lines(blocks)
        spare = min(missing, sum(block.most_spare for block in blocks))
        white += (missing - spare) * span
        cost += SPARE_COST * spare * spare / len(blocks)
        cost += sum(block.awkwardness for block in blocks)
        placed += stacked(airy(blocks, spare), column, 0)
        column += span
    if white:
        yield Band(tuple(placed), lines, len(placed), cost + WHITE_BY_BOX * white)
