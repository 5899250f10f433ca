"""What the make-up knows of an article: how many lines each of its parts takes.

All heights are whole lines of the page's grid; all widths are whole columns.  No text, no points:
the plan is made from these numbers alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from math import ceil
from typing import Literal

from typeset.makeup.weights import PRESETS, Weights

NEVER = 1_000_000
"""The cost of a break that is avoided while another way is left: after a section heading, say."""

TORN = 100 * NEVER
"""The cost of a break inside what cannot be broken, a table's row: no column ever ends there."""

GAP = 1
"""Lines between stories; the rule runs through them."""

JUMP_HEAD = 2
"""The lines of the small head, with 上接第×版, that a story carries where it goes on."""

ROUNDING = 0.05
"""So small a part of a line is no line more."""

MINIMUM_DEPTH = 4
"""A column of a story that continues elsewhere holds at least this number of lines."""

STUB = 5
"""A column of fewer lines is a stub, where a story breaks off or goes on."""

DEEPEST_KEPT = 20
"""Lines of rows that wait for the next page so that a merged cell stays whole: a quarter of it."""

Role = Literal["lead", "second", "brief", "box"]

RANKS: dict[Role | None, int] = {"lead": 3, "second": 2, None: 1, "brief": 0, "box": 0}
"""A story's weight on its page."""


@dataclass(frozen=True, slots=True)
class StoryTable:
    """A long table over all columns that follows the text's line `at`.

    `head` is what its heading row takes with the white about it, `rows` what each row takes, both
    in lines and parts of lines: the heading is repeated wherever the table goes on.
    """

    at: int
    head: float
    rows: tuple[float, ...]
    kept: frozenset[int] = frozenset()
    """The rows below which it is not broken: they share a merged cell, or one would stand alone."""

    def lines(self, first: int, last: int) -> int:
        """The whole lines that the rows from `first` to before `last` take with the heading."""
        return max(1, ceil(self.head + sum(self.rows[first:last]) - ROUNDING))

    def fitting(self, first: int, lines: int) -> int:
        """The row before which the table must stop to stay within this number of lines."""
        last = first
        while last < len(self.rows) and self.lines(first, last + 1) <= lines:
            last += 1
        whole = last
        while first < whole < len(self.rows) and whole - 1 in self.kept:
            whole -= 1
        return whole if sum(self.rows[whole:last]) <= DEEPEST_KEPT else last


class HashedOnce:
    """A value by which caches are asked again and again: its hash is worked out once."""

    @cached_property
    def _hash(self) -> int:
        return hash(tuple(getattr(self, each.name) for each in fields(self)))  # type: ignore[arg-type]

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True)
class Story(HashedOnce):
    """One article, measured.

    `breaks[i]` is the cost of ending a column after line i of its text (0, or up to `NEVER`).
    `heads[k]` and each `pictures[n][k]` are the lines they take when set over k columns, or `NEVER`
    where they are not: the story is too long or too short for k columns, the picture must be wider.
    Index 0 is not used.  `boxed[k]` is not empty for a box (框文): the lines of its whole text when
    that is set in one measure k columns wide.
    """

    name: str
    breaks: tuple[int, ...]
    heads: tuple[int, ...]
    pictures: tuple[tuple[int, ...], ...] = ()
    cropped: tuple[tuple[int, ...], ...] = ()
    """Likewise the lines of pictures cropped as far as they may be; empty where none may be."""
    boxed: tuple[int, ...] = ()
    role: Role | None = None
    page: int | None = None
    columns: int | None = None
    picture_columns: int | None = None
    """How many columns the editor wants the pictures to span, or a table needs."""
    picture_fills: int | None = None
    """The most columns that the pictures fill: a high picture would have white at its sides."""
    requested_columns: tuple[int | None, ...] = ()
    """The columns that the editor wants each picture to span."""
    repeats: tuple[int, ...] = ()
    """The lines of a table's head that stand again above each line, where a column begins there;
    empty without such tables."""
    tables: tuple[StoryTable, ...] = ()
    below: int = 0
    """How many of the last of its pictures are tables that its text announces: below the text."""
    wide_tables: int = 0
    """How many of the last of its pictures are tables over several columns."""
    weights: Weights = PRESETS["balanced"]

    __hash__ = HashedOnce.__hash__

    @property
    def length(self) -> int:
        """Lines of text at the measure of one column."""
        return len(self.breaks)

    @property
    def first_table(self) -> int:
        """The first of its pictures that is a table over several columns."""
        return len(self.pictures) - self.wide_tables

    @cached_property
    def headings(self) -> tuple[int, ...]:
        """The lines below which no column should end."""
        return tuple(n for n, cost in enumerate(self.breaks) if NEVER <= cost < TORN)

    def repeated(self, line: int) -> int:
        """The lines of a table's head that stand again in a column that begins with that line."""
        return self.repeats[line] if line < len(self.repeats) else 0

    def stands_over(self, span: int) -> bool:
        """Whether it may be set over `span` columns, beside others."""
        if self.heads[span] >= NEVER or self.columns not in (None, span):
            return False
        return all(min(rows[1 : span + 1]) < NEVER for rows in self.pictures)

    @property
    def widest(self) -> int:
        """The columns of the page."""
        return len(self.heads) - 1


@dataclass(frozen=True, slots=True)
class Space:
    """A part of a page that the editor keeps: page from 1, column and line from 0.

    It is a slot for the stories of those numbers, or for stories of those roles; with neither it is
    taken: an advert, a filler, the contents of the inside pages.
    """

    page: int
    column: int
    columns: int
    line: int
    lines: int
    stories: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    number: int = 0
    """Which of the things that stand in spaces it is, where no story stands in it."""
    open_depth: bool = False
    """Whether the editor asked for no depth: a slot for a rank may end where its stories end."""

    @property
    def is_taken(self) -> bool:
        """Whether no story may stand in it."""
        return not self.stories and not self.roles


@dataclass(frozen=True)
class Sheet(HashedOnce):
    """The pages' frame: columns, lines from head to foot of the type area, and what is taken.

    `top` gives the lines that the nameplate takes on page 1; `foot` those that notices and the
    colophon take at the foot of the last page.  `limit` is the greatest number of pages, if any.
    `spaces` are what the editor keeps; no two of them share a cell.  `foot_kept` keeps the foot's
    lines on the last page that has spaces: no other story could stand below them.
    """

    columns: int
    lines: int
    top: int = 0
    foot: int = 0
    limit: int | None = None
    spaces: tuple[Space, ...] = ()
    foot_kept: bool = True
    airy: bool = True
    """Whether lines left over at a foot are shared out above rules and headlines."""

    __hash__ = HashedOnce.__hash__

    def first_line(self, page: int) -> int:
        """The first line, from 0, that is free on a page (counted from 1)."""
        return self.top if page == 1 else 0

    def last_line(self, page: int) -> int:
        """The line below the last one that stories may take on a page."""
        if self.foot and self.foot_kept and page == self.least_pages and self.spaces:
            return self.lines - self.foot - GAP
        return self.lines

    @cached_property
    def least_pages(self) -> int:
        """The pages that there must be at least, for what is to stand in spaces."""
        return max((space.page for space in self.spaces), default=1)


GOOD_PAGE = 200.0
"""A page without holes, jumps and stories over odd columns costs less than this, with its paper."""

Kind = Literal[
    "head", "text", "picture", "boxed", "table", "reserved", "jump-to", "jump-from", "quote"
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a story in its place: `column` and `line` count from 0, `page` from 1.

    `first` and `last` bound the lines of text or the rows of a table (`last` is not included); for
    a picture `first` is its number; for a jump it is the page that the story goes to or comes from.
    `number` says which table or pull quote, or what stands in a space, whose `story` is -1; a
    picture with a number is a table below the text.
    """

    kind: Kind
    story: int
    page: int
    column: int
    span: int
    line: int
    lines: int
    first: int = 0
    last: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: in a gutter left of `column` when upright, else through the middle of `line`."""

    page: int
    upright: bool
    between: Literal["columns", "stories"]
    column: int
    span: int
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything goes: pieces and rules on `pages` pages; the lower score wins."""

    pages: int
    pieces: tuple[Piece, ...] = ()
    rules: tuple[Rule, ...] = ()
    blank: int = 0
    """Lines that the last page leaves blank."""
    score: float = field(default=0.0, compare=False)
    cuts: tuple[tuple[int, int], ...] = ()
    """The pages that are cut over all columns, beside what is kept on them, and on which line."""

    @property
    def is_good(self) -> bool:
        """Whether it costs so little that a longer search would hardly better it."""
        return self.score < GOOD_PAGE * self.pages
