"""What the editor keeps on the pages, put on the grid: adverts, fillers, slots for stories.

A space that is too wide or too deep for its page is cut, but never the text in it; one that would
cover another moves to the nearest lines that are free, or to the next page.  A slot gives way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple
from xml.etree.ElementTree import Element

from typeset.diagnostics.problems import Position
from typeset.makeup.material import Material, columns_of, kept_columns
from typeset.makeup.story import GAP, MINIMUM_DEPTH, NEVER, Sheet, Space, Story
from typeset.makeup.waiting_story import WaitingStory

LEAST_LINES = 3
"""No space is less deep than that."""

MOST_PAGES = 64
"""So far a space that finds no room is moved at most."""


class LeftOpen(NamedTuple):
    """Which measures of a space the editor left open: they are no order."""

    column: bool
    line: bool
    lines: bool


@dataclass(frozen=True)
class Kept:
    """What the editor asked for, and the space that it got: none where a slot found no room."""

    requested: Space
    space: Space | None
    position: Position
    name: str
    free: LeftOpen
    least: int = 0
    """The lines that its text takes."""
    needed: int = 0
    """The lines of a slot that holds the headline of a story and the first lines of its text."""

    def deepened(self, depths: Mapping[int, int]) -> Kept:
        """The same, as deep as its text asks for."""
        asked, needed = self.requested, depths.get(self.requested.number, 0)
        if not asked.is_taken or needed <= asked.lines:
            return self
        return replace(self, least=needed)

    @property
    def is_shallow(self) -> bool:
        """Whether it is a slot that holds no beginning of a story."""
        return self.requested.lines < self.needed

    @property
    def is_kept(self) -> bool:
        """Whether the space is what the editor asked for."""
        space, requested, free = self.space, self.requested, self.free
        if space is None:
            return False
        at = replace(
            requested,
            column=space.column if free.column else requested.column,
            line=space.line if free.line else requested.line,
            lines=space.lines if free.lines else requested.lines,
        )
        return at == space


def kept_spaces(
    copy: Material, stories: Sequence[Story], sheet: Sheet, depths: Mapping[int, int]
) -> tuple[Kept, ...]:
    """The spaces of an issue on that sheet; slots come first, then adverts and the rest.

    `depths` are the lines that the text of a filler takes: its space is as deep at least.
    """
    pages = max((page for page, *_ in kept_columns(copy)), default=1)
    slots = sorted(_slots(copy, stories, sheet), key=lambda slot: slot.free.column)
    requests = [*slots, *_elements(copy, sheet, pages)]
    requests = [each.deepened(depths) for each in requests]
    made: list[Kept] = []
    taken: list[Space] = []
    for request in requests:
        space = None if request.is_shallow else _fitted(request, taken, sheet, pages)
        if space is not None:
            taken.append(space)
        made.append(replace(request, space=space))
    return tuple(made)


def with_spaces(sheet: Sheet, kept: Sequence[Kept]) -> Sheet:
    """The sheet with the spaces that an issue keeps on it; the foot's lines, if they are free."""
    spaces = tuple(each.space for each in kept if each.space is not None)
    made = replace(sheet, spaces=spaces)
    foot = sheet.lines - (sheet.foot + GAP if sheet.foot else 0)
    last = (space for space in spaces if space.page == made.least_pages)
    return replace(made, foot_kept=all(space.line + space.lines <= foot for space in last))


def _extent(sheet: Sheet, page: int, pages: int) -> tuple[int, int]:
    """The lines of a page on which something may be kept; the last one has the foot."""
    foot = sheet.foot + GAP if sheet.foot and page == pages else 0
    return sheet.first_line(page), sheet.lines - foot


# ---- what is asked for -------------------------------------------------------------------------


def _slots(copy: Material, stories: Sequence[Story], sheet: Sheet) -> Iterator[Kept]:
    """The slots of stories; those that have the same one share it."""
    groups: dict[tuple[int, int, int, int, int], list[int]] = {}
    for number, article in enumerate(copy.articles):
        if article.at:
            groups.setdefault(article.at, []).append(number)
    for (page, column, line, columns, lines), numbers in groups.items():
        first = max(0, column - 1)
        wide = columns or max(1, sheet.columns - first)
        deep = lines or sum(_needed(n, stories[n], wide) + GAP for n in numbers) - GAP
        article = copy.articles[numbers[0]]
        top = line - 1 if line else -1
        requested = Space(page, first, wide, top, deep, tuple(numbers))
        free = LeftOpen(not column, not line, not lines)
        needed = min(_fewest(stories[n], min(wide, sheet.columns)) for n in numbers)
        yield Kept(requested, None, article.position, article.title, free, needed=needed)


def _needed(number: int, story: Story, columns: int) -> int:
    """The lines that a story takes over `columns` columns."""
    if columns >= len(story.heads):
        return LEAST_LINES
    lines = WaitingStory(number, story).block(columns).lines
    return lines if lines < NEVER else LEAST_LINES


def _fewest(story: Story, columns: int) -> int:
    """The lines that its headline and the first lines of its text take over those columns."""
    lines = story.heads[columns] + min(MINIMUM_DEPTH, ceil(story.length / columns))
    boxed = story.boxed[columns] if story.boxed else 0
    return min(lines, boxed or lines) if lines < NEVER else 0


def _elements(copy: Material, sheet: Sheet, pages: int) -> Iterator[Kept]:
    """Adverts, fillers, teasers, and slots for a rank."""
    for number, element in enumerate(copy.spaces):
        page, columns = _number(element, "page") or 1, columns_of(element) or 1
        lines = _number(element, "lines") or sheet.lines
        vertical, _, side = element.get("data-corner", "lower-right").partition("-")
        column = _number(element, "column")
        right = max(0, sheet.columns - columns)
        first = column - 1 if column else right if side == "right" else 0
        line = _number(element, "line")
        head, foot = _extent(sheet, page, pages)
        top = line - 1 if line else foot - lines if vertical == "lower" else head
        roles = tuple(element.get("data-roles", "").split())
        file, _, at = element.get("data-source", "").rpartition(":")
        deep = _number(element, "lines") is None
        extent = (page, first, columns, top, lines)
        requested = Space(*extent, roles=roles, number=number, open_depth=deep)
        free = LeftOpen(False, line is None and lines == sheet.lines, deep)
        yield Kept(requested, None, Position(file, int(at or 1)), _name(element), free)


def _number(element: Element, name: str) -> int | None:
    value = element.get(f"data-{name}")
    return int(value) if value else None


def _name(element: Element) -> str:
    return element.get("data-name", "")


# ---- room for it -------------------------------------------------------------------------------


def _fitted(kept: Kept, taken: Sequence[Space], sheet: Sheet, pages: int) -> Space | None:
    """The space as near as may be to where it was asked for; None for a slot without room.

    Where the foot leaves too few lines for it, the foot goes to a page of its own.
    """
    requested = kept.requested
    columns = min(requested.columns, sheet.columns)
    column = min(requested.column, sheet.columns - columns)
    kept = replace(kept, requested=replace(requested, column=column, columns=columns))
    if not requested.is_taken:
        return _on_page(kept, requested.page, taken, sheet, pages)
    lines = max(kept.least, LEAST_LINES if kept.free.lines else requested.lines)
    for page in range(requested.page, requested.page + MOST_PAGES):
        top, foot = _extent(sheet, page, max(pages, page))
        own = sheet if lines <= foot - top else replace(sheet, foot=0)
        space = _on_page(kept, page, taken, own, pages)
        if space is not None:
            return space
    return None


def _on_page(
    kept: Kept, page: int, taken: Sequence[Space], sheet: Sheet, pages: int
) -> Space | None:
    """The space on that page, as near to its line as may be and as deep; None without room."""
    requested = kept.requested
    top, foot = _extent(sheet, page, max(pages, page))
    if kept.least > foot - top:
        return None
    last = sheet.columns - requested.columns
    open_columns = range(last + 1) if kept.free.column else (requested.column,)
    own = [space for space in taken if space.page == page]
    deepest = max(LEAST_LINES, min(max(requested.lines, kept.least), foot - top))
    elastic = kept.free.lines and not requested.stories
    shallowest = max(LEAST_LINES, kept.least) if elastic else deepest
    for lines in range(deepest, shallowest - 1, -1):
        for line in sorted(range(top, foot - lines + 1), key=lambda n: abs(n - requested.line)):
            for column in open_columns:
                space = replace(requested, page=page, column=column, line=line, lines=lines)
                if not any(_touch(space, other) for other in own):
                    return space
    return None


def _touch(first: Space, second: Space) -> bool:
    """Whether two spaces share a cell, or have no line between them for a rule."""
    beside = (
        first.column + first.columns <= second.column
        or second.column + second.columns <= first.column
    )
    apart = (
        first.line + first.lines + GAP <= second.line
        or second.line + second.lines + GAP <= first.line
    )
    return not beside and not apart
