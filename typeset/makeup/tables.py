"""Long tables over all columns of a page: as many rows as it holds, the rest on the next page."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.makeup.band import Band, Placed
from typeset.makeup.block import StoryBlock
from typeset.makeup.story import JUMP_HEAD, STUB
from typeset.makeup.waiting_story import WaitingStory

FEWEST_ROWS = 4
"""A table is not broken for fewer rows at a page's foot."""

BROKEN_COST = 30.0
"""What it costs to break a table."""

STRANDED_COST = 150.0
"""A table on the page after its headline, with less than five lines of text between them: as much
as three stories that are broken off too early."""


def table_bands(waiting: WaitingStory, columns: int, room: int, least: int) -> Iterator[Band]:
    """All of what is left of the table that comes next, or as many rows as the room holds.

    A table that is broken leaves a line for 下转第×版, and so does one that text may follow.  Fewer
    rows than `least` are set only where they are the last.
    """
    number, first = waiting.tabled
    table = waiting.story.tables[number]
    head = JUMP_HEAD if waiting.jumped else 0
    last = table.fitting(first, room - head - 1)
    if last == first or (last < len(table.rows) and last - first < least):
        return
    block = StoryBlock(
        waiting.number,
        waiting.story,
        columns,
        start=waiting.start,
        stop=waiting.start,
        begun=True,
        jumped=waiting.jumped,
        shots=(waiting.shown, waiting.shown),
        rows=(number, first, last),
    )
    whole = last == len(table.rows)
    rest = waiting.rest(waiting.start, waiting.shown, (number, last), jumped=not whole)
    lines = block.lines if whole else room
    placed = Placed(block, 0, 0, lines, (), jump=not whole)
    cost = 0.0 if whole else BROKEN_COST
    if waiting.jumped and first == 0 and waiting.start < STUB * columns:
        cost += STRANDED_COST
    yield Band((placed,), lines, 1, cost, rest)
