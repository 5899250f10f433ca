"""What an issue says, counted from the model alone, and whether a text says the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from typeset.issue import model
from typeset.issue.picture_keys import Picture
from typeset.layout import wording
from typeset.layout.options import checked_options, layout_of
from typeset.layout.package import Layout

OF_THE_FORM = re.compile(r"［图片：|］|\[Picture:|\]|二维码|QRcode|广告|Advertisements")
"""What a form adds where pictures and adverts are."""
LABELS = re.compile(
    r"（|）|\(|\)|：|:|,|本期要目|InThisIssue|印发|Printed|共印|份|Copiesprinted|Vol\.|\d+\.|[①-⑳]|\[\d+\]|\d+|·|\*\*\*"
)
"""What a layout and a form add: brackets, marks of notes and items, words of the closing block."""

Pieces = list[str]
ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()ni0123456789+-=()")


def bare(text: str) -> str:
    """The characters of `text` that leave ink; raised and lowered ones as they are on the line."""
    text = text.translate(ON_THE_LINE)
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+", "", text)


def said(
    issue: model.Issue,
    contents: bool | None = None,
    notes_last: bool = False,
    text_only: bool = False,
) -> Pieces:
    """The pieces of the issue in the order of reading; `contents`: None as the layout has it.

    `notes_last`: all notes after all else, as a Word file keeps them.  `text_only`: words stand for
    pictures; else each picture has them beside it.
    """
    seen = in_text if text_only else beside
    layout = layout_of(issue)
    options = checked_options(issue, layout)
    if contents is None:
        contents = bool(options.get("contents")) or any(p.teasers for p in issue.manifest.pages)
    pieces = [*_masthead(issue, options), *_document(issue, "head")]
    for ear in (ear for page in issue.manifest.pages for ear in page.ears):
        pieces += [seen(Picture(file=ear.file, alt=ear.alt)), ear.headline or "", *ear.text]
    if contents:
        pieces += [p.teasers.headline or "" for p in issue.manifest.pages if p.teasers][:1]
        pieces += [a.about.headline or "" for a in issue.articles]
    for before, article in zip((None, *issue.articles), issue.articles, strict=False):
        pieces += _article(issue, article, before, layout, seen)
        pieces += () if notes_last else _notes(article, seen)
    adverts = [each for page in issue.manifest.pages for each in page.adverts]
    fillers = [each for page in issue.manifest.pages for each in page.fillers]
    pictured = [(each.alt, each.file) for each in adverts]
    pictured += [(each.alt, each.file) for each in fillers if each.file]
    pieces += [alt or Path(file).name for alt, file in pictured]
    filled = [text for each in fillers for text in (each.headline or "", *each.text)]
    pieces += [*issue.manifest.notices, *filled, *_closing(issue, options)]
    pieces += [text for a in issue.articles if notes_last for text in _notes(a, seen)]
    return [piece for each in pieces if (piece := bare(each))]


def labels_of(issue: model.Issue) -> list[str]:
    """The words of the issue's layout, the longest first."""
    labels = [*layout_of(issue).labels_in(issue.manifest.language).values()]
    labels += ["准印证号", "Licence", "ISSN", "定价", "Price", "网址", "Web"]
    return sorted(filter(None, map(bare, labels)), key=len, reverse=True)


def rest(text: str, pieces: Pieces, labels: Sequence[str] = ()) -> str:
    """What `text` has beside the pieces, which are all in it in their order; labels are left out.

    `labels` are a layout's, beside those of LABELS.

    Raises AssertionError where a piece is not in its place.
    """
    text, at, others = bare(text), 0, []
    for piece in pieces:
        found = text.find(piece, at)
        assert found >= 0, f"{piece!r} is not said after {text[max(0, at - 40) : at]!r}"
        others.append(text[at:found])
        at = found + len(piece)
    others.append(text[at:])
    others = [OF_THE_FORM.sub("", other) for other in others]
    for label in labels:
        others = [other.replace(label, "") for other in others]
    return "".join(LABELS.sub("", other) for other in others)


def _masthead(issue: model.Issue, options: dict[str, object]) -> Iterator[str]:
    masthead, language = issue.manifest.masthead, issue.manifest.language
    if masthead is None:
        return
    yield from (masthead.copy_number or "", masthead.secrecy or "", masthead.urgency or "")
    yield masthead.slogan or ""
    yield masthead.name or ""
    if masthead.number is not None:
        style = str(options.get("number_style", "auto"))
        yield wording.issue_number(masthead.number, style, language, masthead.volume)
    yield wording.total_number(masthead.total, language) if masthead.total else ""
    yield masthead.note or ""
    yield from (masthead.issuer or "").split("\n")
    if masthead.date:
        yield wording.worded_date(masthead.date, str(options.get("date_style", "auto")), language)


def _document(issue: model.Issue, part: str) -> Iterator[str]:
    """What an official document has at its head, above its text, below it, and at its foot."""
    if document := issue.manifest.document:
        yield from {
            "head": (document.number or "", *document.signers),
            "to": (document.to or "",),
            "attachments": document.attachments,
            "note": (document.note or "",),
        }[part]


Seen = Callable[[Picture], str]


def in_text(picture: Picture) -> str:
    """What a text without pictures says of one."""
    if not picture.file:
        return ""
    if picture.caption:
        return picture.alt or "" if picture.alt != picture.caption else ""
    return picture.alt or Path(picture.file).name


def beside(picture: Picture) -> str:
    """The words of a picture for who cannot see it."""
    return (picture.alt or picture.caption or "") if picture.file else ""


def _article(
    issue: model.Issue,
    article: model.Article,
    before: model.Article | None,
    layout: Layout,
    seen: Seen,
) -> Iterator[str]:
    about = article.about
    above = layout.bylines == "above"
    if layout.makeup == "columns" or before is None or before.about.section != about.section:
        yield about.section or ""
    yield about.kicker or ""
    names = [*about.byline, about.source or ""]
    pictures = [word for each in about.images for word in _picture(each, seen)]
    first = not above and about.run_in and isinstance(article.body[0], model.Paragraph)
    head = [about.headline or "", *about.deck]
    yield from (*about.deck, about.headline or "") if first else head
    yield from _document(issue, "to") if before is None else ()
    text = list(words(article.body, seen))
    text += _document(issue, "attachments") if before is None else ()
    yield from (*names, *pictures, *text) if above else (*text, *names)
    yield from about.signature
    yield from _document(issue, "note") if before is None else ()
    yield from () if above else pictures


def _picture(picture: Picture, seen: Seen) -> Iterator[str]:
    yield from (seen(picture), picture.caption or "", picture.credit or "")


def _notes(article: model.Article, seen: Seen) -> Iterator[str]:
    for note in notes(article.body):
        yield from words(note.blocks, seen)


def words(node: object, seen: Seen) -> Iterator[str]:
    """The text of blocks and of inline content, without that of notes."""
    match node:
        case model.Text(text) | model.Preformatted(_, text):
            yield text
        case model.Figure(_, picture):
            yield from _picture(picture, seen)
        case model.Table(_, _, head, rows):
            yield from words((head, *(row[: len(head)] for row in rows)), seen)
        case model.Division(_, kind, title, blocks):
            yield from () if kind == "pull-quote" else (title,)
            yield from words(blocks, seen)
            yield title if kind == "pull-quote" else node.address
        case _:
            for each in inside(node):
                yield from words(each, seen)


def notes(node: object) -> Iterator[model.FootnoteCall]:
    """The notes in the order of their first calls."""
    if isinstance(node, model.FootnoteCall) and node.blocks:
        yield node
    for each in inside(node):
        yield from notes(each)


def inside(node: object) -> tuple[object, ...]:
    """What blocks and inline content hold, without notes; TypeError for a kind unknown here."""
    match node:
        case tuple():
            return node
        case model.Table(_, _, head, rows):
            return head, rows
        case model.ListBlock(_, _, items):
            return items
        case model.Quote(_, blocks) | model.Division(_, _, _, blocks):
            return blocks
        case model.Paragraph(_, children) | model.Heading(_, _, children) | model.Span(_, children):
            return children
        case model.Text() | model.LineBreak() | model.FootnoteCall():
            return ()
        case model.Preformatted() | model.Figure() | model.Divider():
            return ()
        case _:
            raise TypeError(f"nobody said what is inside {type(node).__name__}")


def _closing(issue: model.Issue, options: dict[str, object]) -> Iterator[str]:
    manifest = issue.manifest
    if masthead := manifest.masthead:
        for label, names in masthead.organizers.items():
            yield from (label, *names)
        yield from (masthead.licence or "", masthead.issn or "", masthead.price or "")
        yield masthead.web or ""
        yield (
            (
                "内部资料免费交流"
                if wording.is_chinese(manifest.language)
                else "For internal use; not for sale"
            )
            if masthead.internal
            else ""
        )
    for label, names in manifest.editors.items():
        yield from (label, *names)
    for label, value in manifest.contact.items():
        yield from (label, value)
    for page in manifest.pages:
        yield from (page.name or "", *page.editors)
    for label, value in manifest.distribution.items():
        yield from (label, value)
    if printed := manifest.printed:
        yield printed.office or ""
        if printed.date:
            style = str(options.get("date_style", "auto"))
            yield wording.worded_date(printed.date, style, manifest.language)
        yield str(printed.copies or "")
