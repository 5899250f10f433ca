"""`typesetter review`: what was changed in a Word file that came back, and take it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from typeset.cli.wrong_values import beyond, unlike

if TYPE_CHECKING:
    from typeset.issue import Issue
    from typeset.outputs.review.proposals import Proposal


def _numbers(_: click.Context, __: click.Parameter, value: str | None) -> str | set[int] | None:
    if value is None or value == "all":
        return value
    try:
        return {int(number) for number in value.split(",")}
    except ValueError as error:
        raise unlike(value, ("all", "1", "1,3,5")) from error


@click.command()
@click.argument("returned", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("issue", type=click.Path(path_type=Path))
@click.option(
    "--accept",
    callback=_numbers,
    metavar="NUMBERS",
)
@click.option("--json", "as_json", is_flag=True)
def review(returned: Path, issue: Path, accept: str | set[int] | None, as_json: bool) -> None:
    """Show what was changed in RETURNED, a .docx of `compile --format docx`, against ISSUE."""
    from typeset.diagnostics.messages import user_language
    from typeset.issue import load
    from typeset.outputs.edition import edition_of
    from typeset.outputs.review import showing
    from typeset.outputs.review.proposals import proposals

    loaded = load(issue)
    found = proposals(returned, edition_of(loaded))
    if as_json:
        click.echo(json.dumps(showing.as_json(found), ensure_ascii=False, indent=2))
    else:
        click.echo(showing.as_text(found, user_language()), nl=False)
    if accept is not None:
        _accept(returned, loaded, found, accept)


def _accept(returned: Path, issue: Issue, found: list[Proposal], accept: str | set[int]) -> None:
    from typeset.diagnostics.messages import message, user_language
    from typeset.outputs.review.accepting import take
    from typeset.outputs.review.showing import as_text

    numbered = dict(enumerate(found, 1))
    if isinstance(accept, set) and (unknown := accept - numbered.keys()):
        raise beyond(min(unknown), 1, len(found), "--accept")
    chosen = [each for n, each in numbered.items() if accept == "all" or n in accept]
    done = take(returned, issue, chosen, found)
    language = user_language()
    click.echo(message("outputs.taken", {"count": len(done.taken)}, language), err=True)
    left = [each for each in done.left if each.kind != "comment"]
    if left:
        click.echo(message("outputs.by-hand", {"count": len(left)}, language), err=True)
        click.echo(as_text(left, language), err=True, nl=False)
