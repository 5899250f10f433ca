"""Watching the files that the pages are made of; a burst of saves counts as one change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from typeset.files.resources import FONTS, LAYOUTS
from typeset.preview.edition import PreviewEdition

GATHER = 5
"""Milliseconds of quiet that end a burst of saves."""
BURST = 200
"""Milliseconds after which a burst that does not end is reported all the same."""
POLL = 250
"""Milliseconds between two looks at the files, where the file system does not report changes."""


class SourceFilter(DefaultFilter):
    """All but what editors, version control and the press itself leave behind in the folder."""

    def __init__(self, root: Path) -> None:
        super().__init__(ignore_paths=[root / "build", root / ".desk"])

    def __call__(self, change: Change, path: str) -> bool:
        return not Path(path).name.startswith((".typeset-", ".~", "~$")) and super().__call__(
            change, path
        )


def folders(root: Path, inputs: Iterable[Path]) -> tuple[Path, ...]:
    """The fewest folders that hold the issue at `root`, every one of its `inputs`, and our own."""
    found = {root.resolve(), LAYOUTS, FONTS, *(path.resolve().parent for path in inputs)}
    return tuple(sorted(f for f in found if not any(o in f.parents for o in found)))


async def changes(
    root: Path, watched: tuple[Path, ...], *, poll: bool, stop: asyncio.Event, missed: bool
) -> AsyncIterator[None]:
    """Yield once for each burst of changes in `watched` until `stop` is set.

    A folder that vanishes is waited for; it counts as a change when it goes and when it comes back,
    and when another takes its place.
    Where something may have been `missed` before, that counts as one, too.
    """
    while not stop.is_set():
        there = [_identity(folder) for folder in watched]
        if None in there:
            await _until_back(watched, stop)
            yield
            missed = True
            continue
        async for found in awatch(
            *watched,
            watch_filter=SourceFilter(root),
            debounce=BURST,
            step=GATHER,
            stop_event=stop,
            force_polling=poll or None,
            poll_delay_ms=POLL,
            rust_timeout=1000,
            yield_on_timeout=True,
        ):
            still = [_identity(folder) for folder in watched]
            gone = None in still if poll else still != there
            if found or gone or missed:
                yield
            missed = False
            if gone:
                break


def _identity(folder: Path) -> tuple[int, int] | None:
    """What distinguishes a folder from another that took its name; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


async def _until_back(watched: tuple[Path, ...], stop: asyncio.Event) -> None:
    while not stop.is_set() and not all(map(_identity, watched)):
        await asyncio.sleep(POLL / 1000)


class Watch:
    """Watches the folders of the newest edition, and starts over when the folders change.

    `changed` is called once for each burst of changes.
    """

    def __init__(self, path: Path, changed: Callable[[], None], poll: bool) -> None:
        self._root = path.parent.resolve()
        self._changed = changed
        self._poll = poll
        self._folders = folders(self._root, [])
        self._stop = asyncio.Event()
        self._closed = False

    def take(self, edition: PreviewEdition) -> None:
        """Watch what this edition was made of."""
        wanted = folders(self._root, edition.inputs)
        if wanted != self._folders:
            self._folders = wanted
            self._stop.set()

    def close(self) -> None:
        """End the watch."""
        self._closed = True
        self._stop.set()

    async def run(self) -> None:
        """Watch until closed; what changed between one watch and the next is not missed."""
        missed = False  # between one watch and the next
        while not self._closed:
            self._stop = asyncio.Event()
            async for _ in changes(
                self._root, self._folders, poll=self._poll, stop=self._stop, missed=missed
            ):
                self._changed()
            missed = True
