"""An issue as each of its forms says it: worded by its layout, in one order of reading.

A form is written from an `Edition` alone, so that all forms say the same.  The order is that of
the manifest: masthead, contents, articles, notices, closing block.  An article's order is that of
its `items`, and its notes follow it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Literal

from typeset.diagnostics.problems import Diagnostic
from typeset.issue import model
from typeset.layout.compose import view
from typeset.layout.links import Links
from typeset.layout.options import checked_options, layout_of
from typeset.layout.view import ArticleView, View
from typeset.layout.wording import is_chinese
from typeset.outputs.closing import ClosingRow, closing_rows
from typeset.outputs.colour import text_colour

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

Role = Literal["section", "kicker", "headline", "deck", "byline", "signature"]


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What an article says of itself; `before` and `after` are the layout's, such as brackets."""

    role: Role
    text: str
    before: str = ""
    after: str = ""

    @property
    def worded(self) -> str:
        """The line as it is printed, with the layout's marks."""
        return f"{self.before}{self.text}{self.after}"


Item = ArticleLine | model.Block


@dataclass(frozen=True, slots=True)
class WordedArticle:
    """An article; `notes_before` is how many notes the articles before it have."""

    id: str
    title: str
    """The headline on one line; where there is none, what else names the article."""
    headed: bool
    """Whether it has a headline."""
    language: str
    run_in: bool
    items: tuple[Item, ...]
    notes: tuple[model.FootnoteCall, ...]
    notes_before: int


@dataclass(frozen=True, slots=True)
class WordedMasthead:
    """The masthead, worded; what it does not have is empty."""

    slogan: str = ""
    name: str = ""
    number: str = ""
    total: str = ""
    note: str = ""
    issuer: str = ""
    date: str = ""


@dataclass(frozen=True)
class Edition:
    """All that an issue says.  `closing` holds the closing block's parts, ruled off."""

    issue: model.Issue
    root: Path
    name: str
    language: str
    title: str
    date: str
    """The issue's date in ISO's form, as far as it is known: 2023-03; empty where it is not."""
    head: WordedMasthead | None
    contents: bool
    """Whether the layout prints a list of contents on page 1."""
    stories: tuple[WordedArticle, ...]
    notices: tuple[str, ...]
    closing: tuple[tuple[ClosingRow, ...], ...]
    labels: Mapping[str, str]
    two_sided: bool
    inputs: tuple[Path, ...]
    colour: str
    """The layout's red as a screen shows it, dark enough to be read on white: #cc4c35."""
    warnings: tuple[Diagnostic, ...] = ()
    pdf: str = ""
    """The name of the PDF that stands beside the form's files; empty where there is none."""

    @property
    def chinese(self) -> bool:
        """Whether the issue is in Chinese."""
        return is_chinese(self.language)

    @property
    def colon(self) -> str:
        """The mark between a label of the closing block and what it labels."""
        return self.labels.get("colon", "：")

    def label(self, row: ClosingRow) -> str:
        """The label of a row of the closing block, with its colon; empty where it has none."""
        return f"{row.label}{self.colon}" if row.label else ""

    @property
    def contents_label(self) -> str:
        """What stands above the list of contents."""
        return self.labels.get("contents", "本期要目" if self.chinese else "In This Issue")

    def mark(self, story: WordedArticle, call: model.FootnoteCall) -> str:
        """The mark of a note: ① to ⑳ where they suffice, else [21]; in other languages 21."""
        number = story.notes_before + call.number
        if self.bracketed:
            return f"[{number}]"
        return CIRCLED[number - 1] if self.chinese else str(number)

    @property
    def bracketed(self) -> bool:
        """Whether marks of notes stand in brackets: in Chinese, where ⑳ is not the last."""
        last = self.stories[-1]
        return self.chinese and last.notes_before + len(last.notes) > len(CIRCLED)


def edition_of(issue: model.Issue) -> Edition:
    """What `issue` says.  Raises IssueError for an unknown layout and for wrong options."""
    layout = layout_of(issue)
    options = checked_options(issue, layout)
    links = Links(issue)
    seen = view(issue, layout, options, links)
    head = _head(seen)
    stories = tuple(_stories(seen, head_first=layout.makeup == "columns"))
    masthead, printed = issue.manifest.masthead, issue.manifest.printed
    date = (masthead and masthead.date) or (printed and printed.date)
    return Edition(
        issue=issue,
        root=issue.root,
        name=issue.root.name,
        language=seen.language,
        title=_title(head, stories),
        date=str(date or ""),
        head=head,
        contents=bool(options.get("contents")),
        stories=stories,
        notices=(*seen.manifest.notices, *_fillers(seen)),
        closing=tuple(closing_rows(seen)),
        labels=seen.labels,
        two_sided=bool(options.get("two_sided", False)),
        inputs=tuple(sorted({*issue.files, *layout.files()})),
        colour=text_colour(layout),
        warnings=(*issue.warnings, *links.warnings),
    )


def one_line(text: str) -> str:
    """A headline whose author broke its lines, on one."""
    return " ".join(text.split("\n"))


def _title(head: WordedMasthead | None, stories: tuple[WordedArticle, ...]) -> str:
    named = " ".join(filter(None, (head.name or head.issuer, head.number))) if head else ""
    return named or stories[0].title


def _fillers(seen: View) -> Iterator[str]:
    """What fills a newspaper's pages between the stories."""
    spaces = [space for page in seen.manifest.pages for space in page.spaces]
    for space in spaces:
        if space.kind == "filler":
            yield from ((space.headline,) if space.headline else ())
            yield from space.text


def _head(seen: View) -> WordedMasthead | None:
    masthead = seen.masthead
    if masthead is None:
        return None
    between = seen.labels.get("names", seen.labels.get("comma", " "))
    total = ""
    if masthead.total:
        total = seen.total(masthead.total)
        total = f"{seen.labels.get('open', '（')}{total}{seen.labels.get('close', '）')}"
    return WordedMasthead(
        slogan=masthead.slogan or "",
        name=masthead.name or "",
        number="" if masthead.number is None else seen.number(masthead.number),
        total=total,
        note=masthead.note or "",
        issuer=(masthead.issuer or "").replace("\n", between),
        date=seen.date(masthead.date) if masthead.date else "",
    )


# ---- articles ------------------------------------------------------------------------------------


def _stories(seen: View, head_first: bool) -> Iterator[WordedArticle]:
    """The articles; with `head_first`, names and pictures stand above the text, as in papers."""
    section, before = None, 0
    for article in seen.articles:
        about = article.about
        label = about.section if head_first or about.section != section else None
        section = about.section
        notes = tuple(notes_of(article.body))
        yield WordedArticle(
            id=article.id,
            title=one_line(about.headline) if about.headline else article.id,
            headed=bool(about.headline),
            language=about.language or seen.language,
            run_in=not head_first and runs_in(article),
            items=tuple(_items(seen, article, label, head_first)),
            notes=notes,
            notes_before=before,
        )
        before += len(notes)


def _items(
    seen: View, article: ArticleView, section: str | None, head_first: bool
) -> Iterator[Item]:
    about = article.about
    if section:
        yield ArticleLine("section", section)
    if about.kicker:
        yield ArticleLine("kicker", about.kicker)
    headline = (ArticleLine("headline", about.headline.strip()),) if about.headline else ()
    decks = tuple(ArticleLine("deck", deck) for deck in about.deck)
    yield from (*decks, *headline) if not head_first and runs_in(article) else (*headline, *decks)
    names = tuple(_byline(seen, article, bracketed=not head_first))
    pictures = [
        model.Figure(article.positions.get(f"images.{number}", article.position), picture)  # type: ignore[arg-type]
        for number, picture in enumerate(about.images)
    ]
    yield from (*names, *pictures, *article.body) if head_first else (*article.body, *names)
    yield from (ArticleLine("signature", line) for line in about.signature)
    yield from () if head_first else pictures


def runs_in(article: ArticleView) -> bool:
    """Whether the headline opens the article's first paragraph, where the layout lets it."""
    opening = article.body[0] if article.body else None
    asked = article.about.run_in and bool(article.about.headline)
    return asked and isinstance(opening, model.Paragraph)


def _byline(seen: View, article: ArticleView, bracketed: bool) -> Iterator[ArticleLine]:
    about, labels = article.about, seen.labels
    between = labels.get("names", labels.get("comma", " "))
    names = between.join(about.byline)
    marks = names and bracketed and seen.bare(names)
    before, after = (labels.get("open", ""), labels.get("close", "")) if marks else ("", "")
    if about.source:
        text = f"{names}{after}{between}{about.source}" if names else about.source
        yield ArticleLine("byline", text, before)
    elif names:
        yield ArticleLine("byline", names, before, after)


def in_order(division: model.Division) -> tuple[str | model.Block, ...]:
    """A division's title and its blocks as they are read: who is quoted stands after his words."""
    title = (division.title,) if division.title else ()
    if division.kind == "pull-quote":
        return (*division.blocks, *title)
    return (*title, *division.blocks)


def qr_words(division: model.Division) -> tuple[model.Inline, ...]:
    """What stands for a QR code: its words, and the link that it holds."""
    address = model.Span("link", (model.Text(division.address),), division.address)
    return (model.Text(f"{division.title} "), address) if division.title else (address,)


def notes_of(node: object) -> Iterator[model.FootnoteCall]:
    """The notes that blocks or inline content call for the first time, in their order."""
    if isinstance(node, model.FootnoteCall):
        if node.blocks:
            yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from notes_of(each)
    elif is_dataclass(node):
        for field in fields(node):
            yield from notes_of(getattr(node, field.name))
