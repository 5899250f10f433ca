"""Bands: stories set side by side over all columns of a page, from a rule to the next.

A band is one story over the full width, several stacks of equal depth side by side, or a story with
smaller ones let into its lower right corner.  A band that reaches the foot of the page may break
one story off, to be continued on another page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from typeset.makeup.block import StoryBlock
from typeset.makeup.pour import SHORT, Ends
from typeset.makeup.story import GAP, RANKS
from typeset.makeup.waiting_story import WaitingStory


@dataclass(frozen=True)
class Placed:
    """A block in its band: first column, first line, depth; `ends` only where it is broken off.

    `jump` is one whose last line, at the right, is kept for 下转第×版.
    """

    block: StoryBlock
    column: int
    line: int
    lines: int
    ends: Ends | None = None
    jump: bool = False

    def poured(self) -> tuple[float, Ends]:
        """Where its columns end, and what that costs in widows and uneven feet."""
        if self.ends is not None:
            return 0.0, self.ends
        if self.block.boxed or not self.block.text:
            return 0.0, ()
        return self.block.poured(self.lines)


class Ranks(NamedTuple):
    """The ranks of the stories that begin in a band.

    A frame stands for itself, at the head of a page as well as at its foot: what is below one is
    below nothing lesser.
    """

    least: int
    """The lowest of those without a frame."""
    most: int
    top: int
    """The highest of those that begin at its head."""
    below: int
    """By how many ranks, together, stories stand below lesser ones in it."""


@dataclass(frozen=True)
class Band:
    """`taken` stories were taken from the waiting ones; `rest` is what one of them left over."""

    placed: tuple[Placed, ...]
    lines: int
    taken: int
    cost: float
    rest: WaitingStory | None = None

    @cached_property
    def end_cost(self) -> float:
        """What the ends of its columns cost."""
        return sum(placed.poured()[0] for placed in self.placed)

    @property
    def is_even(self) -> bool:
        """Whether no column ends two lines above another, or more."""
        return self.end_cost < SHORT[-1]

    @cached_property
    def ranks(self) -> Ranks | None:
        """The ranks of the stories that begin in it; None where none does."""
        begun = [p for p in self.placed if not p.block.begun]
        if not begun:
            return None
        first = min(placed.line for placed in begun)
        above = [placed.block for placed in begun if placed.line == first]
        below = [placed.block for placed in begun if placed.line > first]
        least = _least(above)
        return Ranks(
            min(least, _least(below)),
            max(block.rank for block in above + below),
            max(block.rank for block in above),
            sum(max(0, block.rank - least) for block in below),
        )

    @cached_property
    def most_spare(self) -> int:
        """White lines that all its stacks can take."""
        return min(sum(_rooms(stack)) for stack in self._stacks)

    def airier(self, extra: int) -> Band:
        """`extra` lines more in the heads of each stack; an inset moves down."""
        placed = [replace(p, line=p.line + extra) for p in self._inset]
        for stack in self._stacks:
            down = 0
            shares = shared(extra, _rooms(stack)[::-1])[::-1]
            for each, more in zip(stack, shares, strict=True):
                block, lines = each.block.airier(more), each.lines + more
                placed.append(replace(each, block=block, line=each.line + down, lines=lines))
                down += more
        return replace(self, placed=tuple(placed), lines=self.lines + extra)

    @cached_property
    def _stacks(self) -> list[list[Placed]]:
        """Its blocks from head to foot, for each run of columns."""
        columns = [placed.column for placed in self.placed if placed.line == 0]
        return [[p for p in self.placed if p.column == column] for column in columns]

    @cached_property
    def _inset(self) -> list[Placed]:
        columns = {placed.column for placed in self.placed if placed.line == 0}
        return [placed for placed in self.placed if placed.column not in columns]

    @cached_property
    def deeper(self) -> Band:
        """One line more of text in the blocks at its top."""
        placed = tuple(
            replace(p, lines=p.lines + 1) if p.line == 0 else replace(p, line=p.line + 1)
            for p in self.placed
        )
        return replace(self, placed=placed, lines=self.lines + 1)


def _least(blocks: Sequence[StoryBlock]) -> int:
    """The lowest rank of those without a frame."""
    return min((block.rank for block in blocks if not block.boxed), default=RANKS["lead"])


def _rooms(stack: Sequence[Placed]) -> list[int]:
    """The white lines that each of its heads can take yet."""
    return [max(0, placed.block.most_spare - placed.block.spare) for placed in stack]


# ---- stacks ------------------------------------------------------------------------------------


def stack_lines(stack: Sequence[StoryBlock]) -> int:
    """The depth of blocks one under another, with the gaps between them."""
    return sum(block.lines for block in stack) + GAP * (len(stack) - 1)


def airy(stack: Sequence[StoryBlock], spare: int) -> list[StoryBlock]:
    """Share spare lines out among the heads of a stack.

    The lowest come first: the rules above them can move, whatever stands beside the stack.
    """
    shares = shared(spare, [block.most_spare for block in reversed(stack)])[::-1]
    return [block.airier(share) for block, share in zip(stack, shares, strict=True)]


def shared(spare: int, most: Sequence[int]) -> list[int]:
    """Share lines out one by one, the first places first, none getting more than its most."""
    shares = [0] * len(most)
    left = min(spare, sum(most))
    while left:
        for place, limit in enumerate(most):
            if left and shares[place] < limit:
                shares[place] += 1
                left -= 1
    return shares


def stacked(stack: Sequence[StoryBlock], column: int, line: int) -> list[Placed]:
    """One under another."""
    lines = [block.lines for block in stack]
    tops = accumulate(lines[:-1], lambda top, depth: top + depth + GAP, initial=line)
    return [
        Placed(block, column, top, depth)
        for block, top, depth in zip(stack, tops, lines, strict=True)
    ]
