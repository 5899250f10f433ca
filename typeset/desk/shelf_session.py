"""One shelf from start to end: it serves, and ends its desks when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware

from typeset.desk.desk_processes import DeskProcesses
from typeset.desk.shelf import Shelf
from typeset.preview.guard import Address, Guard
from typeset.preview.session import Options, Server, bound_socket, configuration, open_browser


async def serve_shelf(folder: Path, options: Options, announce: Callable[[str], None]) -> None:
    """Serve the shelf of `folder` until it is interrupted.

    Raises OSError where the port is taken.
    """
    desks = DeskProcesses()
    shelf = Shelf(folder, desks.open)
    with bound_socket(options) as listener:
        address = Address(options.host, listener.getsockname()[1])
        guard = [Middleware(Guard, address=address)]
        app = Starlette(routes=[*shelf.routes()], middleware=guard)
        server = Server(configuration(app), asyncio.Event())
        opening = asyncio.create_task(open_browser(server, address.url, options.browser, announce))
        try:
            await server.serve(sockets=[listener])
        finally:
            opening.cancel()
            await asyncio.gather(opening, return_exceptions=True)
            desks.close()
            shelf.uploads.clear()
