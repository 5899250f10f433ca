"""Readers: one for each format, all giving a Source."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from typeset.intake.errors import refuse
from typeset.intake.source import Source

Reader = Callable[[str, bytes], Source]

_READERS = {
    ".txt": "text:read_text",
    ".text": "text:read_text",
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".html": "web:read_html",
    ".htm": "web:read_html",
    ".docx": "word:read_word",
    ".docm": "word:read_word",
    ".pdf": "pdf:read_pdf",
}
_LIMITS = {".docx": 64, ".docm": 64, ".pdf": 256}
_LIMIT = 16
"""The largest file that is read, in MiB: an issue of a thousand pages has less text."""


def read(path: Path) -> Source:
    """Reads a raw text of any known format.  Raises IssueError if it cannot be read."""
    suffix = path.suffix.lower()
    limit = _LIMITS.get(suffix, _LIMIT)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise refuse("intake.is-folder", path.name)
        if size > limit * 1024 * 1024:
            raise refuse(
                "intake.too-large", path.name, size=f"{size / 1024 / 1024:.0f}", limit=limit
            )
        data = path.read_bytes()
    except OSError as error:
        raise refuse("intake.unreadable", path.name, reason=error.strerror or str(error)) from error
    source = _reader(suffix, data)(path.name, data)
    if not any(line.text.strip() for line in source.lines):
        raise refuse("intake.empty", path.name)
    return source


def _reader(suffix: str, data: bytes) -> Reader:
    """The reader for the file's name, or for what its first bytes say."""
    if data.startswith(b"%PDF-"):
        suffix = ".pdf"
    elif data.startswith(b"PK\x03\x04"):
        suffix = ".docx"
    module, name = _READERS.get(suffix, _READERS[".txt"]).split(":")
    reader: Reader = getattr(import_module(f"typeset.intake.readers.{module}"), name)
    return reader
