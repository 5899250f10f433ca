"""Pieces of text with their places on a page, put into the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from typeset.intake.lexicon import LABEL
from typeset.intake.source import Run

_GUTTER = 0.9
"""The narrowest gutter between columns, in em."""
_HEAD = 2.6
"""A row farther than this (em) above the next one is a running head."""
_BREAK = 2.2
"""Rows farther apart than this many leadings do not belong to the same columns."""

_LEADING = 1.2
"""em from row to row at least; where the rows of two columns stand at different heights, less."""
_COLUMN, _SHORT_COLUMN = 5, 12
"""em: so wide are the rows of a column, and of one that has only two: no table's cells are."""
_HEADS, _WHITE, _WHITE_CENTRED = 3, 2.4, 1.9
"""Above columns stand at most three such lines, with white (em) below the last; less where they
are centred above all columns."""
_NEAR = 0.45
"""Of the larger size: so near are the baselines of a row, as of a text and its raised figures."""
_OPENING = "“‘（《〈【「『〔［"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Characters on one baseline without a wide gap.

    `left`, `right` and `y` in pt, y downwards.
    """

    runs: tuple[Run, ...]
    left: float
    right: float
    y: float
    size: float

    @property
    def text(self) -> str:
        """The piece's characters."""
        return "".join(run.text for run in self.runs)


Row = list[TextPiece]
Column = list[Row]
"""The rows of one column, each with its pieces from left to right."""


def columns(pieces: list[TextPiece]) -> list[Column]:
    """The page's columns in reading order; text across the page is a column of its own."""
    found: list[Column] = []
    for group in _groups(_rows(pieces)):
        gutter = _gutter(group)
        if gutter is None:
            _append(found, group)
            continue
        left = [p for row in group for p in row if p.right <= gutter]
        right = [p for row in group for p in row if p.left >= gutter]
        found += columns(left) + columns(right)
    return found


def _append(found: list[Column], rows: Column) -> None:
    if rows:
        found.append(rows)


def _rows(pieces: list[TextPiece]) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (p.y, p.left)):
        last = rows[-1][0] if rows else None
        near = last is not None and abs(piece.y - last.y) < _NEAR * max(piece.size, last.size)
        if near and not any(_stands_over(other, piece) for other in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=_ink) for row in rows]


def _stands_over(above: TextPiece, below: TextPiece) -> bool:
    """Whether of two pieces one is below the other and half as large, as a date below a title."""
    size = min(above.size, below.size)
    shared = min(above.right, below.right) - max(above.left, below.left)
    half = size < max(above.size, below.size) / 2
    return half and below.y - above.y > _NEAR * size and shared > size / 2


def _ink(piece: TextPiece) -> float:
    """Where the ink of a piece begins: an opening mark stands in the right half of its square."""
    return piece.left + (piece.size / 2 if piece.text[:1] in _OPENING else 0.0)


def _groups(rows: list[Row]) -> list[list[Row]]:
    """Rows that share a gutter, and those between that share none."""
    groups: list[list[Row]] = []
    at = 1 if _is_head(rows) else 0
    plain: list[Row] = rows[:at]
    while at < len(rows):
        length = _shared(rows, at)
        if length < 2:
            plain.append(rows[at])
            at += 1
            continue
        first, last = at + _alone(rows, at, length), at + length
        last -= _labels(rows[first:last])
        groups += [plain + rows[at:first], rows[first:last], rows[last : at + length]]
        plain = []
        at += length
    return [group for group in [*groups, plain] if group]


def _alone(rows: list[Row], start: int, length: int) -> int:
    """How many of the first rows stand above all columns, with white below: one piece each, or
    centred above them."""
    group = rows[start : start + length]
    usual = median(piece.size for row in group for piece in row)
    left, right = min(row[0].left for row in group), max(row[-1].right for row in group)

    def is_centred(row: Row) -> bool:
        off = abs(row[0].left + row[-1].right - left - right) / 2
        narrow = row[-1].right - row[0].left < 0.6 * (right - left)
        return narrow and off < 2 * usual

    last = min(start + _HEADS, start + length - 2)
    for at in range(last - 1, start - 1, -1):
        above = rows[start : at + 1]
        single = all(len(row) == 1 or is_centred(row) for row in above)
        edges = [piece.left for row in rows[at + 1 : start + length] for piece in row]
        apart = not any(abs(row[0].left - edge) < usual / 4 for row in above for edge in edges)
        least = _WHITE_CENTRED if apart and all(map(is_centred, above)) else _WHITE
        if single and rows[at + 1][0].y - rows[at][0].y > least * usual:
            return at + 1 - start
    return 0


def _labels(rows: list[Row]) -> int:
    """How many of the last rows stand below all columns and hold labels of the issue's foot."""
    count = 0
    for at, row in enumerate(reversed(rows), 1):
        if len(row) > 1:
            break
        if LABEL.match(row[0].text.strip()):
            count = at
    return count


def _is_head(rows: list[Row]) -> bool:
    """Whether the first row is a running head: farther from the next than rows usually are."""
    if len(rows) < 5:
        return False
    usual = median(piece.size for row in rows for piece in row)
    return rows[1][0].y - rows[0][0].y > _HEAD * usual


def _shared(rows: list[Row], start: int) -> int:
    """How many rows from `start` on have a gutter in common that parts real columns; 0 if none."""
    free: list[tuple[float, float]] = [(-1e9, 1e9)]
    best = 0
    for at in range(start, len(rows)):
        if at > start and _far(rows, start, at):
            break
        free = _narrowed(free, rows[at])
        group = rows[start : at + 1]
        inner = [gap for gap in free if _is_gutter(group, gap)]
        if not any(_inside(free, group)):
            break
        if inner:
            best = at + 1 - start
    return best


def _far(rows: list[Row], start: int, at: int) -> bool:
    steps = [
        two[0].y - one[0].y
        for one, two in zip(rows[start:at], rows[start + 1 : at + 1], strict=True)
    ]
    usual = max(median(steps), _LEADING * max(piece.size for piece in rows[at]))
    return len(steps) > 3 and steps[-1] > _BREAK * usual and steps[-1] > 24


def _narrowed(free: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """The free intervals that this row leaves free, if they are wide enough for a gutter."""
    for piece in row:
        free = [part for gap in free for part in _without(gap, piece)]
    return free


def _without(gap: tuple[float, float], piece: TextPiece) -> list[tuple[float, float]]:
    left, right = gap
    if piece.right <= left or piece.left >= right:
        return [gap]
    parts = [(left, piece.left), (piece.right, right)]
    return [part for part in parts if part[1] - part[0] >= _GUTTER * piece.size]


def _inside(free: list[tuple[float, float]], group: list[Row]) -> list[bool]:
    """Whether any free interval may still turn out to lie between columns."""
    return [True for left, right in free if left > -1e9 or right < 1e9] if group else []


def _is_gutter(group: list[Row], gap: tuple[float, float]) -> bool:
    """Whether columns stand on both sides."""
    middle = sum(gap) / 2
    left = [p for row in group for p in row if p.right <= middle]
    right = [p for row in group for p in row if p.left >= middle]
    return _is_column(left) and _is_column(right)


def _is_column(pieces: list[TextPiece]) -> bool:
    """Whether these are three rows or more of some width, or two wide ones."""
    if len(pieces) < 2:
        return False
    wide = median((p.right - p.left) / p.size for p in pieces)
    return wide >= (_COLUMN if len(pieces) > 2 else _SHORT_COLUMN)


def _gutter(group: list[Row]) -> float | None:
    """The middle of the leftmost gutter that all rows of the group share."""
    free: list[tuple[float, float]] = [(-1e9, 1e9)]
    for row in group:
        free = _narrowed(free, row)
    inner = [gap for gap in free if _is_gutter(group, gap)]
    return sum(inner[0]) / 2 if inner else None
