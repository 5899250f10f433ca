"""The next issue of a series, begun where an earlier one ended."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.files.issue_files import is_replaced
from typeset.issue.dates import PartialDate, rewritten
from typeset.issue.schema import BESIDE, MODELINE, put_beside
from typeset.issue.yaml_tree import Path as TreePath
from typeset.issue.yaml_tree import YamlTree
from typeset.series.discover import MANIFEST
from typeset.series.facts import IssueFacts, facts_of, in_order, part_of, series_below, tree_of
from typeset.series.folders import next_folder
from typeset.series.manifest_text import files_named, with_values
from typeset.series.next_articles import NextArticle, next_articles, write_articles
from typeset.series.numbers import with_ordinal
from typeset.series.past_dates import PastDate, past_dates
from typeset.series.rhythm import Rhythm
from typeset.series.survey import ComingIssue, Series

STANDING_FOLDERS = ("layouts", "fonts")
"""Folders of an issue that are no part of its text."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Begun:
    """What `begin` made."""

    folder: Path
    coming: ComingIssue
    rhythm: Rhythm
    articles: tuple[NextArticle, ...]
    past: tuple[PastDate, ...]


def begin(
    earlier: Path,
    folder: Path | None = None,
    number: int | None = None,
    date: PartialDate | None = None,
) -> Begun:
    """Begin the issue after `earlier`, an issue or a folder of them (then after the last of them).

    Number, total and date are the next; masthead, editors, distribution and options stay as they
    are written, and so do adverts, notices and what repeats (see `standing`).  The other articles
    are those of the standing columns, yet to be written.  `number` and `date` go before what the
    series shows.  Raises IssueError where there is no issue, or where the folder is in use.
    """
    last, issues = _earlier(earlier)
    series = Series(issues)
    coming = series.after(last)
    if number is not None or date is not None:
        coming = replace(coming, number=number or coming.number, date=date or coming.date)
    target = folder or next_folder(last, coming, issues)
    _refuse_if_used(target)
    tree = tree_of(last.folder / MANIFEST)
    assert tree is not None
    articles = next_articles(tree, last, coming.date, issues)
    parent = target.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent) as workplace:
        begun = Path(workplace) / target.name
        begun.mkdir()
        _copy_standing(tree, last.folder, begun)
        write_articles(articles, last.folder, begun)
        values = dict(_changes(tree, last, coming, series.rhythm))
        text = with_values(tree, values, [each.entry for each in articles])
        (begun / MANIFEST).write_text(_with_schema(text, begun, target), encoding="utf-8")
        past = tuple(_past(begun, articles, coming.date, values))
        begun.replace(target)
    return Begun(target, coming, series.rhythm, articles, past)


def _earlier(path: Path) -> tuple[IssueFacts, tuple[IssueFacts, ...]]:
    """The issue at `path`, or the last one below it; and its series, up to it."""
    folder = path.parent if path.name == MANIFEST else path
    folder = folder.resolve()
    if (folder / MANIFEST).is_file():
        last = facts_of(folder)
        around = _around(folder) if last else ()
        same = [each for each in around if last and each.title == last.title]
    else:
        series = max(series_below(folder).values(), key=len, default=())
        last, same = (series[-1] if series else None), list(series)
    if last is None:
        raise IssueError([Diagnostic("series.no-issue", None, {"path": path}, "series.hint-issue")])
    issues = in_order({each.folder: each for each in (*same, last)}.values())
    return last, issues[: issues.index(last) + 1]


def _around(folder: Path) -> tuple[IssueFacts, ...]:
    """The issues beside `folder`; where the one above it is a year's, those of the other years."""
    above = folder.parent
    manifests = [*above.glob(f"[!.]*/{MANIFEST}")]
    if _YEAR.search(above.name):
        manifests += above.parent.glob(f"[!.]*/[!.]*/{MANIFEST}")
    folders = {each.parent for each in manifests if not is_replaced(each.parent.name)}
    found = map(facts_of, sorted(folders))
    return tuple(each for each in found if each)


def _refuse_if_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise IssueError([Diagnostic("series.folder-used", None, {"folder": folder})])


def _past(
    issue: Path,
    articles: tuple[NextArticle, ...],
    date: PartialDate | None,
    changed: Mapping[TreePath, str],
) -> Iterator[PastDate]:
    """The days that are over, in what the manifest and the articles that stay say."""
    tree = tree_of(issue / MANIFEST)
    if tree is None or date is None:
        return
    for path, (start, end) in tree.values.items():
        is_text = isinstance(tree.at(path), str)
        if is_text and path not in changed and path[0] != "articles":
            line = tree.source.position(start).line
            yield from past_dates(MANIFEST, tree.source.text[start:end], date, line)
    for article in articles:
        if article.stays:
            yield from past_dates(article.file, article.text, date)


def _with_schema(text: str, begun: Path, target: Path) -> str:
    """The manifest's text; a schema that its first line does not find is put beside it."""
    first, newline, rest = text.partition("\n")
    named = first.partition("$schema=")[2].strip()
    if not named or "://" in named or (begun / named).is_file():
        return text
    if Path(os.path.normpath(target.absolute() / named)).is_file():
        return text
    put_beside(begun / MANIFEST)
    return MODELINE + newline + rest


def _copy_standing(tree: YamlTree, source: Path, target: Path) -> None:
    """The files that stay: those that the manifest names, its schema, an issue's own layouts."""
    names = files_named(tree, source) | ({BESIDE} if (source / BESIDE).is_file() else set())
    for name in sorted(names):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)
    for name in STANDING_FOLDERS:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)


def _changes(
    tree: YamlTree, last: IssueFacts, coming: ComingIssue, rhythm: Rhythm
) -> Iterator[tuple[TreePath, str]]:
    """What the manifest says otherwise than the last one's."""
    masthead, printed = part_of(tree, "masthead") or {}, part_of(tree, "printed") or {}
    if coming.number is not None and last.number is not None:
        year = coming.date.year if coming.date else None
        changed = with_ordinal(last.number, coming.number, year, int(coming.is_first_of_year))
        yield ("masthead", "number"), changed
    if coming.total is not None:
        yield ("masthead", "total"), str(coming.total)
    date = masthead.get("date")
    if coming.date and isinstance(date, str):
        yield ("masthead", "date"), rewritten(date, coming.date)
    date = printed.get("date")
    if coming.date and isinstance(date, str):
        yield ("printed", "date"), _shifted(date, last, coming, rhythm)


def _shifted(text: str, last: IssueFacts, coming: ComingIssue, rhythm: Rhythm) -> str:
    """A date that stands beside the issue's, moved on as that is."""
    from typeset.issue.dates import parse_date

    try:
        date = parse_date(text)
    except ValueError:
        return text
    if last.date == date and coming.date:
        return rewritten(text, coming.date)
    return rewritten(text, rhythm.after(date))
