"""What an issue's articles say, block by block, counted from the model and not from the HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch

from typeset.diagnostics.problems import Position
from typeset.issue import model

_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffc]+")

MASTHEAD = ("name", "issuer", "slogan", "note", "issn", "licence", "price", "web")
"""The texts of a masthead that every layout prints."""

Said = tuple[Position, str]
"""Where a text begins in its file, and the text."""


def bare(text: str) -> str:
    """The characters of `text` that leave ink."""
    return _BLANK.sub("", text)


def block_texts(article: model.Article) -> Iterator[Said]:
    """Each block of an article's text, and each of its notes, in pieces with their places."""
    for block in article.body:
        yield from _said(block)


def names(article: model.Article) -> Iterator[Said]:
    """Headline, decks, byline and what else an article says of itself and is printed as it is."""
    about = article.about
    keys = ("section", "kicker", "headline", "deck", "byline", "source", "signature")
    for key in keys:
        value = getattr(about, key)
        where = article.positions.get(key, article.position)
        for text in value if isinstance(value, tuple) else (value,):
            if text:
                yield where, text
    for number, picture in enumerate(about.images):
        where = article.positions.get(f"images.{number}", article.position)
        yield from ((where, text) for text in (picture.caption, picture.credit) if text)


def manifest_texts(issue: model.Issue) -> Iterator[Said]:
    """What the manifest has printed as it is; a layout may leave out labels, but nothing of this.

    Dates and numbers are worded by the layout: they are not compared.
    """
    manifest, root = issue.manifest, Position(issue.path.name)
    masthead, printed = manifest.masthead, manifest.printed
    found: dict[str, object] = {
        f"notices.{number}": text for number, text in enumerate(manifest.notices)
    }
    for key in MASTHEAD:
        found[f"masthead.{key}"] = getattr(masthead, key, None)
    for label, names in (masthead.organizers if masthead else {}).items():
        found[f"masthead.organizers.{label}"] = names
    for key in ("editors", "contact", "distribution"):
        found |= {f"{key}.{label}": text for label, text in getattr(manifest, key).items()}
    found["printed.office"] = printed.office if printed else None
    for key, value in found.items():
        where = issue.positions.get(key, root)
        for text in value if isinstance(value, tuple) else (value,):
            if text:
                yield where, str(text)


@singledispatch
def _said(block: object) -> Iterator[Said]:
    raise TypeError(f"{type(block).__name__} is no block")


@_said.register
def _paragraph(block: model.Paragraph | model.Heading) -> Iterator[Said]:
    yield from _inline(block.position, block.children)


@_said.register
def _list(block: model.ListBlock) -> Iterator[Said]:
    for item in block.items:
        for inner in item:
            yield from _said(inner)


@_said.register
def _quote(block: model.Quote) -> Iterator[Said]:
    for inner in block.blocks:
        yield from _said(inner)


@_said.register
def _division(block: model.Division) -> Iterator[Said]:
    if block.title and block.kind != "qr":  # a layout that has no codes has not their words
        yield block.position, block.title
    for inner in block.blocks:
        yield from _said(inner)


@_said.register
def _table(block: model.Table) -> Iterator[Said]:
    for row in (block.head, *block.rows):
        for cell in row[: len(block.head)]:
            yield from _inline(block.position, cell)


@_said.register
def _figure(block: model.Figure) -> Iterator[Said]:
    picture = block.picture
    yield from ((block.position, text) for text in (picture.caption, picture.credit) if text)


@_said.register
def _preformatted(block: model.Preformatted) -> Iterator[Said]:
    yield block.position, block.text


@_said.register
def _divider(block: model.Divider) -> Iterator[Said]:
    return iter(())


def _inline(where: Position, children: tuple[model.Inline, ...]) -> Iterator[Said]:
    """The text of inline content, then that of the notes that it calls, at their own places."""
    notes: list[model.FootnoteCall] = []
    yield where, "".join(_texts(children, notes))
    for note in notes:
        for block in note.blocks:
            for _, text in _said(block):
                yield note.blocks[0].position, text


def _texts(children: tuple[model.Inline, ...], notes: list[model.FootnoteCall]) -> Iterator[str]:
    for child in children:
        match child:
            case model.Text(text):
                yield text
            case model.Span(_, inner):
                yield from _texts(inner, notes)
            case model.FootnoteCall():
                notes.append(child)
