"""An issue as the report shows it: its head, its headlines, its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from typeset.archive.record import Card
from typeset.issue.model import Article, Issue, Text


def card(issue: Issue, pages: int, warnings: Iterable[tuple[str, str, str]]) -> Card:
    """The card of `issue` with `pages` pages."""
    masthead, printed = issue.manifest.masthead, issue.manifest.printed
    date = (masthead and masthead.date) or (printed and printed.date)
    return Card(
        title=(masthead and masthead.name) or issue.root.name,
        number=str(masthead.number) if masthead and masthead.number is not None else "",
        date=str(date or ""),
        pages=pages,
        headlines=tuple(article.about.headline or "" for article in issue.articles),
        text="\n".join(_words(article) for article in issue.articles),
        warnings=tuple(warnings),
    )


def _words(article: Article) -> str:
    """All that can be searched for in an article, without spaces at line ends."""
    about = article.about
    return "".join((*about.byline, *about.deck, about.kicker or "", *_texts(article.body)))


def _texts(node: Any) -> Iterator[str]:
    """All text below a block, an inline or a tuple of them."""
    if isinstance(node, Text):
        yield node.text
    elif isinstance(node, tuple):
        for each in node:
            yield from _texts(each)
    else:
        for name in ("children", "blocks", "items", "head", "rows"):
            yield from _texts(getattr(node, name, ()))
