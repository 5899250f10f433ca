"""A block: one story in a rectangle of columns, with its head, pictures and inset stories."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from operator import add

from typeset.makeup.column_depths import depths_cost, scraps_cost
from typeset.makeup.headline_slack import AIR_ABOVE, SLACK_COST, slack_beside
from typeset.makeup.ideal_span import ideal_span, widest_picture
from typeset.makeup.pictures import (
    ONE_COLUMN,
    Arrangement,
    PlacedPicture,
    above_text,
    arrangement_cost,
    below_text,
    hole_by_picture,
    shots_in,
    white_cost,
)
from typeset.makeup.pour import Ends, filled_anyhow, least_depth, pour
from typeset.makeup.story import JUMP_HEAD, RANKS, STUB, TORN, Story

MOST_SPARE = 3
"""White lines that a headline may take beyond its own."""

UNEVEN = 300.0
"""What it costs when a story's lines allow no even columns at all."""

MOST_FOR_HEADINGS = 3
"""Lines that a block is deeper so that each section heading stands with its text: a heading takes
three with its white."""

UNREQUESTED_SPAN = 60.0
"""What each column costs that a story is wider or narrower than the editor asked for."""

BlockKey = tuple[int, tuple[int, int], Arrangement, int]


@dataclass(frozen=True)
class StoryBlock:
    """A story (its text from line `start` to before `stop`) over `span` columns.

    `begun` is a story whose head stands above, or, where it `jumped`, on an earlier page.  `inset`
    is a corner at the lower right, (columns, lines), that other stories take.  `spare` lines are
    added to the head, or at the foot of text without one, to make the block as deep as its
    neighbours.  The pictures from the first to before the last of `shots` stand in it.  `rows`,
    where it is a table's part, are the table's number and its first and last row.  `pourings` keeps
    how the text was poured into columns of certain depths, for all blocks of the story from that
    line on.
    """

    number: int
    story: Story
    span: int
    start: int = 0
    stop: int = 0
    begun: bool = False
    jumped: bool = False
    inset: tuple[int, int] = (0, 0)
    spare: int = 0
    shots: tuple[int, int] = (0, 0)
    arrangement: Arrangement = ONE_COLUMN
    rows: tuple[int, int, int] | None = None
    pourings: dict[Ends, tuple[float, Ends]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def boxed(self) -> bool:
        """Whether it stands in a frame, in a measure of its own."""
        boxed = self.story.boxed
        return not self.begun and self.span < len(boxed) and boxed[self.span] > 0

    @property
    def rank(self) -> int:
        """Its story's weight on the page."""
        return RANKS[self.story.role]

    @cached_property
    def text(self) -> int:
        """The lines of text that it has to hold."""
        return self.stop - self.start

    @cached_property
    def head(self) -> int:
        """Lines above the text: the headline, or 上接第×版."""
        return self._own_head + self.slack + (self.spare if self._own_head else 0)

    @cached_property
    def slack(self) -> int:
        """White about a headline beside pictures."""
        if not self.arrangement.beside or not self.pictures:
            return 0
        return slack_beside(self._own_head, self.head_span, self.text, self.feet, self.pictures)

    @cached_property
    def _own_head(self) -> int:
        if self.begun:
            return JUMP_HEAD if self.jumped else 0
        return self.story.heads[self.head_span]

    @property
    def head_span(self) -> int:
        """The columns of its headline: all, or those that pictures beside it leave."""
        return self.span - (self.arrangement.columns if self.arrangement.beside else 0)

    @property
    def picture_top(self) -> int:
        """The line on which its pictures begin: beside a headline with little of its white."""
        return min(self.spare, AIR_ABOVE) if self.arrangement.beside else self.head

    @property
    def most_spare(self) -> int:
        """White lines that it may take, so that neighbours end together; without a head, one."""
        return MOST_SPARE if self._own_head else 1

    @cached_property
    def pictures(self) -> tuple[PlacedPicture, ...]:
        """Each picture's place; they stand at the right, below the head or beside it."""
        above = above_text(self.story, self.shots)
        placed = above[0] < above[1]
        return shots_in(self.story, above, self.span, self.arrangement) if placed else ()

    @cached_property
    def below(self) -> tuple[PlacedPicture, ...]:
        """The places of the tables below the text."""
        return below_text(self.story, self.shots, self.span) if self.story.below else ()

    @property
    def table_lines(self) -> int:
        """What its part of a table takes."""
        if self.rows is None:
            return 0
        table, first, last = self.rows
        return self.story.tables[table].lines(first, last)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """The first line of text of each column."""
        tops = [self.head + self.table_lines] * self.span
        top = self.spare if self.arrangement.beside else self.head
        for shot in self.pictures:
            for column in range(shot.column, shot.column + shot.span):
                tops[column] = max(tops[column], top + shot.line + shot.lines)
        return tuple(tops)

    @cached_property
    def feet(self) -> tuple[int, ...]:
        """The lines at the foot of each column that hold no text: inset, tables, spare ones."""
        width, lines = self.inset
        feet = [0 if self._own_head else self.spare] * self.span
        for column in range(self.span - width, self.span):
            feet[column] += lines
        if self.below:
            tables = sum(table.lines for table in self.below)
            for column in range(min(table.column for table in self.below), self.span):
                feet[column] += tables
        return tuple(feet)

    def depths(self, lines: int, *, jump: bool = False) -> tuple[int, ...]:
        """How many lines of text each column holds in a block of this depth.

        `jump` keeps the last column's last line for 下转第×版.
        """
        depths = [lines - taken if lines > taken else 0 for taken in self._taken]
        if jump:
            depths[-1] = max(0, depths[-1] - 1)
        return tuple(depths)

    @cached_property
    def lines(self) -> int:
        """The least depth that holds the whole story, and ends no column below a heading."""
        least = self._lines
        if self.boxed or not self.is_headed:
            return least
        more = MOST_FOR_HEADINGS + max(self.story.repeats, default=0)
        depths = range(least, least + more + 1)
        return next((lines for lines in depths if self.poured(lines)[0] < UNEVEN), least)

    @cached_property
    def is_headed(self) -> bool:
        """Whether section headings stand in its text."""
        return any(self.start <= line < self.stop - 1 for line in self.story.headings)

    @cached_property
    def _lines(self) -> int:
        """The least depth that holds the whole story, wherever its columns end."""
        if self.boxed:
            return self.story.boxed[self.span] + self.spare
        taken = sum(self._taken)
        if self.text <= self.least * self.span - taken:
            return max(self.least, 1)
        return -(-(self.text + taken) // self.span)

    @property
    def _text_lines(self) -> int:
        """The depth at which its text ends, however deep its pictures are."""
        return least_depth(self.text, self._taken)

    @cached_property
    def least(self) -> int:
        """No block is less deep than its head, pictures and inset."""
        return max(self._taken)

    @cached_property
    def _taken(self) -> tuple[int, ...]:
        """The lines of each column that hold no text, above it and below it."""
        return tuple(map(add, self.tops, self.feet))

    def may_take_in(self, inset: tuple[int, int]) -> bool:
        """Whether its text may reach round an inset: a quick test, before that block is made."""
        width, lines = inset
        if self.boxed or self.is_headed:  # which may be a few lines deeper
            return not self.boxed
        beside, above = self._taken[:-width], self._taken[-width:]
        least = max(*beside, max(above) + lines)
        return self.text > least * self.span - sum(self._taken) - width * lines

    @cached_property
    def full(self) -> bool:
        """Whether its text reaches down all its columns, all but a line of each."""
        return self._white <= self.span

    @cached_property
    def _white(self) -> int:
        """The lines of its columns that its text leaves white."""
        if self.boxed or not self.text:
            return 0
        return self._lines * self.span - sum(self._taken) - self.text

    def poured(self, lines: int) -> tuple[float, Ends]:
        """Pour all the text into a block of that depth: cost, and each column's end.

        The cost is `UNEVEN` where no even feet are allowed, `TORN` where it does not go in.
        """
        if not self.full and not self.story.repeats:
            lines = min(lines, self._text_lines + lines - self._lines)
        depths = self.depths(lines)
        if depths not in self.pourings:
            self.pourings[depths] = self._pour(depths, whole=True) or self._uneven(depths)
        return self.pourings[depths]

    def _pour(self, depths: Ends, *, whole: bool) -> tuple[float, Ends] | None:
        breaks, repeats = self.story.breaks[: self.stop], self.story.repeats
        return pour(breaks, self.start, depths, whole=whole, repeats=repeats)

    def _uneven(self, depths: Ends) -> tuple[float, Ends]:
        breaks = self.story.breaks[: self.stop]
        ends = filled_anyhow(breaks, self.start, depths, self.story.repeats)
        return (UNEVEN if ends[-1] == self.stop else float(TORN)), ends

    @property
    def _columns(self) -> tuple[int, ...]:
        """The lines of text in each column: poured only where one may be a stub."""
        depths = self.depths(self.lines)
        if all(not lines or lines > STUB for lines in depths):
            return depths
        ends = self.poured(self.lines)[1]
        return tuple(last - first for first, last in pairwise((self.start, *ends)))

    def cut(self, lines: int) -> tuple[float, Ends] | None:
        """Fill a block of that depth; the story is continued elsewhere."""
        return self._pour(self.depths(lines, jump=True), whole=False)

    def airier(self, spare: int) -> StoryBlock:
        """The same block with more white about its headline."""
        return replace(self, spare=self.spare + spare)

    @cached_property
    def awkwardness(self) -> float:
        """How far it is from the shape that a story of its length and rank should have."""
        weight = 20.0 if self.story.role == "lead" else 2.0
        cost: float = weight * abs(self.span - ideal_span(self.story, self.text)) ** 1.5
        if self.story.columns:
            cost += UNREQUESTED_SPAN * abs(self.span - self.story.columns)
        if self.boxed:
            return cost
        if self.text:
            cost += depths_cost(self.depths(self.lines), goes_on=self.jumped)
            cost += scraps_cost(self._columns)
        deep = self._lines - self._text_lines if self._white > self.span else 0
        cost += SLACK_COST * self.slack + white_cost(self._white - self.span, deep)
        return cost + self._pictures_cost + 1.5 * max(0, self._own_head - 7)

    @property
    def _pictures_cost(self) -> float:
        """What it costs how its pictures stand."""
        if not self.pictures:
            return 0.0
        count = len(self.pictures)
        cost = arrangement_cost(
            self.story, self.arrangement, count, widest_picture(self.story, self.span)
        )
        if not self.text:
            cost += hole_by_picture(self.story, self.tops, self.head)
        return cost
