"""A story that waits for its place, and the blocks that it may stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from typeset.makeup.block import Block
from typeset.makeup.pour import Ends
from typeset.makeup.story import Story

Inset = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Waiting:
    """A story from line `start` on.

    Blocks and rests are made once each: the search asks for them again and again.
    """

    number: int
    story: Story
    start: int = 0
    rests: dict[int, Waiting] = field(default_factory=dict, repr=False)
    _blocks: dict[tuple[int, Inset, int], Block] = field(default_factory=dict, repr=False)
    _stacked: dict[int, Block] = field(default_factory=dict, repr=False)
    _pourings: dict[Ends, tuple[float, Ends]] = field(default_factory=dict, repr=False)

    def rest(self, start: int) -> Waiting:
        """What is left of the story from that line on."""
        if start not in self.rests:
            self.rests[start] = Waiting(self.number, self.story, start, rests=self.rests)
        return self.rests[start]

    def block(self, span: int, inset: Inset = (0, 0), picture: int = 0) -> Block:
        """Its block of that span."""
        key = (span, inset, picture)
        if key not in self._blocks:
            frame = (self.number, self.story, span, self.start, inset, 0, picture)
            self._blocks[key] = Block(*frame, self._pourings)
        return self._blocks[key]

    def variants(self, span: int, inset: Inset = (0, 0)) -> Iterator[Block]:
        """The block with its pictures as wide as is usual, then less wide, then over all of it."""
        usual = self.block(span, inset)
        yield usual
        if self.story.length and self.story.pictures and not self.start:
            for picture in (*range(usual.picture_span - 1, 0, -1), span):
                yield self.block(span, inset, picture)

    def stacked(self, span: int) -> Block:
        """The first variant that leaves no hole."""
        if span not in self._stacked:
            variants = list(self.variants(span))
            full = (block for block in variants if block.full)
            self._stacked[span] = next(full, variants[-1])
        return self._stacked[span]
