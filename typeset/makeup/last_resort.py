"""The last resort: a story over all columns, filled as it comes, where no good band is left.

However long a story is and whatever stands in it, a part of it can be set so on every page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from typeset.makeup.band import Band, Placed
from typeset.makeup.block import StoryBlock
from typeset.makeup.pour import Ends, filled
from typeset.makeup.waiting_story import WaitingStory

RESORT_COST = 10_000.0
"""Beyond all that good bands cost together, below what the editor orders: it is taken last."""
WHITE_COST = 10.0
"""What each line of white costs in a column."""

BARE_COST = 100.0
"""What each picture costs that goes to another page."""

UNBOXED = 15_000.0
"""What it costs to set a box as a plain story: its frame is an order.  With the last resort it
costs more than a hole on two pages, less than a story that misses its page."""

WITH_PICTURES = 5
"""Lines of text that go on with a story's pictures: 下转第×版 leads to more than a photo."""

MOST_DEEPER = 12
"""The further lines that are tried to hold all of a story that cannot be parted evenly."""

ENOUGH = 3
"""The number of bands that are tried for a story."""


class NoRoomError(Exception):
    """Not even an empty page holds what comes next of a story: its headline, or a picture."""

    def __init__(self, story: int) -> None:
        super().__init__(story)
        self.story = story


def last_resorts(waiting: WaitingStory, columns: int, room: int) -> Iterator[Band]:
    """Bands for what comes next of a story, in `room` lines; none where nothing of it goes in."""
    if waiting.framed:
        yield from _framed(waiting, columns, room)
        for band in _filled(waiting.plain, columns, room):
            yield replace(band, cost=band.cost + UNBOXED)
    else:
        yield from _filled(waiting, columns, room)


def _framed(waiting: WaitingStory, columns: int, room: int) -> Iterator[Band]:
    """A box in its frame, with white at its side."""
    for span in range(1, columns + 1):
        if waiting.stands_over(span) and waiting.story.boxed[span] <= room:
            block = waiting.block(span)
            white = block.lines * (columns - span) / columns
            cost = RESORT_COST + WHITE_COST * white + block.awkwardness
            yield Band((Placed(block, 0, 0, block.lines),), block.lines, 1, cost)


def _filled(waiting: WaitingStory, columns: int, room: int) -> Iterator[Band]:
    found = 0
    for shown in range(len(waiting.story.pictures), waiting.shown - 1, -1):
        tried = [
            _whole(waiting, block, room) or _part(waiting, block, room)
            for block in waiting.variants(columns, shown=shown)
        ]
        bands = [band for band in tried if band is not None]
        if bands:
            yield min(bands, key=lambda band: band.cost)
            found += 1
        if found == ENOUGH:
            break


def _whole(waiting: WaitingStory, block: StoryBlock, room: int) -> Band | None:
    """All of it up to its next table; a line below it is left for 下转第×版."""
    if block.shots[1] < len(waiting.story.pictures):
        return None
    rest = waiting.rest(block.stop, block.shots[1], jumped=False)
    room -= rest is not None
    for lines in range(block.lines, min(room, block.lines + MOST_DEEPER) + 1):
        ends = _ends(block, block.depths(lines))
        if ends[-1] == block.stop:
            cost = RESORT_COST + WHITE_COST * _white(block, lines) + block.awkwardness
            ends = _level(block, lines)
            return Band((Placed(block, 0, 0, lines, ends),), lines, 1, cost, rest)
    return None


def _level(block: StoryBlock, lines: int) -> Ends:
    """The ends of the columns of a text that is all set as high as it may be: they end together."""
    poured = (_ends(block, block.depths(depth)) for depth in range(1, lines + 1))
    return next(ends for ends in poured if ends[-1] == block.stop)


def _part(waiting: WaitingStory, block: StoryBlock, room: int) -> Band | None:
    """As much of it as the room holds; pictures that go on take some of the text with them."""
    if block.least >= room:
        return None
    waits = len(block.story.pictures) - block.shots[1]
    lines, ends = room, _ends(block, block.depths(room, jump=True))
    if waits and block.stop - ends[-1] < WITH_PICTURES <= (block.stop - block.start) / 2:
        lines, ends = next(_shorter(block, room), (lines, ends))
    if ends[-1] == block.start and block.shots[0] == block.shots[1]:
        return None
    cost = RESORT_COST + WHITE_COST * _white(block, lines) + BARE_COST * waits
    rest = waiting.rest(ends[-1], block.shots[1])
    return Band((Placed(block, 0, 0, lines, ends, jump=rest is not None),), lines, 1, cost, rest)


def _shorter(block: StoryBlock, room: int) -> Iterator[tuple[int, Ends]]:
    """Lines, and what they hold, that leave text enough to go on with pictures; most first."""
    for lines in range(room, block.least, -1):
        ends = _ends(block, block.depths(lines, jump=True))
        if block.stop - ends[-1] >= WITH_PICTURES:
            yield lines, ends


def _ends(block: StoryBlock, depths: Ends) -> Ends:
    """Where its columns of these depths end when they are filled as they come."""
    breaks, repeats = block.story.breaks[: block.stop], block.story.repeats
    return filled(breaks, block.start, depths, repeats=repeats)


def _white(block: StoryBlock, lines: int) -> float:
    return max(0.0, sum(block.depths(lines)) - block.text) / block.span
