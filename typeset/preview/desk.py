"""The desk: the edition on show, what is wrong with the newest text, and who is looking.

Its loop sets the issue whenever something changed.  A setting that is overtaken by a newer change
is dropped; only when changes never cease is one shown in between, so that the page follows.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from typeset.preview.edition import Edition, Failure, Outcome
from typeset.preview.setter import Setter

PATIENCE = 1.0
"""Seconds that the page may lag behind while overtaken settings are dropped."""


@dataclass(frozen=True)
class Showing:
    """What the browser shows: the last good edition, and the failure of a newer one.

    `number` grows with each outcome; it is the same in no two states.
    """

    number: int = 0
    edition: Edition | None = None
    failure: Failure | None = None


class Desk:
    """Keeps one issue set.  `on_edition` is called with each new edition before it is shown."""

    def __init__(self, setter: Setter, on_edition: Callable[[Edition], None]) -> None:
        self.showing = Showing()
        self._setter = setter
        self._on_edition = on_edition
        self._changed = asyncio.Event()
        self._news = asyncio.Condition()
        self._closed = False

    def changed(self) -> None:
        """Something on disk is new: set the issue again, soon."""
        self._changed.set()

    async def work(self) -> None:
        """Set and show, for ever."""
        shown = time.monotonic()
        while True:
            await self._changed.wait()
            self._changed.clear()
            outcome = await self._setter.set()
            overtaken = self._changed.is_set()
            if overtaken and time.monotonic() - shown < PATIENCE:
                continue
            await self._show(outcome)
            shown = time.monotonic()

    async def _show(self, outcome: Outcome) -> None:
        number = self.showing.number + 1
        if isinstance(outcome, Edition):
            self._on_edition(outcome)
            self.showing = Showing(number, outcome)
        else:
            self.showing = Showing(number, self.showing.edition, outcome)
        await self._tell()

    async def close(self) -> None:
        """Let everybody who waits for news go."""
        self._closed = True
        await self._tell()

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def news(self, seen: int = -1) -> AsyncIterator[Showing]:
        """Each state newer than number `seen`, the present one first; ends when the desk closes."""
        while not self._closed:
            async with self._news:
                while not self._closed and self.showing.number <= seen:
                    await self._news.wait()
            if not self._closed:
                seen = self.showing.number
                yield self.showing
