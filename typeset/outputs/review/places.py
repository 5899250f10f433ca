"""Where each piece of an issue's text comes from: an article's line, a key of its front matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from typeset.diagnostics.problems import Position
from typeset.issue import model
from typeset.outputs.edition import Edition
from typeset.outputs.worded import ArticleLine, in_order


@dataclass(frozen=True)
class TextPlace:
    """A piece of text: a paragraph of an article (`key` empty), or the value of a key."""

    position: Position
    text: str
    key: str = ""


def places(edition: Edition) -> tuple[list[TextPlace], list[TextPlace]]:
    """The places of the text in their order, and those of the notes."""
    issue = edition.issue
    text, notes = list(_masthead(issue)), []
    for story, article in zip(edition.stories, issue.articles, strict=True):
        for item in story.items:
            text += _line(item, article, issue) if isinstance(item, ArticleLine) else of_block(item)
        for note in story.notes:
            notes += [place for block in note.blocks for place in of_block(block)]
    for number, notice in enumerate(issue.manifest.notices):
        text.append(_of_manifest(issue, f"notices.{number}", notice))
    text += _closing(issue)
    return [each for each in text if each.text], [each for each in notes if each.text]


def of_block(block: model.Block) -> Iterator[TextPlace]:
    """The places in a block, as Word has them: a paragraph, a cell, a caption each."""
    match block:
        case model.Paragraph(position, children) | model.Heading(position, _, children):
            yield TextPlace(position, said(children))
        case model.ListBlock(_, _, items):
            yield from (place for item in items for inner in item for place in of_block(inner))
        case model.Quote(_, blocks):
            yield from (place for inner in blocks for place in of_block(inner))
        case model.Table(position, _, head, rows):
            for row in (head, *rows):
                yield from (TextPlace(position, said(c), "table") for c in row[: len(head)])
        case model.Figure(position, picture):
            words = (picture.caption, picture.credit)
            yield from (TextPlace(position, word, "caption") for word in words if word)
        case model.Division(kind="qr"):
            yield TextPlace(block.position, block.title, "caption")
        case model.Division():
            for part in in_order(block):
                if isinstance(part, str):
                    yield TextPlace(block.position, part, "caption")
                else:
                    yield from of_block(part)
        case model.Preformatted(position, text):
            yield TextPlace(position, text, "preformatted")
        case model.Divider():
            pass
        case _:
            assert_never(block)


def said(children: Sequence[model.Inline]) -> str:
    """The characters of inline content as Word has them: a reading stands in brackets."""
    return "".join(map(_said, children))


def _said(child: model.Inline) -> str:
    match child:
        case model.Text(text):
            return text
        case model.LineBreak():
            return "\n"
        case model.Span("reading", children):
            return f"（{said(children)}）"
        case model.Span(_, children):
            return said(children)
        case model.FootnoteCall():
            return ""


OF_THE_DOCUMENT = {
    "addressee": "document.to",
    "attachment": "document.attachments",
    "document-note": "document.note",
}
"""Lines that the manifest says, by their roles."""


def _line(line: ArticleLine, article: model.Article, issue: model.Issue) -> Iterator[TextPlace]:
    """The values that a line is made of: a byline may have several, and a source."""
    if key := OF_THE_DOCUMENT.get(line.role):
        yield _of_manifest(issue, key, line.text)
        return
    about = article.about
    values: Sequence[str] = {
        "section": (about.section or "",),
        "kicker": (about.kicker or "",),
        "headline": ((about.headline or "").strip(),),
        "deck": (line.text,),
        "byline": (*about.byline, about.source or ""),
        "signature": (line.text,),
    }[line.role]
    where = article.positions.get(line.role, article.position)
    yield from (TextPlace(where, value, line.role) for value in values)


def _of_manifest(issue: model.Issue, key: str, text: str | None) -> TextPlace:
    where = issue.positions.get(key, Position(issue.path.name))
    return TextPlace(where, text or "", key)


def _masthead(issue: model.Issue) -> Iterator[TextPlace]:
    """What the editor wrote himself; number and date are worded by the layout."""
    manifest = issue.manifest
    if masthead := manifest.masthead:
        for key in ("copy_number", "secrecy", "urgency", "slogan", "name", "note", "issuer"):
            yield _of_manifest(issue, f"masthead.{key}", getattr(masthead, key))
    if document := manifest.document:
        yield _of_manifest(issue, "document.number", document.number)
        yield from (_of_manifest(issue, "document.signers", name) for name in document.signers)
    for number, page in enumerate(manifest.pages):
        for place, ear in enumerate(page.ears):
            words = (ear.headline, *ear.text)
            yield from (_of_manifest(issue, f"pages.{number}.ears.{place}", w) for w in words)


def _closing(issue: model.Issue) -> Iterator[TextPlace]:
    manifest = issue.manifest
    yield from _imprint(issue)
    for label, names in manifest.editors.items():
        yield from (_of_manifest(issue, f"editors.{label}", name) for name in names)
    for key in ("contact", "distribution"):
        for label, text in getattr(manifest, key).items():
            yield _of_manifest(issue, f"{key}.{label}", text)
    if manifest.printed:
        yield _of_manifest(issue, "printed.office", manifest.printed.office)


def _imprint(issue: model.Issue) -> Iterator[TextPlace]:
    if masthead := issue.manifest.masthead:
        for label, names in masthead.organizers.items():
            key = f"masthead.organizers.{label}"
            yield from (_of_manifest(issue, key, name) for name in names)
        for key in ("licence", "issn", "price", "web"):
            yield _of_manifest(issue, f"masthead.{key}", getattr(masthead, key))
