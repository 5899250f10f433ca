"""The desk: the edition on show, what is wrong with the newest text, and who is looking.

Its loop sets the issue whenever something changed.  A setting that is overtaken by a newer change
is dropped; only when changes never cease is one shown in between, so that the page follows.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace

from typeset.preview.edition import Failure, Outcome, PreviewEdition
from typeset.preview.setting_process import SettingProcess

PATIENCE = 1.0
"""Seconds that the page may lag behind while overtaken settings are dropped."""

REPORT = 0.5
"""Seconds after which what was written is set, even if nothing reported the change."""


@dataclass(frozen=True)
class Showing:
    """What the browser shows: the last good edition, and the failure of a newer one.

    `number` grows with each outcome.  `setting` while a newer one is on its way.  `began` is when
    the newest outcome's setting began (`time.monotonic`): it has all that was written before.
    """

    number: int = 0
    edition: PreviewEdition | None = None
    failure: Failure | None = None
    setting: bool = False
    began: float = 0.0


class Desk:
    """Keeps one issue set.  `on_edition` is called with each new edition before it is shown."""

    def __init__(
        self, setter: SettingProcess, on_edition: Callable[[PreviewEdition], None]
    ) -> None:
        self.showing = Showing()
        self._setter = setter
        self._on_edition = on_edition
        self._changed = asyncio.Event()
        self._news = asyncio.Condition()
        self._closed = False
        self._began = 0.0  # when the newest setting began

    def changed(self) -> None:
        """Something on disk is new: set the issue again, soon."""
        self._changed.set()

    def wrote(self, moment: float) -> None:
        """Files were on disk at `moment` (`time.monotonic`): a setting that begins later has them.

        One begins, even where the watch is silent or spoke before the last of the writing.
        """
        asyncio.get_running_loop().call_later(REPORT, self._see_to, moment)

    def _see_to(self, moment: float) -> None:
        if self._began < moment:
            self.changed()

    async def work(self) -> None:
        """Set and show, for ever."""
        shown = time.monotonic()
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._show(replace(self.showing, setting=True))
            began = self._began = time.monotonic()
            outcome = await self._setter.set()
            overtaken = self._changed.is_set()
            if overtaken and time.monotonic() - shown < PATIENCE:
                continue
            await self._show(self._after(outcome, began))
            shown = time.monotonic()

    def _after(self, outcome: Outcome, began: float) -> Showing:
        number = self.showing.number + 1
        if isinstance(outcome, Failure):
            return Showing(number, self.showing.edition, outcome, began=began)
        self._on_edition(outcome)
        return Showing(number, outcome, began=began)

    async def _show(self, showing: Showing) -> None:
        self.showing = showing
        await self._tell()

    async def close(self) -> None:
        """Let everybody who waits for news go."""
        self._closed = True
        await self._tell()

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def news(self) -> AsyncIterator[Showing]:
        """What is shown, now and after each change; ends when the desk closes."""
        seen = None
        while not self._closed:
            async with self._news:
                while not self._closed and self.showing is seen:
                    await self._news.wait()
            if not self._closed:
                seen = self.showing
                yield seen
