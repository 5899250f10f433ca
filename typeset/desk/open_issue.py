"""An issue that is open on an office's desk: its live pages, and hands for each user."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from typeset.desk.finishing import FinishedFiles
from typeset.desk.routes import EditingDesk
from typeset.desk.story_locks import StoryLocks
from typeset.desk.uploads import Uploads
from typeset.editing.workspace import Workspace
from typeset.preview.guard import Address
from typeset.preview.server import Preview, unguarded
from typeset.preview.session import LivePages
from typeset.preview.setting_process import SettingProcess
from typeset.series.discover import MANIFEST


@dataclass(frozen=True)
class SettingOptions:
    """How issues are set: `limit` in seconds for each setting, `poll` for network drives."""

    address: Address
    limit: float
    poll: bool


class OpenIssue:
    """The issue in `folder`, set and watched from now on until it is closed.

    Acts of different users come one after another.  Each user takes back his own.
    """

    def __init__(self, folder: Path, options: SettingOptions) -> None:
        self._manifest = folder.resolve() / MANIFEST
        self._setter = SettingProcess(self._manifest, options.limit)
        self._live = LivePages(self._manifest, self._setter, options.poll)
        self._preview = Preview(
            self._live.desk, self._live.renderer, options.address, self._manifest.parent
        )
        self._finished = FinishedFiles(self._manifest)
        self._locks = StoryLocks()
        self._turn = asyncio.Lock()
        self._uploads: list[Uploads] = []
        self._apps: dict[str, Starlette] = {}
        work = (self._live.watch.run(), self._live.desk.work())
        self._tasks = [asyncio.create_task(each) for each in work]
        self._seen = time.monotonic()

    def app(self, user: str) -> Starlette:
        """What a user gets: the pages of all, and hands of his own."""
        self._seen = time.monotonic()
        if user not in self._apps:
            workspace = Workspace(self._manifest, lambda files: self._locks.check(user, files))
            uploads = Uploads()
            self._uploads.append(uploads)
            desk = EditingDesk(
                workspace, self._finished, uploads, turn=self._turn, locks=self._locks, user=user
            )
            self._apps[user] = unguarded(self._preview, desk.routes())
        return self._apps[user]

    @property
    def unseen(self) -> float:
        """Seconds since a window last asked for anything."""
        return time.monotonic() - self._seen

    async def close(self) -> None:
        """End what sets and watches it, and forget what was on its way in."""
        self._live.watch.close()
        await self._live.desk.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self._setter.stop)
        for uploads in self._uploads:
            uploads.clear()
