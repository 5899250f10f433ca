"""`typesetter preview`: the page itself, live in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from typeset.cli.window import until_interrupted, window_options
from typeset.preview.starting import start_worker


@click.command()
@click.argument("issue", type=click.Path(exists=True, path_type=Path), default=".")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--editor")
@click.option("--at", metavar="FILE:LINE")
@window_options
def preview(
    issue: Path,
    port: int,
    host: str,
    no_browser: bool,
    editor: str | None,
    at: str | None,
    poll: bool,
    limit: float,
) -> None:
    """Show ISSUE (a folder or its manifest) in the browser, and keep it true while you edit."""
    worker = start_worker()  # before all else: it is the longest to wake

    from typeset.preview.editor import chosen_editor
    from typeset.preview.session import Options, serve

    chosen_editor(editor)  # is reported before anything is served
    manifest = issue / "issue.yaml" if issue.is_dir() else issue
    options = Options(host, port, not no_browser, editor, at, poll, limit)
    until_interrupted(serve(manifest.resolve(), options, worker, click.echo), options)
