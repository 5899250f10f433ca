"""Stories side by side in a band: one, or a stack of them, in each of several runs of columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, product

from typeset.makeup.band import Band, Placed, airy, stack_lines, stacked
from typeset.makeup.block import StoryBlock
from typeset.makeup.waiting_story import WaitingStory

SPARE_COST = 3.0
"""White lines that a stack needs, so that all stacks end together, cost this times their square;
more stories share them out better."""


MOST_WAYS, MOST_WAYS_IN_STACK = 8, 2
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


Ways = list[Stack]
"""The ways to fill one run of columns: with its pictures as wide as is usual, or else."""


def side_by_side(stories: tuple[WaitingStory, ...], columns: int) -> Iterator[Band]:
    """All ways to set these stories side by side that can be brought to one depth."""

    @cache
    def ways(first: int, run: int, span: int) -> Ways:
        stacked_stories = stories[first : first + run]
        if not all(waiting.story.stands_over(span) for waiting in stacked_stories):
            return []
        most = MOST_WAYS if run == 1 else MOST_WAYS_IN_STACK
        each = (waiting.without_hole(span)[:most] for waiting in stacked_stories)
        return [Stack(blocks) for blocks in product(*each)]

    if any(waiting.alone for waiting in stories):
        return

    for count in range(2, min(len(stories), columns) + 1):
        for runs in compositions(len(stories), count):
            firsts = accumulate(runs[:-1], initial=0)
            parts = tuple(zip(firsts, runs, strict=True))
            for spans in compositions(columns, count):
                choices = [ways(*part, span) for part, span in zip(parts, spans, strict=True)]
                if all(choices):
                    yield from _level(choices, spans)


def _level(choices: list[Ways], spans: tuple[int, ...]) -> Iterator[Band]:
    """The cheapest band of these stacks, if white in their heads brings all to one depth."""
    least = max(min(stack.lines for stack in ways) for ways in choices)
    depths = {stack.lines for ways in choices for stack in ways if stack.lines >= least}
    chosen = {lines: stacks for lines in depths if (stacks := _reaching(choices, lines))}
    if chosen:
        yield min((_band(*each, spans) for each in chosen.items()), key=lambda band: band.cost)


def _reaching(choices: list[Ways], lines: int) -> list[Stack]:
    """The cheapest way for each run that is `lines` deep; none where one run has none."""
    stacks = []
    for ways in choices:
        deep = [stack for stack in ways if stack.lines <= lines <= stack.deepest]
        if not deep:
            return []
        stacks.append(min(deep, key=lambda stack: stack.cost(lines)))
    return stacks


def _band(lines: int, stacks: list[Stack], spans: tuple[int, ...]) -> Band:
    placed: list[Placed] = []
    for stack, column in zip(stacks, accumulate(spans[:-1], initial=0), strict=True):
        placed += stacked(airy(stack.blocks, lines - stack.lines), column, 0)
    cost = sum(stack.cost(lines) for stack in stacks)
    return Band(tuple(placed), lines, len(placed), cost)


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
