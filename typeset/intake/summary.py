"""The import's report in a few lines for the terminal, in the editor's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from typeset.diagnostics.messages import Language, message
from typeset.intake.account import Account, Dropped
from typeset.intake.report import FileReport, Report
from typeset.intake.source import LeftOut

_MOST = 6
"""Of each kind of dropped characters and of changes, this number is shown; the report has all."""

_LEFT_OUT = 40
"""The characters that are shown of what was left out."""

_PLACES = {"line": "at line", "paragraph": "at paragraph"}
"""What the numbers of a source count."""


def summary(report: Report, target: Path, language: Language) -> str:
    """The account, the articles, what to look at."""
    return "\n".join(_Summary(language).lines(report, target))


@dataclass(frozen=True)
class _Summary:
    """Words a report in one language."""

    language: Language

    def say(self, name: str, /, **details: object) -> str:
        return message(f"import.{name}", details, self.language)

    def lines(self, report: Report, target: Path) -> Iterator[str]:
        yield self.account(report.account)
        yield self.say("articles", folder=target, count=len(report.files))
        for article, file in zip(report.issue.articles, report.files, strict=True):
            headline = " ".join(block.text for block in article.headline)
            byline = self.say("between places").join(block.text for block in article.byline)
            yield f"  {file}  {headline or self.say('no-headline')}{byline and f'  {byline}'}"
        for part in report.parts:
            lines = list(self.part(part, report.kept_in))
            if len(report.parts) > 1 and lines:
                yield self.say("file", file=part.source)
            yield from lines
        for note in report.remarks:
            yield self.say(note.said, **note.details)

    def part(self, part: FileReport, kept_in: str) -> Iterator[str]:
        """What is to be looked at in one file; `kept_in` has all of it."""
        unit = _PLACES[part.unit]
        for decision in part.look:
            place, what = self.say(unit, number=decision.line), decision.words(self.language)
            yield f"  {self.say('entry', place=place, what=what)}"
        for change in part.changes[:_MOST]:
            place = self.say(unit, number=change.line)
            changed = f"{change.before} → {change.after}"
            rule = self.say("entry", place=self.say(change.rule), what=changed)
            yield f"  {self.say('entry', place=place, what=rule)}"
        if len(part.changes) > _MOST:
            yield self.say("more changes", count=len(part.changes), report=kept_in)
        for out in part.left_out[:_LEFT_OUT]:
            place, what = self.where(out, unit), self.say(out.why, text=_short(out.text))
            yield f"  {self.say('entry', place=place, what=what)}"
        if len(part.left_out) > _LEFT_OUT:
            more = len(part.left_out) - _LEFT_OUT
            yield self.say("more left out", count=more, report=kept_in)
        for note in part.notes:
            yield f"  {self.say(note.said, **note.details)}"

    def where(self, out: LeftOut, unit: str) -> str:
        """Where a text stands: its line, or its place on its page."""
        if out.place is not None:
            return self.say("at place", page=out.page, left=out.place[0], top=out.place[1])
        if out.page:
            return self.say("at page", page=out.page)
        return self.say(unit, number=out.line)

    def account(self, account: Account) -> str:
        """`6,412 characters read, 6,411 placed, 1 dropped: page number '2' at line 39`."""
        dropped = account.read - account.placed
        counts = self.say("account", read=account.read, placed=account.placed, dropped=dropped)
        kinds = groupby(sorted(account.dropped, key=lambda d: d.why), key=lambda d: d.why)
        reasons = [self.reason(why, list(group)) for why, group in kinds]
        if not reasons:
            return counts
        joined = self.say("between reasons").join(reasons)
        return self.say("reasons", account=counts, reasons=joined)

    def reason(self, why: str, dropped: list[Dropped]) -> str:
        shown = [
            self.say("what is where", text=d.text, place=self.say("at line", number=d.line))
            for d in dropped[:_MOST]
        ]
        more = self.say("more", count=len(dropped) - _MOST) if len(dropped) > _MOST else ""
        return f"{self.say(why)} {self.say('between places').join(shown)}{more}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "…"
