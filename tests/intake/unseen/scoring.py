"""How much of a case an import found: headlines, bylines, whole paragraphs, masthead and
colophon."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.intake.unseen.manners import Case
from typeset.issue import load
from typeset.issue.inlines import plain_text
from typeset.issue.model import Heading, Issue, Paragraph


@dataclass(frozen=True)
class Score:
    """Of each kind how many were found, of how many."""

    headlines: tuple[int, int]
    bylines: tuple[int, int]
    paragraphs: tuple[int, int]
    facts: tuple[int, int]

    def __str__(self) -> str:
        parts = (self.headlines, self.bylines, self.paragraphs, self.facts)
        return " | ".join(f"{found}/{all_}" if all_ else "–" for found, all_ in parts)

    @property
    def share(self) -> float:
        parts = (self.headlines, self.bylines, self.paragraphs, self.facts)
        return sum(f for f, _ in parts) / sum(n for _, n in parts)


def bare(text: str | None) -> str:
    return "".join((text or "").split()).replace("-", "")


def score(case: Case, folder: Path) -> Score:
    issue = load(folder)
    headlines = {bare(a.about.headline): a for a in issue.articles}
    named = [(a, headlines.get(bare(a.headline))) for a in case.articles]
    texts = {
        bare(plain_text(b.children))
        for a in issue.articles
        for b in a.body
        if isinstance(b, Paragraph | Heading)
    }
    meant = [bare(text) for a in case.articles for text in a.paragraphs]
    bylines = [(a.byline, f) for a, f in named if a.byline]
    return Score(
        (sum(f is not None for _, f in named), len(named)),
        (
            sum(f is not None and bare(b) in map(bare, f.about.byline) for b, f in bylines),
            len(bylines),
        ),
        (sum(text in texts for text in meant), len(meant)),
        facts(case, issue),
    )


def facts(case: Case, issue: Issue) -> tuple[int, int]:
    """The lines of masthead and colophon that were read as what they are."""
    head = issue.manifest.masthead
    right = [
        head is not None and str(getattr(head, key)) == str(value)
        for key, value in case.masthead.items()
    ]
    for key in ("editors", "contact", "distribution"):
        there = {bare(k): v for k, v in getattr(issue.manifest, key).items()}
        printed: Any = case.colophon.get(key, {})
        for label, value in printed.items():
            got = there.get(bare(label))
            right.append(
                got is not None
                and (got == value if isinstance(value, tuple) else bare(got) == bare(value))
            )
    if "printed" in case.colophon:
        p = issue.manifest.printed
        right.append(
            p is not None and (str(p.date), p.office, p.copies) == case.colophon["printed"]
        )
    return sum(right), len(right)
