"""Bands: the ways to set the next few stories side by side over all columns of a page.

A band is one story over the full width (`single`), several towers of equal depth side by side
(`towers`), or a story with smaller ones let into its lower right corner (`inset`).  A band that
reaches the foot of the page may break one story off, to be continued on another page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate

from typeset.makeup.block import Block
from typeset.makeup.pour import Ends
from typeset.makeup.story import MINIMUM_DEPTH, Story

GAP = 1
"""Lines between stories; the rule runs through their middle."""

JUMP_COST = 40.0
MOST_STORIES = 4

SHALLOWEST = 3
"""A story that is broken off leaves at least so many lines in each of its columns."""


@dataclass(frozen=True)
class Waiting:
    """A story that waits for its place, from line `start` on."""

    number: int
    story: Story
    start: int = 0
    blocks: dict[tuple[int, tuple[int, int], int], Block] = field(
        default_factory=dict, compare=False, repr=False
    )

    def block(self, span: int, inset: tuple[int, int] = (0, 0), picture: int = 0) -> Block:
        """Its block of that span; each is measured once, for the search asks again and again."""
        key = (span, inset, picture)
        if key not in self.blocks:
            story, start = self.story, self.start
            self.blocks[key] = Block(self.number, story, span, start, inset, picture=picture)
        return self.blocks[key]

    def variants(self, span: int, inset: tuple[int, int] = (0, 0)) -> Iterator[Block]:
        """The block with its pictures as wide as is usual, then less wide, then over all of it."""
        usual = self.block(span, inset)
        yield usual
        if self.story.length and self.story.pictures and not self.start:
            for picture in (*range(usual.picture_span - 1, 0, -1), span):
                yield self.block(span, inset, picture)

    def stacked(self, span: int) -> Block:
        """The first variant that leaves no hole."""
        variants = list(self.variants(span))
        return next((block for block in variants if block.full), variants[-1])


@dataclass(frozen=True)
class Placed:
    """A block in its band: first column, first line, depth; `ends` only where it is broken off."""

    block: Block
    column: int
    line: int
    lines: int
    ends: Ends | None = None

    def poured(self) -> tuple[float, Ends]:
        """Where its columns end, and what that costs in widows and uneven feet."""
        if self.ends is not None:
            return 0.0, self.ends
        if self.block.boxed or not self.block.story.length:
            return 0.0, ()
        return self.block.poured(self.lines)


@dataclass(frozen=True)
class Band:
    """`taken` stories were taken from the waiting ones; `rest` is what one of them left over."""

    placed: tuple[Placed, ...]
    lines: int
    taken: int
    cost: float
    rest: Waiting | None = None

    @property
    def end_cost(self) -> float:
        """What the ends of its columns cost."""
        return sum(placed.poured()[0] for placed in self.placed)

    @property
    def most_spare(self) -> int:
        """White lines that all the blocks at its top can take."""
        return min(placed.block.most_spare for placed in self.placed if placed.line == 0)

    def airier(self, extra: int) -> Band:
        """So many lines more in the heads at its top; all below them moves down."""
        placed = tuple(
            replace(p, block=p.block.airier(extra), lines=p.lines + extra)
            if p.line == 0
            else replace(p, line=p.line + extra)
            for p in self.placed
        )
        return replace(self, placed=placed, lines=self.lines + extra)

    def deeper(self) -> Band:
        """One line more of text in the blocks at its top."""
        placed = tuple(
            replace(p, lines=p.lines + 1) if p.line == 0 else replace(p, line=p.line + 1)
            for p in self.placed
        )
        return replace(self, placed=placed, lines=self.lines + 1)


def bands(waiting: Sequence[Waiting], columns: int, room: int) -> Iterator[Band]:
    """All bands for the first of the waiting stories in so many free lines of the page."""
    yield from single(waiting[0], columns, room)
    for count in range(2, min(MOST_STORIES, len(waiting)) + 1):
        stories = tuple(waiting[:count])
        yield from towers(stories, columns, room)
        yield from inset(stories, columns, room)


def single(waiting: Waiting, columns: int, room: int) -> Iterator[Band]:
    """One story over all columns; when it is too long it is broken off at the foot."""
    for block in waiting.variants(columns):
        if block.lines <= room and block.full:
            cost = block.awkwardness
            yield Band((Placed(block, 0, 0, block.lines),), block.lines, 1, cost)
        elif block.lines > room:
            yield from _broken(block, room, (), 1, columns)


def _broken(
    block: Block, room: int, others: tuple[Placed, ...], taken: int, columns: int
) -> Iterator[Band]:
    """The band that fills the page to its foot, its block broken off there."""
    if block.boxed or min(block.depths(room)) < SHALLOWEST:
        return
    cut = block.cut(room)
    if cut is None or cut[1][-1] >= block.story.length:
        return
    cost, ends = cut
    rest = Waiting(block.number, block.story, ends[-1])
    cost += JUMP_COST + block.awkwardness / 2
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
        stack = [waiting.stacked(span) for waiting in stories[first : first + run]]
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
        lines - depth > sum(block.most_spare for block in stack)
        for depth, stack in zip(depths, stacks, strict=True)
    ):
        return
    cost, placed, column = 0.0, [], 0
    for stack, span, depth in zip(stacks, spans, depths, strict=True):
        spare = lines - depth
        cost += spare * spare / len(stack) + sum(b.awkwardness for b in stack)
        placed += stacked(airy(stack, spare), column, 0)
        column += span
    yield Band(tuple(placed), lines, sum(map(len, stacks)), cost)


def stack_lines(stack: Sequence[Block]) -> int:
    return sum(block.lines for block in stack) + GAP * (len(stack) - 1)


def airy(stack: Sequence[Block], spare: int) -> list[Block]:
    """Share spare lines out among the heads of a stack."""
    shares = shared(spare, [block.most_spare for block in stack])
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
        stack = [waiting.stacked(width) for waiting in others]
        if any(block.story.columns not in (None, width) for block in stack):
            continue
        yield from _let_in(stories[host], stack, width, columns, room)


def _let_in(
    host: Waiting, stack: list[Block], width: int, columns: int, room: int
) -> Iterator[Band]:
    """The host with the stack in its corner; broken off at the foot where it is too long."""
    depth = stack_lines(stack)
    cost = 2 + sum(block.awkwardness for block in stack)
    taken = len(stack) + 1
    for block in host.variants(columns, (width, depth + GAP)):
        lines = min(block.lines, room)
        corner = tuple(stacked(stack, columns - width, lines - depth))
        if block.lines > room:
            for band in _broken(block, room, corner, taken, columns):
                yield replace(band, cost=band.cost + cost)
        elif _sits_well(block):
            placed = (Placed(block, 0, 0, lines), *corner)
            yield Band(placed, lines, taken, cost + block.awkwardness)


def _sits_well(block: Block) -> bool:
    """The host's text reaches all round its inset, and leaves no hole."""
    if block.boxed or not block.full:
        return False
    return min(block.depths(block.lines)) >= MINIMUM_DEPTH


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
