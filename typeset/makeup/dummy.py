"""The dummy (版样): a small drawing of the pages with what stands where, as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from typeset.makeup.grid import PT_PER_MM, Grid
from typeset.makeup.headline import width_of
from typeset.makeup.story import Piece, Plan, Role, Sheet

SCALE = 0.4
"""A page is drawn in this part of its size."""

GAP = 16.0
"""pt between two pages."""

IN_ROW = 4
"""Pages that stand side by side."""

NAME = 7.0
"""pt: the size of names."""

TINTS = {
    "lead": "#f4c7c3",
    "second": "#fde2c4",
    "brief": "#dcefdc",
    "box": "#f3e1f3",
    "": "#dbe7f5",
}
TAKEN, PICTURE, FURNITURE, INK = "#d9d9d9", "#9fb8d3", "#eeeeee", "#444444"
FAMILY = "sans-serif"


@dataclass(frozen=True)
class Dummy:
    """What is drawn: the plan on its grid, each story by its name and its role."""

    plan: Plan
    grid: Grid
    sheet: Sheet
    names: tuple[str, ...]
    roles: tuple[Role | None, ...]
    reserved: tuple[str, ...] = ()
    """What each reserved space is called."""
    family: str = FAMILY

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing, pt."""
        width, height = self._page
        across = min(self.plan.pages, IN_ROW)
        rows = -(-self.plan.pages // IN_ROW)
        return across * (width + GAP) + GAP, rows * (height + GAP) + GAP

    @property
    def _page(self) -> tuple[float, float]:
        paper = self.grid.paper
        return paper.width * PT_PER_MM * SCALE, paper.height * PT_PER_MM * SCALE

    def svg(self) -> str:
        """The drawing of all pages, in rows."""
        width, height = self.size
        about = {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width:.1f} {height:.1f}",
            "width": f"{width:.1f}pt",
            "height": f"{height:.1f}pt",
            "font-family": self.family,
        }
        root = Element("svg", about)
        for page in range(1, self.plan.pages + 1):
            row, place = divmod(page - 1, IN_ROW)
            places = zip((place, row), self._page, strict=True)
            left, top = (GAP + number * (side + GAP) for number, side in places)
            group = SubElement(root, "g", {"transform": f"translate({left:.1f} {top:.1f})"})
            self._draw(page, group)
        return tostring(root, encoding="unicode")

    def _draw(self, page: int, group: Element) -> None:
        width, height = self._page
        _box(group, (0, 0, width, height), "#ffffff", INK)
        _text(group, (width / 2, height + 10), str(page), "middle")
        if page == 1 and self.sheet.top:
            _box(group, self._rectangle(0, self.sheet.columns, 0, self.sheet.top), FURNITURE)
        if page == self.plan.pages and self.sheet.foot:
            line = self.sheet.lines - self.sheet.foot
            _box(group, self._rectangle(0, self.sheet.columns, line, self.sheet.foot), FURNITURE)
        pieces = [piece for piece in self.plan.pieces if piece.page == page]
        for piece in pieces:
            extent = self._rectangle(piece.column, piece.span, piece.line, piece.lines)
            if piece.kind == "reserved":
                _box(group, extent, TAKEN, INK)
                self._name(group, extent, self.reserved[piece.number])
            else:
                tint = PICTURE if piece.kind == "picture" else TINTS[self.roles[piece.story] or ""]
                _box(group, extent, tint, INK if piece.kind in ("boxed", "picture") else None)
        for story, first in self._firsts(pieces):
            lines = max(first.lines, 1)
            extent = self._rectangle(first.column, first.span, first.line, lines)
            self._name(group, extent, f"{story + 1} {self.names[story]}")

    def _firsts(self, pieces: list[Piece]) -> Iterator[tuple[int, Piece]]:
        """The uppermost piece of each story."""
        for story in sorted({piece.story for piece in pieces if piece.kind != "reserved"}):
            own = [piece for piece in pieces if piece.story == story]
            yield story, min(own, key=lambda piece: (piece.line, piece.column))

    def _rectangle(
        self, column: int, span: int, line: int, lines: int
    ) -> tuple[float, float, float, float]:
        grid = self.grid
        left, top = grid.left + grid.x(column), grid.top + grid.y(line)
        extent = (left, top, grid.width(span), grid.y(lines))
        x, y, width, height = (SCALE * each for each in extent)
        return x, y, width, height

    def _name(self, group: Element, extent: tuple[float, float, float, float], name: str) -> None:
        x, y, width, _ = extent
        while name and width_of(name) * NAME > width - 4:
            name = name[:-1]
        _text(group, (x + 2, y + NAME + 1), name)


def _box(
    group: Element,
    extent: tuple[float, float, float, float],
    fill: str,
    stroke: str | None = None,
) -> None:
    names = ("x", "y", "width", "height")
    about = {name: f"{each:.2f}" for name, each in zip(names, extent, strict=True)}
    about |= {"fill": fill} | ({"stroke": stroke, "stroke-width": "0.5"} if stroke else {})
    SubElement(group, "rect", about)


def _text(group: Element, at: tuple[float, float], words: str, anchor: str = "start") -> None:
    about = {"x": f"{at[0]:.2f}", "y": f"{at[1]:.2f}", "font-size": f"{NAME}"}
    element = SubElement(group, "text", about | {"fill": "#000000", "text-anchor": anchor})
    element.text = words
