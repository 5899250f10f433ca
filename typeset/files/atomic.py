"""Files written whole or not at all: all of them are written here.

What is written stands first under a hidden name beside its place (`.typeset-…`), locked by whoever
writes it.  One that nobody has locked was left by a process that was killed, and goes.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from secrets import token_hex

try:
    import fcntl
except ImportError:  # Windows: nothing is swept there
    fcntl = None  # type: ignore[assignment]

PREFIX = ".typeset-"
"""Short, so that a target may have a name as long as names can be."""


def write_whole(
    target: Path, data: bytes, by_way_of: Path | None = None, mode: int = 0o666
) -> float:
    """Write `data` to `target`: on the disk before it has its name, then renamed.

    Returns when it had its name (`time.monotonic`): who reads it later reads this.

    The temporary file stands beside the target, or in the folder `by_way_of`, which is on the same
    file system.  `mode` is that of open(2), less the umask.  Raises OSError (disk full, no
    permission); then `target` is as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = by_way_of or target.parent
    _sweep_once(folder)
    temporary = folder / f"{PREFIX}{token_hex(8)}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            _lock(handle)
            file.write(data)
            file.flush()
            os.fsync(handle)
            temporary.replace(target)
            renamed = time.monotonic()
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)
    return renamed


def keep(file: Path, content: bytes) -> bool:
    """Write `file`, which only saves time: whether it could be written does not matter."""
    try:
        write_whole(file, content)
    except OSError:
        return False
    file.chmod(0o600)
    return True


def sweep(folder: Path) -> None:
    """Remove what killed processes of this user left in `folder`."""
    if fcntl is None:
        return
    with suppress(OSError):
        for left in folder.glob(f"{PREFIX}*"):
            _remove_if_left(left)


@cache
def _sweep_once(folder: Path) -> None:
    sweep(folder)


def _remove_if_left(file: Path) -> None:
    """Remove `file` unless somebody is writing it."""
    with suppress(OSError):
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(handle).st_uid == os.geteuid():
                file.unlink()
        finally:
            os.close(handle)


def _lock(handle: int) -> None:
    """Show that the file is being written.  Where the file system knows no locks, it is swept."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_folder(folder: Path) -> None:
    """The new name on the disk, too."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
