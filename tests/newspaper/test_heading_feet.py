"""A notice of a few lines under several headings: the columns are deeper, and none ends below one.

Planned from numbers alone, because on a printed page another shape mostly wins before.
"""

from __future__ import annotations

import pytest

from typeset.makeup.block import UNEVEN, StoryBlock
from typeset.makeup.story import NEVER, TORN, Story

HEADING = (TORN, TORN, NEVER)
"""A heading's row of three lines, below which no column should end."""


def block(*text: int) -> StoryBlock:
    """A story over three columns: lines of text, a heading between each of them and the next."""
    breaks: tuple[int, ...] = ()
    for number, lines in enumerate(text):
        breaks += (*(HEADING if number else ()), *[0] * lines)
    story = Story("notice", breaks, heads=(0, 2, 2, 2))
    return StoryBlock(0, story, 3, stop=len(breaks))


@pytest.mark.parametrize(
    ("text", "least"),
    [((5, 5, 6), 8), ((4, 4, 6), 7), ((6, 6, 7), 9), ((2, 12, 1), 7)],
)
def test_a_block_is_as_deep_as_its_headings_need(text: tuple[int, ...], least: int) -> None:
    made = block(*text)
    assert -(-made.text // 3) + made.head <= made.lines
    cost, ends = made.poured(made.lines)
    assert cost < UNEVEN
    assert all(made.story.breaks[end - 1] < NEVER for end in ends[:-1])
    assert least <= made.lines


@pytest.mark.parametrize("text", [(5, 5, 6), (4, 4, 6)])
def test_at_its_least_depth_a_heading_would_end_a_column(text: tuple[int, ...]) -> None:
    made = block(*text)
    least = -(-made.text // 3) + made.head
    assert made.poured(least)[0] >= UNEVEN
    assert made.lines > least


def test_without_headings_it_is_no_deeper_than_its_text() -> None:
    story = Story("notice", (0,) * 22, heads=(0, 2, 2, 2))
    assert StoryBlock(0, story, 3, stop=22).lines == 8 + 2
