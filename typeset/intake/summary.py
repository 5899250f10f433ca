"""The import's report in a few lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from typeset.intake.account import Account, Dropped
from typeset.intake.report import Report

_MOST = 6
"""Of each kind of dropped characters and of changes, so many are shown; the report has all."""


def summary(report: Report, target: Path) -> str:
    """The account, the articles, what to look at."""
    lines = [account_line(report.account), f"{target}: {len(report.files)} articles"]
    lines += _articles(report)
    lines += [f"  {report.unit} {d.line}: {d.what}" for d in report.look]
    for change in report.changes[:_MOST]:
        lines.append(
            f"  {report.unit} {change.line}: {change.rule}: {change.before} → {change.after}"
        )
    return "\n".join([*lines, *report.notes])


def _articles(report: Report) -> Iterator[str]:
    for article, file in zip(report.issue.articles, report.files, strict=True):
        headline = " ".join(block.text for block in article.headline) or "(no headline)"
        yield f"  {file}  {headline}"


def account_line(account: Account) -> str:
    """`6,412 characters read, 6,411 placed, 1 dropped: page number '2' at line 39`."""
    dropped = account.read - account.placed
    line = f"{account.read:,} characters read, {account.placed:,} placed, {dropped:,} dropped"
    kinds = groupby(sorted(account.dropped, key=lambda d: d.why), key=lambda d: d.why)
    shown = "; ".join(_kind(why, list(group)) for why, group in kinds)
    return f"{line}: {shown}" if shown else line


def _kind(why: str, dropped: list[Dropped]) -> str:
    places = [f"{d.text!r} at line {d.line}" for d in dropped[:_MOST]]
    more = f" and {len(dropped) - _MOST} more" if len(dropped) > _MOST else ""
    return f"{why} {', '.join(places)}{more}"
