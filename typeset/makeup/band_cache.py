"""The repertoire: all bands that an issue's stories allow, each worked out once.

The search asks for the bands of the same stories again and again, on other lines of a page, and so
do the searches for other leadings, and the preview after each change: most stories are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from typeset.makeup.band import Band
from typeset.makeup.full_width import Host, hosts
from typeset.makeup.last_resort import resorts
from typeset.makeup.side_by_side import towers
from typeset.makeup.story import Story
from typeset.makeup.tables import FEWEST_ROWS, table_bands
from typeset.makeup.waiting_story import Waiting

Group = tuple[Waiting, ...]

KEPT = 1000
"""Stories (at one leading) whose bands are kept: what some twenty plans of an issue ask for."""

_repertoires: dict[int, Repertoire] = {}


def repertoire(columns: int) -> Repertoire:
    """The repertoire for pages of so many columns, begun anew when it has grown large."""
    known = _repertoires.get(columns)
    if known is None or len(known._first) > KEPT:
        known = _repertoires[columns] = Repertoire(columns)
    return known


@dataclass(frozen=True)
class Repertoire:
    """Bands over so many columns."""

    columns: int
    _narrower: dict[int, Repertoire] = field(default_factory=dict)
    _first: dict[tuple[int, Story], Waiting] = field(default_factory=dict)
    _hosts: dict[Group, tuple[Host, ...]] = field(default_factory=dict)
    _whole: dict[Group, tuple[Band, ...]] = field(default_factory=dict)
    _broken: dict[tuple[Group, int], tuple[Band, ...]] = field(default_factory=dict)

    def waiting(self, number: int, story: Story) -> Waiting:
        """A story that waits, the same object for the same story."""
        return self._first.setdefault((number, story), Waiting(number, story))

    def over(self, columns: int) -> Repertoire:
        """The repertoire of the same stories over fewer columns: in a zone of a page."""
        if columns == self.columns:
            return self
        return self._narrower.setdefault(columns, Repertoire(columns))

    def bands(self, waiting: Group, room: int) -> Iterator[Band]:
        """All bands for the first of the waiting stories in so many free lines of the page."""
        if waiting[0].at_table:
            yield from self._tables(waiting[0], room, FEWEST_ROWS)
            return
        for count in range(1, len(waiting) + 1):
            stories = waiting[:count]
            yield from (band for band in self._whole_bands(stories) if _fits(band, room))
            yield from self.broken(stories, room)

    def broken(self, stories: Group, room: int) -> tuple[Band, ...]:
        """The bands that fill so many lines and leave something of a story over."""
        if (stories, room) not in self._broken:
            self._whole_bands(stories)
            cut = (host.broken_off(room) for host in self._hosts[stories])
            self._broken[stories, room] = tuple(band for band in cut if band is not None)
        return self._broken[stories, room]

    def resorts(self, waiting: Waiting, room: int) -> Iterator[Band]:
        """What can be set where no good band is left."""
        if waiting.at_table:
            yield from self._tables(waiting, room, 1)
        else:
            yield from resorts(waiting, self.columns, room)

    def _tables(self, waiting: Waiting, room: int, least: int) -> Iterator[Band]:
        """The next table or a part of it; it stands over all columns of the page, or not at all."""
        if self.columns == waiting.story.widest:
            yield from table_bands(waiting, self.columns, room, least)

    def _whole_bands(self, stories: Group) -> tuple[Band, ...]:
        if stories not in self._whole:
            self._hosts[stories] = tuple(hosts(stories, self.columns))
            hosted = (host.whole() for host in self._hosts[stories])
            let_in = (band for band in hosted if band is not None)
            self._whole[stories] = (*towers(stories, self.columns), *let_in)
        return self._whole[stories]


def _fits(band: Band, room: int) -> bool:
    """A story that a table follows leaves a line, for the table may stand on the next page."""
    return band.lines + (band.rest is not None) <= room
