"""The pages themselves: frames and rules as HTML, then the galley's boxes moved into the frames."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from weasyprint import Document
from weasyprint.document import Page

from typeset.layout.divisions import TABLE_CLASS
from typeset.makeup.elastic.measured import set_quote
from typeset.makeup.frames import FRAME_CSS, FramePlace, fill, frames_in, place_of, put
from typeset.makeup.galley import Galley, body_class, variables
from typeset.makeup.grid import Grid
from typeset.makeup.jump_heads import name_jump
from typeset.makeup.material import Material
from typeset.makeup.merged_cells import cut
from typeset.makeup.photo_pages import photo_page
from typeset.makeup.picture_groups import is_photo_page
from typeset.makeup.rules import placed_rules, rises, rule_element
from typeset.makeup.set_parts import SetHtml
from typeset.makeup.story import JUMP_HEAD, Piece, Plan
from typeset.makeup.table_words import ABOVE, BELOW
from typeset.makeup.teasers import inside, set_teaser

READING_ORDER = ("jump-from", "head", "picture", "boxed", "text", "table", "quote", "jump-to")


def _in_reading_order(piece: Piece) -> tuple[int, int]:
    """A picture with a number is a table below the text."""
    kind = "table" if piece.kind == "picture" and piece.number else piece.kind
    return READING_ORDER.index(kind), piece.first


def make_sheets(
    plan: Plan, material: Material, galley: Galley, grid: Grid, set_html: SetHtml
) -> Document:
    """The document of the finished pages."""
    writer = _SheetWriter(plan, material, galley, grid, set_html)
    body = Element("body", {"class": body_class("sheets", grid)})
    body.extend(writer.sheet(page) for page in range(1, plan.pages + 1))
    document = set_html(material.html(body, _css(grid)))
    for page in document.pages:
        for name, frame in frames_in(page._page_box):
            put(frame, writer.places[name])
            if name in writer.frames:
                fill(frame, writer.frames[name], galley, grid)
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
        ".sheet > .foot, .sheet .wide-table[style], .sheet .photo-page "
        f"{{ position: absolute; margin: 0; box-sizing: border-box }}\n{FRAME_CSS}"
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
    places: dict[str, FramePlace] = field(default_factory=dict)
    """Where each frame stands, and each rule."""
    begun: set[int] = field(default_factory=set)
    """The articles that stand on an earlier page already."""

    def sheet(self, page: int) -> Element:
        sheet = Element("div", {"class": "sheet first" if page == 1 else "sheet"})
        if page == 1 and self.material.nameplate is not None:
            sheet.append(_furniture(self.material.nameplate, "top: 0", self.grid))
        if page in self.material.labels and page > 1:
            sheet.append(deepcopy(self.material.labels[page]))
        for rule in placed_rules(self.plan, page, self.galley, self.grid):
            sheet.append(self._placed(rule_element(rule), rule.place))
        for piece in self.plan.pieces:
            if piece.page == page and piece.kind == "reserved":
                sheet.extend(self._reserved(piece))
        own: dict[int, list[Piece]] = {}
        for piece in self.plan.pieces:
            if piece.page == page and piece.kind != "reserved":
                own.setdefault(piece.story, []).append(piece)
        sheet.extend(self._article(number, own[number]) for number in sorted(own))
        if page == self.plan.pages and self.material.foot is not None:
            sheet.append(_furniture(self.material.foot, "bottom: 0", self.grid))
        return sheet

    def _article(self, number: int, pieces: list[Piece]) -> Element:
        """What stands of an article on this page; its id is on the first page only."""
        article = Element("article", self.material.articles[number].element.attrib)
        if number in self.begun:
            article.attrib.pop("id", None)
        self.begun.add(number)
        for piece in sorted(pieces, key=_in_reading_order):
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
        """Some rows of a long table: the first with its caption, the last with its notes.

        What stands above it goes with the first, what stands below it with the last.
        """
        figure = deepcopy(self.material.articles[piece.story].tables[piece.number])
        line = f"{self.galley.grid.leading:.4f}pt"
        figure.set("style", f"{_place(piece, self.grid)}; --line: {line}; line-height: {line}")
        rows = 0
        for body in figure.iter("tbody"):
            rows = len(body)
            cut(body, piece.first, piece.last)
        for division in (each for each in figure if TABLE_CLASS in each.get("class", "").split()):
            for words in division.findall("p"):
                is_caption = words.get("class") == "division-title"
                if piece.first if is_caption else piece.last < rows:
                    division.remove(words)
        for words in figure.findall("div"):
            names = words.get("class", "").split()
            if (ABOVE in names and piece.first) or (BELOW in names and piece.last < rows):
                figure.remove(words)
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
        """An advert, a filler or the teasers, in their space."""
        kept = (*self.material.spaces, *self.material.stock)
        element = deepcopy(kept[piece.number])
        element.set("style", _place(piece, self.grid))
        teaser = next((e for e in element if e.get("class") == "teaser"), None)
        if teaser is not None:
            element.remove(teaser)
            ems = self.grid.width(piece.span) / self.grid.size
            named = inside(self.plan, self.material, piece, ems)
            element.extend(set_teaser(teaser, page, title) for page, title in named)
        yield element

    def _frame(self, piece: Piece) -> Element:
        self.frames[str(len(self.places))] = piece
        frame = Element("div", {"class": "frame boxed" if piece.kind == "boxed" else "frame"})
        if piece.kind == "boxed" and rises(piece, self.plan):
            half = self.grid.leading / 2
            frame.set("style", f"margin-top: {-half:.4f}pt; padding-top: {half:.4f}pt")
        return self._placed(frame, place_of(piece, self.grid))

    def _placed(self, element: Element, place: FramePlace) -> Element:
        """An element that is put into its place once it is laid out."""
        name = str(len(self.places))
        self.places[name] = place
        element.set("data-frame", name)
        return element

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
    place = place_of(piece, grid)
    return (
        f"left: {place.left:.4f}pt; top: {place.top:.4f}pt; "
        f"width: {place.width:.4f}pt; height: {place.height:.4f}pt"
    )
