"""A story that waits for its place, and the blocks that it may stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from typeset.makeup.block import BlockKey, StoryBlock
from typeset.makeup.pictures import Arrangement, above_text, arrangements
from typeset.makeup.pour import Ends
from typeset.makeup.story import NEVER, Story

Inset = tuple[int, int]
RestKey = tuple[int, int, tuple[int, int], bool]


@dataclass(frozen=True, eq=False)
class WaitingStory:
    """What is left of a story: its text from line `start` on, its pictures from `shown` on.

    `tabled` says which table comes next, and from which row on.  `begun` is a story whose head
    stands already; `jumped` one that goes on on another page.  Blocks and rests are made once each:
    the search asks for them again and again.
    """

    number: int
    story: Story
    start: int = 0
    shown: int = 0
    tabled: tuple[int, int] = (0, 0)
    begun: bool = False
    jumped: bool = False
    rests: dict[RestKey, WaitingStory] = field(default_factory=dict, repr=False)
    _blocks: dict[BlockKey, StoryBlock] = field(default_factory=dict, repr=False)
    _variants: dict[int, tuple[StoryBlock, ...]] = field(default_factory=dict, repr=False)
    _pourings: dict[Ends, tuple[float, Ends]] = field(default_factory=dict, repr=False)

    @property
    def stop(self) -> int:
        """The line before which its text stops: at the next table, or at its end."""
        tables = self.story.tables
        return tables[self.tabled[0]].at if self.tabled[0] < len(tables) else self.story.length

    @property
    def at_table(self) -> bool:
        """Whether a table comes next."""
        if self.tabled[0] == len(self.story.tables) or self.start < self.stop:
            return False
        return self.begun and self.shown == len(self.story.pictures)

    @property
    def alone(self) -> bool:
        """Whether it must stand over all columns: before a long table, and below one."""
        tables_left = self.tabled[0] < len(self.story.tables)
        return tables_left or (self.begun and not self.jumped)

    @property
    def framed(self) -> bool:
        """Whether it stands in a frame: a box, of which nothing stands yet."""
        return bool(self.story.boxed) and not self.begun

    @cached_property
    def _frame_spans(self) -> tuple[int, ...]:
        """The columns that its frame may have: those asked for, if its text can be set so."""
        boxed, columns = self.story.boxed, self.story.columns
        if columns and boxed[columns]:
            return (columns,)
        return tuple(span for span, depth in enumerate(boxed) if depth)

    def has_room(self, columns: int, lines: int) -> bool:
        """Whether its frame, if it has one, fits in a zone of these columns and lines."""
        if not self.framed:
            return True
        spans = (*(span for span in self._frame_spans if span < columns), columns)
        return any(0 < self.story.boxed[span] <= lines for span in spans)

    @cached_property
    def plain(self) -> WaitingStory:
        """The same without its frame."""
        return WaitingStory(self.number, replace(self.story, boxed=()))

    def stands_over(self, span: int) -> bool:
        """Whether it may be set over `span` columns, beside others, a box in its frame.

        What goes on from another page needs no room for its headline, and no width of its own.
        """
        if self.framed:
            return span in self._frame_spans
        if not self.jumped:
            return self.story.stands_over(span)
        return all(min(rows[1 : span + 1]) < NEVER for rows in self.story.pictures[self.shown :])

    def rest(
        self, start: int, shown: int, tabled: tuple[int, int] | None = None, *, jumped: bool = True
    ) -> WaitingStory | None:
        """What is left from there on; None where that is nothing."""
        table, row = self.tabled if tabled is None else tabled
        story = self.story
        if table < len(story.tables) and row == len(story.tables[table].rows):
            table, row = table + 1, 0
        if (start, shown, table) == (story.length, len(story.pictures), len(story.tables)):
            return None
        return self._rest((start, shown, (table, row), jumped))

    def _rest(self, key: RestKey) -> WaitingStory:
        if key not in self.rests:
            start, shown, tabled, jumped = key
            self.rests[key] = WaitingStory(
                self.number,
                self.story,
                start=start,
                shown=shown,
                tabled=tabled,
                begun=True,
                jumped=jumped,
                rests=self.rests,
            )
        return self.rests[key]

    def on_another_page(self) -> WaitingStory:
        """The same, to go on on another page than where it was broken off."""
        if self.jumped or not self.begun:
            return self
        if self._stands_nowhere:
            return WaitingStory(self.number, self.story, rests=self.rests)
        return self._rest((self.start, self.shown, self.tabled, True))

    @property
    def _stands_nowhere(self) -> bool:
        """Whether nothing of it stands yet: a table without a headline was to come next."""
        nothing_before = (self.start, self.shown, self.tabled) == (0, 0, (0, 0))
        return nothing_before and not any(self.story.heads)

    def block(
        self,
        span: int,
        inset: Inset = (0, 0),
        arrangement: Arrangement | None = None,
        shown: int | None = None,
    ) -> StoryBlock:
        """Its block of that span, with its pictures up to `shown`: all, if not said otherwise."""
        last = len(self.story.pictures) if shown is None else shown
        if arrangement is None and last > self.shown:
            arrangement = next(iter(self._arrangements(last, span)), None)
        key = (span, inset, arrangement or Arrangement(1, span), last)
        if key not in self._blocks:
            self._blocks[key] = StoryBlock(
                self.number,
                self.story,
                span,
                start=self.start,
                stop=self.stop,
                begun=self.begun,
                jumped=self.jumped,
                inset=inset,
                shots=(self.shown, last),
                arrangement=key[2],
                pourings=self._pourings,
            )
        return self._blocks[key]

    def variants(
        self, span: int, inset: Inset = (0, 0), shown: int | None = None
    ) -> Iterator[StoryBlock]:
        """The block with its pictures as is usual, then in other ways; a box in its frame."""
        last = len(self.story.pictures) if shown is None else shown
        if self.framed:
            if self.story.boxed[span]:
                yield self.block(span)
            return
        if above_text(self.story, (self.shown, last))[1] == self.shown:
            yield self.block(span, inset, shown=last)
        for arrangement in self._arrangements(last, span):
            yield self.block(span, inset, arrangement, last)

    def _arrangements(self, last: int, span: int) -> tuple[Arrangement, ...]:
        shots = above_text(self.story, (self.shown, last))
        return arrangements(self.story, shots, span, headed=not self.begun)

    def without_hole(self, span: int) -> tuple[StoryBlock, ...]:
        """The variants that leave no hole; else the one that costs least."""
        if span not in self._variants:
            variants = list(self.variants(span))
            full = tuple(block for block in variants if block.full)
            least = min(variants, key=lambda block: block.awkwardness, default=None)
            self._variants[span] = full or ((least,) if least else ())
        return self._variants[span]
