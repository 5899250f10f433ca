"""`typesetter preview`: the page itself, live in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from typeset.cli.window import window_options
from typeset.preview.starting import start_worker


@click.command()
@click.argument("issue", type=click.Path(exists=True, path_type=Path), default=".")
@click.option("--host", default="127.0.0.1", show_default=True, help="Who else may look at it.")
@click.option("--editor", help="The command that opens a source file: code, subl, kate …")
@click.option("--at", metavar="FILE:LINE", help="Show this place first: articles/02.md:14")
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

    import asyncio

    from typeset.preview.editor import chosen_editor
    from typeset.preview.session import Options, serve

    chosen_editor(editor)  # is reported before anything is served
    manifest = issue / "issue.yaml" if issue.is_dir() else issue
    options = Options(host, port, not no_browser, editor, at, poll, limit)
    try:
        asyncio.run(serve(manifest.resolve(), options, worker, click.echo))
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        raise click.ClickException(f"{host}:{port}: {error.strerror}") from error
