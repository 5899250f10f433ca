"""The repertoire: all bands that an issue's stories allow, each worked out once.

The search asks for the bands of the same stories again and again, on other lines of a page, and so
do the searches for other leadings, and the preview after each change: most stories are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from typeset.makeup.band import Band
from typeset.makeup.hosts import Host, hosts
from typeset.makeup.story import Story
from typeset.makeup.towers import towers
from typeset.makeup.waiting import Waiting

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
    _first: dict[tuple[int, Story], Waiting] = field(default_factory=dict)
    _hosts: dict[Group, tuple[Host, ...]] = field(default_factory=dict)
    _whole: dict[Group, tuple[Band, ...]] = field(default_factory=dict)
    _broken: dict[tuple[Group, int], tuple[Band, ...]] = field(default_factory=dict)

    def waiting(self, number: int, story: Story) -> Waiting:
        """A story that waits, the same object for the same story."""
        return self._first.setdefault((number, story), Waiting(number, story))

    def bands(self, waiting: Group, room: int) -> Iterator[Band]:
        """All bands for the first of the waiting stories in so many free lines of the page."""
        for count in range(1, len(waiting) + 1):
            stories = waiting[:count]
            yield from (band for band in self._whole_bands(stories) if band.lines <= room)
            yield from self._broken_bands(stories, room)

    def _whole_bands(self, stories: Group) -> tuple[Band, ...]:
        if stories not in self._whole:
            self._hosts[stories] = tuple(hosts(stories, self.columns))
            hosted = (host.whole() for host in self._hosts[stories])
            let_in = (band for band in hosted if band is not None)
            self._whole[stories] = (*towers(stories, self.columns), *let_in)
        return self._whole[stories]

    def _broken_bands(self, stories: Group, room: int) -> tuple[Band, ...]:
        if (stories, room) not in self._broken:
            cut = (host.broken_off(room) for host in self._hosts[stories])
            self._broken[stories, room] = tuple(band for band in cut if band is not None)
        return self._broken[stories, room]
