"""`typesetter import`: raw texts become an issue's folder."""

from __future__ import annotations

from pathlib import Path

import click

from typeset.cli.boundary import show


@click.command("import")
@click.argument("raw", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="The issue's folder to make.",
)
@click.option(
    "--force", is_flag=True, help="Replace the articles of an issue that is there already."
)
@click.option(
    "--normalise", is_flag=True, help="Mend punctuation, quotes and spaces; show each change."
)
@click.option(
    "--like",
    type=click.Path(path_type=Path, exists=True),
    metavar="EARLIER",
    help="An earlier issue, a folder of them, or a profile.yaml: the text is built as these were.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
def import_(
    raw: tuple[Path, ...],
    target: Path,
    force: bool,
    normalise: bool,
    like: Path | None,
    quiet: bool,
) -> None:
    """Make an issue's folder of RAW: texts, Word files, PDFs, web pages, letters or photos.

    Folders and archives of these will do, too.
    """
    from typeset.diagnostics.messages import user_language
    from typeset.intake.importing import import_issue
    from typeset.intake.summary import summary

    report = import_issue(raw, target, force=force, normalise=normalise, like=like)
    if not quiet:
        click.echo(summary(report, target, user_language()))
    show(report.problems)
