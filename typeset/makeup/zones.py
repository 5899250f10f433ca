"""Zones: the rectangles of a page that stories fill one after another, in whole columns and lines.

A page is one zone, but for what the editor reserves on it: spaces for adverts and other fixed
matter, slots for certain stories or for stories of a certain rank.  What is left beside them is
parted into as few rectangles as may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from typeset.makeup.story import GAP, Sheet, Space

LEAST_ZONE = 3
"""A zone of fewer lines than that stays white."""


OTHERWISE, HEAD_APART, WIDEST = OTHER_WAYS = (-1, -2, -3)
"""Stand for the line of a cut: the page's zones are parted in the other way, level or upright; or
upright beside what is kept at its head, and level beside the rest; or they are parted as is usual,
but of those that begin on one line the widest is filled first: the lead, which comes first, leaves
a narrow column to another story."""

SHALLOW = 9
"""A zone of fewer lines holds a headline and little more: pages are cut into deeper ones."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Columns and lines of a page, both counted from 0; `foot` is the line below its last.

    `stories` are those that it is for, and nothing else; `roles` those whose stories may stand in
    it.  `whole` is one that takes all of a page on which nothing is reserved.
    """

    page: int
    column: int
    columns: int
    line: int
    foot: int
    stories: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()
    whole: bool = False

    @property
    def lines(self) -> int:
        """Its depth."""
        return self.foot - self.line

    @property
    def is_slot(self) -> bool:
        """Whether it is for certain stories alone."""
        return bool(self.stories)

    @property
    def may_stay_empty(self) -> bool:
        """Whether it may stay white though there are stories for it: a strip beside an advert."""
        return self.is_slot or not (self.whole or self.roles)


@lru_cache(maxsize=4096)
def zones(sheet: Sheet, page: int, cut: int = 0) -> tuple[Zone, ...]:
    """The zones of a page in the order in which they are filled: from the head, from the left.

    A page may be `cut` on a line, over all columns: a rule runs there; or be made up in one of
    `OTHER_WAYS`.
    """
    top, foot = sheet.first_line(page), sheet.last_line(page)
    spaces = tuple(space for space in sheet.spaces if space.page == page)
    if not spaces:
        return (Zone(page, 0, sheet.columns, top, foot, whole=True),)
    slots = [_slot(space) for space in spaces if space.stories or space.roles]
    parts = [(top, cut), (cut + GAP, foot)] if cut > 0 else [(top, foot)]
    choice = {OTHERWISE: 1, HEAD_APART: 2}.get(cut, 0)
    rest = (zone for part in parts for zone in _rest(spaces, page, sheet.columns, part, choice))
    made = sorted((*slots, *rest), key=lambda zone: (zone.line, zone.column))
    if cut == WIDEST:
        made.sort(key=lambda zone: (zone.line, -zone.columns))
    return tuple(made)


def first_zone(sheet: Sheet, page: int) -> tuple[int, int, Zone]:
    """The first zone from the head of a page on, with its page and its place there."""
    while not zones(sheet, page):
        page += 1
    return page, 0, zones(sheet, page)[0]


@lru_cache(maxsize=4096)
def next_zone(sheet: Sheet, page: int, place: int, cut: int) -> tuple[int, int, Zone]:
    """The zone after that one, with its page and its place there."""
    on_page = zones(sheet, page, cut)
    if place + 1 < len(on_page):
        return page, place + 1, on_page[place + 1]
    return first_zone(sheet, page + 1)


def widths(sheet: Sheet) -> set[int]:
    """The numbers of columns that its zones have."""
    pages = {space.page for space in sheet.spaces}
    ways = [zones(sheet, page, cut) for page in pages for cut in (0, *OTHER_WAYS)]
    return {sheet.columns, *(zone.columns for way in ways for zone in way)}


def _slot(space: Space) -> Zone:
    foot = space.line + space.lines
    extent = (space.page, space.column, space.columns, space.line, foot)
    return Zone(*extent, space.stories, space.roles)


def _rest(
    spaces: tuple[Space, ...], page: int, columns: int, extent: tuple[int, int], choice: int
) -> list[Zone]:
    """What the spaces leave, in as few rectangles as may be; `choice` counts the ways to do so."""
    top = extent[0]
    ways = _ways(spaces, columns, extent)
    made = (
        Zone(page, first, last - first, line if line == top else line + GAP, end)
        for first, last, line, end in ways[min(choice, len(ways) - 1)]
    )
    return [zone for zone in made if zone.lines >= LEAST_ZONE]


Part = tuple[int, int, int, int]
"""First and last column, first and last line; the last ones are not included."""


def _ways(spaces: tuple[Space, ...], columns: int, extent: tuple[int, int]) -> list[list[Part]]:
    """Cut level first, or upright first, the better one before; or its head apart from its foot."""
    level, upright = _level_parts(spaces, columns, extent), _upright_parts(spaces, columns, extent)
    ways = sorted((level, upright), key=_awkwardness)
    at_head = tuple(space for space in spaces if space.line == extent[0])
    below = tuple(space for space in spaces if space.line > extent[0])
    line = min((_above(space, extent[0]) for space in below), default=extent[0])
    if at_head and line > max(space.line + space.lines for space in at_head):
        upper = _upright_parts(at_head, columns, (extent[0], line))
        ways.append([*upper, *_level_parts(below, columns, (line, extent[1]))])
    return ways


def _level_parts(spaces: tuple[Space, ...], columns: int, extent: tuple[int, int]) -> list[Part]:
    return [*_level(spaces, (0, columns), extent)]


def _upright_parts(spaces: tuple[Space, ...], columns: int, extent: tuple[int, int]) -> list[Part]:
    edges = sorted({0, columns, *_column_edges(spaces)})
    return [part for run in _equal(spaces, edges) for part in _level(spaces, run, extent)]


def _awkwardness(parts: list[Part]) -> tuple[int, int, int]:
    """The lower, the better a way to cut a page: its parts, the shallow ones, the largest."""
    sizes = [(last - first) * (foot - line) for first, last, line, foot in parts]
    shallow = sum(foot - line < SHALLOW for _, _, line, foot in parts)
    return len(parts), shallow, -max(sizes, default=0)


def _level(
    spaces: Iterable[Space], run: tuple[int, int], extent: tuple[int, int]
) -> Iterator[Part]:
    """The free rectangles of a run of columns, cut along the upper and lower edges of spaces."""
    own = [s for s in spaces if s.column < run[1] and s.column + s.columns > run[0]]
    edges = {*extent, *(line for s in own for line in (_above(s, extent[0]), s.line + s.lines))}
    within = sorted(line for line in edges if extent[0] <= line <= extent[1])
    open_parts: dict[tuple[int, int], int] = {}
    for line in within:
        free = set(_free(own, run, line, extent[0])) if line < extent[1] else set()
        for part in [part for part in open_parts if part not in free]:
            yield (*part, open_parts.pop(part), line)
        for part in free:
            open_parts.setdefault(part, line)


def _above(space: Space, top: int) -> int:
    """The line on which the rule above a space stands; none at the head of the page."""
    return space.line if space.line == top else space.line - GAP


def _free(
    spaces: list[Space], run: tuple[int, int], line: int, top: int
) -> Iterator[tuple[int, int]]:
    """The runs of columns that no space takes on a line."""
    taken = {
        column
        for s in spaces
        if _above(s, top) <= line < s.line + s.lines
        for column in range(s.column, s.column + s.columns)
    }
    start = run[0]
    for column in range(run[0], run[1] + 1):
        if column == run[1] or column in taken:
            if column > start:
                yield start, column
            start = column + 1


def _column_edges(spaces: Iterable[Space]) -> Iterator[int]:
    for space in spaces:
        yield from (space.column, space.column + space.columns)


def _equal(spaces: Iterable[Space], edges: list[int]) -> Iterator[tuple[int, int]]:
    """The runs of columns between edges, those with the same spaces as one."""

    def own(first: int) -> frozenset[Space]:
        return frozenset(s for s in spaces if s.column <= first < s.column + s.columns)

    start = edges[0]
    for first, following in pairwise(edges):
        if following == edges[-1] or own(following) != own(first):
            yield start, following
            start = following
