"""From a raw text to an issue's folder: read, recognise, account, write, read back, move."""

from __future__ import annotations

import shutil
from pathlib import Path

from typeset.intake.account import UnbalancedError, balance
from typeset.intake.articles import gather
from typeset.intake.contributions import as_article, holds_an_issue
from typeset.intake.draft import Draft
from typeset.intake.errors import refuse
from typeset.intake.folder import REPORT, beside, check_free, move, write_into
from typeset.intake.issue_draft import IssueDraft
from typeset.intake.manifest import manifest
from typeset.intake.readback import check_written
from typeset.intake.readers import read
from typeset.intake.recogniser import recognise
from typeset.intake.report import Change, Report, as_json, missing_headlines
from typeset.intake.source import Source


def import_issue(
    raw: Path, target: Path, *, force: bool = False, normalise: bool = False
) -> Report:
    """Makes the issue folder `target` of the raw text `raw`.

    Raises IssueError, and leaves the target as it was, if the text cannot be read, holds no
    article,
    or the account of its characters does not balance."""
    check_free(target, force)
    source = read(raw)
    single = not holds_an_issue(source)
    draft = as_article(source) if single else recognise(source)
    try:
        report = _assembled(source, draft, normalise, single)
        return _written(source, report, target)
    except UnbalancedError as error:
        raise refuse("intake.unbalanced", raw.name, reason=str(error)) from error


def _assembled(source: Source, draft: Draft, normalise: bool, single: bool) -> Report:
    account = balance(source, draft.blocks)
    changes: tuple[Change, ...] = ()
    if normalise:
        from typeset.intake.normalise import normalised

        draft, changes = normalised(draft)
    articles, others = gather(draft.blocks, single=single)
    if not articles:
        raise refuse("intake.no-text", source.name)
    issue = IssueDraft(manifest(others), articles, others, source.pictures)
    decisions = (*draft.decisions, *missing_headlines(issue))
    return Report(
        source.name,
        source.unit,
        account,
        issue,
        (),
        decisions,
        source.notes,
        changes,
        source.left_out,
    )


def _written(source: Source, report: Report, target: Path) -> Report:
    from dataclasses import replace

    temporary = beside(target)
    try:
        suffix = Path(source.name).suffix.lower() or ".txt"
        files = write_into(
            temporary, report.issue, _language(report.issue), (f"source{suffix}", source.data)
        )
        check_written(temporary, report.issue)
        report = replace(report, files=files)
        (temporary / REPORT).write_text(as_json(report), encoding="utf-8")
        move(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return report


def _language(issue: IssueDraft) -> str:
    from typeset.intake.characters import is_chinese

    text = "".join(block.text for article in issue.articles for block in article.body[:3])
    return "zh-CN" if is_chinese(text) or not text else "en"
