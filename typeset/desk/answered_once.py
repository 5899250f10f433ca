"""Answers by the name of their request: what a window sends again is not done again.

A window that gets no answer cannot know whether its act was done, and repeats it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

NAME = "Act-Name"
"""The header with a name that no other request has."""
MOST = 256
"""Answers that are kept: those of a few minutes of typing."""


@dataclass(frozen=True)
class AnsweredOnce:
    """What named requests were answered, the newest last.  One that failed may be done again."""

    kept: OrderedDict[str, asyncio.Future[Any]] = field(default_factory=OrderedDict)

    def once(self, work: Callable[[Request], Awaitable[Any]]) -> Callable[[Request], Any]:
        """`work`, done once for each name that a request has."""

        async def answer(request: Request) -> Any:
            name = request.headers.get(NAME, "")
            if not name or len(name) > 80:
                return await work(request)
            if name not in self.kept:
                self.kept[name] = asyncio.ensure_future(work(request))
                while len(self.kept) > MOST:
                    self.kept.popitem(last=False)
            try:
                return await asyncio.shield(self.kept[name])
            except Exception:
                self.kept.pop(name, None)
                raise

        return answer
