"""The files that an issue is made of, as they stand in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import count
from pathlib import Path

MADE = "build"
"""The folder of what is made of an issue, or of all issues below a folder."""

_REPLACED = re.compile(r".+\.before-import(?:-\d+)?")


def replaced_names(name: str) -> Iterator[str]:
    """The names that an issue's folder may be kept under when an import takes its place."""
    yield f"{name}.before-import"
    for number in count(2):
        yield f"{name}.before-import-{number}"


def is_replaced(name: str) -> bool:
    """Whether a folder of this name is kept for its editor alone, and is no issue of a series."""
    return _REPLACED.fullmatch(name) is not None


def issue_files(root: Path) -> Iterator[tuple[str, Path]]:
    """The files below an issue's folder by name, but the hidden ones and what was made of it."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith(".") for part in parts)
        if not hidden and parts[0] != MADE and path.is_file() and not path.is_symlink():
            yield "/".join(parts), path


def contents(root: Path) -> dict[str, bytes]:
    """The bytes of an issue's files."""
    return {name: path.read_bytes() for name, path in issue_files(root)}


def last_change(root: Path) -> float:
    """When a file of the issue last changed, in seconds since 1970; 0 where there is none."""
    return max((path.stat().st_mtime for _, path in issue_files(root)), default=0.0)


def digest(root: Path) -> str:
    """A digest of the names and the bytes of an issue's files."""
    found = blake2b(digest_size=16)
    for name, path in issue_files(root):
        data = path.read_bytes()
        found.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape") + data)
    return found.hexdigest()
