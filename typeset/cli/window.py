"""The options of the commands that open a window of the browser: preview, desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from typeset.cli.amounts import Amount

Command = TypeVar("Command", bound=Callable[..., Any])


def window_options(command: Command) -> Command:
    """`port`, `no_browser`, `poll` and `limit` (seconds) for a click command."""
    options = (
        click.option(
            "--port", type=click.IntRange(0, 65535), default=0, help="Default: a free port."
        ),
        click.option("--no-browser", is_flag=True, help="Only print the address."),
        click.option("--poll", is_flag=True, help="For network drives that do not report changes."),
        click.option(
            "--limit",
            type=Amount(least_exclusive=0),
            default=30.0,
            show_default=True,
            help="Seconds a setting may take.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
