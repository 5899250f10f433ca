"""Boxes (框文): a whole story in a frame, its text in columns of the box's own measure."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.character_bonds import Bonds
from typeset.makeup.drop_caps import without_short_cap
from typeset.makeup.grid import Grid
from typeset.makeup.heads import set_head
from typeset.makeup.material import ArticleCopy, is_announced, is_wide_table, ratio_of
from typeset.makeup.picture_groups import is_group, set_figure
from typeset.makeup.pour import Ends, filled, pour

WIDEST_MEASURE = 2
"""A box over at most this number of columns has its text in one measure."""

LEAST_PICTURE = 9.0
"""em: no picture in a box is narrower, for its caption and credit."""

PICTURE_GAP = 1.0
"""em between two pictures of a row."""

BOX_FOOT = 1
"""White lines between a box's text and its frame's foot."""

SHALLOWEST, DEEPEST = 4.0, 0.8
"""A box's text is at least this number of lines deep, and at most this part of the page."""

MOST_DEEPER = 15
"""The number of further lines that are tried where a text cannot be parted evenly."""


@dataclass(frozen=True)
class BoxColumns:
    """How a box over `span` columns is set: its columns of text, in pt."""

    span: int
    width: float
    columns: int
    measure: float

    @property
    def step(self) -> float:
        """From the left edge of a column to that of the next."""
        if self.columns == 1:
            return 0.0
        return (self.width - self.measure) / (self.columns - 1)


def box_columns(span: int, grid: Grid) -> BoxColumns:
    """The box over `span` columns: its measure is a whole number of characters."""
    width = grid.box_characters(span) * grid.size
    if span <= WIDEST_MEASURE:
        return BoxColumns(span, width, 1, width)
    columns = span - 1
    characters = int((width - (columns - 1) * grid.gutter) / columns / grid.size + 1e-6)
    return BoxColumns(span, width, columns, characters * grid.size)


def box_spans(article: ArticleCopy, grid: Grid) -> Iterator[int]:
    """The numbers of columns that a box of its length may be wide.

    As wide as it must be for an order, a picture or a table it may be, however short its text; a
    box of a table is no wider.
    """
    least = max([article.least_box, *(min(n, grid.columns) for n in _requested_columns(article))])
    for span in range(least, grid.columns + 1):
        box = box_columns(span, grid)
        lines = article.ems * grid.size / box.measure / box.columns
        is_text = article.text is not None or article.least_box > 1
        wide = is_text and span > max(WIDEST_MEASURE, least)
        if lines <= DEEPEST * grid.lines and (not wide or lines >= SHALLOWEST):
            yield span


def _requested_columns(article: ArticleCopy) -> Iterator[int]:
    if article.columns:
        yield article.columns
    yield from (int(figure.get("data-columns", "1")) for figure in article.figures)


def boxed(article: ArticleCopy, span: int, grid: Grid, bonds: Bonds) -> tuple[float, Element]:
    """The box's width in pt, and its parts: head, pictures in a row, text in its measure.

    The tables that the text announces come last, over all of the box.
    """
    box = box_columns(span, grid)
    shell = article.shell()
    shell.set("class", f"boxed span-{span} {shell.get('class', '')}".strip())
    if article.head is not None:
        shell.append(set_head(article.head, box.width, bonds, article.role))
    tables = [figure for figure in article.figures if is_announced(figure)]
    above = [figure for figure in article.figures if figure not in tables]
    if above:
        shell.append(_picture_rows(above, box.width, grid))
    text = Element("div") if article.text is None else deepcopy(article.text)
    text.set("style", f"width: {box.measure:.4f}pt")
    shell.append(text)
    shell.extend(set_figure(table, box.width, grid) for table in tables)
    return box.width, without_short_cap(shell, text, box.measure / grid.size)


def _picture_rows(pictures: list[Element], pt: float, grid: Grid) -> Element:
    """The pictures of a box in rows, each with as many as its width holds; groups, tables below."""
    rows, ems = Element("div"), pt / grid.size
    whole = [figure for figure in pictures if is_group(figure) or is_wide_table(figure)]
    single = [figure for figure in pictures if figure not in whole]
    across = max(1, min(len(single), int(ems / LEAST_PICTURE)))
    for first in range(0, len(single), across):
        figures = [deepcopy(figure) for figure in single[first : first + across]]
        ratios = [*map(ratio_of, figures)]
        room = ems - PICTURE_GAP * (len(figures) - 1)
        if not any(figure.get("data-crop") for figure in figures):
            room = min(room, sum(ratios) * grid.picture / grid.size)
        row = SubElement(rows, "div", {"class": "box-pictures"})
        for figure, width in zip(figures, _widths(ratios, room), strict=True):
            figure.set("style", f"width: {width:.4f}em; {figure.get('style', '')}")
            row.append(figure)
    rows.extend(set_figure(figure, pt, grid) for figure in whole)
    return rows


def _widths(ratios: list[float], room: float) -> list[float]:
    """The widths by which pictures are of one height, as far as each is wide enough."""
    least = min(LEAST_PICTURE, room / len(ratios))
    widths = [max(least, room * ratio / sum(ratios)) for ratio in ratios]
    over = sum(widths) - room
    spare = sum(widths) - least * len(widths)
    return [width - over * (width - least) / spare if spare else width for width in widths]


def box_ends(breaks: tuple[int, ...], columns: int, repeats: tuple[int, ...] = ()) -> Ends:
    """Where each column of a box ends: as even as may be; `repeats` as for `pour`."""
    if not breaks:
        return (0,)
    least = -(-len(breaks) // columns)
    for lines in range(least, least + MOST_DEEPER):
        even = pour(breaks, 0, (lines,) * columns, whole=True, repeats=repeats)
        if even is not None:
            return even[1]
    for lines in range(least, len(breaks) + 1):
        ends = filled(breaks, 0, (lines,) * columns, repeats=repeats)
        if ends[-1] == len(breaks):
            return ends
    return (len(breaks),)
