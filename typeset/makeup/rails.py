"""Slots for a rank, a rail of briefs: which stories are kept for them, before pages are filled.

Pages are filled in the issue's order.  Without this a brief would stand wherever its turn comes,
and the rail on a later page, or at the right of the same one, would stay white.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from typeset.makeup.story import GAP, Sheet, Space, Story
from typeset.makeup.waiting_story import WaitingStory
from typeset.makeup.zones import SHALLOW


def with_rails(stories: Sequence[Story], sheet: Sheet) -> tuple[tuple[Story, ...], Sheet]:
    """The stories and the sheet; slots for a rank are for the first stories of it that fit in."""
    kept: dict[int, Space] = {}
    slots = {number: space for space in sheet.spaces for number in space.stories}
    spaces = []
    for space in sorted(sheet.spaces, key=lambda each: (each.page, each.line, each.column)):
        chosen = _chosen(stories, space, {*kept, *slots}) if space.roles else ()
        kept |= dict.fromkeys(chosen, space)
        spaces.append(_kept_for(chosen, stories, space) if chosen else space)
    pinned = (
        replace(story, page=kept[number].page) if number in kept else story
        for number, story in enumerate(stories)
    )
    return tuple(pinned), replace(sheet, spaces=tuple(spaces)) if kept else sheet


def _kept_for(chosen: tuple[int, ...], stories: Sequence[Story], space: Space) -> Space:
    """The slot for those stories alone; it ends with them where other stories find room below."""
    kept = replace(space, stories=chosen, roles=())
    needed = sum(_depth(n, stories[n], space) + GAP for n in chosen) - GAP
    if space.open_depth and space.lines - needed >= SHALLOW + GAP:
        return replace(kept, lines=needed)
    return kept


def _depth(number: int, story: Story, space: Space) -> int:
    """The lines that a story takes in a slot."""
    return WaitingStory(number, story).block(space.columns).lines


def _chosen(stories: Sequence[Story], space: Space, taken: set[int]) -> tuple[int, ...]:
    """The stories of a slot's rank, in the issue's order, as long as there is room for them."""
    chosen: list[int] = []
    left = space.lines
    for number, story in enumerate(stories):
        if number in taken or story.role not in space.roles:
            continue
        if story.page not in (None, space.page) or not story.stands_over(space.columns):
            continue
        depth = _depth(number, story, space) + GAP * bool(chosen)
        if depth <= left:
            chosen.append(number)
            left -= depth
    return tuple(chosen)
