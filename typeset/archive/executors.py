"""Where the work is done: worker processes of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from typeset.archive.workers import Limits, WorkerPool
from typeset.diagnostics.problems import Diagnostic, IssueError

if TYPE_CHECKING:
    from typeset.archive.cluster import ClusterExecutor

# The issues that are under way for each worker: enough that none waits for the next, few enough
# that their inputs and outputs fit into memory.
AHEAD = 3


@dataclass(frozen=True)
class PacedExecutor:
    """An executor, and how many issues to give it at a time."""

    executor: Executor
    ahead: int


@contextmanager
def executor_for(jobs: int, limits: Limits, scheduler: str | None) -> Iterator[PacedExecutor]:
    """`jobs` processes here, or all workers of the cluster whose scheduler has this address."""
    executor = WorkerPool(jobs, limits) if scheduler is None else _cluster(scheduler, limits)
    try:
        yield PacedExecutor(executor, executor.workers * AHEAD)
    finally:
        executor.shutdown(cancel_futures=True)


def _cluster(scheduler: str, limits: Limits) -> ClusterExecutor:
    """Raises IssueError where Dask is not installed, or the cluster does not answer."""
    try:
        from typeset.archive.cluster import ClusterExecutor
    except ImportError as error:
        missing = Diagnostic("archive.no-dask", None, {}, "archive.hint-no-dask")
        raise IssueError([missing]) from error

    return ClusterExecutor(scheduler, limits)
