"""What an editor counts: characters and lines of each article, and how full the last page is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, MarginBox

from typeset.issue.line_ends import on_one_line
from typeset.issue.model import Article, Issue
from typeset.issue.words import words
from typeset.press import Pages
from typeset.preview.edition import ArticleCount, Fill
from typeset.typography.characters import is_han

LONG = 30
"""Characters of its text by which an article without a headline is named, at most."""
NOISE = 0.5
"""Differences in px that are no differences."""


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A laid-out line: its page, its edges in px, the source file it comes from.

    `at_foot` lines stand in the footnote area, where closing blocks and footnotes go.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    file: str | None
    at_foot: bool

    @property
    def height(self) -> float:
        """The line's height in px."""
        return self.bottom - self.top


# ---- articles


def article_counts(issue: Issue, lines: list[LaidLine]) -> tuple[ArticleCount, ...]:
    """Each article in the order of the manifest."""
    count = Counter(line.file for line in lines)
    return tuple(
        ArticleCount(
            article.file,
            article.position.line,
            _name(article),
            characters(article),
            count[article.file],
            words_in_letters(article),
        )
        for article in issue.articles
    )


def _name(article: Article) -> str:
    """The headline; without one, how the text or the first caption begins; else the file."""
    if article.about.headline:
        return on_one_line(article.about.headline)
    captions = [picture.caption or "" for picture in article.about.images]
    name = next(filter(None, map(str.strip, [*words(article.body), *captions])), article.file)
    return name if len(name) <= LONG else f"{name[:LONG]}…"


def characters(article: Article) -> int:
    """Characters of the text, punctuation too, white space not (字数)."""
    return sum(len("".join(text.split())) for text in words(article.body))


def words_in_letters(article: Article) -> int:
    """The words of a text that is mostly in letters; 0 of one that is mostly in Han."""
    texts = list(words(article.body))
    han = sum(map(is_han, "".join(texts)))
    counted = sum(len(text.split()) for text in texts)
    return counted if han < counted else 0


# ---- lines


def set_lines(pages: Pages) -> list[LaidLine]:
    """All lines of all pages but those of running heads and feet, in the order of the box tree."""
    return [
        line
        for number, page in enumerate(pages.document.pages)
        for child in page._page_box.children
        if not isinstance(child, MarginBox)
        for line in _lines(child, number, None, isinstance(child, FootnoteAreaBox))
    ]


def _lines(box: Any, page: int, file: str | None, at_foot: bool) -> Iterator[LaidLine]:
    place = box.element.get("data-source") if box.element is not None else None
    file = place.rpartition(":")[0] if place else file
    if isinstance(box, LineBox) and box.height > NOISE:
        right, bottom = box.position_x + box.width, box.position_y + box.height
        yield LaidLine(page, box.position_x, box.position_y, right, bottom, file, at_foot)
    for child in getattr(box, "children", ()):
        yield from _lines(child, page, file, at_foot)


# ---- how full the last page is


def fill(issue: Issue, pages: Pages, lines: list[LaidLine]) -> Fill | None:
    """The last page's free lines, and the lines too many for one page less; None without articles.

    Lines are counted in the body's leading, the commonest height of an article's lines.
    """
    articles = {article.file for article in issue.articles}
    body = [line for line in lines if line.file in articles and not line.at_foot]
    if not body:
        return None
    leading = Counter(round(line.height, 2) for line in body).most_common(1)[0][0]
    last = pages.count - 1
    free = _free(pages, body, lines, leading, last)
    over = 0.0
    if last:
        before = _free(pages, body, lines, leading, last - 1)
        over = _used(body, leading, last) + _foot(pages, last) - before
    return Fill(int((free + NOISE) / leading), max(0, ceil((over - NOISE) / leading)))


def _free(
    pages: Pages, body: list[LaidLine], lines: list[LaidLine], leading: float, page: int
) -> float:
    """The blank below the columns of a page, in px."""
    box = pages.document.pages[page]._page_box
    floor = box.content_box_y() + box.height
    return sum(_below(column, lines, floor) for column in _columns(body, leading, page))


def _used(body: list[LaidLine], leading: float, page: int) -> float:
    """What the columns of a page take with all that stands in them, in px."""
    used = 0.0
    for column in _columns(body, leading, page):
        beside = [line for line in body if line.page == page and _share_a_column(line, column)]
        used += max(line.bottom for line in beside) - min(line.top for line in beside)
    return used


def _foot(pages: Pages, page: int) -> float:
    """The height of a page's footnote area, where the closing block stands, in px."""
    children = pages.document.pages[page]._page_box.children
    areas = [child for child in children if isinstance(child, FootnoteAreaBox)]
    return float(sum(area.margin_height() for area in areas))


def _columns(body: list[LaidLine], leading: float, page: int) -> list[list[LaidLine]]:
    """A page's columns: one ends where a line begins to the right of all its own."""
    plain = [line for line in body if line.page == page and abs(line.height - leading) < NOISE]
    columns: list[list[LaidLine]] = []
    for line in sorted(plain, key=lambda line: line.left):
        if columns and line.left < max(each.right for each in columns[-1]) - NOISE:
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _below(column: list[LaidLine], lines: list[LaidLine], floor: float) -> float:
    """The blank below a column, down to the next line or to the floor, in px."""
    end = max(line.bottom for line in column)
    page = column[0].page
    below = [
        line.top
        for line in lines
        if line.page == page and line.top >= end - NOISE and _share_a_column(line, column)
    ]
    return max(0.0, min([*below, floor]) - end)


def _share_a_column(line: LaidLine, column: list[LaidLine]) -> bool:
    left, right = min(each.left for each in column), max(each.right for each in column)
    return line.left < right and line.right > left
