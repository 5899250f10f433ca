"""A block: one story in a rectangle of columns, with its head, pictures and inset stories."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from typeset.makeup.pour import Ends, pour
from typeset.makeup.story import Story


@dataclass(frozen=True)
class Block:
    """A story (from line `start` on) over `span` columns.

    `inset` is a corner at the lower right, (columns, lines), that other stories take.  `spare`
    lines are added to the head, to make the block as deep as its neighbours.
    """

    number: int
    story: Story
    span: int
    start: int = 0
    inset: tuple[int, int] = (0, 0)
    spare: int = 0

    @property
    def boxed(self) -> bool:
        """Whether it stands in a frame, in a measure of its own."""
        boxed = self.story.boxed
        return self.start == 0 and self.span < len(boxed) and boxed[self.span] > 0

    @property
    def head(self) -> int:
        """Lines above the text: the headline, or 上接第×版."""
        lines = 1 if self.start else self.story.heads[self.span]
        return lines + self.spare

    @cached_property
    def pictures(self) -> tuple[tuple[int, int, int], ...]:
        """Each picture's span, first line and lines; they stand at the right, below the head."""
        placed, line = [], self.head
        for rows in () if self.start else self.story.pictures:
            span = self._picture_span(rows)
            placed.append((span, line, rows[span]))
            line += rows[span]
        return tuple(placed)

    def _picture_span(self, rows: tuple[int, ...]) -> int:
        widest = max(1, (self.span + 1) // 2) if self.story.length else self.span
        return max((k for k in range(1, widest + 1) if rows[k]), default=1)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """The first line of text of each column."""
        tops = [self.head] * self.span
        for span, line, lines in self.pictures:
            for column in range(self.span - span, self.span):
                tops[column] = line + lines
        return tuple(tops)

    @cached_property
    def feet(self) -> tuple[int, ...]:
        """The lines at the foot of each column that the inset takes."""
        width, lines = self.inset
        return tuple(lines if c >= self.span - width else 0 for c in range(self.span))

    def depths(self, lines: int, *, jump: bool = False) -> tuple[int, ...]:
        """How many lines of text each column holds in a block so many lines deep.

        `jump` keeps the last column's last line for 下转第×版.
        """
        depths = [max(0, lines - t - f) for t, f in zip(self.tops, self.feet, strict=True)]
        if jump:
            depths[-1] = max(0, depths[-1] - 1)
        return tuple(depths)

    @cached_property
    def lines(self) -> int:
        """The least depth that holds the whole story."""
        if self.boxed:
            return self.story.boxed[self.span] + self.spare
        taken = [t + f for t, f in zip(self.tops, self.feet, strict=True)]
        lines, rest = max(taken), self.story.length - self.start
        lacking = rest - sum(self.depths(lines))
        if lacking > 0:
            return lines - (-lacking // self.span)
        while lines > self._least and sum(self.depths(lines - 1)) >= rest:
            lines -= 1
        return lines

    @cached_property
    def _least(self) -> int:
        """No block is less deep than its head, pictures and inset."""
        return max(max(self.tops), max(self.feet) + self.head)

    @property
    def slack(self) -> int:
        """Lines left blank in the block at its least depth, over all columns."""
        if self.boxed:
            return 0
        return sum(self.depths(self.lines)) - (self.story.length - self.start)

    def poured(self, lines: int) -> tuple[float, Ends] | None:
        """Pour all the text into a block of that depth: cost, and each column's end."""
        return pour(self.story.breaks, self.start, self.depths(lines), whole=True)

    def cut(self, lines: int) -> tuple[float, Ends] | None:
        """Fill a block of that depth; the story is continued elsewhere."""
        depths = self.depths(lines, jump=True)
        return pour(self.story.breaks, self.start, depths, whole=False)

    def airier(self, spare: int) -> Block:
        """The same block with more white about its headline."""
        return replace(self, spare=self.spare + spare)
