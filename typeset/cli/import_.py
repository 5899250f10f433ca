"""`typesetter import`: raw texts become an issue's folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from typeset.cli.boundary import show

if TYPE_CHECKING:
    from typeset.intake.report import Report


@click.command("import")
@click.argument("raw", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
)
@click.option("--force", is_flag=True)
@click.option("--normalise", is_flag=True)
@click.option(
    "--like",
    type=click.Path(path_type=Path, exists=True),
    metavar="EARLIER",
)
@click.option("-q", "--quiet", is_flag=True)
def import_(
    raw: tuple[Path, ...],
    target: Path,
    force: bool,
    normalise: bool,
    like: Path | None,
    quiet: bool,
) -> None:
    """Make an issue's folder of RAW: texts, Word files, PDFs, web pages, letters or photos."""
    from typeset.diagnostics.messages import user_language
    from typeset.intake.importing import import_issue
    from typeset.intake.inputs import are_pieces
    from typeset.intake.summary import summary

    if like is not None and are_pieces(raw):
        report = _after(like, raw, target, normalise)
    else:
        report = import_issue(raw, target, force=force, normalise=normalise, like=like)
    if not quiet:
        click.echo(summary(report, target, user_language()))
    show(report.problems)


def _after(like: Path, raw: tuple[Path, ...], target: Path, normalise: bool) -> Report:
    """The pieces as the issue after `like`, as `next` begins it: whole, or nothing at all."""
    from typeset.intake.adding import add_to_issue
    from typeset.intake.folder import check_free
    from typeset.intake.folder_swap import new_folder, sweep
    from typeset.series.next_issue import begin

    check_free(target, force=False)
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    sweep(target)
    new = new_folder(target)
    try:
        begin(like, new)
        report = add_to_issue(new, raw, normalise=normalise)
        new.rename(target)
        return report
    finally:
        shutil.rmtree(new, ignore_errors=True)
