"""The galley (毛条): every part of every article set once, at every width that it may stand in.

The parts are set one under another on one endless page.  What a part takes on the grid is read from
its laid-out boxes; the plan is made from those numbers; then the boxes are moved to the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any
from xml.etree.ElementTree import Element, tostring

from weasyprint import Document

from typeset.makeup.air import characters_height
from typeset.makeup.boxes import Box, Row, is_filled, rows_of
from typeset.makeup.grid import Grid
from typeset.makeup.material import ArticleCopy, Material, columns_of, least_columns
from typeset.makeup.parts import parts, spans
from typeset.makeup.story import NEVER, Story

PX = 4 / 3
"""CSS pixels in a point."""

BOX_FOOT = 1
"""White lines between a box's text and its frame's foot."""

NARROW = 10
"""A line of so many characters is too short for an indent of two."""

PICTURE_SHARE = 0.4
"""A picture takes at most this part of the page's height."""

Setter = Callable[[str], Document]
"""Lays HTML out with the issue's style sheets and fonts."""


@dataclass(frozen=True)
class Slip:
    """One set part: its box, and its rows when it can be broken into columns."""

    box: Box
    rows: tuple[Row, ...] = ()
    head: Box | None = None
    """The headline of a boxed story, whose rows are those of its text."""
    heading: bool = False

    @property
    def height(self) -> float:
        """What it takes, px; a headline and its air are measured from the characters."""
        if self.heading:
            return characters_height(self.box)
        height: float = self.box.margin_height()
        return height


@dataclass(frozen=True)
class Galley:
    """All slips by name ("3/head/5", "3/text"), and the document that keeps them alive."""

    slips: dict[str, Slip]
    document: Document
    baseline: float
    """From the top of a grid line to its baseline, px."""


def set_galley(material: Material, grid: Grid, set_html: Setter) -> Galley:
    """Set all parts of the issue."""
    narrow = " narrow" if grid.characters <= NARROW else ""
    body = Element("body", {"class": f"galley{narrow}"})
    for name, width, element in parts(material, grid):
        element.set("data-slip", name)
        element.set("style", f"width: {width:.4f}pt; {element.get('style', '')}")
        body.append(element)
    css = galley_css(grid)
    html = tostring(material.document(body, css), encoding="unicode", method="html")
    document = set_html("<!DOCTYPE html>" + html)
    slips = dict(_slips(document, grid.leading * PX))
    return Galley(slips, document, _baseline(slips))


def variables(grid: Grid) -> str:
    """The grid as CSS variables, for the layout's style sheet."""
    values = {
        "columns": f"{grid.columns}",
        "size": f"{grid.size:.4f}pt",
        "line": f"{grid.leading:.4f}pt",
        "measure": f"{grid.measure:.4f}pt",
        "gutter": f"{grid.gutter:.4f}pt",
        "type-area": f"{grid.width(grid.columns):.4f}pt",
        "picture": f"{PICTURE_SHARE * grid.lines * grid.leading:.4f}pt",
    }
    return "".join(f"--{name}: {value}; " for name, value in values.items())


def galley_css(grid: Grid) -> str:
    width = grid.width(grid.columns)
    return (
        f":root {{ {variables(grid)} }}\n"
        f"@page {{ size: {width + 10:.2f}pt 1000000pt; margin: 0 }}\n"
        "body.galley { margin: 0 } [data-slip] { display: flow-root; margin: 0 }\n"
    )


# ---- what it takes -----------------------------------------------------------------------------


def _slips(document: Document, leading: float) -> Iterator[tuple[str, Slip]]:
    for page in document.pages:
        html = page._page_box.children[0]
        for body in html.children:
            for box in body.children:
                name = box.element.get("data-slip")
                if name:
                    yield name, _slip(name, box, leading)


def _slip(name: str, box: Box, leading: float) -> Slip:
    if "/text" in name:
        return Slip(box, rows_of(box, leading))
    if "/boxed" in name:
        *head, text = box.children
        return Slip(box, rows_of(text, leading), head[0] if head else None)
    return Slip(box, heading="/head" in name)


def _baseline(slips: dict[str, Slip]) -> float:
    """Where plain text stands on its line, from the first plain line of the issue."""
    for slip in slips.values():
        for row in slip.rows:
            if row.lines == 1 and not row.lead and hasattr(row.leaf, "baseline"):
                baseline: float = row.leaf.baseline
                return baseline
    return 0.0


def stories(material: Material, galley: Galley, grid: Grid) -> list[Story]:
    """Every article as the plan sees it: in lines."""
    return [_story(n, article, galley, grid) for n, article in enumerate(material.articles)]


def _story(number: int, article: ArticleCopy, galley: Galley, grid: Grid) -> Story:
    def lines(part: str, span: int) -> int:
        slip = galley.slips.get(f"{number}/{part}/{span}")
        return grid_lines(slip.height, grid) if slip else 0

    over = range(1, grid.columns + 1)
    possible = spans(article, grid)
    heads = (0, *(lines("head", span) if span in possible else NEVER for span in over))

    def picture(which: int, figure: Element) -> tuple[int, ...]:
        least = min(least_columns(figure), grid.columns)
        return (0, *(lines(f"picture{which}", k) if k >= least else NEVER for k in over))

    def boxed(span: int) -> int:
        slip = galley.slips.get(f"{number}/boxed/{span}")
        return box_head_lines(slip, grid) + text_lines(slip) + BOX_FOOT if slip else 0

    text = galley.slips.get(f"{number}/text")
    boxes = tuple(boxed(span) for span in range(grid.columns + 1))
    return Story(
        name=article.name,
        breaks=tuple(_breaks(text.rows)) if text else (),
        heads=heads,
        pictures=tuple(picture(which, each) for which, each in enumerate(article.figures)),
        boxed=boxes if any(boxes) else (),
        role=article.role,
        page=article.page,
        picture_columns=_wished_columns(article),
        picture_fills=_filled_columns(number, article, galley, grid.columns),
        columns=min(article.columns, grid.columns) if article.columns else None,
    )


def _wished_columns(article: ArticleCopy) -> int | None:
    """The columns that its pictures should span, where the editor or a table's width says so."""
    wished = max(map(least_columns, article.figures), default=1)
    return wished if wished > 1 or any(map(columns_of, article.figures)) else None


def _filled_columns(number: int, article: ArticleCopy, galley: Galley, columns: int) -> int | None:
    """The most columns that all its pictures fill to their edges; None where it has none."""

    def filled(picture: str) -> int:
        slips = ((span, galley.slips.get(f"{picture}/{span}")) for span in range(1, columns + 1))
        return max((span for span, slip in slips if slip and is_filled(slip.box)), default=1)

    photographs = (n for n, figure in enumerate(article.figures) if figure.find("img") is not None)
    return min((filled(f"{number}/picture{which}") for which in photographs), default=None)


def box_head_lines(slip: Slip, grid: Grid) -> int:
    """Lines of a box above its text: its headline, or a little white."""
    return grid_lines(characters_height(slip.head), grid) if slip.head is not None else 1


def text_lines(slip: Slip) -> int:
    return sum(row.lines for row in slip.rows)


def grid_lines(height: float, grid: Grid) -> int:
    """Whole lines that hold `height` px."""
    return max(1, ceil(height / (grid.leading * PX) - 0.05))


def _breaks(rows: tuple[Row, ...]) -> Iterator[int]:
    """One cost for each line: none may end a column inside a row of several lines."""
    for row in rows:
        yield from [NEVER] * (row.lines - 1)
        yield row.cost


def rows_between(rows: tuple[Row, ...], first: int, last: int) -> tuple[Row, ...]:
    """The rows that stand on the lines from `first` to before `last`."""
    chosen: list[Any] = []
    line = 0
    for row in rows:
        if first <= line < last:
            chosen.append(row)
        line += row.lines
    return tuple(chosen)
