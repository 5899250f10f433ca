"""Watching the files that the pages are made of; a burst of saves counts as one change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

GATHER = 10
"""Milliseconds of quiet that end a burst of saves."""
BURST = 200
"""Milliseconds after which a burst that does not end is reported all the same."""
POLL = 250
"""Milliseconds between two looks at the files, where the file system does not tell of changes."""


class SourceFilter(DefaultFilter):
    """All but what editors, version control and the press itself leave behind in the folder."""

    def __init__(self, root: Path) -> None:
        super().__init__(ignore_paths=[root / "build"])

    def __call__(self, change: Change, path: str) -> bool:
        return not Path(path).name.startswith((".typeset-", ".~", "~$")) and super().__call__(
            change, path
        )


def folders(root: Path, inputs: Iterable[Path]) -> tuple[Path, ...]:
    """The fewest folders that hold the issue at `root` and every one of its `inputs`."""
    found = {root.resolve(), *(path.resolve().parent for path in inputs)}
    return tuple(sorted(f for f in found if not any(o in f.parents for o in found)))


async def changes(
    root: Path, watched: tuple[Path, ...], *, poll: bool, stop: asyncio.Event
) -> AsyncIterator[None]:
    """Yield once for each burst of changes in `watched` until `stop` is set.

    A folder that vanishes is waited for; it counts as a change when it goes and when it comes back.
    """
    while not stop.is_set():
        missing = [folder for folder in watched if not folder.is_dir()]
        if missing:
            await _until_back(missing, stop)
            yield
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
            gone = not all(folder.is_dir() for folder in watched)
            if found or gone:
                yield
            if gone:
                break


async def _until_back(missing: list[Path], stop: asyncio.Event) -> None:
    while not stop.is_set() and not all(folder.is_dir() for folder in missing):
        await asyncio.sleep(POLL / 1000)
