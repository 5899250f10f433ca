"""The numbers that attributes of HTML hold."""

from __future__ import annotations

from bs4.element import Tag

_MOST_CELLS = 63
"""A cell that says that it covers more columns or rows is not to be believed: as Word's."""


def number_of(tag: Tag, name: str, otherwise: int) -> int:
    """The number that an attribute says."""
    said = str(tag.get(name) or "").strip()
    return int(said) if said.isdecimal() and len(said) < 9 else otherwise


def cells_of(cell: Tag, name: str) -> int:
    """How many columns or rows a cell covers."""
    return min(number_of(cell, name, 1), _MOST_CELLS) or 1
