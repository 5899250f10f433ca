"""Compiled templates, kept in the user's cache: compiling takes as long as setting a page.

A template's content decides, not its time stamp: jinja2 keeps the digest of the source beside the
code and compiles anew where it differs.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from jinja2 import FileSystemBytecodeCache

from typeset.files.cache import cache_folder


@cache
def bytecode_cache(options: str) -> FileSystemBytecodeCache | None:
    """The cache for environments with these `options`; None where nothing can be kept."""
    folder = cache_folder(f"templates/{sha256(options.encode()).hexdigest()[:16]}")
    return FileSystemBytecodeCache(str(folder)) if folder else None
