"""A folder takes the place of another by one rename, so that no moment is without either."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from filecmp import cmp
from pathlib import Path

from typeset.files.issue_files import replaced_names

_AT_FDCWD = -100
"""Names are relative to the current folder (fcntl.h)."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux (renameat2(2)), RENAME_SWAP of macOS (renamex_np(2))."""


def new_folder(target: Path) -> Path:
    """An empty hidden folder beside the target, with the permissions that the user's umask says."""
    number = 0
    while True:
        folder = target.parent / f".{target.name}-new-{os.getpid()}-{number}"
        try:
            folder.mkdir()
        except FileExistsError:
            number += 1
        else:
            return folder


def sweep(target: Path) -> None:
    """Removes what imports into the target that were stopped have left beside it.

    Where the system cannot exchange folders and was stopped between two renames, the target's old
    folder is put back."""
    pattern = re.compile(rf"\.{re.escape(target.name)}-(new|old)-(\d+)-\d+")
    for item in sorted(target.parent.iterdir()):
        found = pattern.fullmatch(item.name)
        if not found or _is_running(int(found[2])):
            continue
        if found[1] == "old" and not target.exists():
            item.rename(target)
        else:
            shutil.rmtree(item, ignore_errors=True)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def exchange(new: Path, target: Path) -> None:
    """The two folders change places, and the old one goes."""
    if _exchanged(new, target):
        shutil.rmtree(new, ignore_errors=True)
        return
    old = target.with_name(new.name.replace("-new-", "-old-"))
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system has exchanged the two by a single rename."""
    library = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    first, second = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    if library is None:
        return False
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        done = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        done = library.renamex_np(first, second, _EXCHANGE)
    else:
        return False
    return bool(done == 0)


def keep_beside(old: Path) -> Path:
    """A copy of the folder beside it, under a free name that says what it is.

    A copy: at no moment, should the import be stopped, is there neither the one nor the other."""
    copy = new_folder(old)
    shutil.copytree(old, copy, symlinks=True, dirs_exist_ok=True)
    kept = next(
        path for path in map(old.with_name, replaced_names(old.name)) if not os.path.lexists(path)
    )
    copy.rename(kept)
    return kept


def loses(old: Path, new: Path, without: str) -> bool:
    """Whether a file of the old folder, `without` apart, is not the same in the new one."""
    files = (path for path in old.rglob("*") if path.is_file())
    return any(
        not (new / path.relative_to(old)).is_file()
        or not cmp(path, new / path.relative_to(old), shallow=False)
        for path in files
        if path != old / without
    )


def take_over(old: Path, new: Path, without: str = "articles") -> None:
    """Copy what the old folder holds and the new one has not: an editor's pictures, fonts, notes.

    `without` is not taken over: it is what is replaced.
    """
    for item in sorted(old.iterdir()):
        target = new / item.name
        if item.name == without:
            continue
        if item.is_dir() and not item.is_symlink():
            if target.is_dir():
                take_over(item, target, "")
            elif not target.exists():
                shutil.copytree(item, target, symlinks=True)
        elif not target.exists():
            shutil.copy2(item, target, follow_symlinks=False)
