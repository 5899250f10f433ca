"""What a run says on the terminal, in the editor's language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from typeset.archive.stale import Reason
from typeset.archive.survey import Survey, Verdict
from typeset.diagnostics.messages import message, user_language

if TYPE_CHECKING:
    from typeset.archive.progress import Bar
    from typeset.diagnostics.problems import Diagnostic


def say(key: str, **details: object) -> str:
    """The message `archive.<key>` in the user's language."""
    return message(f"archive.{key}", details, user_language())


def explain(found: Survey) -> None:
    """One line for each issue: why it is built, or that it need not be."""
    for verdict in found.verdicts:
        click.echo(f"{verdict.entry.name}: {_why(verdict)}")


def _why(verdict: Verdict) -> str:
    if not verdict.selected:
        return say("left-alone")
    return "; ".join(_because(reason) for reason in verdict.reasons) or say("current")


def _because(reason: Reason) -> str:
    return say(f"because-{reason.kind}", what=reason.what)


def would_build(found: Survey) -> None:
    """The summary of a dry run."""
    click.echo(say("would-build", total=len(found.verdicts), stale=len(found.stale)))


def show(bar: Bar, name: str, said: tuple[Diagnostic, ...], archive: Path) -> None:
    """What is wrong with an issue, as `compile` says it, under the issue's name."""
    from typeset.diagnostics.report import as_text

    if said:
        bar.print(f"{name}:\n{as_text(said, root=archive / name)}")


def unsearched(found: Survey, archive: Path) -> None:
    """The folders that could not be searched."""
    from typeset.diagnostics.report import as_text

    if found.unsearched:
        click.echo(as_text(found.unsearched, root=archive), err=True, nl=False)


def removed(names: Iterable[str], pruned: bool) -> None:
    """The issues that are gone, and whether their outputs are too."""
    for name in names:
        click.echo(say("pruned" if pruned else "removed", name=name))


def summary(found: Survey, built: int, failed: int) -> None:
    """The last line of a run."""
    total = len(found.verdicts)
    current = total - built - failed
    click.echo(say("summary", total=total, built=built, current=current, failed=failed))


def warned(count: int, output: Path) -> None:
    """How many warnings the report has on all issues, and where it is."""
    if count:
        click.echo(say("warned", count=count, report=output / "index.html"))
