"""Bands: the ways to set the next few stories side by side over all columns of a page.

A band is one story over the full width (`single`), several towers of equal depth side by side
(`towers`), or a story with smaller ones let into its lower right corner (`inset`).  A band that
reaches the foot of the page may break one story off, to be continued on another page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from typeset.makeup.block import Block
from typeset.makeup.pour import Ends
from typeset.makeup.story import MINIMUM_DEPTH, Story

GAP = 1
"""Lines between stories; the rule runs through their middle."""

MOST_SPARE = 3
"""White lines that a headline may take beyond its own, so that neighbours end together."""

JUMP_COST = 40.0
MOST_STORIES = 4


@dataclass(frozen=True)
class Waiting:
    """A story that waits for its place, from line `start` on."""

    number: int
    story: Story
    start: int = 0

    def block(self, span: int, inset: tuple[int, int] = (0, 0)) -> Block:
        return Block(self.number, self.story, span, self.start, inset)


@dataclass(frozen=True)
class Placed:
    """A block in its band: first column, first line, depth; `ends` only where it is broken off."""

    block: Block
    column: int
    line: int
    lines: int
    ends: Ends | None = None


@dataclass(frozen=True)
class Band:
    """`taken` stories were taken from the waiting ones; `rest` is what one of them left over."""

    placed: tuple[Placed, ...]
    lines: int
    taken: int
    cost: float
    rest: Waiting | None = None


def bands(waiting: Sequence[Waiting], columns: int, room: int) -> Iterator[Band]:
    """All bands for the first of the waiting stories in so many free lines of the page."""
    yield from single(waiting[0], columns, room)
    for count in range(2, min(MOST_STORIES, len(waiting)) + 1):
        stories = tuple(waiting[:count])
        yield from towers(stories, columns, room)
        yield from inset(stories, columns, room)


def single(waiting: Waiting, columns: int, room: int) -> Iterator[Band]:
    """One story over all columns; when it is too long it is broken off at the foot."""
    block = waiting.block(columns)
    if block.lines <= room:
        cost = shape_cost(block, columns)
        yield Band((Placed(block, 0, 0, block.lines),), block.lines, 1, cost)
        return
    yield from _broken(block, room, (), 1, columns)


def _broken(
    block: Block, room: int, others: tuple[Placed, ...], taken: int, columns: int
) -> Iterator[Band]:
    """The band that fills the page to its foot, its block broken off there."""
    if block.boxed or min(block.depths(room)) <= MINIMUM_DEPTH:
        return
    cut = block.cut(room)
    if cut is None or cut[1][-1] >= block.story.length:
        return
    cost, ends = cut
    rest = Waiting(block.number, block.story, ends[-1])
    cost += JUMP_COST + shape_cost(block, columns) / 2
    left = block.story.length - ends[-1]
    cost += max(0, 3 * columns - left)
    yield Band((Placed(block, 0, 0, room, ends), *others), room, taken, cost, rest)


# ---- towers ------------------------------------------------------------------------------------


def towers(stories: tuple[Waiting, ...], columns: int, room: int) -> Iterator[Band]:
    """Side by side, one story or a stack of stories in each tower, all of one depth."""
    for count in range(2, min(len(stories), columns) + 1):
        for runs in compositions(len(stories), count):
            for spans in compositions(columns, count):
                stacks = _stacks(stories, runs, spans)
                if stacks is not None:
                    yield from _level(stacks, spans, columns, room)


def _stacks(
    stories: tuple[Waiting, ...], runs: tuple[int, ...], spans: tuple[int, ...]
) -> list[list[Block]] | None:
    stacks, first = [], 0
    for run, span in zip(runs, spans, strict=True):
        stack = [waiting.block(span) for waiting in stories[first : first + run]]
        if any(block.story.columns not in (None, span) for block in stack):
            return None
        stacks.append(stack)
        first += run
    return stacks


def _level(
    stacks: list[list[Block]], spans: tuple[int, ...], columns: int, room: int
) -> Iterator[Band]:
    """The towers' band, if all can be brought to one depth with a little white in their heads."""
    depths = [stack_lines(stack) for stack in stacks]
    lines = max(depths)
    if lines > room or any(
        lines - d > MOST_SPARE * len(s) for d, s in zip(depths, stacks, strict=True)
    ):
        return
    cost, placed, column = 0.0, [], 0
    for stack, span, depth in zip(stacks, spans, depths, strict=True):
        spare = lines - depth
        cost += spare * spare / len(stack) + sum(shape_cost(b, columns) for b in stack)
        placed += stacked(airy(stack, spare), column, 0)
        column += span
    yield Band(tuple(placed), lines, sum(map(len, stacks)), cost)


def stack_lines(stack: Sequence[Block]) -> int:
    return sum(block.lines for block in stack) + GAP * (len(stack) - 1)


def airy(stack: Sequence[Block], spare: int) -> list[Block]:
    """Share out spare lines among the heads of a stack, the first ones first."""
    share, more = divmod(spare, len(stack))
    return [b.airier(share + (i < more)) for i, b in enumerate(stack)]


def stacked(stack: Sequence[Block], column: int, line: int) -> list[Placed]:
    """One under another."""
    lines = [block.lines for block in stack]
    tops = accumulate(lines[:-1], lambda top, depth: top + depth + GAP, initial=line)
    return [
        Placed(block, column, top, depth)
        for block, top, depth in zip(stack, tops, lines, strict=True)
    ]


# ---- insets ------------------------------------------------------------------------------------


def inset(stories: tuple[Waiting, ...], columns: int, room: int) -> Iterator[Band]:
    """One story over all columns, the others stacked in its lower right corner."""
    host = max(range(len(stories)), key=lambda n: stories[n].story.length - stories[n].start)
    if stories[0].story.role == "lead":
        host = 0
    others = stories[:host] + stories[host + 1 :]
    for width in range(1, columns):
        stack = [waiting.block(width) for waiting in others]
        if any(block.story.columns not in (None, width) for block in stack):
            continue
        yield from _let_in(stories[host], stack, width, columns, room)


def _let_in(
    host: Waiting, stack: list[Block], width: int, columns: int, room: int
) -> Iterator[Band]:
    depth = stack_lines(stack)
    block = host.block(columns, (width, depth + GAP))
    cost = sum(shape_cost(b, columns) for b in stack) + 2
    if block.lines > room:
        corner = stacked(stack, columns - width, room - depth)
        for band in _broken(block, room, tuple(corner), len(stack) + 1, columns):
            yield Band(band.placed, band.lines, band.taken, band.cost + cost, band.rest)
        return
    if block.boxed or block.slack > columns or min(block.depths(block.lines)) < MINIMUM_DEPTH:
        return
    corner = stacked(stack, columns - width, block.lines - depth)
    placed = (Placed(block, 0, 0, block.lines), *corner)
    yield Band(placed, block.lines, len(stack) + 1, cost + shape_cost(block, columns))


# ---- taste -------------------------------------------------------------------------------------


def shape_cost(block: Block, columns: int) -> float:
    """How far a block is from the shape that a story of its length and rank should have."""
    story, rest = block.story, block.story.length - block.start
    ideal = min(columns, max(1.0, (rest / 6) ** 0.5))
    if story.role == "lead":
        ideal = max(ideal, columns * 0.8)
    if story.role in ("brief", "box"):
        ideal = min(ideal, 2.0)
    if story.columns:
        ideal = float(story.columns)
    cost: float = 2.0 * abs(block.span - ideal) ** 1.5
    if not block.boxed and rest:
        depth = sum(block.depths(block.lines)) / block.span
        cost += 4.0 * max(0.0, MINIMUM_DEPTH - depth) ** 2
        cost += 0.05 * max(0.0, depth - 40)
    if story.boxed and not block.boxed:
        cost += 30
    head = 0 if block.start else story.heads[block.span]
    return cost + 1.5 * max(0, head - 7)


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
