"""What is kept in the user's cache, so that the next start is quicker: data, never code.

The cache is the user's alone (0700), which is checked whenever it is used; where it is not, or
cannot be, nothing is kept and the same is done more slowly.
"""

from __future__ import annotations

import atexit
import os
import stat
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from typeset.files.trust import is_ours


def cache_folder(name: str) -> Path | None:
    """The folder `name` in typeset's part of the user's cache; None where nothing can be kept."""
    home = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not home.is_absolute():  # by the XDG base directory specification, it then does not count
        home = Path("~/.cache").expanduser()
    folder = home / "typeset"
    try:
        _make_missing(home)
        safe = _closed_to_swaps(home) and _private(folder) and _private(folder / name)
        return folder / name if safe and os.access(folder / name, os.W_OK) else None
    except OSError:
        return None


@cache
def private_folder() -> Path:
    """A folder of this process alone, for what the cache cannot hold; it goes with the process.

    Raises OSError where there is no room for one.
    """
    folder = Path(mkdtemp(prefix="typeset-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder


def _make_missing(folder: Path) -> None:
    """Make `folder` and those above it that are not there, closed whatever the umask is."""
    if not folder.exists():
        _make_missing(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _closed_to_swaps(folder: Path) -> bool:
    """Whether nobody else can put another folder in the place of one that is in `folder`."""
    return is_ours(folder) or bool(folder.stat().st_mode & stat.S_ISVTX)


def _private(folder: Path) -> bool:
    """Make `folder` if it is not there; whether it is a true folder, and the user's alone."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True
    if found.st_uid != os.geteuid():
        return False
    if found.st_mode & 0o077:  # made by an older release, under another umask
        folder.chmod(0o700)
    return True
