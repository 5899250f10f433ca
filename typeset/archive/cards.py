"""An issue as the report shows it: its head, its headlines, its text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from typeset.archive.record import Card
from typeset.diagnostics.messages import in_both_languages
from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.report import wording
from typeset.issue.line_ends import on_one_line
from typeset.issue.model import Article, Figure, Issue
from typeset.issue.words import words


def card(issue: Issue, pages: int, warnings: Iterable[Diagnostic]) -> Card:
    """The card of `issue` with `pages` pages."""
    masthead, printed = issue.manifest.masthead, issue.manifest.printed
    date = (masthead and masthead.date) or (printed and printed.date)
    return Card(
        title=(masthead and masthead.name) or issue.root.name,
        number=str(masthead.number) if masthead and masthead.number is not None else "",
        date=str(date or ""),
        pages=pages,
        headlines=tuple(on_one_line(article.about.headline or "") for article in issue.articles),
        text="\n".join(_words(article) for article in issue.articles),
        warnings=worded(warnings),
    )


def worded(diagnostics: Iterable[Diagnostic]) -> tuple[tuple[str, str, str], ...]:
    """Place, Chinese text and English text of each."""
    return tuple(map(_worded, diagnostics))


def _worded(one: Diagnostic) -> tuple[str, str, str]:
    said = in_both_languages(partial(wording, one))
    return _place(one), said["zh"].message, said["en"].message


def _place(diagnostic: Diagnostic) -> str:
    at = diagnostic.position
    return f"{at.file}:{at.line}" if at else ""


def _words(article: Article) -> str:
    """All that can be searched for in an article, without spaces at line ends."""
    about = article.about
    head = (about.section, about.kicker, *about.deck, *about.byline, about.source, *about.signature)
    figures = (block.picture for block in article.body if isinstance(block, Figure))
    captions = (w for each in (*about.images, *figures) for w in (each.caption, each.credit))
    return "".join(filter(None, (*head, *words(article.body), *captions)))
