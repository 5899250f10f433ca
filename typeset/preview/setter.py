"""The setter: a warm process that sets the issue, and can neither hang nor crash the server.

Layout runs apart from the server: a template that loops is ended by the time limit, one that eats
memory by the operating system's limit, and the server goes on showing the last good pages.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import struct
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path

from typeset.issue.diagnostics import Diagnostic, Position
from typeset.preview.edition import Failure, Outcome

LENGTH = struct.Struct(">Q")
"""Both ways, each message is a pickle behind its length."""


class Setter:
    """Runs the worker process, one setting at a time.  `limit` is in seconds for each setting."""

    def __init__(self, path: Path, limit: float = 30.0) -> None:
        self.path = path
        self.limit = limit
        self._process: Process | None = None

    async def start(self) -> None:
        """Start the process now, so that it warms up while the caller does something else."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "typeset.preview.worker",
            stdin=PIPE,
            stdout=PIPE,
            env=_environment(),
        )

    async def set(self) -> Outcome:
        """Set the issue as it stands on disk."""
        if self._process is None:
            await self.start()
        assert self._process is not None
        try:
            return await asyncio.wait_for(_ask(self._process, self.path), self.limit)
        except TimeoutError:
            await self.stop()
            return self._failure("preview.too-long", limit=f"{self.limit:g}")
        except (asyncio.IncompleteReadError, ConnectionError):
            code = await self._process.wait()
            self._process = None
            return self._failure("preview.setter-died", code=code)

    async def stop(self) -> None:
        """End the process at once, whatever it is doing."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        self._process = None

    def _failure(self, key: str, **details: object) -> Failure:
        position = Position(self.path.name)
        return Failure((Diagnostic(key, position=position, details=details),))


def _environment() -> dict[str, str]:
    """The worker finds this very package, wherever the command was started."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


async def _ask(process: Process, path: Path) -> Outcome:
    assert process.stdin is not None and process.stdout is not None
    request = pickle.dumps(path)
    process.stdin.write(LENGTH.pack(len(request)) + request)
    await process.stdin.drain()
    (size,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    outcome = pickle.loads(await process.stdout.readexactly(size))
    assert isinstance(outcome, Outcome)
    return outcome
