"""Towers: bands of one story, or a stack of stories, in each of several runs of columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from typeset.makeup.band import Band, Placed, airy, stack_lines, stacked
from typeset.makeup.block import Block
from typeset.makeup.waiting import Waiting


def towers(stories: tuple[Waiting, ...], columns: int) -> Iterator[Band]:
    """All towers of these stories side by side that can be brought to one depth."""
    for count in range(2, min(len(stories), columns) + 1):
        for runs in compositions(len(stories), count):
            for spans in compositions(columns, count):
                stacks = _stacks(stories, runs, spans)
                if stacks is not None:
                    yield from _level(stacks, spans)


def _stacks(
    stories: tuple[Waiting, ...], runs: tuple[int, ...], spans: tuple[int, ...]
) -> list[list[Block]] | None:
    stacks, first = [], 0
    for run, span in zip(runs, spans, strict=True):
        stack = stories[first : first + run]
        if not all(waiting.story.stands_over(span) for waiting in stack):
            return None
        stacks.append([waiting.stacked(span) for waiting in stack])
        first += run
    return stacks


def _level(stacks: list[list[Block]], spans: tuple[int, ...]) -> Iterator[Band]:
    """The towers' band, if a little white in their heads brings all of them to one depth."""
    depths = [stack_lines(stack) for stack in stacks]
    lines = max(depths)
    if any(
        lines - depth > sum(block.most_spare for block in stack)
        for depth, stack in zip(depths, stacks, strict=True)
    ):
        return
    cost, column = 0.0, 0
    placed: list[Placed] = []
    for stack, span, depth in zip(stacks, spans, depths, strict=True):
        spare = lines - depth
        cost += spare * spare / len(stack) + sum(b.awkwardness for b in stack)
        placed += stacked(airy(stack, spare), column, 0)
        column += span
    yield Band(tuple(placed), lines, sum(map(len, stacks)), cost)


@cache
def compositions(total: int, parts: int) -> tuple[tuple[int, ...], ...]:
    """All ways to write `total` as a sum of so many whole numbers from 1, order counting."""
    if parts == 1:
        return ((total,),)
    return tuple(
        (first, *rest)
        for first in range(1, total - parts + 2)
        for rest in compositions(total - first, parts - 1)
    )
