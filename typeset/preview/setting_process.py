"""The setter: a warm process that sets the issue, and can neither hang nor crash the server.

Layout runs apart from the server: a template that loops is ended by the time limit, one that eats
memory by the operating system's limit, and the server goes on showing the last good pages.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.preview.edition import Failure, Outcome
from typeset.preview.pipe import receive, send
from typeset.preview.starting import Worker, start_worker


class SettingProcess:
    """Runs the worker process, one setting at a time.  `limit` is in seconds for each setting.

    `worker` is a process that was started already; without one it starts its own when asked.
    """

    def __init__(self, path: Path, limit: float = 30.0, worker: Worker | None = None) -> None:
        self.path = path
        self.limit = limit
        self._worker = worker

    async def set(self) -> Outcome:
        """Set the issue as it stands on disk."""
        worker = self._worker = self._worker or start_worker()
        try:
            async with asyncio.timeout(self.limit):  # wait_for swallows Ctrl-C as the answer comes
                return await asyncio.to_thread(_ask, worker, self.path)
        except TimeoutError:
            self.stop()
            return self._failure("preview.too-long", limit=f"{self.limit:g}")
        except (EOFError, ConnectionError):
            code = await asyncio.to_thread(worker.wait)
            self.stop()
            return self._failure("preview.setter-died", code=code)

    def stop(self) -> None:
        """End the process at once, whatever it is doing."""
        worker, self._worker = self._worker, None
        if worker is not None:
            with suppress(BrokenPipeError), worker:  # closes its pipes, too
                worker.kill()

    def _failure(self, key: str, **details: object) -> Failure:
        position = Position(self.path.name)
        return Failure((Diagnostic(key, position=position, details=details),))


def _ask(worker: Worker, path: Path) -> Outcome:
    assert worker.stdin is not None and worker.stdout is not None
    send(path, worker.stdin)
    outcome = receive(worker.stdout)
    assert isinstance(outcome, Outcome)
    return outcome
