"""Whether a file or folder is the user's own: nobody else could have put there what is in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_ours(path: Path) -> bool:
    """Whether `path` is there, belongs to the user or to root, and others cannot write to it.

    A link counts as what it leads to.  A group that is the user's alone, as many systems give to
    each user (the same number as his), is not another.
    """
    try:
        found = path.stat()
    except OSError:
        return False
    return owned_and_closed(found)


def owned_and_closed(found: os.stat_result) -> bool:
    """The same for what `stat` said."""
    if not hasattr(os, "geteuid"):  # Windows: its folders have lists of rights, not modes
        return True
    if found.st_uid not in (0, os.geteuid()):
        return False
    if found.st_mode & stat.S_IWOTH:
        return False
    own_group = found.st_gid == found.st_uid or found.st_gid == 0
    return not found.st_mode & stat.S_IWGRP or own_group
