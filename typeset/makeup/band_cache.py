"""All bands that an issue's stories allow, each worked out once.

The search asks for the bands of the same stories again and again, on other lines of a page, and so
do the searches for other leadings, and the preview after each change: most stories are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from typeset.makeup.band import Band
from typeset.makeup.beside_box import MOST_BESIDE, beside_box
from typeset.makeup.full_width import FullWidth, full_width
from typeset.makeup.last_resort import last_resorts
from typeset.makeup.ragged import ragged
from typeset.makeup.side_by_side import Ways, side_by_side, ways_over
from typeset.makeup.story import Story
from typeset.makeup.tables import FEWEST_ROWS, table_bands
from typeset.makeup.waiting_story import WaitingStory

Group = tuple[WaitingStory, ...]

KEPT = 1000
"""Stories (at one leading) whose bands are kept: what some twenty plans of an issue ask for."""

_caches: dict[int, BandCache] = {}


def band_cache(columns: int) -> BandCache:
    """The bands for pages of this number of columns, begun again when it has grown large."""
    known = _caches.get(columns)
    if known is None or len(known._first) > KEPT:
        known = _caches[columns] = BandCache(columns)
    return known


@dataclass(frozen=True)
class BandCache:
    """Bands over `columns` columns."""

    columns: int
    _narrower: dict[int, BandCache] = field(default_factory=dict)
    _first: dict[tuple[int, Story], WaitingStory] = field(default_factory=dict)
    _breakable: dict[Group, tuple[FullWidth, ...]] = field(default_factory=dict)
    _bands: dict[tuple[Group, int], tuple[Band, ...]] = field(default_factory=dict)
    _ways: dict[tuple[Group, int], Ways | None] = field(default_factory=dict)
    _whole: dict[Group, tuple[Band, ...]] = field(default_factory=dict)
    _ragged: dict[Group, tuple[Band, ...]] = field(default_factory=dict)
    _boxes: dict[Group, tuple[Band, ...]] = field(default_factory=dict)
    _broken: dict[tuple[Group, int], tuple[Band, ...]] = field(default_factory=dict)

    def waiting(self, number: int, story: Story) -> WaitingStory:
        """A story that waits, the same object for the same story."""
        return self._first.setdefault((number, story), WaitingStory(number, story))

    def over(self, columns: int) -> BandCache:
        """The bands of the same stories over fewer columns: in a zone of a page."""
        if columns == self.columns:
            return self
        return self._narrower.setdefault(columns, BandCache(columns))

    def bands(self, waiting: Group, room: int) -> tuple[Band, ...]:
        """All bands for the first of the waiting stories in `room` free lines of the page."""
        if (waiting, room) not in self._bands:
            self._bands[waiting, room] = tuple(self._find_bands(waiting, room))
        return self._bands[waiting, room]

    def _find_bands(self, waiting: Group, room: int) -> Iterator[Band]:
        if waiting[0].at_table:
            yield from self._tables(waiting[0], room, FEWEST_ROWS)
            return
        for count in range(1, len(waiting) + 1):
            stories = waiting[:count]
            yield from (band for band in self._whole_bands(stories) if _fits(band, room))
            yield from self.broken(stories, room)
            yield from (band for band in self._beside_box(stories) if _fits(band, room))

    def broken(self, stories: Group, room: int) -> tuple[Band, ...]:
        """The bands that fill `room` lines and leave something of a story over."""
        if (stories, room) not in self._broken:
            self._whole_bands(stories)
            cut = (wide.broken_off(room) for wide in self._breakable[stories])
            self._broken[stories, room] = tuple(band for band in cut if band is not None)
        return self._broken[stories, room]

    def ragged(self, stories: Group, room: int) -> Iterator[Band]:
        """The last two stories side by side, with white below one of them."""
        if stories not in self._ragged:
            self._ragged[stories] = tuple(ragged(stories, self.columns))
        yield from (band for band in self._ragged[stories] if _fits(band, room))

    def _beside_box(self, stories: Group) -> tuple[Band, ...]:
        """The first box of these stories beside the others, with white below one of them."""
        if len(stories) > MOST_BESIDE:
            return ()
        if stories not in self._boxes:
            self._boxes[stories] = tuple(beside_box(stories, self.columns))
        return self._boxes[stories]

    def last_resorts(self, waiting: Group, room: int) -> Iterator[Band]:
        """What can be set of the first of the waiting stories where no good band is left."""
        if not waiting or room <= 0:
            return
        if waiting[0].at_table:
            yield from self._tables(waiting[0], room, 1)
        else:
            yield from last_resorts(waiting[0], self.columns, room)

    def _tables(self, waiting: WaitingStory, room: int, least: int) -> Iterator[Band]:
        """The next table or a part of it; it stands over all columns of the page, or not at all."""
        if self.columns == waiting.story.widest:
            yield from table_bands(waiting, self.columns, room, least)

    def _whole_bands(self, stories: Group) -> tuple[Band, ...]:
        if stories not in self._whole:
            hosts = tuple(full_width(stories, self.columns))
            self._breakable[stories] = tuple(wide for wide in hosts if wide.may_break)
            hosted = (wide.whole() for wide in hosts)
            let_in = (band for band in hosted if band is not None)
            orders = dict.fromkeys((stories, _boxes_last(stories)))
            beside = (side_by_side(each, self.columns, self._find_ways) for each in orders)
            self._whole[stories] = (*chain.from_iterable(beside), *let_in)
        return self._whole[stories]

    def _find_ways(self, stories: Group, span: int) -> Ways | None:
        if (stories, span) not in self._ways:
            self._ways[stories, span] = ways_over(stories, span)
        return self._ways[stories, span]


def _boxes_last(stories: Group) -> Group:
    """The same with boxes at the right: a frame's depth is fixed, others stack beside it.

    What goes on from another page has no frame any more, and stays at the head of its columns.
    """
    return tuple(sorted(stories, key=lambda each: bool(each.story.boxed) and not each.begun))


def _fits(band: Band, room: int) -> bool:
    """A story that a table follows leaves a line, for the table may stand on the next page."""
    return band.lines + (band.rest is not None) <= room
