"""Warm worker processes under supervision: a time limit, a memory limit, and recycling.

`WorkerPool` has the interface of `concurrent.futures.Executor`, as Dask's client has too, so that
nothing else in the archive knows where the work is done.  Unlike `ProcessPoolExecutor` it survives
the death of a worker, and can end one that does not come back.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import importlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

from typeset.engine.garbage_collection import importing

# What a worker imports before it takes work, so that no issue's time is spent on it.
PRELOAD = "typeset.archive.build"
WARM_UP = 120.0
"""Seconds that a worker's imports may take: a hundred times what they take on a slow machine."""
# After this number of issues a worker has seen most of what it remembers.
WARMING = 4

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """Per issue: `seconds`; per worker: `memory` in bytes, and after `issues` a fresh process.

    A newspaper leaves 2 MB behind in the libraries that set and draw it: 495 left 1.1 GB.
    """

    seconds: float = 120.0
    memory: int = 1 << 30
    issues: int = 100


class WorkerLost(Exception):
    """A worker ended in the middle of its work: it crashed or ran out of memory."""


class TimeLimit(Exception):
    """The work took longer than the limit; its worker was ended."""


class WorkerPool(Executor):
    """`jobs` worker processes, each fed by a thread of this process that waits for it."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self.workers = jobs
        self._limits = limits
        self._broken_off = False
        self._alive: set[_Worker] = set()
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        for _ in range(jobs):
            self._idle.put(None)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="worker")

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call `fn` in a worker.  The future raises TimeLimit or WorkerLost beside `fn`'s own."""
        return self._threads.submit(self._run, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all workers; with `cancel_futures` even those that are at work."""
        if cancel_futures:
            self._broken_off = True
            self._threads.shutdown(wait=False, cancel_futures=True)
            for worker in tuple(self._alive):
                worker.kill()
        self._threads.shutdown(wait=wait)
        for worker in tuple(self._alive):
            self._end(worker)

    def _run(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        """A worker may be lost by no fault of its work (killed by somebody, or by the system for
        another's memory): one more then tries."""
        try:
            return self._run_once(fn, args, kwargs)
        except WorkerLost:
            if self._broken_off:
                raise
            return self._run_once(fn, args, kwargs)

    def _run_once(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        worker = self._idle.get()
        try:
            worker = worker or self._start()
            result: T = worker.run(fn, args, kwargs)
            return result
        finally:
            if worker and not worker.fresh:
                self._end(worker)
            self._idle.put(worker if worker and worker.fresh else None)

    def _start(self) -> _Worker:
        worker = _Worker(self._limits)
        self._alive.add(worker)
        if self._broken_off:  # too late for `shutdown` to have seen it
            worker.kill()
        return worker

    def _end(self, worker: _Worker) -> None:
        worker.kill()
        worker.join()
        self._alive.discard(worker)


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.issues
        self._warm = False
        # Each is started from nothing: none depends on another process that might be killed.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, limits), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def fresh(self) -> bool:
        """Whether it may take another issue."""
        return self._left > 0

    def run(self, fn: Callable[..., T], args: Any, kwargs: Any) -> T:
        """What `fn` returns in the worker.  Raises TimeLimit, WorkerLost, and what `fn` raises."""
        self._left -= 1
        try:
            if not self._warm:
                self._wait_until_warm()
            self._pipe.send((fn, args, kwargs))
            if not self._pipe.poll(self._limits.seconds):
                raise TimeLimit(self._limits.seconds)
            done, value = self._pipe.recv()
        except (EOFError, ConnectionError):
            self._left = 0
            raise WorkerLost(self._exit_status()) from None
        except TimeLimit:
            self._left = 0
            raise
        if done:
            return value  # type: ignore[no-any-return]
        raise value

    def _wait_until_warm(self) -> None:
        """Wait for its imports; one that does not come up in `WARM_UP` seconds is given up."""
        if not self._pipe.poll(WARM_UP):
            raise TimeLimit(WARM_UP)
        self._warm = self._pipe.recv()

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def join(self) -> None:
        """Wait for the process's end and close the pipe to it."""
        self._process.join()
        self._pipe.close()

    def _exit_status(self) -> str:
        self._process.join(5)
        code = self._process.exitcode
        return signal.Signals(-code).name if code and code < 0 else str(code)


def _serve(pipe: Connection, limits: Limits) -> None:
    """The life of a worker: work until the pipe closes, which it does when the parent dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(limits.memory)
    with importing():
        importlib.import_module(PRELOAD)
        from typeset.press import prepare

        prepare()
    with contextlib.suppress(EOFError, ConnectionError):
        pipe.send(True)
        for turn in count(1):
            fn, args, kwargs = pipe.recv()
            with no_longer_than(limits.seconds * 2):
                answer = _answer(fn, args, kwargs)
            pipe.send(answer)
            del answer
            gc.collect()  # an issue's pages hold each other: without this they would pile up
            if turn <= WARMING:
                gc.freeze()  # faces and styles stay: they are not looked through again


def _answer(fn: Callable[..., Any], args: Any, kwargs: Any) -> tuple[bool, Any]:
    try:
        return True, fn(*args, **kwargs)
    except Exception as error:
        return False, error


@contextlib.contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """End this process if the block takes longer, even inside a C library, even with no parent."""
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def limit_memory(size: int) -> None:
    """Let this process have `size` bytes of its own at most; beyond is MemoryError, or its end."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
