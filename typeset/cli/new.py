"""`typesetter new`: an issue of one's own, begun from a layout's sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click


@click.command("new")
@click.argument("layout", required=False)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--language", metavar="TAG")
@click.option("--paper", metavar="NAME")
def new(layout: str | None, folder: Path | None, language: str | None, paper: str | None) -> None:
    """Begin an issue in FOLDER with the sample of LAYOUT; without either, list the layouts."""
    from typeset.diagnostics.messages import message, user_language
    from typeset.layout.samples import begin, layout_named

    if layout is None:
        click.echo("\n".join(_listed(Path.cwd())))
        return
    if folder is None:
        layout_named(layout, Path.cwd())
        raise click.UsageError(message("cli.folder-missing", {"layout": layout}, user_language()))
    begin(layout, folder, language, paper)
    click.echo(message("cli.begun", {"folder": folder}, user_language()))


def _listed(near: Path) -> Iterator[str]:
    """A line for each layout: its name, what it is, the languages of its samples."""
    from typeset.diagnostics.messages import user_language
    from typeset.layout.samples import samples
    from typeset.layout.shelves import available, described, find_layout

    names = available(near)
    width = max(map(len, names))
    for name in names:
        layout = find_layout(name, near)
        languages = ", ".join(samples(layout)) if layout else ""
        words = getattr(described(name, near), user_language())
        yield f"{name:{width}}  {words}  [{languages}]"
