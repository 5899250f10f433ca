"""Bands of one story over all columns, alone or with others let into its lower right corner.

Where it is too long for the page it may be broken off at the foot, to be continued elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from typeset.makeup.band import Band, Placed, stack_lines, stacked
from typeset.makeup.block import StoryBlock
from typeset.makeup.column_depths import stubs_cost
from typeset.makeup.story import GAP, MINIMUM_DEPTH
from typeset.makeup.waiting_story import WaitingStory

BARE_COST = 40.0
"""A story that is broken off before a picture."""

UNFILLED = 350.0
"""A text that is too short to go round its pictures over all columns: any page without that hole is
better, uneven feet (300) too; a last resort is not."""

SHALLOWEST = 2
"""A story that is broken off leaves at least this number of lines in each of its columns."""


@dataclass(frozen=True)
class FullWidth:
    """A block over all columns, and the stack of blocks that is let into its corner."""

    waiting: WaitingStory
    block: StoryBlock
    stack: tuple[StoryBlock, ...] = ()

    def whole(self) -> Band | None:
        """The band that holds all of it up to its next table, if nothing let in leaves a hole."""
        if self._bare or (self.stack and not self._sits_well):
            return None
        block = self.block
        placed = (Placed(block, 0, 0, block.lines), *self._corner(block.lines))
        cost = block.awkwardness + self._inset_cost + (0.0 if block.full else UNFILLED)
        rest = self.waiting.rest(block.stop, block.shots[1], jumped=False)
        return Band(placed, block.lines, len(placed), cost, rest)

    def broken_off(self, room: int) -> Band | None:
        """The band that fills the page to its foot; what does not fit is continued elsewhere."""
        block = self.block
        if block.lines <= room or block.boxed or room - block.least < SHALLOWEST:
            return None
        cut = block.cut(room)
        if cut is None:
            return None
        cost, ends = cut
        cost += block.story.weights.jump + block.awkwardness / 2
        cost += self._inset_cost
        cost += BARE_COST * (len(self.waiting.story.pictures) - block.shots[1])
        cost += stubs_cost(block.depths(room, jump=True))
        placed = (Placed(block, 0, 0, room, ends, jump=True), *self._corner(room))
        return Band(placed, room, len(placed), cost, self.waiting.rest(ends[-1], block.shots[1]))

    @property
    def may_break(self) -> bool:
        """Whether there is a depth at which it may be broken off."""
        return not self.block.boxed and self.block.lines - self.block.least > SHALLOWEST

    @property
    def _bare(self) -> bool:
        """Whether pictures wait for the rest."""
        return self.block.shots[1] < len(self.waiting.story.pictures)

    def _corner(self, lines: int) -> list[Placed]:
        if not self.stack:
            return []
        width, depth = self.block.inset
        return stacked(self.stack, self.block.span - width, lines - depth + GAP)

    @property
    def _inset_cost(self) -> float:
        cost = self.block.story.weights.inset if self.stack else 0.0
        return cost + sum(block.awkwardness for block in self.stack)

    @property
    def _sits_well(self) -> bool:
        """Whether its text reaches all round its inset, and leaves no hole."""
        block = self.block
        if block.boxed or not block.full:
            return False
        return block.lines - block.least >= MINIMUM_DEPTH


def full_width(stories: tuple[WaitingStory, ...], columns: int) -> Iterator[FullWidth]:
    """All ways to set these stories as one of full width and the stack in its corner.

    What goes on from another page stands in no corner: a reader looks for it at the head of a page.
    """
    if any(waiting.at_table for waiting in stories):
        return
    if len(stories) == 1:
        for block in _variants(stories[0], columns):
            yield FullWidth(stories[0], block)
        return
    if any(waiting.alone for waiting in stories):
        return
    longest = max(range(len(stories)), key=lambda n: stories[n].story.length - stories[n].start)
    wide = 0 if stories[0].story.role == "lead" else longest
    if stories[wide].story.below:
        return
    others = stories[:wide] + stories[wide + 1 :]
    if any(waiting.jumped for waiting in others):
        return
    shapes = tuple(_variants(stories[wide], columns))
    for width in range(1, columns):
        if not all(waiting.stands_over(width) for waiting in others):
            continue
        ways = [waiting.without_hole(width) for waiting in others]
        if not all(ways):
            continue
        stack = tuple(blocks[0] for blocks in ways)
        inset = width, stack_lines(stack) + GAP
        for shape in shapes:
            if shape.may_take_in(inset):
                block = stories[wide].block(columns, inset, shape.arrangement, shape.shots[1])
                yield FullWidth(stories[wide], block, stack)


def _variants(waiting: WaitingStory, columns: int) -> Iterator[StoryBlock]:
    """Its blocks with all pictures, then with fewer: the others wait for the rest."""
    yield from waiting.variants(columns)
    if waiting.start < waiting.stop and not waiting.framed:
        for shown in range(waiting.shown, len(waiting.story.pictures)):
            yield waiting.block(columns, shown=shown)
