"""The few lines above or below a wide table: they stand with it, over its whole width.

In columns beside each other each would hold a line or two (单｜位：元); and what closes a notice
(特此公告, its signature) would stand above the table that is its matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, inf
from xml.etree.ElementTree import Element

from typeset.layout.divisions import TABLE_CLASS
from typeset.makeup.headline import width_of
from typeset.makeup.material import HEADINGS, text_of

MOST_PROSE = 2
"""Lines of text: over the width of several columns no more can be read with ease."""

MOST_LINES = 12
"""Lines of all that stands with a table, with its signature, notes, headings and a small table: a
picture of about a fifth of the page more could not be placed."""

ABOVE, BELOW = "above-table", "below-table"
"""The classes of what stands with a table."""

HEADING_LINES = 2
"""What a heading takes with its white."""


@dataclass(frozen=True)
class WideTable:
    """A table over `span` columns, which are `ems` wide; a long one goes on from page to page.

    One that is deep cannot stand as a picture, which is not broken.
    """

    element: Element
    span: int
    ems: float
    is_long: bool
    is_deep: bool


@dataclass(frozen=True)
class Beside:
    """What stands with a table, above it and below it."""

    above: tuple[Element, ...] = ()
    below: tuple[Element, ...] = ()

    def __iter__(self) -> Iterator[Element]:
        """All of it."""
        return iter((*self.above, *self.below))


def tables_of(text: Element) -> list[Element]:
    """The tables of a text, with their captions and notes where they have any."""
    return [element for element in text if _is_table(element)]


def words_beside(text: Element, tables: Sequence[WideTable], *, framed: bool) -> list[Beside]:
    """What stands with each of these tables of a text, if it is brief.

    A heading and what follows it belong to the table below them, other lines to the one above.  The
    first lines stay where the text goes on beside the table, and not below it.  Signatures stand
    below the last table, but `framed`, where text stands below tables.
    """
    first, *later = _runs(text, tables)
    above: list[tuple[Element, ...]] = [()]
    below: list[tuple[Element, ...]] = []
    for run, table, following in zip(later, tables, [*tables[1:], None], strict=True):
        at = _last_heading(run) if following else len(run)
        below.append(_brief(run[:at], table))
        above.append(_brief(run[at:], following) if following else ())
    taken = sum(map(len, (*above, *below)))
    if tables[0].is_long or taken == sum(map(len, later)):
        above[0] = _brief(first, tables[0])
    above[0] = above[0] or _brief(first[_last_heading(first) or len(first) :], tables[0])
    if not framed and not tables[-1].is_long and not below[-1] and len(first) > len(above[0]):
        below[-1] = tuple(filter(_is_signature, later[-1]))
    return [Beside(*each) for each in zip(above, below, strict=False)]


def _runs(text: Element, tables: Sequence[WideTable]) -> list[list[Element]]:
    """The parts of a text above, between and below its wide tables."""
    wide = [table.element for table in tables]
    runs: list[list[Element]] = [[]]
    for element in text:
        if element in wide:
            runs.append([])
        else:
            runs[-1].append(element)
    return runs


def _last_heading(run: Sequence[Element]) -> int:
    """Where the last heading stands; behind all where there is none."""
    return max((at for at, each in enumerate(run) if each.tag in HEADINGS), default=len(run))


def _brief(run: Sequence[Element], table: WideTable) -> tuple[Element, ...]:
    """A part of a text if it is brief enough to stand with a table, else nothing."""
    depths = [_depth(each, table) for each in run]
    prose = sum(lines for each, lines in zip(run, depths, strict=True) if _is_prose(each))
    return tuple(run) if prose <= MOST_PROSE and sum(depths) <= MOST_LINES else ()


def _depth(element: Element, table: WideTable) -> float:
    """The lines of an element over a table's width; no end of them for what stays in the text."""
    if element.tag in HEADINGS:
        return HEADING_LINES
    if _is_table(element) and not table.is_long:
        return 1 + sum(1 for _ in element.iter("tr"))
    if element.tag == "p" or _is_signature(element):
        return ceil(width_of(text_of(element)) / table.ems)
    return inf


def _is_prose(element: Element) -> bool:
    return element.tag == "p" and not _classes(element) & {"signature", "endnote"}


def _is_signature(element: Element) -> bool:
    return "signature" in _classes(element)


def _is_table(element: Element) -> bool:
    return bool(_classes(element) & {"table", TABLE_CLASS})


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())
