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
    """A story from line `start` on; `pictured` where its pictures are to stand there too.

    Blocks and rests are made once each: the search asks for them again and again.
    """

    number: int
    story: Story
    start: int = 0
    pictured: bool = True
    rests: dict[tuple[int, bool], Waiting] = field(default_factory=dict, repr=False)
    _blocks: dict[tuple[int, Inset, int, bool], Block] = field(default_factory=dict, repr=False)
    _variants: dict[int, tuple[Block, ...]] = field(default_factory=dict, repr=False)
    _pourings: dict[Ends, tuple[float, Ends]] = field(default_factory=dict, repr=False)

    def rest(self, block: Block, start: int) -> Waiting:
        """What `block` leaves of the story, from line `start` on."""
        key = (start, self.pictured and not block.pictured)
        if key not in self.rests:
            self.rests[key] = Waiting(self.number, self.story, *key, rests=self.rests)
        return self.rests[key]

    def block(
        self, span: int, inset: Inset = (0, 0), picture: int = 0, *, bare: bool = False
    ) -> Block:
        """Its block of that span; `bare` without pictures, which are to stand with the rest."""
        key = (span, inset, picture, bare)
        if key not in self._blocks:
            pictured = self.pictured and not bare
            frame = (self.number, self.story, span, self.start, inset, 0, picture, pictured)
            self._blocks[key] = Block(*frame, self._pourings)
        return self._blocks[key]

    def variants(self, span: int, inset: Inset = (0, 0)) -> Iterator[Block]:
        """The block with its pictures as wide as is usual, then less wide, then over all of it."""
        usual = self.block(span, inset)
        yield usual
        if self.story.length and usual.pictures:
            for picture in (*range(usual.picture_span - 1, 0, -1), span):
                yield self.block(span, inset, picture)

    def without_hole(self, span: int) -> tuple[Block, ...]:
        """The variants that leave no hole, or the last one."""
        if span not in self._variants:
            variants = list(self.variants(span))
            full = tuple(block for block in variants if block.full)
            self._variants[span] = full or (variants[-1],)
        return self._variants[span]
