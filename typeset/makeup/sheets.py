"""The pages themselves: frames and rules as HTML, then the galley's boxes moved into the frames."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Document
from weasyprint.document import Page

from typeset.layout.divisions import TABLE_CLASS
from typeset.makeup.boxed_story import box_columns, box_ends
from typeset.makeup.boxes import Box, Row, Slot, copied, move, moved
from typeset.makeup.cropped import crop
from typeset.makeup.elastic.measured import set_quote
from typeset.makeup.galley import (
    PX,
    Galley,
    Slip,
    box_head_lines,
    box_lines,
    box_picture_lines,
    line_breaks,
    rows_between,
    variables,
)
from typeset.makeup.grid import Grid
from typeset.makeup.headline_space import blank_below
from typeset.makeup.jump_heads import name_jump
from typeset.makeup.material import Material
from typeset.makeup.photo_pages import photo_page
from typeset.makeup.picture_groups import is_photo_page
from typeset.makeup.rules import placed_rules, rises, rule_element
from typeset.makeup.set_parts import SetHtml
from typeset.makeup.story import JUMP_HEAD, Piece, Plan
from typeset.makeup.teasers import inside, set_teaser

READING_ORDER = ("jump-from", "head", "picture", "boxed", "text", "table", "quote", "jump-to")


def make_sheets(
    plan: Plan, material: Material, galley: Galley, grid: Grid, set_html: SetHtml
) -> Document:
    """The document of the finished pages."""
    writer = _SheetWriter(plan, material, galley, grid, set_html)
    body = Element("body", {"class": "sheets"})
    body.extend(writer.sheet(page) for page in range(1, plan.pages + 1))
    document = set_html(material.html(body, _css(grid)))
    for page in document.pages:
        for frame in _frames(page._page_box):
            _fill(frame, writer.frames[frame.element.get("data-frame")], galley, grid)
    document.pages = [Page(page._page_box) for page in document.pages]
    return document


def _css(grid: Grid) -> str:
    margins = " ".join(f"{margin}mm" for margin in grid.paper.margins)
    width, height = grid.paper.sheet
    return (
        f":root {{ {variables(grid)} }}\n"
        f"@page {{ size: {width:.2f}pt {height:.2f}pt; margin: {margins} }}\n"
        "body.sheets { margin: 0 }\n"
        f".sheet {{ position: relative; height: {grid.y(grid.lines) - 0.01:.4f}pt; "
        "break-after: page }\n"
        ".sheet:last-child { break-after: auto }\n"
        "[data-frame], .rule, .sheet > .foot, .sheet .wide-table[style], "
        ".sheet .photo-page { position: absolute; margin: 0; box-sizing: border-box }\n"
    )


# ---- HTML --------------------------------------------------------------------------------------


@dataclass
class _SheetWriter:
    """Writes the pages as HTML: furniture, rules, and empty frames for the galley's boxes."""

    plan: Plan
    material: Material
    galley: Galley
    grid: Grid
    set_html: SetHtml
    frames: dict[str, Piece] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)
    """The articles that stand on an earlier page already."""

    def sheet(self, page: int) -> Element:
        sheet = Element("div", {"class": "sheet first" if page == 1 else "sheet"})
        if page == 1 and self.material.nameplate is not None:
            sheet.append(_furniture(self.material.nameplate, "top: 0", self.grid))
        if page in self.material.labels and page > 1:
            sheet.append(deepcopy(self.material.labels[page]))
        for rule in placed_rules(self.plan, page, self.galley, self.grid):
            sheet.append(rule_element(rule))
        for piece in self.plan.pieces:
            if piece.page == page and piece.kind == "reserved":
                sheet.extend(self._reserved(piece))
        for number in range(len(self.material.articles)):
            pieces = [p for p in self.plan.pieces if p.page == page and p.story == number]
            if pieces:
                sheet.append(self._article(number, pieces))
        if page == self.plan.pages and self.material.foot is not None:
            sheet.append(_furniture(self.material.foot, "bottom: 0", self.grid))
        return sheet

    def _article(self, number: int, pieces: list[Piece]) -> Element:
        """What stands of an article on this page; its id is on the first page only."""
        article = Element("article", self.material.articles[number].element.attrib)
        if number in self.begun:
            article.attrib.pop("id", None)
        self.begun.add(number)
        for piece in sorted(pieces, key=lambda p: (READING_ORDER.index(p.kind), p.first)):
            if piece.kind == "table":
                article.append(self._table(piece))
            elif piece.kind == "quote":
                article.append(self._quote(piece))
            elif piece.kind == "picture" and self._is_photo_page(piece):
                article.append(self._photo_page(piece))
            else:
                jump = piece.kind in ("jump-to", "jump-from")
                article.append(self._jump(piece) if jump else self._frame(piece))
        return article

    def _table(self, piece: Piece) -> Element:
        """Some rows of a long table: the first have its caption, the last its notes."""
        figure = deepcopy(self.material.articles[piece.story].tables[piece.number])
        line = f"{self.galley.grid.leading:.4f}pt"
        figure.set("style", f"{_place(piece, self.grid)}; --line: {line}; line-height: {line}")
        rows = 0
        for body in figure.iter("tbody"):
            rows = len(body)
            for row in [*body][piece.last :] + [*body][: piece.first]:
                body.remove(row)
        for division in (each for each in figure if TABLE_CLASS in each.get("class", "").split()):
            for words in division.findall("p"):
                is_caption = words.get("class") == "division-title"
                if piece.first if is_caption else piece.last < rows:
                    division.remove(words)
        return figure

    def _is_photo_page(self, piece: Piece) -> bool:
        return is_photo_page(self.material.articles[piece.story].figures[piece.first])

    def _photo_page(self, piece: Piece) -> Element:
        """The pictures of a whole page, as deep as it leaves room for."""
        article = self.material.articles[piece.story]
        page = photo_page(
            article, piece.first, piece.lines, self.material, self.grid, self.set_html
        )
        page.set("style", _place(piece, self.grid))
        return page

    def _quote(self, piece: Piece) -> Element:
        """A pull quote among the lines of its story."""
        quote = set_quote(self.material.articles[piece.story], piece.number)[0]
        quote.set("style", _place(piece, self.grid))
        return quote

    def _reserved(self, piece: Piece) -> Iterator[Element]:
        """An advert, a filler or the teasers, in their space; no teasers that name nothing."""
        kept = (*self.material.spaces, *self.material.stock)
        element = deepcopy(kept[piece.number])
        element.set("style", _place(piece, self.grid))
        teaser = next((e for e in element if e.get("class") == "teaser"), None)
        if teaser is not None:
            element.remove(teaser)
            ems = self.grid.width(piece.span) / self.grid.size
            named = list(inside(self.plan, self.material, piece, ems))
            element.extend(set_teaser(teaser, page, title) for page, title in named)
            if not named:
                return
        yield element

    def _frame(self, piece: Piece) -> Element:
        name = str(len(self.frames))
        self.frames[name] = piece
        style = _place(piece, self.grid)
        if piece.kind != "boxed":
            return Element("div", {"class": "frame", "data-frame": name, "style": style})
        if rises(piece, self.plan):
            half = self.grid.leading / 2
            style += f"; margin-top: {-half:.4f}pt; padding-top: {half:.4f}pt"
        return Element("div", {"class": "frame boxed", "data-frame": name, "style": style})

    def _jump(self, piece: Piece) -> Element:
        assert piece.kind in ("jump-to", "jump-from")
        element = deepcopy(self.material.jumps[piece.kind])
        for child in element.iter():
            if "page-number" in child.get("class", "").split():
                child.text = str(piece.first)
        lines = JUMP_HEAD if piece.kind == "jump-from" else 1
        if piece.kind == "jump-from":
            title = self.material.articles[piece.story].headline
            name_jump(element, title, self.grid.width(piece.span) / self.grid.size)
        last = replace(piece, line=piece.line + piece.lines - lines, lines=lines)
        element.set("style", f"position: absolute; {_place(last, self.grid)}")
        return element


def _furniture(element: Element, place: str, grid: Grid) -> Element:
    copy = deepcopy(element)
    copy.set("style", f"left: 0; {place}; width: {grid.width(grid.columns):.4f}pt")
    return copy


def _place(piece: Piece, grid: Grid) -> str:
    left, top = grid.x(piece.column), grid.y(piece.line)
    width, height = grid.width(piece.span), grid.y(piece.lines)
    return f"left: {left:.4f}pt; top: {top:.4f}pt; width: {width:.4f}pt; height: {height:.4f}pt"


# ---- boxes -------------------------------------------------------------------------------------


def _frames(box: Box) -> Iterator[Box]:
    """The laid-out frames that wait for their content."""
    for child in getattr(box, "children", ()):
        inner: Any = getattr(child, "_box", child)
        if inner.element is not None and inner.element.get("data-frame"):
            yield inner
        else:
            yield from _frames(inner)


def _fill(frame: Box, piece: Piece, galley: Galley, grid: Grid) -> None:
    """Move a piece's boxes into its frame."""
    if piece.kind == "text":
        slip = galley.slips[f"{piece.story}/text"]
        rows = rows_between(slip.rows, piece.first, piece.last)
        frame.children = _on_grid(frame, rows, 0, slip, galley, grid)
    elif piece.kind == "boxed":
        frame.children = _box(frame, piece, galley, grid)
    elif piece.kind == "picture":
        slip = galley.slips[f"{piece.story}/picture{piece.first}/{piece.span}"]
        picture = copied(slip.box)
        crop(picture, grid.y(piece.lines) * PX)
        frame.children = [_hanging(frame, picture)]
    else:
        slip = galley.slips[f"{piece.story}/head/{piece.span}"]
        frame.children = [_standing(frame, copied(slip.box), frame.height)]


def _box(frame: Box, piece: Piece, galley: Galley, grid: Grid) -> list[Box]:
    """The parts of a box: headline, pictures, and the text in its columns."""
    slip = galley.slips[f"{piece.story}/boxed/{piece.span}"]
    spare = piece.lines - box_lines(slip, piece.span, grid)
    head = box_head_lines(slip, grid) + (spare + 1) // 2
    parts = [] if slip.head is None else [_standing(frame, copied(slip.head), grid.y(head) * PX)]
    if slip.pictures is not None:
        top = frame.content_box_y() + grid.y(head) * PX
        parts.append(_moved(frame, copied(slip.pictures), top))
        head += box_picture_lines(slip, grid)
    box = box_columns(piece.span, grid)
    ends = box_ends(line_breaks(slip.rows), box.columns)
    for column, (first, last) in enumerate(pairwise((0, *ends))):
        rows = rows_between(slip.rows, first, last)
        right = column * box.step * PX
        if rows:
            parts += _on_grid(frame, rows, head, slip, galley, grid, right)
    return parts


def _on_grid(
    frame: Box,
    rows: tuple[Row, ...],
    line: int,
    slip: Slip,
    galley: Galley,
    grid: Grid,
    right: float = 0.0,
) -> list[Box]:
    """The rows, from that line of the frame on; centred where they are narrower than it.

    `right` moves them to the right, px.
    """
    leading = grid.leading * PX
    x = frame.content_box_x() + (frame.width - slip.box.width) / 2 + right
    slot = Slot(x, frame.content_box_y() + line * leading, leading, galley.baseline)
    return moved(rows, slot, slip.box.content_box_x())


def _hanging(frame: Box, box: Box) -> Box:
    """The box, moved to the frame's top."""
    return _moved(frame, box, frame.content_box_y())


def _standing(frame: Box, box: Box, height: float) -> Box:
    """The box, moved so that its last characters stand on the foot of the first `height` px."""
    foot = frame.content_box_y() + height
    return _moved(frame, box, foot - box.margin_height() + blank_below(box))


def _moved(frame: Box, box: Box, top: float) -> Box:
    left = frame.content_box_x() + (frame.width - box.margin_width()) / 2
    move(box, left - box.position_x, top - box.position_y)
    return box
