"""One preview from start to end: the setter warms up, the server opens, the watcher watches."""

from __future__ import annotations

import asyncio
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from typeset.preview.setter import Setter


@dataclass(frozen=True)
class Options:
    """What the command line asks for.  `limit` is in seconds; `port` 0 takes a free one."""

    host: str = "127.0.0.1"
    port: int = 0
    browser: bool = True
    editor: str | None = None
    at: str | None = None
    poll: bool = False
    limit: float = 30.0


async def serve(path: Path, options: Options, announce: Callable[[str], None]) -> None:
    """Preview the issue whose manifest is at `path` until it is interrupted.

    `announce` is called with the address once the server answers.  Raises OSError where the port is
    taken.
    """
    listener = _listen(options)
    setter = Setter(path, options.limit)
    await setter.start()
    try:
        from typeset.preview.session import run  # the server's weight, while the setter warms up

        await run(path, options, setter, listener, lambda url: _open(url, options, announce))
    finally:
        listener.close()
        with suppress(asyncio.CancelledError):
            await setter.stop()


def _listen(options: Options) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = socket.create_server((options.host, options.port), family=family, backlog=64)
    listener.setblocking(False)
    return listener


def _open(url: str, options: Options, announce: Callable[[str], None]) -> None:
    announce(url)
    if options.browser:
        webbrowser.open(url)
