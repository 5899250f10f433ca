"""The wide tables of a story in the order written, each with what stands with it.

Wide tables stand below the text.  Where there are several tables, what heads a later one could
stand above the first, and who reads takes one for the other: then each stands in its place in the
text, over all columns, as a long one does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from typeset.makeup.grid import Grid
from typeset.makeup.material import ArticleCopy
from typeset.makeup.table_words import Beside, WideTable, words_beside

Ordered = tuple[list[WideTable], list[Beside]]


def in_order(copy: ArticleCopy, text: Element, fitted: Sequence[WideTable], grid: Grid) -> Ordered:
    """The tables that do not stay in the text, and what stands with each of them.

    A box keeps the order itself; over the columns that an editor asks for none stands in its place.
    """
    framed = copy.role == "box"
    wide = [table for table in fitted if table.span > 1]
    if not wide:
        return [], []
    beside = words_beside(text, wide, framed=framed)
    if framed or copy.columns or copy.at:
        return wide, beside
    widest = max(wide, key=lambda each: each.span)
    later = [table for table in fitted[fitted.index(wide[0]) :] if not _stands_with(table, beside)]
    joined = [_as_wide(table, widest) for table in later]
    beside_joined = words_beside(text, joined, framed=framed)
    must_stay = any(table.is_deep and table.span == 1 for table in later)
    is_parted = must_stay or _is_parted(text, joined, beside_joined)
    if not is_parted:
        wide, beside = joined, beside_joined
    if is_parted or len({table.is_long for table in wide}) > 1:
        wide = [_over_all(table, grid) for table in wide]
        beside = words_beside(text, wide, framed=framed)
    return wide, beside


def _stands_with(table: WideTable, beside: Sequence[Beside]) -> bool:
    """Whether a table is small and stands with another one."""
    return any(table.element is each for words in beside for each in words)


def _as_wide(table: WideTable, widest: WideTable) -> WideTable:
    """A table as it stands among wide ones: as wide as these, if it is narrow itself."""
    return table if table.span > 1 else replace(table, span=widest.span, ems=widest.ems)


def _over_all(table: WideTable, grid: Grid) -> WideTable:
    """A table over all columns, in its place in the text."""
    ems = grid.width(grid.columns) / grid.size
    return replace(table, span=grid.columns, ems=ems, is_long=True)


def _is_parted(text: Element, tables: Sequence[WideTable], beside: Sequence[Beside]) -> bool:
    """Whether text stands between these tables that does not stand with one of them."""
    apart = [table.element for table in tables]
    places = [at for at, each in enumerate(text) if each in apart]
    own = [*apart, *(each for words in beside for each in words)]
    return any(each not in own for each in text[places[0] : places[-1]])
