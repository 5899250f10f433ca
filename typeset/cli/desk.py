"""`typesetter desk`: the whole job in the browser, on plain files."""

from __future__ import annotations

from pathlib import Path

import click

from typeset.cli.amounts import Amount
from typeset.preview.starting import start_worker


@click.command()
@click.argument("issue", type=click.Path(exists=True, path_type=Path), default=".")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: a free port.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--poll", is_flag=True, help="For network drives that do not report changes.")
@click.option(
    "--limit",
    type=Amount(least_exclusive=0),
    default=30.0,
    show_default=True,
    help="Seconds a setting may take.",
)
def desk(issue: Path, port: int, no_browser: bool, poll: bool, limit: float) -> None:
    """Open ISSUE (a folder or its manifest) in the browser, to edit it beside its true pages."""
    worker = start_worker()  # before all else: it is the longest to wake

    import asyncio

    from typeset.desk.routes import Desk
    from typeset.editing.workspace import Workspace
    from typeset.preview.session import Options, serve

    manifest = (issue / "issue.yaml" if issue.is_dir() else issue).resolve()
    options = Options("127.0.0.1", port, not no_browser, None, None, poll, limit)
    opened = Desk(Workspace(manifest))
    try:
        asyncio.run(serve(manifest, options, worker, click.echo, opened.routes()))
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        raise click.ClickException(f"127.0.0.1:{port}: {error.strerror}") from error
    finally:
        opened.uploads.clear()
