"""Compiled templates, kept in the user's cache: compiling takes as long as setting a page.

A template's content decides, not its time stamp: jinja2 keeps the digest of the source beside the
code and compiles anew where it differs.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import FileSystemBytecodeCache


@cache
def bytecode_cache(options: str) -> FileSystemBytecodeCache | None:
    """The cache for environments with these `options`; None where nothing can be kept."""
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    folder = Path(home) / "typeset" / "templates" / sha256(options.encode()).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))
