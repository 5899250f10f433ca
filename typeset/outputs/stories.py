"""The articles of an issue, worded: each with its lines and blocks in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from typeset.issue import model
from typeset.issue.inlines import plain_text
from typeset.issue.line_ends import on_one_line
from typeset.issue.walk import within
from typeset.layout.imprint import OfficialDocumentView
from typeset.layout.package import Layout
from typeset.layout.view import ArticleView, View
from typeset.outputs.worded import ArticleLine, Item, WordedArticle

LONGEST = 24
"""Characters of a name for what has no headline: a line of a list of contents."""


def stories(seen: View, layout: Layout) -> Iterator[WordedArticle]:
    """The articles as `layout` prints them: names and pictures stand above the text, or below."""
    section, before = None, 0
    head_first = layout.bylines == "above"
    for article in seen.articles:
        about = article.about
        label = about.section if layout.makeup == "columns" or about.section != section else None
        section = about.section
        notes = tuple(call for call in within(article.body, model.FootnoteCall) if call.blocks)
        yield WordedArticle(
            id=article.id,
            title=on_one_line(about.headline) if about.headline else _opening(article),
            headed=bool(about.headline),
            language=about.language or seen.language,
            run_in=not head_first and runs_in(article),
            items=tuple(_items(seen, article, label, head_first)),
            notes=notes,
            notes_before=before,
        )
        before += len(notes)


def _opening(article: ArticleView) -> str:
    """The words that an article without a headline begins with, or those below its picture."""
    said = (plain_text(b.children) for b in article.body if isinstance(b, model.Paragraph))
    shown = (b.picture.caption or "" for b in article.body if isinstance(b, model.Figure))
    captions = (picture.caption or "" for picture in article.about.images)
    words = on_one_line(next(filter(None, (*said, *shown, *captions)), article.id))
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip(' ，、；：,;:')}…"


def _items(
    seen: View, article: ArticleView, section: str | None, head_first: bool
) -> Iterator[Item]:
    about = article.about
    document = seen.manifest.document if article is seen.articles[0] else None
    yield from _head(article, section, head_first)
    if document and document.to:
        yield ArticleLine("addressee", document.to, after="" if document.to[-1] in ":：" else "：")
    names = tuple(_byline(seen, article, above=head_first))
    pictures = [
        model.Figure(article.positions.get(f"images.{number}", article.position), picture)  # type: ignore[arg-type]
        for number, picture in enumerate(about.images)
    ]
    if head_first:
        yield from names
        yield from pictures
    yield from article.body
    if document:
        yield from _attachments(document, seen.labels)
    if not head_first:
        yield from names
    yield from (ArticleLine("signature", line) for line in about.signature)
    if document:
        yield from _document_note(document, seen)
    if not head_first:
        yield from pictures


def _head(article: ArticleView, section: str | None, head_first: bool) -> Iterator[ArticleLine]:
    about = article.about
    if section:
        yield ArticleLine("section", section)
    if about.kicker:
        yield ArticleLine("kicker", about.kicker)
    headline = (ArticleLine("headline", about.headline.strip()),) if about.headline else ()
    decks = tuple(ArticleLine("deck", deck) for deck in about.deck)
    yield from (*decks, *headline) if not head_first and runs_in(article) else (*headline, *decks)


def _attachments(
    document: OfficialDocumentView, labels: Mapping[str, str]
) -> Iterator[ArticleLine]:
    """附件说明: several have numbers (GB/T 9704-2012, 7.3.4)."""
    several = len(document.attachments) > 1
    for number, name in enumerate(document.attachments, 1):
        label = labels.get("attachment", "附件：") if number == 1 else ""
        ordinal = f"{number}. " if several else ""
        yield ArticleLine("attachment", name, before=f"{label}{ordinal}")


def _document_note(document: OfficialDocumentView, seen: View) -> Iterator[ArticleLine]:
    """附注, in brackets (7.3.7)."""
    if document.note:
        bare = document.note[0] not in "(（"
        marks = [seen.labels.get(name, "") if bare else "" for name in ("open", "close")]
        yield ArticleLine("document-note", document.note, *marks)


def runs_in(article: ArticleView) -> bool:
    """Whether the headline opens the article's first paragraph, where the layout lets it."""
    opening = article.body[0] if article.body else None
    asked = article.about.run_in and bool(article.about.headline)
    return asked and isinstance(opening, model.Paragraph)


def _byline(seen: View, article: ArticleView, above: bool) -> Iterator[ArticleLine]:
    """The names as they are printed: in brackets below the text, `above` it with “By”."""
    about, labels = article.about, seen.labels
    between = labels.get("names", labels.get("comma", " "))
    names = _names_above(seen, about.byline, between) if above else between.join(about.byline)
    marks = ("by", "") if above else ("open", "close")
    bare = bool(names) and seen.bare(about.byline[0] if above else names)
    before, after = (labels.get(mark, "") if bare else "" for mark in marks)
    if about.source:
        text = f"{names}{after}{between}{about.source}" if names else about.source
        yield ArticleLine("byline", text, before)
    elif names:
        yield ArticleLine("byline", names, before, after)


def _names_above(seen: View, byline: Sequence[str], between: str) -> str:
    """Names, the last one joined by the layout's word: Ann Lee and Bo Wu."""
    if len(byline) > 1 and (joining := seen.labels.get("and")) and seen.bare(byline[-1]):
        return f"{between.join(byline[:-1])} {joining} {byline[-1]}"
    return between.join(byline)
