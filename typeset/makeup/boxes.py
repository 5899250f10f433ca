"""WeasyPrint's laid-out boxes read: a galley's lines, and what it costs to break it after each.

Lengths here are CSS pixels, as WeasyPrint keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from math import ceil
from typing import Any

from weasyprint.formatting_structure import boxes

from typeset.makeup.story import NEVER, TORN

Box = Any
"""A WeasyPrint box after layout."""

Places = dict[str, list[int]]
"""The lines of text before each mark that tables left, by their kind."""

WIDOW, ORPHAN = 12, 4
"""The cost of a paragraph's last line at a column's head, and of its first line at a foot."""

HYPHENATED = 8
"""The cost of a word that is broken between two columns."""

CAP_LINES = 3
"""A drop cap is at most that number of lines high; none of them is parted from the first."""

AVOID = ("avoid", "avoid-page", "avoid-column")

FILLED = 0.95
"""A picture that takes this part of its figure's width fills it."""

DEEPEST_HEAD = 6
"""The lines of a table's head that stands again in each column: a deeper one takes half of it."""

TOLERANCE = 0.1
"""A line that is taller than the leading by less than this part of it still takes one line."""


@dataclass(frozen=True)
class Row:
    """What must stay together: a line of text, a row of a table, a picture.

    `path` holds the boxes around it, outermost first; `lines` is what it takes on the grid; `cost`
    is that of ending a column below it.
    """

    path: tuple[Box, ...]
    leaf: Box
    hanging: tuple[Box, ...]
    lines: int
    lead: float
    cost: int


@dataclass
class _GalleyReader:
    """Walks a galley; keeps list markers until the line that they belong to comes."""

    leading: float
    deepest: float
    rows: list[Row] = field(default_factory=list)
    markers: list[Box] = field(default_factory=list)
    opened: set[int] = field(default_factory=set)
    places: dict[str, list[int]] = field(default_factory=dict)

    def walk(self, box: Box, path: tuple[Box, ...]) -> None:
        for child in box.children:
            if child.is_outside_marker:
                self.markers.append(child)
            elif _is_leaf(child, self.deepest):
                self._row(child, path)
            else:
                kind = None if child.element is None else child.element.get("data-place")
                if kind:
                    self.places.setdefault(kind, []).append(sum(row.lines for row in self.rows))
                self.walk(child, (*path, child))

    def _row(self, leaf: Box, path: tuple[Box, ...]) -> None:
        lead = sum(_space_above(box) for box in path if id(box) not in self.opened)
        self.opened.update(id(box) for box in path)
        height = leaf.height if isinstance(leaf, boxes.LineBox) else leaf.margin_height()
        if lead + height > self.deepest:
            lead = 0.0  # a cell's white, in a row that had to be broken
        lines = max(1, ceil((lead + height) / self.leading - TOLERANCE))
        self.rows.append(Row(path, leaf, tuple(self.markers), lines, lead, 0))
        self.markers = []


def _is_leaf(box: Box, deepest: float) -> bool:
    """Whether a box moves as a whole: a line, a table's row, a block that must not be broken.

    One that is deeper than `deepest` must be broken all the same.
    """
    if isinstance(box, boxes.LineBox | boxes.ReplacedBox):
        return True
    whole = isinstance(box, boxes.TableRowBox) or box.style["break_inside"] in AVOID
    return whole and box.margin_height() <= deepest


def _space_above(box: Box) -> float:
    above: float = box.margin_top + box.border_top_width + box.padding_top
    return above


def rows_of(box: Box, leading: float, deepest: float) -> tuple[tuple[Row, ...], Places]:
    """The rows of a galley, each with what it costs to end a column there.

    With them, the lines before each mark of a table.  Nothing deeper than `deepest` px is kept
    whole.
    """
    reader = _GalleyReader(leading, deepest)
    reader.walk(box, ())
    rows = reader.rows
    return tuple(_costed(rows, index) for index in range(len(rows))), reader.places


def _costed(rows: list[Row], index: int) -> Row:
    row = rows[index]
    following = rows[index + 1] if index + 1 < len(rows) else None
    return Row(
        row.path, row.leaf, row.hanging, row.lines, row.lead, _cost(rows, index, row, following)
    )


def _cost(rows: list[Row], index: int, row: Row, following: Row | None) -> int:
    if following is None:
        return 0
    block, next_block = _block(row), _block(following)
    same = block is next_block
    if same and _beside_cap(rows, index):
        return TORN
    if any(_kept(box, following) for box in (*row.path, row.leaf)) or _keeps_above(row, following):
        return NEVER
    if not same:
        return 0
    after = rows[index + 2] if index + 2 < len(rows) else None
    before = rows[index - 1] if index else None
    cost = HYPHENATED if _hyphenated(row.leaf) else 0
    if after is None or _block(after) is not block:
        cost += WIDOW
    if before is None or _block(before) is not block:
        cost += ORPHAN
    return cost


def _beside_cap(rows: list[Row], index: int) -> bool:
    """Whether a drop cap (a float of one of the last lines) reaches down to the next row."""
    near = rows[max(0, index + 1 - CAP_LINES) : index + 1]
    caps = (b for row in near for b in getattr(row.leaf, "children", ()) if b.is_floated())
    below = rows[index + 1].leaf.position_y + 1  # px, more than rounding
    return any(cap.position_y + cap.margin_height() > below for cap in caps)


def _hyphenated(line: Box) -> bool:
    while getattr(line, "children", None):
        line = line.children[-1]
    return str(getattr(line, "text", "")).endswith(("-", "‐"))


def blocks(rows: Sequence[Row]) -> int:
    """How many blocks (paragraphs, headings …) the rows come from."""
    return len({id(_block(row)) for row in rows})


def paragraph_ends(rows: Sequence[Row]) -> list[int]:
    """The lines below which a block ends where a column may end, the last one of all too."""
    ends, line = [], 0
    for row, following in zip_longest(rows, rows[1:]):
        line += row.lines
        ended = following is None or _block(row) is not _block(following)
        if ended and row.cost < NEVER:
            ends.append(line)
    return ends


def heads_again(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """For each line the rows of a table's head that stand again where a column begins with it.

    A head that is deeper than `DEEPEST_HEAD` stands once.
    """
    heads: dict[int, tuple[Row, ...]] = {}
    found: list[tuple[Row, ...]] = []
    for row in rows:
        again: tuple[Row, ...] = ()
        if isinstance(row.leaf, boxes.TableRowBox):
            table, group = id(row.path[-2]), row.path[-1]
            if group.is_header:
                heads[table] = (*heads.get(table, ()), row)
            else:
                again = heads.get(table, ())
        if sum(head.lines for head in again) > DEEPEST_HEAD:
            again = ()
        found += [again] * row.lines
    return tuple(found)


def _block(row: Row) -> Box:
    return row.path[-1] if row.path else row.leaf


def _kept(box: Box, following: Row) -> bool:
    """Whether no break is allowed between `box`, which the last row ends, and the following row."""
    after = all(box is not other for other in following.path)
    return after and box.style["break_after"] in AVOID


def _keeps_above(row: Row, following: Row) -> bool:
    """Whether a box that the following row begins asks for no break above it."""
    begun = (box for box in following.path if all(box is not other for other in row.path))
    return any(box.style["break_before"] in AVOID for box in begun)


def is_filled(figure: Box) -> bool:
    """Whether a picture reaches from edge to edge of its box."""
    pictures = [box for box in figure.descendants() if isinstance(box, boxes.ReplacedBox)]
    return any(box.margin_width() >= FILLED * figure.width for box in pictures)


def is_body_row(box: Box) -> bool:
    """Whether a box is a table's row, but not its heading."""
    return isinstance(box, boxes.TableRowBox) and all(
        cell.element is None or cell.element.tag != "th" for cell in box.children
    )
