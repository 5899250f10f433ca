"""What the import says of itself: the account, each decision, and the lines to look at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typeset.diagnostics.messages import message
from typeset.diagnostics.problems import Diagnostic
from typeset.intake.account import Account
from typeset.intake.draft import Decision
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.lexicon import SALUTATION
from typeset.intake.source import LeftOut, Note

REPORT = "import-report.json"
_EDITORS_NOTE = re.compile(
    "编者按|编者的话|[【〔]?(?:编者按|按语|开栏语|开篇的话)|[（(【〔]?(?:编者|編者|小编|编后|編後)[：:]"
)
_CALLS = re.compile("[^。，！？：,.!?:]{2,24},|[^。，！？：,.!?:]{2,8}：|To the Editor:")
"""`Kia ora Wheelers,`, `張太：`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One mending by `--normalise`: the rule's name, the line, what stood there, what stands."""

    rule: str
    line: int
    before: str
    after: str


@dataclass(frozen=True)
class FileReport:
    """What is to be said of one file that was read."""

    source: str
    unit: str
    account: Account
    decisions: tuple[Decision, ...]
    notes: tuple[Note, ...] = ()
    changes: tuple[Change, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def look(self) -> tuple[Decision, ...]:
        """The decisions that an editor should look at, in the order of the source."""
        return tuple(sorted((d for d in self.decisions if d.look), key=lambda d: d.line))


@dataclass(frozen=True)
class Report:
    """All that an editor may want to know of one import.

    Its files, what became of them, remarks on them together (`notes`), and the files that could not
    be read (`problems`).  `kept_in` is the file that has it whole.
    """

    parts: tuple[FileReport, ...]
    issue: IssueDraft
    files: tuple[str, ...]
    remarks: tuple[Note, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    kept_in: str = REPORT

    @property
    def account(self) -> Account:
        """The accounts of all parts as one."""
        accounts = [part.account for part in self.parts]
        dropped = tuple(drop for account in accounts for drop in account.dropped)
        return Account(sum(a.read for a in accounts), sum(a.placed for a in accounts), dropped)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on all parts."""
        return tuple(each for part in self.parts for each in part.decisions)

    @property
    def look(self) -> tuple[Decision, ...]:
        """The decisions that an editor should look at, part after part."""
        return tuple(each for part in self.parts for each in part.look)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The mendings in all parts."""
        return tuple(each for part in self.parts for each in part.changes)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What the readers of all parts left out."""
        return tuple(each for part in self.parts for each in part.left_out)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes on each part, then the remarks on all."""
        return (*(each for part in self.parts for each in part.notes), *self.remarks)


def _addresses(text: str) -> bool:
    """Whether a text without headline is plainly meant so: a letter, an editor's note."""
    forms = (SALUTATION.match(text), _EDITORS_NOTE.match(text), _CALLS.fullmatch(text))
    return any(found is not None for found in forms)


def missing_headlines(issue: IssueDraft, first: int = 1) -> list[Decision]:
    """A decision for each article without headline: it stays without one, and that is reported.

    `first` is the number of the first article.
    """
    found = []
    for number, article in enumerate(issue.articles, first):
        begins = article.first
        if not article.headline and article.body and begins and not _addresses(begins.text):
            said, details = "article without headline", {"number": number, "text": begins.text[:30]}
            line = begins.line
            decision = Decision("headlines", line.number, line.page, said, details, 1.0, look=True)
            found.append(decision)
    return found


def listed_once(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions; of those that list one line to look at, the last alone does."""
    last = {decision.line: at for at, decision in enumerate(decisions) if decision.look}
    return [
        decision._replace(look=decision.look and last[decision.line] == at)
        for at, decision in enumerate(decisions)
    ]


def as_json(report: Report) -> str:
    """import-report.json."""
    values: dict[str, object] = {"sources": [_part(part) for part in report.parts]}
    if len(report.parts) == 1:
        values = _part(report.parts[0])
    values["articles"] = [
        _article(article, file)
        for article, file in zip(report.issue.articles, report.files, strict=True)
    ]
    values["remarks"] = list(_notes(report.remarks))
    values["not_read"] = [
        {"file": p.position.file if p.position else "", "why": message(p.key, p.details, "en")}
        for p in report.problems
    ]
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _part(part: FileReport) -> dict[str, object]:
    account = part.account
    return {
        "source": part.source,
        "counts": part.unit,
        "characters": {
            "read": account.read,
            "placed": account.placed,
            "dropped": account.read - account.placed,
        },
        "dropped": [
            {"text": d.text, "line": d.line, "page": d.page, "reason": d.why}
            for d in account.dropped
        ],
        "left_out": [_left_out(out) for out in part.left_out],
        "look_at": [_decision(d) for d in part.look],
        "decisions": [_decision(d) for d in part.decisions],
        "changes": [
            {"rule": c.rule, "line": c.line, "before": c.before, "after": c.after}
            for c in part.changes
        ],
        "notes": list(_notes(part.notes)),
    }


def _left_out(out: LeftOut) -> dict[str, object]:
    found: dict[str, object] = {"text": out.text, "line": out.line, "reason": out.why}
    if out.page:
        found["page"] = out.page
    if out.place is not None:
        found["mm"] = {"left": out.place[0], "top": out.place[1]}
    return found


def _notes(notes: tuple[Note, ...]) -> Iterator[str]:
    for note in notes:
        yield message(f"import.{note.said}", note.details, "en")


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "rule": decision.rule,
        "line": decision.line,
        "page": decision.page,
        "what": decision.words("en"),
        "confidence": decision.confidence,
        "look": decision.look,
    }


def _article(article: ArticleDraft, file: str) -> dict[str, object]:
    first = article.first
    return {
        "file": file,
        "headline": " ".join(b.text for b in article.headline) or None,
        "byline": [b.text for b in article.byline],
        "paragraphs": len(article.body),
        "line": first.line.number if first else None,
    }
