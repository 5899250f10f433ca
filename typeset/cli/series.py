"""`typesetter series`: the rhythm of each series below a folder, its gaps, and what comes next."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typeset.series.rhythm import Rhythm
    from typeset.series.survey import MissingIssues, Series


@click.command("series")
@click.argument(
    "archive", type=click.Path(exists=True, file_okay=False, path_type=Path), default="."
)
def series(archive: Path) -> None:
    """Say how often each series below ARCHIVE comes out, what is missing, and what comes next."""
    from typeset.diagnostics.problems import Diagnostic, IssueError
    from typeset.series.facts import series_below
    from typeset.series.survey import Series

    found = series_below(archive.resolve())
    if not found:
        raise IssueError([Diagnostic("series.none", None, {"path": archive})])
    for title, issues in found.items():
        click.echo(title or "—")
        for line in _lines(Series(issues)):
            click.echo(f"  {line}")


def shown(path: Path) -> str:
    """A path as it is typed here: relative, where it lies below the working folder."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def worded_rhythm(rhythm: Rhythm) -> str:
    """The rhythm in the user's language."""
    from typeset.diagnostics.messages import message, user_language

    details = {"days": rhythm.days, "months": rhythm.months, "on": ", ".join(map(str, rhythm.on))}
    return message(f"series.{rhythm.name}", details, user_language())


def _lines(series: Series) -> Iterator[str]:
    from typeset.diagnostics.messages import message, user_language
    from typeset.series.folders import next_folder

    def say(name: str, **details: object) -> str:
        return message(f"series.{name}", details, user_language())

    issues = series.issues
    first, last = issues[0], issues[-1]
    span = " — ".join(dict.fromkeys((_label(first), _label(last))))
    yield say("count", count=len(issues), span=span)
    if len({each.date for each in issues if each.date}) > 1:
        yield say("rhythm", rhythm=worded_rhythm(series.rhythm))
    for gap in series.gaps:
        yield say(
            "gap",
            missing=_listed(gap),
            before=os.path.relpath(gap.before.folder),
            after=os.path.relpath(gap.after.folder),
        )
    for one, other in series.twice:
        folders = (os.path.relpath(each.folder) for each in (one, other))
        yield say("twice", number=one.number, folders=", ".join(folders))
    coming = series.after(last)
    facts = _joined((coming.number, coming.date))
    yield say("next", facts=facts, folder=shown(next_folder(last, coming, issues)))


def _label(facts: object) -> str:
    number, date = getattr(facts, "number", None), getattr(facts, "date", None)
    return _joined((number, date)) or getattr(facts, "folder", Path()).name


def _joined(parts: Iterable[object]) -> str:
    return " · ".join(str(part) for part in parts if part is not None)


def _listed(gap: MissingIssues) -> str:
    return ", ".join(map(str, gap.numbers or gap.dates))
