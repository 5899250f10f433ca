"""The options of the commands that open a window of the browser: preview, desk."""

from __future__ import annotations

import errno
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

import click

from typeset.cli.amounts import Amount

if TYPE_CHECKING:
    from typeset.preview.session import Options

Command = TypeVar("Command", bound=Callable[..., Any])


def window_options(command: Command) -> Command:
    """`port`, `no_browser`, `poll` and `limit` (seconds) for a click command."""
    options = (
        click.option("--port", type=click.IntRange(0, 65535), default=0),
        click.option("--no-browser", is_flag=True),
        click.option("--poll", is_flag=True),
        click.option(
            "--limit",
            type=Amount(least_exclusive=0),
            default=30.0,
            show_default=True,
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def until_interrupted(work: Coroutine[Any, Any, None], options: Options) -> None:
    """Run a server until Ctrl-C; a port that is taken is reported with what to do."""
    import asyncio

    from typeset.diagnostics.problems import Diagnostic, IssueError

    try:
        asyncio.run(work)
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        details = {"host": options.host, "port": options.port, "reason": error.strerror}
        taken = error.errno == errno.EADDRINUSE
        key, hint = ("cli.port-taken", "cli.hint-port") if taken else ("cli.no-server", None)
        raise IssueError([Diagnostic(key, None, details, hint)]) from error
