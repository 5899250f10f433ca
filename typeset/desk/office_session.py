"""An office's desk from start to end: over TLS, for the users of a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from typeset.desk.office import Office
from typeset.desk.office_guard import OfficeGuard
from typeset.desk.open_issue import SettingOptions
from typeset.desk.tls_files import TlsFiles
from typeset.desk.users import UsersFile
from typeset.preview.guard import Address
from typeset.preview.request_timeout import RequestTimeoutProtocol
from typeset.preview.session import Options, Server, bound_socket, configuration, open_browser

MOST_CONNECTIONS = 400
"""Connections and requests at once: thirty people, each with the six of a browser, twice over."""


class OfficeProtocol(RequestTimeoutProtocol):
    """With the same time limits; who asks from this machine needs a password like all others."""

    own_user_only = False


async def serve_office(
    folder: Path,
    options: Options,
    users: UsersFile,
    tls: TlsFiles,
    announce: Callable[[str], None],
) -> None:
    """Serve the shelf of `folder` until it is interrupted.  Raises OSError where it cannot."""
    with bound_socket(options) as listener:
        port = listener.getsockname()[1]
        address = Address(options.host, port)
        office = Office(folder, SettingOptions(address, options.limit, options.poll))
        guard = OfficeGuard(office.application(), users, tls.knows)
        secured = {"ssl_certfile": tls.certificate, "ssl_keyfile": tls.key}
        closing = asyncio.Event()
        server = Server(
            configuration(
                guard, http=OfficeProtocol, limit_concurrency=MOST_CONNECTIONS, **secured
            ),
            closing,
        )
        tasks = [asyncio.create_task(office.tend()), asyncio.create_task(_close(closing, office))]
        url = f"https://{tls.names[0]}:{port}/"
        tasks.append(asyncio.create_task(open_browser(server, url, options.browser, announce)))
        try:
            await server.serve(sockets=[listener])
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await office.close()


async def _close(closing: asyncio.Event, office: Office) -> None:
    """Let the windows go as soon as the server ends."""
    await closing.wait()
    with suppress(asyncio.CancelledError):
        await office.close()
