"""Hosts: bands of one story over all columns, alone or with others let into its lower right corner.

Where a host is too long for the page it may be broken off at the foot, to be continued elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from typeset.makeup.band import GAP, Band, Placed, stack_lines, stacked
from typeset.makeup.block import Block
from typeset.makeup.story import MINIMUM_DEPTH
from typeset.makeup.waiting import Inset, Waiting

JUMP_COST = 40.0
INSET_COST = 2.0
BARE_COST = 40.0
"""A story that is broken off before its pictures."""

SHALLOWEST = 2
"""A story that is broken off leaves at least so many lines in each of its columns."""

SHALLOW, SHALLOW_COST = 3, 50.0
"""Fewer lines than that in a column look like a scrap."""


@dataclass(frozen=True)
class Host:
    """A block over all columns, and the stack of blocks that is let into its corner."""

    waiting: Waiting
    block: Block
    stack: tuple[Block, ...] = ()

    def whole(self) -> Band | None:
        """The band that holds all of it, if its text leaves no hole."""
        if self._bare or not (self._sits_well if self.stack else self.block.full):
            return None
        block = self.block
        placed = (Placed(block, 0, 0, block.lines), *self._corner(block.lines))
        cost = block.awkwardness + self._inset_cost
        return Band(placed, block.lines, len(placed), cost)

    def broken_off(self, room: int) -> Band | None:
        """The band that fills the page to its foot; what does not fit is continued elsewhere."""
        block, columns = self.block, self.block.span
        if block.lines <= room or block.boxed or min(block.depths(room)) < SHALLOWEST:
            return None
        cut = block.cut(room)
        if cut is None or cut[1][-1] >= block.story.length:
            return None
        cost, ends = cut
        left = block.story.length - ends[-1]
        cost += JUMP_COST + block.awkwardness / 2 + max(0, 3 * columns - left) + self._inset_cost
        cost += BARE_COST if self._bare else 0.0
        cost += SHALLOW_COST if min(block.depths(room)) < SHALLOW else 0.0
        placed = (Placed(block, 0, 0, room, ends), *self._corner(room))
        return Band(placed, room, len(placed), cost, self.waiting.rest(block, ends[-1]))

    @property
    def _bare(self) -> bool:
        """Whether its pictures wait for the rest."""
        return self.waiting.pictured and not self.block.pictured

    def _corner(self, lines: int) -> list[Placed]:
        if not self.stack:
            return []
        width, depth = self.block.inset
        return stacked(self.stack, self.block.span - width, lines - depth + GAP)

    @property
    def _inset_cost(self) -> float:
        cost = INSET_COST if self.stack else 0.0
        return cost + sum(block.awkwardness for block in self.stack)

    @property
    def _sits_well(self) -> bool:
        """Whether its text reaches all round its inset, and leaves no hole."""
        block = self.block
        if block.boxed or not block.full:
            return False
        return min(block.depths(block.lines)) >= MINIMUM_DEPTH


def hosts(stories: tuple[Waiting, ...], columns: int) -> Iterator[Host]:
    """All ways to set these stories as one host and the stack in its corner."""
    if len(stories) == 1:
        for block in _variants(stories[0], columns):
            yield Host(stories[0], block)
        return
    longest = max(range(len(stories)), key=lambda n: stories[n].story.length - stories[n].start)
    host = 0 if stories[0].story.role == "lead" else longest
    others = stories[:host] + stories[host + 1 :]
    for width in range(1, columns):
        if not all(waiting.story.stands_over(width) for waiting in others):
            continue
        stack = tuple(waiting.without_hole(width)[0] for waiting in others)
        for block in _variants(stories[host], columns, (width, stack_lines(stack) + GAP)):
            yield Host(stories[host], block, stack)


def _variants(waiting: Waiting, columns: int, inset: Inset = (0, 0)) -> Iterator[Block]:
    yield from waiting.variants(columns, inset)
    if waiting.story.pictures and waiting.pictured and waiting.story.length:
        yield waiting.block(columns, inset, bare=True)
