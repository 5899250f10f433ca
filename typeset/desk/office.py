"""An office's desk: one address for the shelf and all issues on it, for those who are signed in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from typeset.desk.open_issue import OpenIssue, SettingOptions
from typeset.desk.routes import USER
from typeset.desk.shelf import Shelf
from typeset.diagnostics.messages import in_both_languages
from typeset.editing.replacements import EditError
from typeset.series.discover import issue_folders

MOST_OPEN = 12
"""Issues that are open at once: the process that sets each takes some 200 MB."""
UNSEEN = 600.0
"""Seconds after which an issue that no window shows is closed: a window speaks every minute."""
TENDED = 60.0
"""Seconds between two looks at who is there."""


@dataclass(frozen=True)
class Office:
    """The issues below `root` that are open, by their keys in the address."""

    root: Path
    options: SettingOptions
    issues: dict[str, OpenIssue] = field(default_factory=dict)

    def application(self) -> Starlette:
        """The shelf, and each issue below `/issue/…/`; behind an OfficeGuard."""
        shelf = Shelf(self.root, lambda folder: f"issue/{self.key(folder)}/")
        return Starlette(routes=[Mount("/issue/{key}", app=self.issue), *shelf.routes()])

    async def issue(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for an issue, which is opened if it is not open."""
        key = scope["path_params"]["key"]
        try:
            opened = self._opened(key)
        except EditError as error:
            words = "\n".join(in_both_languages(error.wording).values())
            await PlainTextResponse(words, status_code=503)(scope, receive, send)
            return
        await opened.app(scope[USER])(scope, receive, send)

    def key(self, folder: Path) -> str:
        """An issue's key: the same at each start, so that an address can be kept."""
        name = folder.resolve().relative_to(self.root).as_posix()
        return blake2b(name.encode(errors="surrogateescape"), digest_size=8).hexdigest()

    def _opened(self, key: str) -> OpenIssue:
        if key not in self.issues:
            folders = issue_folders(self.root)
            folder = next((each for each in folders if self.key(each) == key), None)
            if folder is None:
                raise HTTPException(404)
            if len(self.issues) >= MOST_OPEN:
                raise EditError("too-many-open")
            self.issues[key] = OpenIssue(folder, self.options)
        return self.issues[key]

    async def tend(self) -> None:
        """Close issues that nobody shows, for ever."""
        while True:
            await asyncio.sleep(TENDED)
            for key in [key for key, each in self.issues.items() if each.unseen > UNSEEN]:
                await self.issues.pop(key).close()

    async def close(self) -> None:
        """Close all."""
        while self.issues:
            await self.issues.popitem()[1].close()
