"""White about a headline that stands beside pictures."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.makeup.column_depths import is_scrap
from typeset.makeup.pictures import PlacedPicture

MOST_SLACK, SLACK_COST = 4, 4.0
"""White lines that a headline beside a picture takes, and what each costs: they show less there
than below the text."""

AIR_ABOVE = 1
"""White lines above a picture beside a headline at most: with the gap between two stories and a
line that is shared out there, more would be a hole; the others stand below it."""


def slack_beside(
    head: int, head_span: int, text: int, feet: Sequence[int], pictures: Sequence[PlacedPicture]
) -> int:
    """The lines of white about a headline beside pictures that are deeper than it and its text.

    A few lines more, where a column below the pictures would hold a stub without them.  `feet` are
    the lines at the foot of each column that hold no text.
    """
    under = max(shot.line + shot.lines for shot in pictures) - head
    least = min(MOST_SLACK, max(0, under - text // head_span))
    enough = (
        n for n in range(least, MOST_SLACK + 1) if not _leaves_stub(head + n, text, feet, pictures)
    )
    return next(enough, least)


def _leaves_stub(
    head: int, text: int, feet: Sequence[int], pictures: Sequence[PlacedPicture]
) -> bool:
    """Whether a column below the pictures is a stub, with a headline of that depth."""
    taken = [head + foot for foot in feet]
    for shot in pictures:
        for column in range(shot.column, shot.column + shot.span):
            taken[column] = max(taken[column], shot.line + shot.lines + feet[column])
    lines = max(*taken, -(-(text + sum(taken)) // len(taken)))
    depths = [lines - each for each in taken]
    return any(is_scrap(each, max(depths)) for each in depths)
