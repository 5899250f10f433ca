"""`typesetter next`: the next issue of a series."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from typeset.cli.wrong_values import unlike

if TYPE_CHECKING:
    from typeset.issue.dates import PartialDate


def as_date(_: click.Context, __: click.Parameter, value: str | None) -> PartialDate | None:
    """A date as manifests have them; anything else is a usage error."""
    from typeset.issue.dates import parse_date

    try:
        return parse_date(value) if value else None
    except ValueError as error:
        raise unlike(value, ("2024", "2024-04", "2024-04-05")) from error


@click.command("next")
@click.argument("earlier", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--number", type=click.IntRange(1), metavar="N")
@click.option("--date", callback=as_date)
def next_(earlier: Path, folder: Path | None, number: int | None, date: PartialDate | None) -> None:
    """Begin the issue after EARLIER (an issue, or a folder of issues: after its last) in FOLDER."""
    from typeset.cli.series import shown, worded_rhythm
    from typeset.diagnostics.messages import message, user_language
    from typeset.series.next_issue import begin

    begun = begin(earlier, folder, number, date)
    language, coming = user_language(), begun.coming
    facts = [str(coming.number or ""), str(coming.date or ""), worded_rhythm(begun.rhythm)]
    details = {
        "folder": shown(begun.folder),
        "facts": " · ".join(each for each in facts if each),
        "articles": sum(not each.stays for each in begun.articles),
    }
    click.echo(message("series.begun", details, language))
    if kept := [each.file for each in begun.articles if each.stays]:
        click.echo(message("series.kept", {"files": ", ".join(kept)}, language))
    if begun.past:
        days = "\n".join(f"  {each.file}:{each.line}  {each.text}" for each in begun.past)
        click.echo(message("series.past", {"days": days}, language))
