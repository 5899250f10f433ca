"""The hidden folder `.desk` of an issue: what the desk remembers beside the files it edits."""

from __future__ import annotations

from pathlib import Path

from typeset.files.atomic import write_whole

FOLDER = ".desk"


def write_hidden(root: Path, name: str, data: bytes) -> None:
    """Write a file of the folder, which git passes over.  Raises OSError."""
    write_whole(root / FOLDER / name, data)
    ignored = root / FOLDER / ".gitignore"
    if not ignored.exists():
        write_whole(ignored, b"*\n")
