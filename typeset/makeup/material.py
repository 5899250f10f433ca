"""The composed HTML of an issue taken apart: nameplate, articles with their parts, foot, jumps.

The layout's template gives the make-up its material under these names:

    <body class="made-up" data-columns="5" data-paper="275 390" data-margins="14 15 16 15"
          data-size="9.5" data-leading="1.5" data-style="calm">
      <header class="nameplate">…</header>                         over the head of page 1
      <article id="…" data-role="lead" data-page="1" data-columns="5" data-at="1 1 10 5 0">
        <header class="head">… <h2 class="headline" data-size="42">…</h2> …</header>
        <figure data-columns="2" data-ratio="1.5">…</figure>
        <div class="elastic">…</div>                                a pull quote, where it fills
        <div class="text">…</div>
      </article>
      <aside class="space advert" data-page="2" data-columns="2" data-lines="20"
             data-corner="lower-right">…</aside>                    kept on that page
      <aside class="space filler stock">…</aside>                   where white remains
      <footer class="foot">…</footer>                               at the foot of the last page
      <p class="page-label" data-page="2">…</p>                    in the folio line of that page
      <p class="jump to">（下转第<b class="page-number"></b>版）</p>
      <p class="jump from">（上接第<b class="page-number"></b>版）</p>
    </body>
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast
from xml.etree.ElementTree import Element, tostring

import tinyhtml5

from typeset.diagnostics.problems import Position
from typeset.issue.line_ends import on_one_line
from typeset.makeup.character_bonds import Bonds
from typeset.makeup.grid import Paper
from typeset.makeup.headline import width_of
from typeset.makeup.notes import with_endnotes
from typeset.makeup.story import Role

SVG = "{http://www.w3.org/2000/svg}"
"""How the parser writes the names of a drawing's elements."""

HEADINGS = ("h3", "h4", "h5", "h6")
"""The elements of section headings (小标题)."""


@dataclass(frozen=True)
class ArticleCopy:
    """One article's elements.  A copy (稿件) has no head, no text or no pictures at times."""

    element: Element
    head: Element | None
    text: Element | None
    figures: tuple[Element, ...]
    tables: tuple[Element, ...] = ()
    """Long tables, which stand over all columns; the text keeps the place of each."""
    quotes: tuple[Element, ...] = ()
    """Pull quotes that may be left out."""
    least_box: int = 1
    """The columns that a box has at least, for a table in it."""

    @property
    def name(self) -> str:
        """The article's id; empty where it has none."""
        return self.element.get("id", "")

    @property
    def headline(self) -> str:
        """Its headline in one line; empty where it has none."""
        headline = next((e for e in self.element.iter() if _is(e, "headline")), None)
        return on_one_line(text_of(headline)) if headline is not None else ""

    @property
    def title(self) -> str:
        """What an error calls it: its headline, or its id."""
        return self.headline or self.name

    @property
    def position(self) -> Position:
        """Where the article is in the sources."""
        file, _, line = self.element.get("data-source", "").rpartition(":")
        return Position(file, int(line or 1))

    @property
    def role(self) -> Role | None:
        """The role that the editor gave it, if any."""
        return cast("Role | None", self.element.get("data-role") or None)

    @property
    def at(self) -> tuple[int, int, int, int, int] | None:
        """Its slot, if any: page, column, line, columns, lines; 0 where the editor said nothing."""
        said = [int(number) for number in self.element.get("data-at", "").split()]
        if not said or not (said[0] or self.page):
            return None
        page, column, line, columns, lines = said
        return page or self.page or 1, column, line, columns, lines

    @property
    def page(self) -> int | None:
        """The page, from 1, that the editor requested for it, if any."""
        return int(self.element.get("data-at", "0").split()[0]) or _number(
            self.element, "data-page"
        )

    @property
    def columns(self) -> int | None:
        """How many columns the editor requested for it, if any."""
        return (self.at or (0, 0, 0, 0, 0))[3] or columns_of(self.element)

    @cached_property
    def ems(self) -> float:
        """The length of its text in em."""
        return width_of(text_of(self.text)) if self.text is not None else 0.0

    def shell(self) -> Element:
        """The article's element, empty and without its id: for the CSS selectors of its parts."""
        attributes = {k: v for k, v in self.element.attrib.items() if k != "id"}
        return Element("article", attributes)


@dataclass(frozen=True)
class Material:
    """All that the pages are made of."""

    root: Element
    paper: Paper
    columns: int
    size: float | None
    """pt; None where the make-up may choose it, to fill the pages."""
    leading: float
    pages: int | None
    nameplate: Element | None
    articles: tuple[ArticleCopy, ...]
    foot: Element | None
    jumps: dict[Literal["jump-to", "jump-from"], Element]
    bonds: Bonds
    labels: dict[int, Element]
    """What stands in a page's folio line beside its number."""
    style: str = "balanced"
    """How a desk weighs what its pages may look like: a name of `PRESETS`."""
    spaces: tuple[Element, ...] = ()
    """What the editor keeps on the pages: adverts, fillers, teasers, slots for a rank."""
    stock: tuple[Element, ...] = ()
    """Fillers that may stand where white remains."""
    airy: bool = True
    """Whether white at a foot is shared out above rules and headlines."""

    @cached_property
    def limit(self) -> int | None:
        """The most pages that there may be, if any: those on which something is kept are there."""
        if self.pages is None:
            return None
        return max(self.pages, *(page for page, *_ in kept_columns(self)), 1)

    @cached_property
    def widths(self) -> frozenset[int]:
        """The numbers of columns, less than all, that a zone beside what is kept may have."""
        edges: dict[int, set[int]] = {}
        for page, column, columns in kept_columns(self):
            edges.setdefault(page, {0, self.columns}).update((column, column + columns))
        return frozenset(
            last - first
            for found in edges.values()
            for first in found
            for last in found
            if 0 < last - first < self.columns
        )

    def html(self, body: Element, css: str) -> str:
        """A whole HTML document with the issue's own head, a rule set more, and another body."""
        root = Element("html", self.root.attrib)
        head = deepcopy(self.root.find("head"))
        assert head is not None
        style = Element("style")
        style.text = css
        head.append(style)
        root.extend([head, body])
        return "<!DOCTYPE html>" + tostring(root, encoding="unicode", method="html")


def material(html: str) -> Material:
    """Take the composed HTML apart."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(SVG)  # it is written as HTML again
    body = root.find("body")
    assert body is not None
    top, right, bottom, left = map(float, body.get("data-margins", "").split())
    width, height = map(float, body.get("data-paper", "").split())
    jumps = {e.get("class", "").split()[-1]: e for e in body.iter("p") if _is(e, "jump")}
    articles = tuple(_article(e) for e in body.iter("article"))
    return Material(
        root=root,
        paper=Paper(width, height, (top, right, bottom, left)),
        columns=int(body.get("data-columns", "5")),
        size=float(body.get("data-size", "")) if body.get("data-size") != "auto" else None,
        leading=float(body.get("data-leading", "1.5")),
        pages=_number(body, "data-pages"),
        style=body.get("data-style", "balanced"),
        nameplate=_first(body, "nameplate"),
        articles=articles,
        foot=_first(body, "foot"),
        jumps={"jump-to": jumps["to"], "jump-from": jumps["from"]},
        spaces=tuple(e for e in body if _is(e, "space") and not _is(e, "stock")),
        stock=tuple(e for e in body if _is(e, "stock")),
        airy=body.get("data-air") != "none",
        labels={_number(e, "data-page") or 1: e for e in body if _is(e, "page-label")},
        bonds=Bonds.of(text_of(each.text) for each in articles if each.text is not None),
    )


def _article(element: Element) -> ArticleCopy:
    text = next((e for e in element if _is(e, "text") and len(e)), None)
    return ArticleCopy(
        element,
        _first(element, "head"),
        None if text is None else with_endnotes(text),
        tuple(_figures(element)),
        quotes=tuple(e for e in element if _is(e, "elastic")),
    )


def _figures(element: Element) -> Iterator[Element]:
    """The pictures; a group (组图) of one alone is that one, a photo page without any is none."""
    for figure in (each for each in element if each.tag == "figure"):
        inner = [each for each in figure if each.tag == "figure"]
        if _is(figure, "photo-page"):
            yield from inner if figure.find(".//img") is None else [figure]
        else:
            alone = len(inner) == len(figure) <= 1 and _is(figure, "group")
            yield from inner if alone else [figure]


def _first(parent: Element, name: str) -> Element | None:
    return next((e for e in parent if _is(e, name)), None)


def _is(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


def columns_of(element: Element) -> int | None:
    """The columns that a picture or a story asks for."""
    return _number(element, "data-columns")


def is_announced(figure: Element) -> bool:
    """Whether a figure is a table that stands below the text which announces it."""
    return figure.get("data-announced") is not None


def is_wide_table(figure: Element) -> bool:
    """Whether a figure is a table that stands over several columns."""
    return figure.get("class") == "wide-table"


def ratio_of(figure: Element) -> float:
    """A picture's width to its height; 1 where the layout does not say it."""
    return float(figure.get("data-ratio", "1"))


def least_columns(figure: Element) -> int:
    """The columns that a picture spans at least: what the editor asked for, or a table needs."""
    return _number(figure, "data-least") or columns_of(figure) or 1


def _number(element: Element, name: str) -> int | None:
    value = element.get(name)
    return int(value) if value else None


def kept_columns(material: Material) -> Iterator[tuple[int, int, int]]:
    """Page, first column and number of columns of all that the editor keeps on the pages."""
    for element in material.spaces:
        columns = min(columns_of(element) or 1, material.columns)
        right = material.columns - columns
        column = _number(element, "data-column")
        if column is None:
            column = 1 + (right if element.get("data-corner", "").endswith("right") else 0)
        yield _number(element, "data-page") or 1, min(column - 1, right), columns
    for article in material.articles:
        if article.at:
            page, column, _, columns, _ = article.at
            columns = min(columns or max(1, material.columns - column + 1), material.columns)
            last = material.columns - columns
            for first in (min(column - 1, last),) if column else range(last + 1):
                yield page, first, columns


def text_of(element: Element) -> str:
    """The element's text; a forced break is a newline."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "br" else text_of(child), child.tail or ""]
    return "".join(parts).strip()
