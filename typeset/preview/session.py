"""One preview from start to end: its tasks serve, set, and watch what the pages are made of."""

from __future__ import annotations

import asyncio
import socket
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from starlette.routing import Route
from starlette.types import ASGIApp

from typeset.preview.desk import Desk
from typeset.preview.edition import PreviewEdition
from typeset.preview.editor import chosen_editor
from typeset.preview.guard import Address
from typeset.preview.renderer import Renderer
from typeset.preview.request_timeout import RequestTimeoutProtocol
from typeset.preview.server import Preview, application
from typeset.preview.setting_process import SettingProcess
from typeset.preview.starting import Worker
from typeset.preview.watcher import Watch


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


class Server(uvicorn.Server):
    """uvicorn that ends at the first Ctrl-C instead of waiting for its streams to end."""

    def __init__(self, config: uvicorn.Config, closing: asyncio.Event) -> None:
        super().__init__(config)
        self._closing = closing
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End at once, and let the streams know that the server is closing."""
        self.should_exit = self.force_exit = True
        self._loop.call_soon_threadsafe(self._closing.set)


class LivePages:
    """One issue's pages: what shows them, what renders them, what watches their files."""

    def __init__(self, path: Path, setter: SettingProcess, poll: bool) -> None:
        self.renderer = Renderer()
        self.desk = Desk(setter, self._take)
        self.watch = Watch(path, self.desk.changed, poll)
        self.desk.changed()

    def _take(self, edition: PreviewEdition) -> None:
        self.renderer.take(edition)
        self.watch.take(edition)


async def serve(
    path: Path,
    options: Options,
    worker: Worker,
    announce: Callable[[str], None],
    more: Sequence[Route] = (),
) -> None:
    """Preview the issue whose manifest is at `path` until it is interrupted.

    `worker` is a process just started.  `announce` is called with the address once the server
    answers.  `more` are routes beside the preview's own.  Raises OSError where the port is taken.
    """
    setter = SettingProcess(path, options.limit, worker)
    try:
        with bound_socket(options) as listener:
            await _run(path, options, setter, listener, announce, more)
    finally:
        setter.stop()


def bound_socket(options: Options) -> socket.socket:
    """A socket that listens where the options say; OSError where the port is taken."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    listener = socket.create_server((options.host, options.port), family=family, backlog=64)
    listener.setblocking(False)
    return listener


async def _run(
    path: Path,
    options: Options,
    setter: SettingProcess,
    listener: socket.socket,
    announce: Callable[[str], None],
    more: Sequence[Route],
) -> None:
    """Run all tasks until a signal ends the server."""
    address = Address(options.host, listener.getsockname()[1])
    closing = asyncio.Event()
    live = LivePages(path, setter, options.poll)
    desk, renderer, watch = live.desk, live.renderer, live.watch
    editor = None if more else chosen_editor(options.editor)  # what has hands needs no editor
    root = path.parent.resolve()
    app = application(Preview(desk, renderer, address, root, editor, options.at), more)
    server = Server(configuration(app), closing)
    tasks = [asyncio.create_task(work) for work in (watch.run(), desk.work())]
    tasks.append(asyncio.create_task(open_browser(server, address.url, options.browser, announce)))
    tasks.append(asyncio.create_task(_close(closing, desk, watch)))
    try:
        await server.serve(sockets=[listener])
    finally:
        watch.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def configuration(app: ASGIApp, **more: Any) -> uvicorn.Config:
    """How the server runs: quietly, with bounds on what a request may take; `more` is uvicorn's."""
    return uvicorn.Config(
        app,
        **{"http": RequestTimeoutProtocol, **more},
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
    )


async def open_browser(
    server: Server, url: str, browser: bool, announce: Callable[[str], None]
) -> None:
    """Print the address as soon as the server answers, and show it in the browser."""
    while not server.started:
        await asyncio.sleep(0.005)
    announce(url)
    if browser:
        await asyncio.to_thread(webbrowser.open, url)


async def _close(closing: asyncio.Event, desk: Desk, watch: Watch) -> None:
    await closing.wait()
    watch.close()
    await desk.close()
