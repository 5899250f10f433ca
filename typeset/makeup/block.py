"""A block: one story in a rectangle of columns, with its head, pictures and inset stories."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from typeset.makeup.pour import Ends, pour
from typeset.makeup.story import MINIMUM_DEPTH, NEVER, Story

MOST_SPARE = 3
"""White lines that a headline may take beyond its own."""

UNEVEN = 300.0
"""What it costs when a story's lines allow no even columns at all."""

TOO_WIDE = 20.0
"""What each column costs that a picture is wider than is usual."""

USUAL_PICTURE = 3
"""A picture without a text is so many columns wide, if it is not too high."""

UNWISHED_SPAN = 60.0
"""What it costs to set a story over other columns than the editor asked for."""

UNBOXED = 30.0
"""What it costs to set a box as a plain story."""


@dataclass(frozen=True)
class Block:
    """A story (from line `start` on) over `span` columns.

    `inset` is a corner at the lower right, (columns, lines), that other stories take.  `spare`
    lines are added to the head, or at the foot of text without one, to make the block as deep as
    its neighbours.  Pictures stand
    over the last `picture` columns (0: as many as is usual), unless they stand in another part of
    the story (`pictured`).  `pourings` keeps how the text was
    poured into columns of certain depths, for all blocks of the story from that line on.
    """

    number: int
    story: Story
    span: int
    start: int = 0
    inset: tuple[int, int] = (0, 0)
    spare: int = 0
    picture: int = 0
    pictured: bool = True
    pourings: dict[Ends, tuple[float, Ends]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def boxed(self) -> bool:
        """Whether it stands in a frame, in a measure of its own."""
        boxed = self.story.boxed
        return self.start == 0 and self.span < len(boxed) and boxed[self.span] > 0

    @cached_property
    def head(self) -> int:
        """Lines above the text: the headline, or 上接第×版."""
        return self._own_head + (0 if self._bare else self.spare)

    @cached_property
    def _own_head(self) -> int:
        return 1 if self.start else self.story.heads[self.span]

    @property
    def _bare(self) -> bool:
        """Whether it begins with its text."""
        return not self._own_head and self.story.length > 0

    @property
    def most_spare(self) -> int:
        """White lines that it may take, so that neighbours end together; without a head, one."""
        return MOST_SPARE if self._own_head else 1

    @cached_property
    def pictures(self) -> tuple[tuple[int, int, int], ...]:
        """Each picture's span, first line and lines; they stand at the right, below the head."""
        placed, line = [], self.head
        for rows in self.story.pictures if self.pictured else ():
            span = self._picture_span(rows)
            placed.append((span, line, rows[span]))
            line += rows[span]
        return tuple(placed)

    def _picture_span(self, rows: tuple[int, ...]) -> int:
        return max((k for k in range(1, self.picture_span + 1) if rows[k] < NEVER), default=1)

    @property
    def picture_span(self) -> int:
        """The columns that its pictures stand over."""
        return min(self.span, self.picture or self.usual_picture)

    @property
    def usual_picture(self) -> int:
        """What the editor asked for; or half the story; all of it where there is no text."""
        story = self.story
        if not story.length:
            return self.span
        half = min((self.span + 1) // 2, story.picture_fills or self.span)
        return min(self.span, story.picture_columns or half)

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
        """The lines at the foot of each column that hold no text: the inset, spare ones."""
        width, lines = self.inset
        spare = self.spare if self._bare else 0
        return tuple(
            spare + (lines if column >= self.span - width else 0) for column in range(self.span)
        )

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
        taken = sorted(t + f for t, f in zip(self.tops, self.feet, strict=True))
        rest = self.story.length - self.start
        lines = 0
        for count, lost in enumerate(accumulate(taken), 1):
            lines = -(-(rest + lost) // count)
            if count == self.span or lines <= taken[count]:
                break
        return max(lines, self._least)

    @cached_property
    def _least(self) -> int:
        """No block is less deep than its head, pictures and inset."""
        return max(top + foot for top, foot in zip(self.tops, self.feet, strict=True))

    @cached_property
    def full(self) -> bool:
        """Whether its text reaches down all its columns, all but a line of each."""
        rest = self.story.length - self.start
        if self.boxed or not rest:
            return True
        return sum(self.depths(self.lines)) - rest <= self.span

    def poured(self, lines: int) -> tuple[float, Ends]:
        """Pour all the text into a block of that depth: cost, and each column's end.

        The cost is `UNEVEN` where no even feet are allowed.
        """
        depths = self.depths(lines)
        if depths not in self.pourings:
            best = pour(self.story.breaks, self.start, depths, whole=True)
            self.pourings[depths] = best or (UNEVEN, self._plain_ends(depths))
        return self.pourings[depths]

    def _plain_ends(self, depths: Ends) -> Ends:
        """Where no even pouring is allowed (one long table, say): columns filled as they come."""
        ends = accumulate(depths, initial=self.start)
        return tuple(min(self.story.length, end) for end in ends)[1:]

    def cut(self, lines: int) -> tuple[float, Ends] | None:
        """Fill a block of that depth; the story is continued elsewhere."""
        depths = self.depths(lines, jump=True)
        return pour(self.story.breaks, self.start, depths, whole=False)

    def airier(self, spare: int) -> Block:
        """The same block with more white about its headline."""
        return replace(self, spare=self.spare + spare)

    @cached_property
    def awkwardness(self) -> float:
        """How far it is from the shape that a story of its length and rank should have."""
        weight = 10.0 if self.story.role == "lead" else 2.0
        cost: float = weight * abs(self.span - self._ideal_span) ** 1.5
        if self.story.columns not in (None, self.span):
            cost += UNWISHED_SPAN
        rest = self.story.length - self.start
        if not self.boxed and rest:
            depth = sum(self.depths(self.lines)) / self.span
            cost += 4.0 * max(0.0, MINIMUM_DEPTH - depth) ** 2
            cost += 0.4 * max(0.0, depth - 15 * self.span)
        if self.story.boxed and not self.boxed:
            cost += UNBOXED
        if self.pictures:
            wider = self.picture_span - self._widest_picture
            cost += TOO_WIDE * wider if wider > 0 else -4.0 * wider
        return cost + 1.5 * max(0, self._own_head - 7)

    @property
    def _widest_picture(self) -> int:
        """How wide its pictures should be at most."""
        if self.story.length or not self.story.picture_fills:
            return self.usual_picture
        return self.story.picture_columns or self.story.picture_fills

    @property
    def _ideal_span(self) -> float:
        """As wide as it is deep, on the whole; the lead wide, briefs and boxes narrow."""
        story = self.story
        if story.columns:
            return story.columns
        ideal: float = max(1.0, ((story.length - self.start) / 6) ** 0.5)
        if not story.length and story.picture_fills:
            ideal = story.picture_columns or min(story.picture_fills, USUAL_PICTURE)
        if story.role == "lead":
            ideal = max(ideal, story.widest * 0.8)
        if story.role in ("brief", "box"):
            ideal = min(ideal, 2.0)
        return min(story.widest, ideal)
