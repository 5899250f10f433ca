"""The same work on a Dask cluster, with the inputs sent along: its workers need no shared disk."""

from __future__ import annotations

import logging
import os
import re
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distributed import Client

from typeset.archive.job import Job
from typeset.archive.lookups import Lookups
from typeset.archive.portable_names import PortableNames
from typeset.archive.workers import Limits, no_longer_than
from typeset.diagnostics.problems import Diagnostic, IssueError

# One issue at a time in each process, however many threads a worker has: WeasyPrint is not made
# for more, and a time limit must know whose time it is.
_ALONE = threading.Lock()

Files = dict[str, bytes]

ANSWER, FIRST_WORKER = 10, 30
"""Seconds in which the scheduler must answer, and in which a first worker must be there."""
_ADDRESS = re.compile(
    r"(?:tcp|tls|ws|wss)://[^/:\s]+:\d{1,5}|(?:tcp|tls)://\[[0-9a-fA-F:]+\]:\d{1,5}"
)


@dataclass(frozen=True)
class Parcel:
    """A job and the issue's files, as they are sent to a worker.

    `archive`, `folder` and the names of files are relative to the folder that holds both the
    archive and what the project brings of its own.
    """

    job: Job
    archive: str
    folder: str
    files: Files


class ClusterExecutor(Executor):
    """Dask's own executor, which is given parcels instead of paths."""

    def __init__(self, scheduler: str, limits: Limits) -> None:
        self._client: Any = _connect(scheduler)
        self._executor: Executor = self._client.get_executor(pure=False)
        self._limits = limits
        self._lookups = Lookups()
        self._sent: dict[tuple[Path, ...], Any] = {}
        self._open: set[Future[Any]] = set()
        self._lost, self._ended = threading.Event(), threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        """End what is under way once the scheduler is gone: Dask waits for another one for ever."""
        while not self._ended.wait(1):
            if self._client.status != "running":
                self._lost.set()
            for future in tuple(self._open) if self._lost.is_set() else ():
                with suppress(InvalidStateError):
                    future.set_exception(CancelledError())

    @property
    def workers(self) -> int:
        """How many processes the cluster has now; at least one."""
        return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do `fn(job)` on a worker, on copies of the job's files.

        The future raises CancelledError where the scheduler is gone.
        """
        (job,) = args
        own = self._project_folders(job.folder)
        base = Path(os.path.commonpath([job.places.archive, *own]))
        sent = Parcel(
            job,
            _relative(job.places.archive, base),
            _relative(job.folder, base),
            _contents(job.folder, base),
        )
        try:
            shared = self._shared(own, base)
            future = self._executor.submit(unpack_and, fn, sent, shared, self._limits)
        except (OSError, RuntimeError, CancelledError):  # it is gone
            self._lost.set()
            future = Future()
        self._open.add(future)
        future.add_done_callback(self._open.discard)
        return future

    def _project_folders(self, folder: Path) -> list[Path]:
        """The layouts and fonts that the project around an issue brings of its own."""
        layouts = self._lookups.nearest(str(folder), "layouts")
        roles = self._lookups.nearest(str(folder), "fonts/roles.yaml")
        return [path for path in (layouts, roles and roles.parent) if path]

    def _shared(self, folders: list[Path], base: Path) -> Any:
        """What many issues share, as a task: sent once, and made again if its worker dies."""
        key = (base, *folders)
        if key not in self._sent:
            files = [_contents(folder, base) for folder in folders]
            self._sent[key] = self._client.submit(_merged, files, pure=True)
        return self._sent[key]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the executor and the connection; the cluster itself goes on."""
        self._ended.set()
        lost = self._lost.is_set()
        self._executor.shutdown(wait=wait and not lost)
        self._client.close(timeout=1 if lost else ANSWER)


def _connect(scheduler: str) -> Any:
    """A client of the scheduler at this address, which has a worker (Dask's classes have no types).

    Raises IssueError where nobody answers, or no worker comes.
    """
    if not _ADDRESS.fullmatch(scheduler):
        raise _refused("scheduler-address", scheduler)
    # What Dask says of broken connections says the same as our own sentence, at length.
    for name in ("distributed", "tornado", "asyncio", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    make: Any = Client
    try:
        client = make(scheduler, set_as_default=False, timeout=ANSWER)
    except (OSError, TimeoutError) as error:
        raise _refused("no-scheduler", scheduler) from error
    try:
        client.wait_for_workers(1, timeout=FIRST_WORKER)
    except (OSError, TimeoutError) as error:
        client.close(timeout=1)
        raise _refused("no-workers", scheduler) from error
    return client


def _refused(key: str, scheduler: str) -> IssueError:
    details = {"scheduler": scheduler, "seconds": FIRST_WORKER}
    return IssueError([Diagnostic(f"archive.{key}", None, details)])


def unpack_and(fn: Callable[[Job], Any], parcel: Parcel, shared: Files, limits: Limits) -> Any:
    """Do `fn` on copies of the parcel's files, in a folder that is gone afterwards."""
    with _ALONE, no_longer_than(limits.seconds), TemporaryDirectory() as temporary:
        base = Path(temporary).resolve()
        _unpack(parcel.files | shared, base)
        places = PortableNames(base / parcel.archive)
        job = replace(parcel.job, folder=base / parcel.folder, places=places, copied=True)
        return fn(job)


def _unpack(files: Files, base: Path) -> None:
    for name, data in files.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_bytes(data)


def _merged(files: list[Files]) -> Files:
    return {name: data for each in files for name, data in each.items()}


def _contents(folder: Path, base: Path) -> Files:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {_relative(path, base): path.read_bytes() for path in files}


def _relative(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix()
