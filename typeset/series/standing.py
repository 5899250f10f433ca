"""The columns that stand in every issue, and the articles with which the next one begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typeset.diagnostics.problems import IssueError
from typeset.issue import load
from typeset.issue.model import Article
from typeset.issue.unwritten import unwritten
from typeset.series.facts import IssueFacts

LOOKED_AT = 3
"""Issues whose columns are compared: a column that skips one of three is a standing one."""


@dataclass(frozen=True)
class StandingColumn:
    """What stays of an article from issue to issue."""

    section: str | None
    headline: str | None
    priority: str | None
    page: int | None
    columns: int | None
    language: str | None


def standing_columns(issues: Sequence[IssueFacts]) -> tuple[StandingColumn, ...]:
    """The sections and the headlines that at least two of the last issues have, in their order.

    Of a single issue all sections stand.
    """
    read = [found for facts in issues[-LOOKED_AT:] if (found := _articles(facts))]
    if not read:
        return ()
    newest, others = read[-1], read[:-1]
    names = [{_name(each) for each in articles} for articles in others]
    columns: dict[tuple[str | None, str | None], StandingColumn] = {}
    for article in newest:
        name = _name(article)
        stands = any(name in each for each in names) if names else name[0] is not None
        if name != (None, None) and stands:
            columns.setdefault(name, _column(article, name[1]))
    return tuple(columns.values())


def _articles(facts: IssueFacts) -> tuple[Article, ...]:
    try:
        return load(facts.folder).articles
    except IssueError:
        return ()


def _name(article: Article) -> tuple[str | None, str | None]:
    """A column is known by its section; without one by its headline."""
    section, headline = article.about.section, article.about.headline
    return (section, None) if section else (None, headline)


def _column(article: Article, headline: str | None) -> StandingColumn:
    about = article.about
    return StandingColumn(
        about.section, headline, about.priority, about.page, about.columns, about.language
    )


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
