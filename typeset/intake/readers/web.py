"""Web pages: headings, paragraphs, lists, tables, figures; scripts, menus and forms are not
text."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, Tag

from typeset.intake.errors import refuse
from typeset.intake.readers.markup import Collector, Span
from typeset.intake.readers.text import decode
from typeset.intake.source import Source

_SKIPPED = {"script", "style", "nav", "form", "noscript", "template", "svg", "iframe", "head"}
_BLOCK_NAMES = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_MARKS = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}
_DEEPEST = 200


def read_html(name: str, data: bytes) -> Source:
    """The paragraphs of a web page.  Raises IssueError if it is no text or nested beyond reason."""
    page = BeautifulSoup(_text(name, data), "lxml")
    collector = Collector()
    body = page.body or page
    try:
        _Page(collector).block(body, 0)
    except RecursionError as error:
        raise refuse("intake.too-deep", name) from error
    return Source(name, tuple(collector.lines), "paragraph", data=data)


def _text(name: str, data: bytes) -> str | bytes:
    """The page's characters; a page that names its own encoding is left to the parser."""
    if b"charset" in data[:2048].lower():
        return data
    return decode(name, data)


class _Page:
    """Walks the page and hands its paragraphs to the collector."""

    def __init__(self, collector: Collector) -> None:
        self.collector = collector

    def block(self, tag: Tag, depth: int, level: int = 0) -> None:
        """A block: its inline content between the blocks inside it makes paragraphs."""
        if depth > _DEEPEST:
            raise RecursionError
        loose: list[Span] = []
        for child in tag.children:
            if not _is_block(child):
                loose += _inline(child, ())
                continue
            assert isinstance(child, Tag)
            self.collector.add(loose)
            loose = []
            self.inner(child, depth, level)
        self.collector.add(loose)

    def inner(self, tag: Tag, depth: int, level: int) -> None:
        """A block inside a block, by its name."""
        name = tag.name
        if len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self.collector.add(_spans(tag), "heading", level=int(name[1]))
        elif name in ("figcaption", "caption"):
            self.collector.add(_spans(tag), "caption")
        elif name in ("ul", "ol"):
            self.items(tag, depth, level + 1)
        elif name == "tr":
            cells = tag.find_all(["td", "th"], recursive=False)
            self.collector.row([_spans(cell) for cell in cells])
        elif name in ("p", "pre", "dt", "dd") and not any(_is_block(c) for c in tag.children):
            self.collector.add(_spans(tag))
        elif name not in _SKIPPED:
            self.block(tag, depth + 1, level)

    def items(self, tag: Tag, depth: int, level: int) -> None:
        ordered = tag.name == "ol"
        for item in tag.find_all("li", recursive=False):
            own = [span for c in item.children if not _is_list(c) for span in _inline(c, ())]
            self.collector.add(own, "item", level=level, ordered=ordered)
            for child in item.children:
                if _is_list(child):
                    self.items(child, depth + 1, level + 1)  # type: ignore[arg-type]


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and (node.name in _BLOCK_NAMES or node.name in _SKIPPED)


def _is_list(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in ("ul", "ol")


def _spans(tag: Tag) -> list[Span]:
    return [span for child in tag.children for span in _inline(child, ())]


def _inline(node: PageElement, marks: tuple[str, ...]) -> list[Span]:
    """The characters of inline content with their marks."""
    if isinstance(node, NavigableString):
        return [(str(node), marks)] if type(node) in (NavigableString, CData) else []
    if not isinstance(node, Tag) or node.name in _SKIPPED:
        return []
    if node.name == "br":
        return [("\v", ())]
    mark = _MARKS.get(node.name)
    if node.name == "a" and str(node.get("href", "")).startswith(("http:", "https:", "mailto:")):
        mark = f"link:{node['href']}"
    inner = (*marks, mark) if mark and mark not in marks else marks
    return [span for child in node.children for span in _inline(child, inner)]
