"""What an editor counts: characters and lines of each article, and how full the last page is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox

from typeset.issue.model import Article, Issue, Preformatted, Text
from typeset.press import Pages
from typeset.preview.edition import ArticleCount, Fill


@dataclass(frozen=True, slots=True)
class Line:
    """A laid-out line: its page, its edges in px, and the source file it comes from."""

    page: int
    top: float
    bottom: float
    file: str | None


def article_counts(issue: Issue, pages: Pages) -> tuple[ArticleCount, ...]:
    """Each article in the order of the manifest."""
    lines = Counter(line.file for line in set_lines(pages))
    return tuple(
        ArticleCount(
            article.file,
            article.position.line,
            article.about.headline or article.file,
            characters(article),
            lines[article.file],
        )
        for article in issue.articles
    )


def characters(article: Article) -> int:
    """Characters of the text, punctuation too, white space not (字数)."""
    return sum(len("".join(text.split())) for text in _texts(article.body))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, Text | Preformatted):
        yield node.text
    elif isinstance(node, tuple):
        for child in node:
            yield from _texts(child)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _texts(getattr(node, field.name))


def set_lines(pages: Pages) -> list[Line]:
    """All lines of all pages, margin boxes apart, in the order of the box tree."""
    return [
        line
        for number, page in enumerate(pages.document.pages)
        for child in page._page_box.children
        if child.element_tag == "html"
        for line in _lines(child, number, None)
    ]


def _lines(box: Any, page: int, file: str | None) -> Iterator[Line]:
    place = box.element.get("data-source") if box.element is not None else None
    file = place.rpartition(":")[0] if place else file
    if isinstance(box, LineBox):
        yield Line(page, box.position_y, box.position_y + box.height, file)
    for child in getattr(box, "children", ()):
        yield from _lines(child, page, file)


def fill(issue: Issue, pages: Pages) -> Fill | None:
    """The last page's free lines, and the lines too many for one page less; None without articles.

    Lines are counted in the body's leading, the commonest distance of an article's lines.
    """
    articles = {article.file for article in issue.articles}
    lines = set_lines(pages)
    body = [line for line in lines if line.file in articles]
    if not body:
        return None
    leading = Counter(round(line.bottom - line.top, 2) for line in body).most_common(1)[0][0]
    last = pages.count - 1
    end = max((line.bottom for line in body if line.page == last), default=0.0)
    closing = [line for line in lines if line.page == last and line.top >= end - 0.5]
    foot = _foot(pages)
    top = min((line.top for line in closing), default=foot)
    return Fill(max(0, int((top - end) / leading)), _over(body, closing, last, leading))


def _foot(pages: Pages) -> float:
    """The bottom of the last page's type area, in px."""
    box = pages.document.pages[-1]._page_box
    return float(box.content_box_y() + box.height)


def _over(body: list[Line], closing: list[Line], last: int, leading: float) -> int:
    """Lines of the last page, the closing block's among them, that the page before cannot take."""
    if last == 0:
        return 0
    heights = sum(line.bottom - line.top for line in [*body, *closing] if line.page == last)
    return round(heights / leading)
