"""How the pictures of a story may stand in a block: in runs side by side, each one a stack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from typeset.makeup.story import NEVER, Story


class Arrangement(NamedTuple):
    """Runs of pictures side by side, and the columns that each of them takes.

    `beside` sets them beside the headline, which is so much narrower, and not below it; `cropped`
    makes them as low as they may be.
    """

    runs: int
    width: int
    beside: bool = False
    cropped: bool = False

    @property
    def columns(self) -> int:
        """The columns that all of them take."""
        return self.runs * self.width


USUAL_PICTURE = 3
"""The columns over which a picture without a text stands, if it is not too high."""

TOO_WIDE = 20.0
"""What each column costs that pictures are wider than is usual."""

STACKED = 3.0
"""What each picture costs that stands under another where it could stand beside it."""

WHITE_BY_PICTURE = 2.0
"""What each line of white costs, a column wide, that a text leaves which is too short to go round
its pictures: a page of paper (60) is worth six lines of it over five columns."""

HOLE, HOLE_BY_TEXT, DEEPER = 1, 150.0, 10.0
"""White of more lines than that below a text costs half of uneven feet: with a column that ends a
line early, and one more for its neighbours' sake, it is a hole.  Each of its lines costs as much as
half a column more or less for the picture: better a small picture with a little white beside it."""

HOLE_BY_PICTURE = 3.0
"""What each line of white costs, a column wide, below a picture that is less high than another."""

EMPTY_COLUMN = 300.0
"""What a column costs beside a wide table in which nothing stands: as much as uneven feet."""

ONE_COLUMN = Arrangement(1, 1)

BESIDE_LEAD = 20.0
"""What more it costs beside a lead's headline: that goes better over all columns."""

CROPPED = 4.0
"""What it costs to crop pictures further than whole lines ask for: two lines of white."""

MOST_WAYS = 8
"""More ways are seldom of use and take time."""


@dataclass(frozen=True)
class PlacedPicture:
    """A picture in its block: `line` counts from the foot of the block's head."""

    number: int
    column: int
    span: int
    line: int
    lines: int


@lru_cache(maxsize=4096)
def arrangements(
    story: Story, shots: tuple[int, int], span: int, *, headed: bool
) -> tuple[Arrangement, ...]:
    """The ways to arrange the pictures of these numbers over `span` columns, the usual first.

    `headed` says that the story's headline stands above.
    """
    count, wide = shots[1] - shots[0], _widest_asked(story, shots)
    ways = [
        Arrangement(runs, width)
        for width in range(1, _widest(story, shots, span) + 1)
        for runs in range(1, min(max(count, wide // width), span // width) + 1)
        if all(width_in(story, number, Arrangement(runs, width)) for number in range(*shots))
    ]
    if headed and story.length:
        ways += [way._replace(beside=True) for way in ways if _stands_beside(story, way, span)]
    if story.cropped:
        ways += [way._replace(cropped=True) for way in ways if _crops(story, way, shots)]
    usual = usual_width(story, span)
    ways.sort(key=lambda way: (arrangement_cost(story, way, count, usual), way))
    return tuple(ways[:MOST_WAYS])


def _widest(story: Story, shots: tuple[int, int], span: int) -> int:
    """The columns of a run of pictures at most: in a text, none has white at its sides.

    As many as each of them needs at least: one with its caption beside it needs two.
    """
    if not story.length or story.picture_fills is None:
        return span
    pictures = story.pictures[slice(*shots)]
    needed = [next((k for k in range(1, span + 1) if rows[k] < NEVER), 1) for rows in pictures]
    return min(span, max(story.picture_fills, story.picture_columns or 1, *needed, 1))


def _widest_asked(story: Story, shots: tuple[int, int]) -> int:
    """The columns of the widest picture that the editor gave a width; 0 where there is none."""
    return max((asked or 0 for asked in story.requested_columns[slice(*shots)]), default=0)


def _crops(story: Story, way: Arrangement, shots: tuple[int, int]) -> bool:
    """Whether one of these pictures is lower where it is cropped."""
    widths = ((number, width_in(story, number, way)) for number in range(*shots))
    return any(story.cropped[n][width] < story.pictures[n][width] for n, width in widths)


def _stands_beside(story: Story, way: Arrangement, span: int) -> bool:
    """Whether the headline may stand beside the pictures: over half of the columns, or more."""
    left = span - way.columns
    if 2 * left < span or (story.role == "lead" and left < min(3, story.widest - 1)):
        return False
    return 0 < story.heads[left] < NEVER


def arrangement_cost(story: Story, way: Arrangement, count: int, usual: int) -> float:
    """What it costs that pictures are not as wide as is usual, or stand elsewhere."""
    weights = story.weights
    cost = TOO_WIDE * max(0, way.width - usual) + weights.narrow * max(0, usual - way.width)
    if way.beside:
        cost += weights.beside + (BESIDE_LEAD if story.role == "lead" else 0.0)
    return cost + STACKED * max(0, count - way.runs) + CROPPED * way.cropped


def width_in(story: Story, number: int, way: Arrangement) -> int:
    """The columns that a picture takes in an arrangement; 0 where it cannot stand there.

    What the editor asked for, over several runs if need be; or as many as a run has, or as it must.
    """
    rows = story.pictures[number]
    requested = story.requested_columns[number] if number < len(story.requested_columns) else None
    if requested is not None and rows[requested] < NEVER:
        return requested if requested <= way.columns else 0
    over = [columns for columns in range(1, way.columns + 1) if rows[columns] < NEVER]
    return max((columns for columns in over if columns <= way.width), default=min(over, default=0))


def usual_width(story: Story, span: int) -> int:
    """What the editor asked for; or half the story; all of it where there is no text."""
    asked = story.requested_columns[: len(story.pictures) - story.below]
    if story.picture_columns and (all(asked) or not any(asked)):
        return min(span, story.picture_columns)
    if not story.length:
        return max(1, span // max(1, len(story.pictures)))
    half = (span + 1) // 2 + story.weights.wider
    return min(half, span, story.picture_fills or span)


def hole_by_picture(story: Story, tops: Sequence[int], head: int) -> float:
    """What it costs that pictures without a text end on these lines, in each column.

    A column that ends with the head, on line `head`, is empty.
    """
    white = HOLE_BY_PICTURE * sum(max(tops) - top for top in tops)
    empty = sum(top == head for top in tops) if story.wide_tables else 0
    return white + EMPTY_COLUMN * empty


def white_cost(white: int, deep: int) -> float:
    """What it costs that a text leaves `white` lines of a column, `deep` of them in each."""
    hole = HOLE_BY_TEXT + DEEPER * deep if deep > HOLE else 0.0
    return WHITE_BY_PICTURE * max(0, white) + hole


def above_text(story: Story, shots: tuple[int, int]) -> tuple[int, int]:
    """Those of the pictures that stand above the text: from the first to before the last."""
    first, last = shots
    return first, max(first, min(last, len(story.pictures) - story.below))


@lru_cache(maxsize=4096)
def below_text(story: Story, shots: tuple[int, int], span: int) -> tuple[PlacedPicture, ...]:
    """The tables below the text, at the right, as wide as they need; `line` from the topmost."""
    placed, line = [], 0
    for number in range(above_text(story, shots)[1], shots[1]):
        rows = story.pictures[number]
        width = next((k for k in range(1, span + 1) if rows[k] < NEVER), span)
        placed.append(PlacedPicture(number, span - width, width, line, rows[width]))
        line += rows[width]
    return tuple(placed)


@lru_cache(maxsize=16384)
def shots_in(
    story: Story, shots: tuple[int, int], span: int, arrangement: Arrangement
) -> tuple[PlacedPicture, ...]:
    """The pictures in their places, in the runs at the right; the shortest run takes the next.

    Those that are wider than a run stand above the others.  Where there is no text, tables come
    first, and fill the columns at their left.
    """
    runs, width, _, is_cropped = arrangement
    depths, placed = [0] * runs, []
    pictures = story.cropped if is_cropped else story.pictures
    columns_of = {n: width_in(story, n, arrangement) or width for n in range(*shots)}
    tables = range(len(pictures) if story.length else story.first_table, len(pictures))
    for number in sorted(columns_of, key=lambda n: (columns_of[n] <= width, n not in tables)):
        columns = columns_of[number]
        under = max(1, -(-columns // width))
        run = runs - under if under > 1 else depths.index(min(depths))
        column = span - (runs - run - under) * width - columns
        if number in tables and run == 0 and pictures[number][columns + column] < NEVER:
            columns, column = columns + column, 0
        line, lines = max(depths[run : run + under]), pictures[number][columns]
        placed.append(PlacedPicture(number, column, columns, line, lines))
        depths[run : run + under] = [line + lines] * under
    return tuple(placed)
