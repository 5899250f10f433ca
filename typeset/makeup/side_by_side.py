"""Stories side by side in a band: one, or a stack of them, in each of several runs of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, product
from math import inf

from typeset.makeup.band import Band, Placed, airy, stack_lines, stacked
from typeset.makeup.block import StoryBlock
from typeset.makeup.waiting_story import WaitingStory

SPARE_COST = 3.0
"""White lines that a stack needs, so that all stacks end together, cost this times their square;
more stories share them out better."""


MOST_WAYS, MOST_WAYS_IN_STACK = 8, 3
"""The ways to arrange a story's pictures that are tried, alone in its columns or above others."""


@dataclass(frozen=True)
class Stack:
    """Blocks one under another: one way to fill a run of columns."""

    blocks: tuple[StoryBlock, ...]

    @cached_property
    def lines(self) -> int:
        """The least depth."""
        return stack_lines(self.blocks)

    @cached_property
    def awkwardness(self) -> float:
        """How far its blocks are from the shapes that they should have."""
        return sum(block.awkwardness for block in self.blocks)

    @cached_property
    def deepest(self) -> int:
        """The greatest depth, its heads being full of white."""
        return self.lines + sum(block.most_spare for block in self.blocks)

    def cost(self, lines: int) -> float:
        """What it costs to make it `lines` lines deep."""
        spare = lines - self.lines
        return self.awkwardness + SPARE_COST * spare * spare / len(self.blocks)


@dataclass(frozen=True)
class Ways:
    """The ways to fill one run of columns: with its pictures as wide as is usual, or else.

    The least depth of them all, and the greatest that one of them can be brought to.
    """

    stacks: tuple[Stack, ...]
    least: int
    most: int


def ways_over(stories: tuple[WaitingStory, ...], span: int) -> Ways | None:
    """The ways to stack these stories over `span` columns; None where there is none."""
    if not all(waiting.stands_over(span) for waiting in stories):
        return None
    most = MOST_WAYS if len(stories) == 1 else MOST_WAYS_IN_STACK
    each = (waiting.without_hole(span)[:most] for waiting in stories)
    stacks = tuple(Stack(blocks) for blocks in product(*each))
    if not stacks:
        return None
    least = min(stack.lines for stack in stacks)
    return Ways(stacks, least, max(stack.deepest for stack in stacks))


FindWays = Callable[[tuple[WaitingStory, ...], int], Ways | None]


def side_by_side(
    stories: tuple[WaitingStory, ...], columns: int, find_ways: FindWays
) -> Iterator[Band]:
    """All ways to set these stories side by side that can be brought to one depth.

    `find_ways` is `ways_over`, or remembers what it found.
    """
    if any(waiting.alone for waiting in stories):
        return
    for count in range(2, min(len(stories), columns) + 1):
        for runs in compositions(len(stories), count):
            firsts = accumulate(runs[:-1], initial=0)
            parts = [stories[first : first + run] for first, run in zip(firsts, runs, strict=True)]
            for choices, spans in _choices(parts, columns, find_ways, (0, inf)):
                yield from _level(choices, spans)


def _choices(
    parts: Sequence[tuple[WaitingStory, ...]],
    columns: int,
    find_ways: FindWays,
    level: tuple[int, float],
) -> Iterator[tuple[tuple[Ways, ...], tuple[int, ...]]]:
    """The ways to fill each run, and the columns of each, where some depth is common to all.

    `level`: the least depth of the runs at their left, and the greatest.
    """
    part, others = parts[0], parts[1:]
    for span in range(1 if others else columns, columns - len(others) + 1):
        ways = find_ways(part, span)
        if ways is None:
            continue
        least, most = max(level[0], ways.least), min(level[1], ways.most)
        if least > most:
            continue
        if not others:
            yield (ways,), (span,)
            continue
        for choices, spans in _choices(others, columns - span, find_ways, (least, most)):
            yield (ways, *choices), (span, *spans)


def _level(choices: tuple[Ways, ...], spans: tuple[int, ...]) -> Iterator[Band]:
    """The cheapest band of these stacks, if white in their heads brings all to one depth."""
    least = max(ways.least for ways in choices)
    most = min(ways.most for ways in choices)
    depths = {s.lines for ways in choices for s in ways.stacks if least <= s.lines <= most}
    level = [(lines, stacks) for lines in depths if (stacks := _reaching(choices, lines))]
    if level:
        yield _band(*min(level, key=lambda each: _cost(*each)), spans)


def _reaching(choices: tuple[Ways, ...], lines: int) -> list[Stack]:
    """The cheapest way for each run that is `lines` deep; none where one run has none."""
    stacks = []
    for ways in choices:
        deep = [stack for stack in ways.stacks if stack.lines <= lines <= stack.deepest]
        if not deep:
            return []
        stacks.append(min(deep, key=lambda stack: stack.cost(lines)))
    return stacks


def _band(lines: int, stacks: list[Stack], spans: tuple[int, ...]) -> Band:
    placed: list[Placed] = []
    for stack, column in zip(stacks, accumulate(spans[:-1], initial=0), strict=True):
        placed += stacked(airy(_by_rank(stack.blocks), lines - stack.lines), column, 0)
    return Band(tuple(placed), lines, len(placed), _cost(lines, stacks))


def _cost(lines: int, stacks: list[Stack]) -> float:
    return sum(stack.cost(lines) for stack in stacks)


def _by_rank(blocks: tuple[StoryBlock, ...]) -> Sequence[StoryBlock]:
    """The blocks of a stack, lesser ones below: no lines are lost by that.

    What goes on from another page stands at the head of its page, and a frame where it is.
    """
    if any(block.begun or block.boxed for block in blocks):
        return blocks
    return sorted(blocks, key=lambda block: -block.rank)


@cache
def compositions(total: int, parts: int) -> tuple[tuple[int, ...], ...]:
    """All ways to write `total` as a sum of `parts` whole numbers from 1, order counting."""
    if parts == 1:
        return ((total,),)
    return tuple(
        (first, *rest)
        for first in range(1, total - parts + 2)
        for rest in compositions(total - first, parts - 1)
    )
