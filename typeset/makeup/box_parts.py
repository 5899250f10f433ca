"""What stands in a box (框文) from its head to its foot, in lines: parts of its text, and tables.

A table that the text announces stands over all of the box, below the sentence that announces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from typeset.makeup.boxed_story import BOX_FOOT, box_columns, box_ends
from typeset.makeup.boxes import Box, paragraph_ends
from typeset.makeup.galley import Slip, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.headline_space import characters_height
from typeset.makeup.story import MINIMUM_DEPTH
from typeset.makeup.wide_tables import ANNOUNCED


@dataclass(frozen=True)
class BoxPart:
    """A part of the text, by the first line of each column and the end of the last one.

    The table below it stands `text` lines below its head; all of it takes `lines`.
    """

    ends: tuple[int, ...]
    text: int
    lines: int
    table: Box | None


def box_head_lines(slip: Slip, grid: Grid) -> int:
    """Lines of a box above its pictures and text: its headline, or a little white."""
    return grid_lines(characters_height(slip.head), grid) if slip.head is not None else 1


def box_picture_lines(slip: Slip, grid: Grid) -> int:
    """Grid lines that the pictures of a boxed story take; 0 without any."""
    return grid_lines(slip.pictures.margin_height(), grid) if slip.pictures is not None else 0


def box_parts(slip: Slip, span: int, grid: Grid) -> Iterator[BoxPart]:
    """The text of a box in columns, from table to table."""
    columns, first = box_columns(span, grid).columns, 0
    for last, table in zip_longest(_places(slip, columns), slip.tables):
        breaks, repeats = slip.breaks[first:last], slip.repeats[first:last]
        ends = (first, *(first + end for end in box_ends(breaks, columns, repeats)))
        text = max(below - above + slip.repeated(above) for above, below in pairwise(ends))
        depth = grid_lines(table.margin_height(), grid) if table is not None else 0
        yield BoxPart(ends, text, text + depth, table)
        first = ends[-1]


def _places(slip: Slip, columns: int) -> Iterator[int]:
    """The lines of text above each table, and all of them.

    Where columns beside each other would be too short above a table or below it, it stands at the
    end of a later paragraph, the last one at most.
    """
    count, above = len(slip.breaks), 0
    least = MINIMUM_DEPTH * columns if columns > 1 else 0
    for place in slip.places.get(ANNOUNCED, ()):
        ends = [place, *(end for end in paragraph_ends(slip.rows) if end > place)]
        fair = (end for end in ends if end - above >= least <= count - end)
        above = max(above, next(fair, count))
        yield above
    yield count


def box_lines(slip: Slip, span: int, grid: Grid) -> int:
    """What a box takes: its headline, pictures, text, tables and the white at its foot."""
    above = box_head_lines(slip, grid) + box_picture_lines(slip, grid)
    return above + sum(part.lines for part in box_parts(slip, span, grid)) + BOX_FOOT
