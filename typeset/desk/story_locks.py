"""Who has which story open: one editor at a time, the others read it.

Each window says every few seconds which story it shows.  Of those who show a story, the one who
came first holds it; whoever leaves, or is not heard of, holds it no longer, and the next one does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from typeset.editing.replacements import EditError

GONE = 35.0
"""Seconds without a sign after which a window is gone: three signs, and a slow network."""
IDLE = 300.0
"""Seconds without an edit after which somebody else may take the story over."""
MOST_WINDOWS = 200
"""Windows on one issue: more are no office."""


class PresenceRequest(BaseModel):
    """What a window says: which story it shows, if any, and what it wants of whoever holds it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    window: str = Field(pattern=r"^[0-9a-z]{1,24}$")
    file: str | None = Field(max_length=300)
    ask: bool = False
    take: bool = False


class _Window(NamedTuple):
    user: str
    name: str


@dataclass(frozen=True)
class _Presence:
    """A window that shows `file`, the `turn`th to do so; when it was last `seen`, and `edited`."""

    file: str | None
    turn: int
    seen: float
    edited: float


class StoryLocks:
    """The windows on one issue.  Times are those of `clock`, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._windows: dict[_Window, _Presence] = {}
        self._asked: dict[str, str] = {}
        self._turns = count(1)

    def heard(self, user: str, said: PresenceRequest) -> dict[str, Any]:
        """Note what a window says; who shows what, and how it stands with the window's story."""
        now = self._clock()
        window, before = _Window(user, said.window), self._windows.get(_Window(user, said.window))
        self._forget(now)
        if before is None or before.file != said.file:
            if len(self._windows) < MOST_WINDOWS:
                self._windows[window] = _Presence(said.file, next(self._turns), now, now)
        else:
            self._windows[window] = replace(before, seen=now)
        if said.file and said.take:
            self._take_over(user, said.file, now)
        elif said.file and said.ask and self._holder(said.file) != user:
            self._asked[said.file] = user
        return self._answer(user, said.file, now)

    def check(self, user: str, files: Iterable[str]) -> None:
        """Raise EditError where somebody else holds one of `files`; note the edit otherwise."""
        now = self._clock()
        self._forget(now)
        named = set(files)
        for file in sorted(named):
            holder = self._holder(file)
            if holder not in (None, user):
                raise EditError("held", file=file, user=holder)
        for window, presence in self._windows.items():
            if window.user == user and presence.file in named:
                self._windows[window] = replace(presence, edited=now)

    def _answer(self, user: str, file: str | None, now: float) -> dict[str, Any]:
        holder = self._holder(file) if file else None
        others = holder not in (None, user)
        return {
            "user": user,
            "people": list(self._people()),
            "holder": holder if others else None,
            "idle": bool(others and file and self._is_idle(file, now)),
            "asked": self._asked.get(file) if file and holder == user else None,
        }

    def _people(self) -> Iterator[dict[str, str]]:
        """Who holds which story."""
        for file in dict.fromkeys(each.file for each in self._windows.values() if each.file):
            yield {"file": file, "user": self._holder(file) or ""}

    def _holder(self, file: str) -> str | None:
        showing = [(p.turn, w) for w, p in self._windows.items() if p.file == file]
        return min(showing)[1].user if showing else None

    def _is_idle(self, file: str, now: float) -> bool:
        holder = self._holder(file)
        edits = [p.edited for w, p in self._windows.items() if (w.user, p.file) == (holder, file)]
        return now - max(edits, default=now) > IDLE

    def _take_over(self, user: str, file: str, now: float) -> None:
        """Let a user hold a story whose holder has not edited it for long; else nothing."""
        holder = self._holder(file)
        if holder in (None, user) or not self._is_idle(file, now):
            return
        for window, presence in self._windows.items():
            if presence.file == file and window.user == holder:
                self._windows[window] = replace(presence, turn=next(self._turns))
            elif presence.file == file and window.user == user:
                self._windows[window] = replace(presence, turn=0, edited=now)
        self._asked.pop(file, None)

    def _forget(self, now: float) -> None:
        """Let go who has not been heard of, and questions about stories that changed hands."""
        for window in [w for w, p in self._windows.items() if now - p.seen > GONE]:
            del self._windows[window]
        for file, user in list(self._asked.items()):
            if self._holder(file) in (None, user):
                del self._asked[file]
