"""What other readers' forms of an issue would lack, and whether their files open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeGuard

from typeset.diagnostics.problems import Position
from typeset.issue import model
from typeset.issue.model import Issue
from typeset.issue.walk import within
from typeset.outputs.edition import Edition, edition_of
from typeset.outputs.mail import CLIPPED, html_size
from typeset.outputs.opening import damages
from typeset.outputs.plain import text
from typeset.outputs.publishing import make
from typeset.outputs.wechat import MOST_TEXT, MOST_TITLE
from typeset.outputs.worded import ArticleLine, Item
from typeset.preflight.finding import HOUSE, Finding
from typeset.press import Pages

NAVIGATION = "WCAG 2.2 2.4.6, EPUB 3.3 7.3"
WORDS = "WCAG 2.2 1.1.1"
ACCOUNT = "mp.weixin.qq.com"
"""The public account's own limits, as its editor says them."""
OPENED = {"docx": "ISO/IEC 29500-2", "epub": "EPUB 3.3", "email": "RFC 2392"}
"""The forms that must open, each with the standard of what it is made of."""


def form_findings(issue: Issue, pages: Pages | None = None) -> Iterator[Finding]:
    """Notes, as an office that makes none of these forms need not mind them; but all must open."""
    edition = replace(edition_of(issue), pages=pages)
    size = html_size(edition)
    if size >= CLIPPED:
        details: dict[str, object] = {"size": size // 1000, "limit": CLIPPED // 1000}
        yield Finding("note", "preflight.long-mail", details, HOUSE)
    for article in issue.articles:
        if not article.about.headline:
            yield Finding("note", "preflight.no-headline", {}, NAVIGATION, source=article.position)
    yield from _wordless(edition)
    yield from _on_the_account(edition)
    for form, standard in OPENED.items():
        for ending, data in make(edition, form).items():
            for part in damages(ending, data):
                details = {"form": form, "part": part}
                yield Finding("error", "preflight.form-broken", details, standard)


def _wordless(edition: Edition) -> Iterator[Finding]:
    """Pictures of which nobody said what is to be seen."""
    items = [item for story in edition.stories for item in story.items]
    named = ((figure.position, figure.picture) for figure in within((*items,), model.Figure))
    for position, picture in named:
        if picture.file and not picture.alt and not picture.caption:
            yield _at(position, "preflight.no-words", WORDS, {"name": Path(picture.file).name})
    for advert in edition.adverts:
        if advert.picture.alt == Path(advert.picture.file or "").name:
            yield _at(advert.position, "preflight.no-words", WORDS, {"name": advert.picture.alt})


def _on_the_account(edition: Edition) -> Iterator[Finding]:
    """What the public account's editor refuses, and what it takes out."""
    if len(edition.title) > MOST_TITLE:
        details: dict[str, object] = {"count": len(edition.title), "limit": MOST_TITLE}
        yield Finding("note", "preflight.long-title", details, ACCOUNT)
    count = len(text(edition)[".txt"].decode())
    if count > MOST_TEXT:
        yield Finding("note", "preflight.long-post", {"count": count, "limit": MOST_TEXT}, ACCOUNT)
    blocks = [item for story in edition.stories for item in story.items if is_block(item)]
    places = [
        block.position
        for block in blocks
        for span in within(block, model.Span)
        if span.kind == "link" and not (span.target or "#").startswith("#")
    ]
    if places:
        yield _at(places[0], "preflight.outside-links", ACCOUNT, {"count": len(places)})


def is_block(item: Item) -> TypeGuard[model.Block]:
    """Whether an item of an article is of its text."""
    return not isinstance(item, ArticleLine)


def _at(position: Position, key: str, clause: str, details: dict[str, object]) -> Finding:
    return Finding("note", key, details, clause, source=position)
