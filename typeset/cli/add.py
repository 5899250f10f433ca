"""`typeset add`: more texts and photos for an issue that is there."""

from __future__ import annotations

from pathlib import Path

import click

from typeset.cli.boundary import show


@click.command("add")
@click.argument("issue", type=click.Path(path_type=Path))
@click.argument("raw", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--normalise", is_flag=True)
@click.option("-q", "--quiet", is_flag=True)
def add(issue: Path, raw: tuple[Path, ...], normalise: bool, quiet: bool) -> None:
    """Append the articles in RAW to ISSUE; all that its editor wrote stays as it is."""
    from typeset.diagnostics.messages import user_language
    from typeset.intake.adding import add_to_issue
    from typeset.intake.summary import summary

    report = add_to_issue(issue, raw, normalise=normalise)
    if not quiet:
        click.echo(summary(report, issue, user_language()))
    show(report.problems)
