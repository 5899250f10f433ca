"""The parts of WeasyPrint that the press puts its own in place of, switched together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from typeset import typography
from typeset.engine import (
    box_kinds,
    font_subsets,
    html_reading,
    ink_colours,
    notes,
    pdf_writing,
    style_cache,
    used_lengths,
)

PARTS = (
    *style_cache.PARTS,
    *used_lengths.PARTS,
    *font_subsets.PARTS,
    *html_reading.PARTS,
    *ink_colours.PARTS,
    *pdf_writing.PARTS,
    *box_kinds.PARTS,
    *notes.PARTS,
)
"""Where each stands, its name there, and what takes its place."""

_ABSENT = object()
_undo: list[Callable[[], None]] = []


def enable() -> None:
    """Make every document of this process quick, and set Chinese as it should be (idempotent)."""
    typography.enable()
    if _undo:
        return
    for owner, name, own in PARTS:
        _undo.append(partial(_restore, owner, name, vars(owner).get(name, _ABSENT)))
        setattr(owner, name, own)


def disable() -> None:
    """Restore stock WeasyPrint."""
    typography.disable()
    while _undo:
        _undo.pop()()


def _restore(owner: Any, name: str, stock: Any) -> None:
    if stock is _ABSENT:
        delattr(owner, name)
    else:
        setattr(owner, name, stock)
