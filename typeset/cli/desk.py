"""`typesetter desk`: the whole job in the browser, on plain files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from typeset.cli.window import until_interrupted, window_options
from typeset.preview.starting import start_worker

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("issue", type=click.Path(exists=True, path_type=Path), default=".")
@window_options
@click.option("--host", metavar="ADDRESS")
@click.option("--certificate", type=FILE, metavar="FILE")
@click.option("--key", type=FILE, metavar="FILE")
@click.option("--users", type=FILE, metavar="FILE")
@click.option("--add-user", metavar="NAME")
@click.option("--remove-user", metavar="NAME")
@click.option("--install", is_flag=True)
def desk(
    issue: Path,
    port: int,
    no_browser: bool,
    poll: bool,
    limit: float,
    install: bool,
    users: Path | None,
    add_user: str | None,
    remove_user: str | None,
    **office: Any,
) -> None:
    """Open ISSUE (a folder or its manifest) in the browser, to edit it beside its true pages."""
    wanted = {"port": port, "browser": not no_browser, "poll": poll, "limit": limit}
    if add_user is not None or remove_user is not None:
        _change_users(users, add_user, remove_user)
    elif install:
        _install(issue.resolve())
    elif any(office.values()):
        _open_office(issue.resolve(), wanted, users, **office)
    elif issue.is_dir() and not (issue / "issue.yaml").exists():
        _open_shelf(issue.resolve(), wanted)
    else:
        _open_issue((issue / "issue.yaml" if issue.is_dir() else issue).resolve(), wanted)


def _install(folder: Path) -> None:
    from typeset.desk import desktop_entry

    try:
        click.echo(f"{desktop_entry.install(folder)}")
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


def _change_users(path: Path | None, add: str | None, remove: str | None) -> None:
    from typeset.desk import users
    from typeset.diagnostics.messages import message, user_language

    file = path or users.usual_file()
    if remove is not None:
        users.remove_user(file, remove)
        said = message("office.user-removed", {"name": remove, "path": file}, user_language())
    else:
        users.add_user(file, str(add), _password(str(add)))
        said = message("office.user-added", {"name": add, "path": file}, user_language())
    click.echo(said)


def _password(name: str) -> str:
    """Asked for at the terminal, twice; or the first line of what is piped in."""
    from typeset.diagnostics.messages import message, user_language

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    words = message("office.ask-password", {"name": name}, user_language())
    return str(click.prompt(words, hide_input=True, confirmation_prompt=True))


def _open_shelf(folder: Path, wanted: dict[str, Any]) -> None:
    from typeset.desk.shelf_session import serve_shelf
    from typeset.preview.session import Options

    options = Options(**wanted)
    until_interrupted(serve_shelf(folder, options, click.echo), options)


def _open_office(
    folder: Path,
    wanted: dict[str, Any],
    users: Path | None,
    host: str | None,
    certificate: Path | None,
    key: Path | None,
) -> None:
    from typeset.desk.office_session import serve_office
    from typeset.desk.office_start import office_files
    from typeset.preview.session import Options

    known, tls = office_files(folder, host, users, certificate, key)
    options = Options(**{**wanted, "host": host, "browser": False})
    until_interrupted(serve_office(folder, options, known, tls, click.echo), options)


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
