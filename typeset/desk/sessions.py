"""Who is signed in to an office's desk, for how long, and how often a password may be tried."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address
from secrets import token_urlsafe

from typeset.desk.users import UsersFile

IDLE = 2 * 3600.0
"""Seconds without an act after which a session ends: a long meeting."""
LONGEST = 12 * 3600.0
"""Seconds after which every session ends: a working day."""
MOST = 1000
"""Sessions, and failures that are remembered: the oldest go."""
FREE = 5
"""Wrong passwords before one has to wait: a person's slips."""
LONGEST_WAIT = 900.0
"""Seconds that one waits at most; the first wait is of a second, each further one twice as long."""
FORGOTTEN = 3600.0
"""Seconds without a failure after which all is forgiven."""


@dataclass(frozen=True)
class Session:
    """Of `user`, begun under a password with this `digest`; times in seconds of the clock."""

    user: str
    digest: str
    began: float
    acted: float


class Sessions:
    """The sessions of one start, by a digest of their secrets: no comparison gives one away."""

    def __init__(self, users: UsersFile, clock: Callable[[], float] = time.monotonic) -> None:
        self._users = users
        self._clock = clock
        self._open: dict[bytes, Session] = {}

    def begin(self, user: str, digest: str) -> str:
        """A new session of a user; its secret."""
        now, secret = self._clock(), token_urlsafe(32)
        self._open[_key(secret)] = Session(user, digest, now, now)
        while len(self._open) > MOST:
            del self._open[next(iter(self._open))]
        return secret

    def user(self, secret: str | None, acts: bool = False) -> str | None:
        """Whose session it is; None where it is none, is over, or the password was changed.

        One that `acts` stays open for longer.
        """
        session = self._open.get(_key(secret or ""))
        if session is None:
            return None
        now = self._clock()
        over = now - session.began > LONGEST or now - session.acted > IDLE
        if over or self._users.digest(session.user) != session.digest:
            self.end(secret)
            return None
        if acts:
            self._open[_key(secret or "")] = replace(session, acted=now)
        return session.user

    def end(self, secret: str | None) -> None:
        """Sign out."""
        self._open.pop(_key(secret or ""), None)


class Failures:
    """Wrong passwords by who gave them, and how long each has to wait; `free` are let pass."""

    def __init__(self, free: int = FREE, clock: Callable[[], float] = time.monotonic) -> None:
        self._free = free
        self._clock = clock
        self._failed: dict[Hashable, tuple[int, float]] = {}

    def wait(self, who: Hashable) -> float:
        """Seconds until the next try; 0 where one may try now."""
        count, at = self._failed.get(who, (0, 0.0))
        if count < self._free:
            return 0.0
        pause = min(LONGEST_WAIT, 2.0 ** min(count - self._free, 20))
        return max(0.0, at + pause - self._clock())

    def note(self, who: Hashable) -> None:
        """A password was wrong."""
        count, at = self._failed.pop(who, (0, 0.0))
        now = self._clock()
        self._failed[who] = (1 if now - at > FORGOTTEN else count + 1), now
        while len(self._failed) > MOST:
            del self._failed[next(iter(self._failed))]

    def forgive(self, who: Hashable) -> None:
        """A password was right."""
        self._failed.pop(who, None)


def network_of(address: str) -> str:
    """What counts as one place: of IPv6, the 64 bits that a household or an office is given."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address) or found.ipv4_mapped:
        return address
    return str(IPv6Address(int(found) >> 64 << 64))


def _key(secret: str) -> bytes:
    return sha256(secret.encode(errors="replace")).digest()
