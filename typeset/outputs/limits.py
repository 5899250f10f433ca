"""What of the PDF a form cannot show: said once, where it stands in the manuscript."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.diagnostics.problems import Diagnostic
from typeset.issue.model import Division
from typeset.issue.walk import within
from typeset.outputs.edition import Edition
from typeset.outputs.worded import is_right_to_left


def word_limits(edition: Edition) -> tuple[Diagnostic, ...]:
    """What to warn of in a Word file: the first text from right to left, the first turned table."""
    return (*_right_to_left(edition), *_turned_table(edition))


def _right_to_left(edition: Edition) -> Iterator[Diagnostic]:
    issue = edition.issue
    for article, story in zip(issue.articles, edition.stories, strict=True):
        if is_right_to_left(story.language):
            positions = article.positions if article.about.language else issue.positions
            where = positions.get("language", article.position)
            details: dict[str, object] = {"language": story.language}
            yield Diagnostic("outputs.word-right-to-left", where, details, severity="warning")
            return


def _turned_table(edition: Edition) -> Iterator[Diagnostic]:
    for division in within(tuple(article.body for article in edition.issue.articles), Division):
        if division.kind == "turned":
            yield Diagnostic("outputs.word-turned", division.position, severity="warning")
            return
