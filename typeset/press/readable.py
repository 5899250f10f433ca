"""What the press may read: files in the issue's folder and in the layout's, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from typeset.layout.page_source import PageSource


def readable_folders(source: PageSource) -> tuple[Path, ...]:
    """The folders that the pages may take files from: the issue's and the layout's."""
    return (source.base, *(path.parent for path in source.stylesheets))


def readable_file(file: Path, folders: Iterable[Path]) -> bytes | None:
    """What is in `file`, if it is a regular file in one of `folders`, links followed."""
    try:
        real = file.resolve()
        inside = any(real.is_relative_to(folder.resolve()) for folder in folders)
        return real.read_bytes() if inside and real.is_file() else None
    except (
        OSError,
        ValueError,
        RuntimeError,
    ):  # a NUL in the name, links in a circle
        return None
