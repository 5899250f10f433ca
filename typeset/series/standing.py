"""The columns that stand in every issue, and the articles with which the next one begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from typeset.diagnostics.problems import IssueError
from typeset.issue import load
from typeset.issue.dates import PartialDate
from typeset.issue.dates_in_words import MONTHS
from typeset.issue.model import Article, Block, Division
from typeset.issue.numerals import counted
from typeset.issue.unwritten import is_unwritten, unwritten
from typeset.issue.words import words
from typeset.series.facts import IssueFacts

MATTER = ("advert", "notice")
"""Divisions that stay from issue to issue until someone ends them."""
ONCE = frozenset(
    {"obituary", "obituaries", "in memoriam", "correction", "讣告", "悼念", "更正", "特稿"}
)
"""Sections of one occasion: they stand where two issues have them, not where one has."""
LOOKED_AT = 3
"""Issues whose columns are compared: a column that skips one of three is a standing one."""


_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|[0-9一二三四五六七八九十]{{1,2}}月")


@dataclass(frozen=True)
class StandingColumn:
    """What stays of an article from issue to issue."""

    section: str | None
    headline: str | None
    priority: str | None
    page: int | None
    columns: int | None
    language: str | None


def standing(issues: Sequence[IssueFacts]) -> tuple[StandingColumn | Article, ...]:
    """What of the last issue goes on in the next, in its order.

    An article stays as it is where it is all adverts and notices, or says the same as in an issue
    before.  A column stays where at least two of the last issues have its section or headline; of
    a single issue all sections do that are not of one occasion.
    """
    read = [found for facts in issues[-LOOKED_AT:] if (found := _articles(facts))]
    if not read:
        return ()
    newest, others = read[-1], read[:-1]
    names = {_name(each) for articles in others for each in articles}
    texts = {_text(each) for articles in others for each in articles} - {""}
    stays: dict[object, StandingColumn | Article] = {}
    for article in newest:
        name = _name(article)
        if not is_unwritten(article) and (_is_matter(article) or _text(article) in texts):
            stays[article.file] = article
        elif name != (None, None) and (name in names if others else _may_stand(name[0])):
            stays.setdefault(name, _column(article, name[1]))
    return tuple(stays.values())


def _is_matter(article: Article) -> bool:
    """Whether most of an article is adverts and notices, which run until someone ends them."""
    kept = tuple(
        block for block in article.body if isinstance(block, Division) and block.kind in MATTER
    )
    return 2 * _length(kept) > _length(article.body)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(map(len, words(blocks)))


def _may_stand(section: str | None) -> bool:
    return section is not None and section.casefold() not in ONCE


def _articles(facts: IssueFacts) -> tuple[Article, ...]:
    try:
        return load(facts.folder).articles
    except IssueError:
        return ()


def _text(article: Article) -> str:
    return "\n".join(words(article.body))


def _name(article: Article) -> tuple[str | None, str | None]:
    """A column is known by its section, whatever the month in it; without one by its headline."""
    section, headline = article.about.section, article.about.headline
    return (_MONTH.sub("", section), None) if section else (None, headline)


def _column(article: Article, headline: str | None) -> StandingColumn:
    about = article.about
    return StandingColumn(
        about.section, headline, about.priority, about.page, about.columns, about.language
    )


def in_month(section: str | None, date: PartialDate | None) -> str | None:
    """A section's name with the month of `date` for the one in it: A prayer for December."""
    if not section or date is None or date.month is None:
        return section
    month = date.month

    def named(found: re.Match[str]) -> str:
        if found[0] in MONTHS:
            return MONTHS[month - 1]
        return f"{month if found[0].isascii() or found[0][0].isdigit() else counted(month)}月"

    return _MONTH.sub(named, section)


def skeleton(column: StandingColumn | None, language: str) -> str:
    """An article that waits for its words, with what its column keeps."""
    words = unwritten(language)
    keys = {
        "section": column and column.section,
        "headline": (column and column.headline) or words,
        "priority": column and column.priority,
        "page": column and column.page,
        "columns": column and column.columns,
        "language": column and column.language,
    }
    lines = [f"{key}: {_scalar(value)}" for key, value in keys.items() if value]
    return "\n".join(("---", *lines, "---", words, ""))


def _scalar(value: object) -> str:
    """A value as YAML has it: in quotation marks, where it might be taken for something else."""
    text = str(value)
    if isinstance(value, int) or text.replace("-", "").replace(" ", "").isalnum():
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
