"""Content decides: the SHA-256 of files, remembered by their stat where that cannot err."""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path

# A file changed less than this before it was read may change again within one tick of the file
# system's clock and look the same (the "racy git" case), so its digest is not remembered.
SETTLED_NS = 2_000_000_000

Signature = tuple[int, int, int, int]


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class Digests:
    """Digests of files, asked for any number of times in one run; each file is looked at once.

    `memory` is the file in which they are remembered between runs.  Losing it costs time, nothing
    else; a clone, a copy or a restored backup has other inodes and is read again.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._cache_file = cache
        self._remembered = _read(cache) if cache else {}
        self._asked: dict[str, str | None] = {}
        self._settled: dict[str, list[object]] = {}

    def of(self, path: str) -> str | None:
        """The SHA-256 of the file at `path` as 64 hexadecimal digits; None where there is none."""
        if path not in self._asked:
            self._asked[path] = self._look(path)
        return self._asked[path]

    def again(self) -> None:
        """Look at every file again when asked: some may have been written meanwhile."""
        self._asked.clear()
        self._remembered |= self._settled

    def _look(self, path: str) -> str | None:
        signature = _signature(path)
        if signature is None:
            return None
        known = self._remembered.get(path)
        if known is not None and tuple(known[1:]) == signature:
            self._settled[path] = known
            return str(known[0])
        now = time.time_ns()
        digest = _read_and_hash(path)
        if digest and max(signature[1], signature[2]) < now - SETTLED_NS:
            self._settled[path] = [digest, *signature]
        return digest

    def settled(self) -> bytes | None:
        """What is worth remembering, for the file `memory`; None if it stands there already."""
        if self._settled == self._remembered:
            return None
        return json.dumps(self._settled, ensure_ascii=False, separators=(",", ":")).encode()


def _signature(path: str) -> Signature | None:
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def _read_and_hash(path: str) -> str | None:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _read(cache: Path) -> dict[str, list[object]]:
    try:
        remembered = json.loads(cache.read_bytes())
    except (OSError, ValueError):
        return {}
    return remembered if isinstance(remembered, dict) else {}
