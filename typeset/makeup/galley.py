"""The galley (毛条): every part of every article set once, at every width that it may stand in.

The parts are set one under another on one endless page.  What a part takes on the grid is read from
its laid-out boxes; the plan is made from those numbers; then the boxes are moved to the pages.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from math import ceil
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes

from typeset.makeup.boxes import Box, Places, Row, heads_again, is_filled, rows_of
from typeset.makeup.drop_caps import is_stranded, without_cap
from typeset.makeup.grid import Grid
from typeset.makeup.headline_space import characters_height
from typeset.makeup.material import Material
from typeset.makeup.parts import head_parts, parts
from typeset.makeup.set_parts import PART_CSS, PartSetter
from typeset.makeup.story import TORN

PX = 4 / 3
"""CSS pixels in a point."""

NARROW = 10
"""A line of this number of characters is too short for an indent of two."""

DEEPEST_ROW = 0.4
"""Nothing that is deeper than this part of the page is kept whole in a column."""


@dataclass(frozen=True)
class Slip:
    """One set part: its box, and its rows when it can be broken into columns."""

    box: Box
    rows: tuple[Row, ...] = ()
    head: Box | None = None
    """The headline of a boxed story, whose rows are those of its text."""
    pictures: Box | None = None
    """The pictures of a boxed story, in a row."""
    tables: tuple[Box, ...] = ()
    """The tables that the text of a boxed story announces."""
    heading: bool = False
    places: Places = field(default_factory=dict)
    """The lines of text before each table that does not stand in it, by the table's kind."""

    @cached_property
    def height(self) -> float:
        """What it takes, px; a headline and its air are measured from the characters."""
        if self.heading:
            return characters_height(self.box)
        height: float = self.box.margin_height()
        return height

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """What it costs to end a column below each of its lines."""
        return line_breaks(self.rows)

    @cached_property
    def heads_again(self) -> tuple[tuple[Row, ...], ...]:
        """The rows of a table's head that stand again where a column begins with each line."""
        return heads_again(self.rows)

    @cached_property
    def repeats(self) -> tuple[int, ...]:
        """The lines of each of these heads; empty where there is none."""
        lines = tuple(sum(row.lines for row in head) for head in self.heads_again)
        return lines if any(lines) else ()

    def column(self, first: int, last: int) -> tuple[Row, ...]:
        """The rows from line `first` to before `last`, below the head that stands again there."""
        rows = rows_between(self.rows, first, last)
        return (*self.heads_again[first], *rows) if rows else ()

    def repeated(self, line: int) -> int:
        """The lines of the head that stands again where a column begins with that line."""
        return self.repeats[line] if line < len(self.repeats) else 0

    @cached_property
    def is_filled(self) -> bool:
        """Whether it is a picture that reaches from edge to edge."""
        return is_filled(self.box)


@dataclass(frozen=True)
class Galley:
    """All slips by name ("3/head/5", "3/text")."""

    slips: dict[str, Slip]
    baseline: float
    """From the top of a grid line to its baseline, px."""
    grid: Grid
    """The grid by which it was set: the pages may have another leading."""

    def heads(self, story: int) -> dict[str, Slip]:
        """The slips of a story that have its headline: alone, and in its frame."""
        spans = range(1, self.grid.columns + 1)
        names = (f"{story}/{part}/{span}" for part in ("head", "boxed") for span in spans)
        return {name: self.slips[name] for name in names if name in self.slips}


def set_galley(material: Material, grid: Grid, setter: PartSetter) -> Galley:
    """Set all parts of the issue."""
    slips = _set(material, grid, setter, range(len(material.articles)))
    return Galley(slips, _baseline(slips), grid)


def set_again(
    galley: Galley, material: Material, setter: PartSetter, changed: Container[int]
) -> Galley:
    """The galley with the heads and boxes of some stories set again."""
    slips = _set(material, galley.grid, setter, changed, heads=True)
    return replace(galley, slips={**galley.slips, **slips})


def _set(
    material: Material,
    grid: Grid,
    setter: PartSetter,
    wanted: Container[int],
    *,
    heads: bool = False,
) -> dict[str, Slip]:
    """Set the parts of some stories, or their heads and boxes alone."""
    asked = [*_asked(material, grid, wanted, heads=heads)]
    read = partial(_slip, grid=grid)
    around = material, galley_css(grid), body_class("galley", grid)
    slips = setter.boxes(*around, asked, read)
    bare = [(name, without_cap(part)) for name, part in asked if is_stranded(slips[name].rows)]
    return {**slips, **setter.boxes(*around, bare, read)} if bare else slips


def body_class(name: str, grid: Grid) -> str:
    """The class of a body in which text is set: in galleys and on pages its indents are alike."""
    return f"{name} narrow" if grid.characters <= NARROW else name


def _asked(
    material: Material, grid: Grid, wanted: Container[int], *, heads: bool
) -> Iterator[tuple[str, Element]]:
    """The parts that are to be set, each as wide as it is."""
    for name, width, element in (head_parts if heads else parts)(material, grid, wanted):
        element.set("style", f"width: {width:.4f}pt; {element.get('style', '')}")
        yield name, element


def variables(grid: Grid) -> str:
    """The grid as CSS variables, for the layout's style sheet."""
    values = {
        "columns": f"{grid.columns}",
        "size": f"{grid.size:.4f}pt",
        "line": f"{grid.leading:.4f}pt",
        "measure": f"{grid.measure:.4f}pt",
        "gutter": f"{grid.gutter:.4f}pt",
        "type-area": f"{grid.width(grid.columns):.4f}pt",
        "picture": f"{grid.picture:.4f}pt",
    }
    return "".join(f"--{name}: {value}; " for name, value in values.items())


def galley_css(grid: Grid) -> str:
    """The CSS of the galley: one endless page, 10 pt wider than all columns together."""
    width = grid.width(grid.columns)
    return (
        f":root {{ {variables(grid)} }}\n"
        f"@page {{ size: {width + 10:.2f}pt 1000000pt; margin: 0 }}\n"
        f"body.galley {{ margin: 0 }} {PART_CSS}"
        ".galley .space { position: static }\n"
    )


# ---- what it takes -----------------------------------------------------------------------------


def _slip(name: str, box: Box, grid: Grid) -> Slip:
    leading = grid.leading * PX
    deepest = DEEPEST_ROW * grid.lines * leading
    if "/text" in name:
        rows, places = rows_of(box, leading, deepest)
        return Slip(box, rows, places=places)
    if "/boxed" in name:
        tables = tuple(each for each in box.children if each.element.tag == "figure")
        *above, text = (each for each in box.children if each not in tables)
        head = next((each for each in above if each.element.tag == "header"), None)
        pictures = next((each for each in above if each.element.tag == "div"), None)
        rows, places = rows_of(text, leading, deepest)
        return Slip(box, rows, head, pictures, tables, places=places)
    return Slip(box, heading="/head" in name)


def _baseline(slips: dict[str, Slip]) -> float:
    """Where plain text stands on its line, from the first plain line of the issue.

    A table's row has a baseline, too, but counted from elsewhere.
    """
    for slip in slips.values():
        for row in slip.rows:
            if row.lines == 1 and not row.lead and isinstance(row.leaf, boxes.LineBox):
                baseline: float = row.leaf.baseline
                return baseline
    return 0.0


def text_lines(slip: Slip) -> int:
    """Lines of the story's text."""
    return len(slip.breaks)


def grid_lines(height: float, grid: Grid) -> int:
    """Whole lines that hold `height` px."""
    return max(1, ceil(height / (grid.leading * PX) - 0.05))


def line_breaks(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """One cost for each line: none may end a column inside a row of several lines."""
    costs: list[int] = []
    for row in rows:
        costs += [TORN] * (row.lines - 1)
        costs.append(row.cost)
    return tuple(costs)


def rows_between(rows: tuple[Row, ...], first: int, last: int) -> tuple[Row, ...]:
    """The rows that stand on the lines from `first` to before `last`."""
    chosen: list[Any] = []
    line = 0
    for row in rows:
        if first <= line < last:
            chosen.append(row)
        line += row.lines
    return tuple(chosen)
