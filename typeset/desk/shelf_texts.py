"""What the issues on the shelf say: their mistakes, and their stories to be searched through.

Words are found as the archive's site finds them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typeset.archive.cards import card
from typeset.archive.site import terms
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.files.issue_files import last_change
from typeset.issue import load

MOST = 60
"""Stories that a search shows: whoever gets more looks for something else."""
AROUND = 24
"""Characters that are shown before and after what was found: two lines of a card."""


@dataclass(frozen=True)
class ShelvedStory:
    """A story of an issue that loads: where it is, and the terms that it is found by."""

    file: str
    headline: str
    text: str
    terms: frozenset[str]

    def has(self, wanted: Iterable[str]) -> bool:
        """Whether it holds all the terms; a single character is also found within a pair."""
        return all(
            term in self.terms or (len(term) == 1 and term in self.text.lower()) for term in wanted
        )


@dataclass(frozen=True)
class ReadIssue:
    """An issue as it was read when its files were last changed at `stamp`."""

    stamp: float
    problems: tuple[Diagnostic, ...]
    stories: tuple[ShelvedStory, ...]


@dataclass(frozen=True)
class ShelfTexts:
    """Issues that were read, kept as long as none of their files changes."""

    kept: dict[Path, ReadIssue] = field(default_factory=dict)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def of(self, folder: Path) -> ReadIssue:
        """The issue in `folder`."""
        with self.turn:
            stamp = last_change(folder)
            if folder not in self.kept or self.kept[folder].stamp != stamp:
                self.kept[folder] = _read(folder, stamp)
            return self.kept[folder]

    def found(self, folders: Iterable[Path], query: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Stories that hold all words of the query: folder, and file, headline and an excerpt."""
        wanted = terms(query)
        for folder in folders if wanted else ():
            for story in self.of(folder).stories:
                if story.has(wanted):
                    shown = {"file": story.file, "headline": story.headline}
                    yield folder, {**shown, "excerpt": _excerpt(story.text, query, wanted)}


def _read(folder: Path, stamp: float) -> ReadIssue:
    try:
        issue = load(folder)
    except IssueError as error:
        return ReadIssue(stamp, tuple(error.diagnostics), ())
    shown = card(issue, 0, ())
    stories = tuple(
        ShelvedStory(article.file, headline, text, frozenset(terms(f"{headline}\n{text}")))
        for article, headline, text in zip(
            issue.articles, shown.headlines, shown.text.split("\n"), strict=True
        )
    )
    return ReadIssue(stamp, (), stories)


def _excerpt(text: str, query: str, wanted: Iterable[str]) -> list[str]:
    """What stands before the words, the words, what stands behind them; empty where in the head."""
    lowered = text.lower()
    for words in (query.strip().lower(), *sorted(wanted)):
        at = lowered.find(words)
        if words and at >= 0 and len(lowered) == len(text):
            end = at + len(words)
            before = ("…" if at > AROUND else "") + text[max(0, at - AROUND) : at]
            behind = text[end : end + AROUND] + ("…" if end + AROUND < len(text) else "")
            return [before, text[at:end], behind]
    return []
