"""Tables that hold data, and those that only lay out the page, in files of any kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from typeset.intake.characters import ends_sentence
from typeset.intake.head_words import NUMBER
from typeset.intake.lexicon import LABEL
from typeset.issue.merged_cells import LEFT

_LABELLED = re.compile("[^：:，。；]{2,16}[：:][^：:]")
_LONG = 120
"""A cell of this number of characters holds text to read, not data."""
_HEAD_ROWS = 4
"""No issue's head has more rows."""
_TEXT = 40
"""… and one of this number, if they are several paragraphs, the first no title."""


@dataclass
class Cell:
    """One cell: its element in the file, None where another cell covers it, and what stands in it.

    `joined` is then LEFT or ABOVE.
    """

    element: Any
    paragraphs: list[str] = field(default_factory=list)
    nested: bool = False
    picture: bool = False
    joined: str = ""

    @property
    def length(self) -> int:
        """Characters in the cell."""
        return sum(map(len, self.paragraphs))

    @property
    def is_text(self) -> bool:
        """Whether it holds text to read."""
        first, *more = self.paragraphs or [""]
        titled = not ends_sentence(first) and any(map(_sentence, more))
        several = len(more) > 0 and self.length >= _TEXT
        return (
            self.nested
            or self.length >= _LONG
            or titled
            or (several and any(map(_sentence, self.paragraphs)))
        )


def _sentence(text: str) -> bool:
    return len(text) >= 15 and ends_sentence(text)


def is_layout(table: list[list[Cell]], *, first: bool) -> bool:
    """Whether a table only lays out the page: a frame, columns of text, the issue's head.

    `first`: no text stands above it."""
    cells = [cell for row in table for cell in row if cell.paragraphs or cell.picture]
    if max((len(row) for row in table), default=0) <= 1 or len(cells) <= 1:
        return True
    if any(cell.nested or cell.picture for cell in cells):
        return True
    if _is_foot(cells, rows=len(table)):
        return True
    long = sum(cell.is_text for cell in cells)
    if len(table) == 1:
        return first or long > 0 or any(_sentence(p) for cell in cells for p in cell.paragraphs)
    if first and len(table) <= _HEAD_ROWS and any(map(_is_number, cells)):
        return True
    total = sum(cell.length for cell in cells)
    widest = max(cell.length for cell in cells)
    return long * 2 >= len(cells) or (widest >= 2 * _LONG and widest * 5 >= total * 3)


def _is_foot(cells: list[Cell], rows: int) -> bool:
    """Whether all cells say what stands in them, as an issue's foot does: `编辑：苗禾`.

    Of one row a single label shows that, of several rows half of them do."""
    lines = [text for cell in cells for text in cell.paragraphs]
    known = sum(LABEL.match(text) is not None for text in lines)
    return all(map(_LABELLED.match, lines)) and known >= (len(lines) / 2 if rows > 1 else 1)


def _is_number(cell: Cell) -> bool:
    """Whether a cell says which issue this is: `第16期`, `2025年第4期（总第40期）`."""
    found = (NUMBER.search(text) for text in cell.paragraphs if len(text) <= _TEXT / 2)
    return any(match is not None and match["chinese"] for match in found)


def in_reading_order(table: list[list[Cell]]) -> list[Cell]:
    """The cells of a table that lays out the page, in reading order.

    A cell as wide as the table stands between what is above and below it."""
    parts = groupby(table, key=_is_one_cell)
    return [cell for _, rows in parts for cell in _columns_or_rows(list(rows))]


def _is_one_cell(row: list[Cell]) -> bool:
    return len(row) > 1 and all(cell.joined == LEFT for cell in row[1:])


def _columns_or_rows(table: list[list[Cell]]) -> list[Cell]:
    """The cells, column after column where each holds a text or a picture of its own, else row
    after row."""
    columns = max((len(row) for row in table), default=0)
    by_column = [[row[at] for row in table if at < len(row)] for at in range(columns)]
    real = [column for column in by_column if any(c.paragraphs or c.picture for c in column)]
    standing = all(any(cell.picture or cell.is_text for cell in column) for column in real)
    parts = by_column if standing and len(table) > 1 else table
    return [cell for part in parts for cell in part if cell.element is not None]
