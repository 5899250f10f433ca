"""What the import says of itself: the account, each decision, and the lines to look at."""

from __future__ import annotations

import json
from dataclasses import dataclass

from typeset.diagnostics.messages import message
from typeset.intake.account import Account
from typeset.intake.draft import Decision
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.source import LeftOut, Note


@dataclass(frozen=True, slots=True)
class Change:
    """One mending by `--normalise`: the rule's name, the line, what stood there and what stands
    now."""

    rule: str
    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Report:
    """All that an editor may want to know of one import."""

    source: str
    unit: str
    account: Account
    issue: IssueDraft
    files: tuple[str, ...]
    decisions: tuple[Decision, ...]
    notes: tuple[Note, ...] = ()
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def look(self) -> tuple[Decision, ...]:
        """The decisions that an editor should look at, in the order of the source."""
        return tuple(sorted((d for d in self.decisions if d.look), key=lambda d: d.line))


def missing_headlines(issue: IssueDraft) -> list[Decision]:
    """A decision for each article without headline: it stays without one, and the editor is
    told."""
    found = []
    for number, article in enumerate(issue.articles, 1):
        first = article.first
        if not article.headline and article.body and first:
            said, details = "article without headline", {"number": number, "text": first.text[:30]}
            line = first.line
            told = Decision("headlines", line.number, line.page, said, details, 1.0, look=True)
            found.append(told)
    return found


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "rule": decision.rule,
        "line": decision.line,
        "page": decision.page,
        "what": decision.words("en"),
        "confidence": decision.confidence,
        "look": decision.look,
    }


def as_json(report: Report) -> str:
    """import-report.json."""
    account = report.account
    values = {
        "source": report.source,
        "counts": report.unit,
        "characters": {
            "read": account.read,
            "placed": account.placed,
            "dropped": account.read - account.placed,
        },
        "dropped": [
            {"text": d.text, "line": d.line, "page": d.page, "reason": d.why}
            for d in account.dropped
        ],
        "articles": [
            _article(article, file)
            for article, file in zip(report.issue.articles, report.files, strict=True)
        ],
        "look_at": [_decision(d) for d in report.look],
        "decisions": [_decision(d) for d in report.decisions],
        "changes": [
            {"rule": c.rule, "line": c.line, "before": c.before, "after": c.after}
            for c in report.changes
        ],
        "left_out": [
            {"text": out.text, "line": out.line, "reason": out.why} for out in report.left_out
        ],
        "notes": [message(f"import.{n.said}", n.details, "en") for n in report.notes],
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _article(article: ArticleDraft, file: str) -> dict[str, object]:
    first = article.first
    return {
        "file": file,
        "headline": " ".join(b.text for b in article.headline) or None,
        "byline": [b.text for b in article.byline],
        "paragraphs": len(article.body),
        "line": first.line.number if first else None,
    }
