"""The tasks of a running preview: serve, set, and watch what the pages are made of."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import uvicorn

from typeset.preview.desk import Desk
from typeset.preview.edition import Edition
from typeset.preview.editor import chosen_editor
from typeset.preview.guard import Address
from typeset.preview.renderer import Renderer
from typeset.preview.serve import Options
from typeset.preview.server import Preview, application
from typeset.preview.setter import Setter
from typeset.preview.watcher import changes, folders


class Server(uvicorn.Server):
    """uvicorn that ends at the first Ctrl-C instead of waiting for its streams to end."""

    def __init__(self, config: uvicorn.Config, closing: asyncio.Event) -> None:
        super().__init__(config)
        self._closing = closing
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.should_exit = self.force_exit = True
        self._loop.call_soon_threadsafe(self._closing.set)


class Watch:
    """Watches the folders of the newest edition, and starts over when the folders change."""

    def __init__(self, path: Path, desk: Desk, poll: bool) -> None:
        self._root = path.parent.resolve()
        self._desk = desk
        self._poll = poll
        self._folders = folders(self._root, [path])
        self._stop = asyncio.Event()
        self._closed = False

    def take(self, edition: Edition) -> None:
        """Watch what this edition was made of."""
        wanted = folders(self._root, edition.inputs)
        if wanted != self._folders:
            self._folders = wanted
            self._stop.set()

    def close(self) -> None:
        self._closed = True
        self._stop.set()

    async def run(self) -> None:
        while not self._closed:
            self._stop = asyncio.Event()
            async for _ in changes(self._root, self._folders, poll=self._poll, stop=self._stop):
                self._desk.changed()


async def run(
    path: Path,
    options: Options,
    setter: Setter,
    listener: socket.socket,
    opened: Callable[[str], None],
) -> None:
    """Run all tasks until a signal ends the server; `opened` is called when it answers."""
    address = Address(options.host, listener.getsockname()[1])
    renderer = Renderer()
    closing = asyncio.Event()

    def take(edition: Edition) -> None:
        renderer.take(edition)
        watch.take(edition)

    desk = Desk(setter, take)
    watch = Watch(path, desk, options.poll)
    desk.changed()
    editor = chosen_editor(options.editor)
    root = path.parent.resolve()
    app = application(Preview(desk, renderer, address, root, editor, options.at))
    config = uvicorn.Config(app, lifespan="off", log_level="error", access_log=False)
    server = Server(config, closing)
    tasks = [asyncio.create_task(work) for work in (desk.work(), watch.run())]
    tasks.append(asyncio.create_task(_announce(server, address, opened)))
    tasks.append(asyncio.create_task(_close(closing, desk, watch)))
    try:
        await server.serve(sockets=[listener])
    finally:
        watch.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _announce(server: Server, address: Address, opened: Callable[[str], None]) -> None:
    while not server.started:
        await asyncio.sleep(0.005)
    host = f"[{address.host}]" if ":" in address.host else address.host
    opened(f"http://{host}:{address.port}/")


async def _close(closing: asyncio.Event, desk: Desk, watch: Watch) -> None:
    await closing.wait()
    watch.close()
    await desk.close()
