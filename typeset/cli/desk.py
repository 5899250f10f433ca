"""`typesetter desk`: the whole job in the browser, on plain files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from typeset.cli.window import until_interrupted, window_options
from typeset.preview.starting import start_worker


@click.command()
@click.argument("issue", type=click.Path(exists=True, path_type=Path), default=".")
@window_options
@click.option("--install", is_flag=True)
def desk(issue: Path, port: int, no_browser: bool, poll: bool, limit: float, install: bool) -> None:
    """Open ISSUE (a folder or its manifest) in the browser, to edit it beside its true pages."""
    if install:
        _install(issue.resolve())
        return
    wanted = {"port": port, "browser": not no_browser, "poll": poll, "limit": limit}
    if issue.is_dir() and not (issue / "issue.yaml").exists():
        _open_shelf(issue.resolve(), wanted)
    else:
        _open_issue((issue / "issue.yaml" if issue.is_dir() else issue).resolve(), wanted)


def _install(folder: Path) -> None:
    from typeset.desk import desktop_entry

    try:
        click.echo(f"{desktop_entry.install(folder)}")
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


def _open_shelf(folder: Path, wanted: dict[str, Any]) -> None:
    from typeset.desk.shelf_session import serve_shelf
    from typeset.preview.session import Options

    options = Options(**wanted)
    until_interrupted(serve_shelf(folder, options, click.echo), options)


def _open_issue(manifest: Path, wanted: dict[str, Any]) -> None:
    worker = start_worker()  # before all else: it is the longest to wake

    from typeset.desk.finishing import FinishedFiles
    from typeset.desk.routes import EditingDesk
    from typeset.editing.workspace import Workspace
    from typeset.preview.session import Options, serve

    options, opened = Options(**wanted), EditingDesk(Workspace(manifest), FinishedFiles(manifest))
    work = serve(manifest, options, worker, click.echo, opened.routes())
    try:
        until_interrupted(work, options)
    finally:
        opened.uploads.clear()
