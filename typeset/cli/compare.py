"""`typesetter compare`: how two PDFs differ, to the eye and in their text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from typeset.cli.amounts import Amount

if TYPE_CHECKING:
    from typeset.archive.compare import Difference

MOST_CHANGES = 20
"""The changes of the text that are shown; two issues that have nothing in common differ in all."""
LONGEST = 60
"""Characters of a change that are shown."""

PDF = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=PDF)
@click.argument("new", type=PDF)
@click.option("-p", "--pictures", type=click.Path(path_type=Path))
@click.option(
    "--threshold",
    type=Amount(),
    default=0.0,
    metavar="PERCENT",
)
def compare(old: Path, new: Path, pictures: Path | None, threshold: float) -> None:
    """Compare two PDFs page by page."""
    from typeset.archive.differences import files
    from typeset.archive.terminal import say
    from typeset.press import write_whole

    difference = _compared(old, new)
    if difference is None:
        click.echo(say("same"))
        return
    _tell(difference)
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        for name, data in files(difference, "").items():
            write_whole(pictures / name, data)
    raise SystemExit(1 if difference.share * 100 > threshold or threshold == 0 else 0)


def _compared(old: Path, new: Path) -> Difference | None:
    from typeset.archive import compare as comparing
    from typeset.diagnostics.problems import Diagnostic, IssueError

    try:
        return comparing.compare(old.read_bytes(), new.read_bytes())
    except comparing.NotAPdf as error:
        file = (old, new)[error.which]
        details: dict[str, object] = {"file": file, "problem": error}
        raise IssueError([Diagnostic("archive.not-a-pdf", None, details)]) from error


def _tell(difference: Difference) -> None:
    from typeset.archive.terminal import say

    pages, pages_now = difference.pages_before, difference.pages_after
    if pages != pages_now:
        click.echo(say("pages-changed", before=pages, after=pages_now))
    for page in difference.pages:
        key = "page-changed-text" if page.text_changed else "page-changed"
        click.echo(say(key, page=page.page, share=f"{page.share:.2%}"))
    for change in difference.text[:MOST_CHANGES]:
        before, after = _excerpt(change.before), _excerpt(change.after)
        click.echo(say("text-changed", before=before, after=after))
    if (more := len(difference.text) - MOST_CHANGES) > 0:
        click.echo(say("texts-more", count=more))


def _excerpt(text: str) -> str:
    """The text, or its beginning and its end."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"
