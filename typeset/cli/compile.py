"""`typeset compile`: an issue becomes a PDF."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("compile")
@click.argument("issue", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The PDF to write.")
@click.option("--strict", is_flag=True, help="Let warnings fail the compile.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
def compile_(issue: Path, output: Path | None, strict: bool, quiet: bool) -> None:
    """Compile ISSUE (its folder or its issue.yaml) into a PDF."""
    from typeset.issue import load
    from typeset.layout import compose
    from typeset.press import paginate, publish

    loaded = load(issue)
    target = output or Path("build") / f"{loaded.root.name}.pdf"
    pages = paginate(compose(loaded))
    publish(pages, target)
    if not quiet:
        click.echo(f"{target}: {pages.count}")
