"""Build what is stale, on any executor, and publish each issue as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import suppress
from pathlib import Path

from typeset.archive.job import Built, Failed, Job, work
from typeset.archive.publish import not_written, publish
from typeset.archive.stale import Current
from typeset.archive.survey import Survey, Verdict
from typeset.archive.workers import TimeLimit, WorkerLost
from typeset.series.discover import MANIFEST, Entry

Result = Built | Failed


def regenerate(
    survey: Survey, executor: Executor, ahead: int, compare: bool, done: Callable[[Result], None]
) -> None:
    """Build all stale issues, the largest first.  `ahead` issues are handed out at a time.

    `done` is called with each issue once its PDF and record are on the disk, or it has failed;
    then its old PDF is as it was.
    """
    largest_first = sorted(survey.stale, key=_size, reverse=True)
    entries = {verdict.entry.name: verdict.entry for verdict in largest_first}
    jobs = (_job(verdict, survey, compare) for verdict in largest_first)
    for result in _results(executor, jobs, ahead):
        done(_publish(result, entries[result.name], survey.current))


def _job(verdict: Verdict, survey: Survey, compare: bool) -> Job:
    entry, before = verdict.entry, None
    if compare:
        with suppress(OSError):
            before = survey.current.store.pdf(entry.name).read_bytes()
    current = survey.current
    had = verdict.record.forms if verdict.record else frozenset()
    forms = tuple(sorted({*current.forms, *had}))
    return Job(
        entry.name, Path(entry.folder), current.places, current.made_with, before, forms=forms
    )


def _size(verdict: Verdict) -> tuple[int, str]:
    """The bytes of its text, which is what setting takes time for."""
    texts = Path(verdict.entry.folder).rglob("*.md")
    return sum(text.stat().st_size for text in texts), verdict.entry.name


def _results(executor: Executor, jobs: Iterator[Job], ahead: int) -> Iterator[Result]:
    """The results as they come; never more than `ahead` jobs are under way."""
    waiting: dict[Future[Result], str] = {}
    while True:
        for job in _take(jobs, ahead - len(waiting)):
            waiting[executor.submit(work, job)] = job.name
        if not waiting:
            return
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            yield _result(waiting.pop(future), future)


def _take(jobs: Iterator[Job], count: int) -> Iterable[Job]:
    return (job for _, job in zip(range(count), jobs, strict=False))


def _result(name: str, future: Future[Result]) -> Result:
    """What the future holds; what broke the worker becomes a failure of this issue alone."""
    try:
        return future.result()
    except TimeLimit as error:
        return _failed(name, "time-limit", "hint-time-limit", seconds=f"{error.args[0]:g}")
    except MemoryError:
        return _failed(name, "memory-limit", "hint-worker-lost")
    except WorkerLost as error:
        return _failed(name, "worker-lost", "hint-worker-lost", problem=str(error))
    except CancelledError:
        return _failed(name, "scheduler-lost")
    except Exception as error:
        return _failed(name, "crashed", problem=f"{type(error).__name__}: {error}")


def _publish(result: Result, entry: Entry, current: Current) -> Result:
    if isinstance(result, Failed):
        return result
    try:
        publish(result, entry, current)
    except OSError as error:
        return Failed(result.name, not_written(error).diagnostics)
    return result


def _failed(name: str, key: str, hint: str | None = None, **details: object) -> Failed:
    from typeset.diagnostics.problems import Diagnostic, Position

    hint = f"archive.{hint}" if hint else None
    return Failed(name, (Diagnostic(f"archive.{key}", Position(MANIFEST), details, hint),))
