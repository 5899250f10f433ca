"""Appends articles to an issue that exists; what its editor wrote stays byte for byte."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from typeset.intake.account import UnbalancedError
from typeset.intake.articles_list import with_articles, without_articles
from typeset.intake.characters import squeeze
from typeset.intake.duplicates import KnownArticle
from typeset.intake.errors import refuse
from typeset.intake.folder import file_names, write_articles
from typeset.intake.folder_swap import new_folder, take_over
from typeset.intake.importing import many
from typeset.intake.inputs import gathered
from typeset.intake.languages import name_languages
from typeset.intake.readback import check_written, plain
from typeset.intake.report import Report, as_json
from typeset.intake.source import Note
from typeset.issue import load
from typeset.issue.unwritten import is_placeholder

_REPORT = "add-report"


def add_to_issue(issue: Path, raw: Sequence[Path], *, normalise: bool = False) -> Report:
    """Appends what the files hold to the issue at `issue` (its folder or its manifest).

    Its manifest gets one line for each new article, loses those of placeholders, and is otherwise
    the same, byte for byte; other files are not touched.  Raises IssueError, and adds nothing, if
    the issue does not load or nothing can be read."""
    there = load(issue)
    folder, manifest = there.root, there.path
    report, sources = many(
        gathered(raw),
        normalise,
        article=_next(folder / "articles", "*.md"),
        picture=_next(folder / "images", "*"),
        known=[
            KnownArticle(
                each.file, squeeze(each.about.headline or ""), squeeze("".join(plain(each.body)))
            )
            for each in there.articles
        ],
    )
    first = _next(folder / "articles", "*.md")
    files = file_names(report.issue, first)
    text = with_articles(manifest.read_bytes(), files)
    if text is None:
        raise refuse("intake.no-list", manifest.name)
    if files:
        placeholders = [each.file for each in there.articles if is_placeholder(each)]
        text, gone = without_articles(text, placeholders)
        notes = tuple(Note("placeholder gone", {"file": file}) for file in gone)
        report = replace(report, remarks=(*report.remarks, *notes))
    name_languages(report.issue.articles, there.manifest.language)
    try:
        kept = _free(sources, folder)
        return _written(report, kept, folder, (manifest.name, text), first, raw[0].name)
    except UnbalancedError as error:
        raise refuse("intake.unbalanced", raw[0].name, reason=str(error)) from error


def _next(folder: Path, pattern: str) -> int:
    """The number behind the highest that a file's name begins with."""
    names = (item.name for item in folder.glob(pattern)) if folder.is_dir() else ()
    numbers = [int(found[0]) for name in names if (found := re.match(r"\d{1,6}", name))]
    return max(numbers, default=0) + 1


def _free(sources: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The raw texts to keep, by names that are free in the issue's folder."""
    free: dict[str, bytes] = {}
    for name, data in sources.items():
        stem, _, suffix = name.rpartition(".")
        number, chosen = 1, name
        while (folder / chosen).exists() or chosen in free:
            number += 1
            chosen = f"{stem}-{number}.{suffix}"
        free[chosen] = data
    return free


def _written(
    report: Report,
    sources: dict[str, bytes],
    folder: Path,
    manifest: tuple[str, bytes],
    first: int,
    raw: str,
) -> Report:
    """Tries it in a copy of the issue; then moves the new files in, the manifest last."""
    files = file_names(report.issue, first)
    copy = new_folder(folder)
    try:
        take_over(folder, copy, "")
        before = {item.relative_to(copy) for item in copy.rglob("*")}
        write_articles(copy, report.issue, files, sources, raw)
        (copy / manifest[0]).write_bytes(manifest[1])
        dropped = check_written(copy, report.issue, first, manifest[0])
        notes = (Note("form dropped", {"file": each}) for each in dropped)
        remarks = (*report.remarks, *notes)
        report = replace(report, files=files, remarks=remarks, kept_in=_free_report(folder))
        (copy / report.kept_in).write_text(as_json(report), encoding="utf-8")
        new = [item for item in sorted(copy.rglob("*")) if item.relative_to(copy) not in before]
        for item in new:
            target = folder / item.relative_to(copy)
            if item.is_dir():
                target.mkdir(exist_ok=True)
            else:
                item.rename(target)
        (copy / manifest[0]).rename(folder / manifest[0])
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return report


def _free_report(folder: Path) -> str:
    number = 1
    while (folder / f"{_REPORT}-{number}.json").exists():
        number += 1
    return f"{_REPORT}-{number}.json"
