"""Shows a part of a source line on a terminal, where a Han character takes two cells."""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

MAX_CELLS = 76
"""A longer line is cut to about this width around the part that is meant (cells)."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "FW" else 1
        for char in text
    )


def printable(text: str) -> str:
    """The text without what would move a terminal's cursor: a tab becomes a space, others `·`."""
    return _CONTROL.sub(lambda found: " " if found[0] == "\t" else "·", text)


def excerpt(line: str, start: int, length: int) -> tuple[str, int, int]:
    """A line cut to width, the cells before `length` characters at `start` (from 0), and theirs."""
    first = max(0, start - MAX_CELLS)
    line, start = printable(line[first : start + length + MAX_CELLS]), start - first
    if not first and cells(line) <= MAX_CELLS:
        return line, cells(line[:start]), max(1, cells(line[start : start + length]))
    left = _cut_left(line[:start])
    marked = _cut_right(line[start : start + length], MAX_CELLS - cells(left))
    rest = line[start + len(marked.rstrip("…")) :] if not marked.endswith("…") else ""
    right = _cut_right(rest, MAX_CELLS - cells(left + marked))
    return left + marked + right, cells(left), max(1, cells(marked))


def _cut_left(text: str) -> str:
    """The end of a text, within half the width."""
    if cells(text) <= MAX_CELLS // 2:
        return text
    while text and cells(text) >= MAX_CELLS // 2:
        text = text[max(1, len(text) // 8) :]
    return "…" + text


def _cut_right(text: str, width: int) -> str:
    """The beginning of a text, within a width."""
    if cells(text) <= width:
        return text
    text = text[: max(width, 0)]
    while text and cells(text) >= width:
        text = text[:-1]
    return text + "…"
