"""Web pages: headings, paragraphs, lists, tables, pictures; menus, scripts, forms are no text."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, Tag

from typeset.intake.characters import squeeze
from typeset.intake.errors import refuse
from typeset.intake.lexicon import LABEL
from typeset.intake.readers.account_pages import (
    FACTS,
    POINTER,
    is_of_an_account,
    why_left_out,
    writer_of,
)
from typeset.intake.readers.encodings import decoded, wider
from typeset.intake.readers.forced_breaks import Span
from typeset.intake.readers.html_numbers import cells_of, number_of
from typeset.intake.readers.images import Images
from typeset.intake.readers.layout_tables import Cell, in_reading_order, is_layout
from typeset.intake.readers.markup import TAG_MARKS, Collector, on_grid
from typeset.intake.readers.text import decode
from typeset.intake.source import LeftOut, Source

_SKIPPED = {
    *("script", "style", "nav", "form", "noscript", "template", "svg", "iframe", "head", "button"),
    *("select", "input", "textarea", "object", "embed", "audio", "video", "canvas", "map"),
}
_BLOCK_NAMES = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "center", "summary"),
    )
)
_DEEPEST = 200
"""Elements in elements: far below where Python's stack ends."""
_MENU = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|menu|sidebar|breadcrumb|crumbs?|pagination|pager|toolbar|share|"
    r"comments?|related|recommend|advert|ads|banner|cookie|copyright|footer-links|qr_code|"
    r"rich_media_tool|rich_media_area_extra|js_pc_qr_code|profile_container|reward)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Classes and ids of what surrounds a page's text."""
_COPYRIGHT = re.compile("©|版权所有|ICP备|Copyright|All rights reserved", re.IGNORECASE)
_ROLES = {"navigation", "banner", "search", "menu", "menubar", "toolbar", "complementary"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0", re.I)


def read_html(name: str, data: bytes) -> Source:
    """The paragraphs of a web page.  Raises IssueError if it is no text or nested beyond reason."""
    page = BeautifulSoup(_text(name, data), "lxml")
    collector, left = Collector(), list[LeftOut]()
    reading = _WebPage(collector, left)
    body = page.body or page
    try:
        reading.of_an_account = is_of_an_account(page)
        reading.block(body, 0)
    except RecursionError as error:
        raise refuse("intake.too-deep", name) from error
    lines, pictures = tuple(collector.lines), tuple(collector.pictures)
    notes = tuple(reading.images.notes)
    return Source(name, lines, "paragraph", pictures, notes, tuple(left), data)


def read_fragment(text: str, collector: Collector, left: list[LeftOut]) -> None:
    """Adds the paragraphs of a piece of HTML to a collector."""
    page = BeautifulSoup(text, "lxml")
    if page.body is not None:
        _WebPage(collector, left).block(page.body, 0)


def _text(name: str, data: bytes) -> str | bytes:
    """The page's characters; where it names an encoding that is not its own, what makes text."""
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:2048], re.IGNORECASE)
    if declared is None:
        return decode(name, data)
    try:
        return data.decode(wider(declared[1].decode()))
    except (LookupError, UnicodeDecodeError):
        return decoded(data) or data


class _WebPage:
    """Walks the page and hands its paragraphs to the collector."""

    def __init__(self, collector: Collector, left: list[LeftOut]) -> None:
        self.collector = collector
        self.left = left
        self.images = Images(collector)
        self.tables = 0
        self.of_an_account = False
        self.below_a_link = False

    def leave(self, why: str, text: str) -> None:
        bare = " ".join(text.split())
        if bare:
            self.left.append(LeftOut(bare, self.collector.number, why))

    def account(self, tag: Tag) -> None:
        """What a public account says below the headline: who wrote it; its name and the day go."""
        if name := writer_of(tag):
            self.add([(name, ())])
        self.leave("left: menu", tag.get_text(" "))

    def block(self, tag: Tag, depth: int, level: int = 0) -> None:
        """A block: its inline content between the blocks inside it makes paragraphs."""
        if depth > _DEEPEST:
            raise RecursionError
        loose: list[Span] = []
        for child in tag.children:
            if not _is_block(child):
                loose += self.inline(child, ())
                continue
            assert isinstance(child, Tag)
            self.add(loose)
            loose = []
            self.inner(child, depth, level)
        self.add(loose)

    def add(self, spans: list[Span], kind: str = "text", **facts: object) -> None:
        """A paragraph; a picture among its words stands behind what is before it."""
        said = "".join(text for text, marks in spans if not marks or "picture:" not in marks[0])
        if why := why_left_out(said, of_an_account=self.of_an_account):
            self.leave(why, said)
            return
        if said.strip() and self.below_a_link:
            spans, kind = self.below_a_picture(spans, kind)
        words: list[Span] = []
        for text, marks in spans:
            if marks and marks[0].startswith("picture:"):
                self.collector.add(words, kind, **facts)  # type: ignore[arg-type]
                words = []
                self.picture(marks[0].removeprefix("picture:"), text)
            else:
                words.append((text, marks))
        self.collector.add(words, kind, **facts)  # type: ignore[arg-type]

    def below_a_picture(self, spans: list[Span], kind: str) -> tuple[list[Span], str]:
        """The words below a picture that the page only links: `▲ …` is its caption."""
        self.below_a_link = False
        first = next((at for at, (text, _) in enumerate(spans) if text.strip()), 0)
        text, marks = spans[first]
        if not (found := POINTER.match(text.lstrip())):
            return spans, kind
        self.leave("left: pointer", found[0])
        rest = text.lstrip()[found.end() :]
        return [(rest, marks), *spans[first + 1 :]], "caption"

    def picture(self, address: str, alt: str) -> None:
        found = re.match(r"data:image/([\w+]+);base64,", address)
        if found:
            try:
                data = base64.b64decode(address[found.end() :])
            except (binascii.Error, ValueError):
                return
            self.images.add(f"picture.{found[1].partition('+')[0]}", data)
        elif address:
            self.below_a_link = True
            self.leave("left: linked picture", f"{address} {alt}")

    def inner(self, tag: Tag, depth: int, level: int) -> None:
        """A block inside a block, by its name."""
        name = tag.name
        if tag.get("id") == FACTS:
            self.account(tag)
        elif _is_around(tag):
            if name not in _SKIPPED or name == "nav":
                self.leave("left: menu", tag.get_text(" "))
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self.add(self.spans(tag), "heading", level=int(name[1]))
        elif name in ("figcaption", "caption"):
            self.add(self.spans(tag), "caption")
        elif name in ("ul", "ol"):
            self.items(tag, depth, level + 1)
        elif name == "table":
            self.table(tag, depth, level)
        elif name == "pre":
            self.collector.code(tag.get_text())
        elif name in ("p", "dt", "dd") and not any(_is_block(c) for c in tag.children):
            self.add(self.spans(tag), **_facts(tag))
        else:
            self.block(tag, depth + 1, level)

    def table(self, tag: Tag, depth: int, level: int) -> None:
        """A table of data; one that only lays out the page is read cell by cell."""
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        cells = [list(row.find_all(["td", "th"], recursive=False)) for row in rows]
        layout = [[_cell(each) for each in row] for row in cells]
        first = not any(line.text for line in self.collector.lines)
        if not tag.find("th") and is_layout(layout, first=first):
            for cell in in_reading_order(layout):
                self.block(cell.element, depth + 1, level)
            return
        self.tables += 1
        for child in tag.find_all("caption", recursive=False):
            self.add(self.spans(child), "caption")
        for entries in on_grid(map(self.entries, cells)):
            self.collector.row(entries, frame=self.tables)

    def entries(self, row: list[Tag]) -> list[tuple[list[Span], int, int]]:
        """The words of each cell, and how many columns and rows it covers."""
        return [
            (self.words(each), cells_of(each, "colspan"), cells_of(each, "rowspan")) for each in row
        ]

    def words(self, cell: Tag) -> list[Span]:
        """The words of a cell; its pictures are left behind."""
        return [(t, m) for t, m in self.spans(cell) if not (m and m[0].startswith("picture:"))]

    def items(self, tag: Tag, depth: int, level: int) -> None:
        if depth > _DEEPEST:
            raise RecursionError
        ordered = tag.name == "ol"
        number = number_of(tag, "start", 1) - 1
        for item in tag.find_all("li", recursive=False):
            number = number_of(item, "value", number + 1)
            own = [span for c in item.children if not _is_list(c) for span in self.inline(c, ())]
            label = f"{number}." if ordered else ""
            self.add(own, "item", level=level, ordered=ordered, label=label)
            for child in item.children:
                if _is_list(child):
                    self.items(child, depth + 1, level + 1)  # type: ignore[arg-type]

    def spans(self, tag: Tag) -> list[Span]:
        return [span for child in tag.children for span in self.inline(child, ())]

    def inline(self, node: PageElement, marks: tuple[str, ...]) -> list[Span]:
        """The characters of inline content with their marks."""
        if isinstance(node, NavigableString):
            return [(str(node), marks)] if type(node) in (NavigableString, CData) else []
        if not isinstance(node, Tag) or node.name in _SKIPPED or _is_hidden(node):
            return []
        if node.name == "br":
            return [("\v", ())]
        if node.name == "img":
            source = node.get("data-src") or node.get("src") or ""
            return [(str(node.get("alt") or ""), (f"picture:{source}",))]
        mark = TAG_MARKS.get(node.name)
        address = str(node.get("href", ""))
        if node.name == "a" and address.startswith(("http:", "https:", "mailto:")):
            mark = f"link:{address}"
        inner = (*marks, mark) if mark and mark not in marks else marks
        parts = [span for child in node.children for span in self.inline(child, inner)]
        return [("\v", ()), *parts, ("\v", ())] if node.name in _BLOCK_NAMES else parts


def _facts(tag: Tag) -> dict[str, Any]:
    """What a paragraph's style says of its place and size."""
    style = str(tag.get("style") or "").lower().replace(" ", "")
    align = re.search(r"text-align:(center|right|end)", style)
    shown = {"center": "centre", "right": "right", "end": "right"}
    place = shown[align[1]] if align else ("centre" if tag.get("align") == "center" else "")
    return {"align": place, "centred": place == "centre"}


def _is_around(tag: Tag) -> bool:
    """Whether a block surrounds the text: a menu, a script, what is hidden."""
    if tag.name in _SKIPPED or _is_hidden(tag) or str(tag.get("role") or "") in _ROLES:
        return True
    if tag.name == "header" and tag.find(["h1", "h2"]) is None:
        around = tag.find_parent(["article", "main"]) is None
        return around and tag.find_next(["article", "main"]) is not None
    if tag.name == "footer" and _COPYRIGHT.search(tag.get_text()):
        return LABEL.search(tag.get_text()) is None
    if tag.name in ("body", "html", "article", "main", "p", "table", "tr", "td"):
        return False
    names = " ".join([*(tag.get("class") or []), str(tag.get("id") or "")])
    return bool(_MENU.search(names)) and tag.find(["article", "main"]) is None


def _is_hidden(tag: Tag) -> bool:
    if tag.get("id") == "js_content":  # hidden until a public account's script shows it
        return False
    return tag.has_attr("hidden") or _HIDDEN.search(str(tag.get("style") or "")) is not None


def _cell(tag: Tag) -> Cell:
    """A table's cell; its pictures may be signs beside data."""
    blocks = [each for each in tag.find_all(_BLOCK_NAMES) if not each.find(_BLOCK_NAMES)]
    found = [squeeze(each.get_text()) for each in blocks or [tag]]
    return Cell(tag, [text for text in found if text], nested=tag.find("table") is not None)


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and (node.name in _BLOCK_NAMES or node.name in _SKIPPED)


def _is_list(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in ("ul", "ol")
