"""Readers: one for each kind of file, all giving a Source."""

from __future__ import annotations

import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from typeset.diagnostics.problems import IssueError
from typeset.intake.errors import refuse
from typeset.intake.readers.cleaning import cleaned
from typeset.intake.readers.kinds import kind_of, refuse_kind
from typeset.intake.readers.tabbed_rows import with_tabbed_rows
from typeset.intake.source import Source

Reader = Callable[[str, bytes], Source]

READERS = {
    "text": "text:read_text",
    "markdown": "markdown:read_markdown",
    "html": "web:read_html",
    "mail": "mail:read_mail",
    "word": "word:read_word",
    "rtf": "rich_text:read_rtf",
    "odt": "open_document:read_odt",
    "sheet": "sheets:read_sheets",
    "old-word": "old_word:read_old_word",
    "pdf": "pdf:read_pdf",
    "scan": "scans:read_scan",
}
"""Kind -> module and function."""

_BOUNDED = frozenset(("pdf", "old-word", "sheet"))
"""Kinds whose readers run in a process of their own, with limits of time and memory."""

_LIMITS = {"text": 16, "markdown": 16, "html": 16, "rtf": 64, "odt": 64, "word": 64, "zip": 512}
_LIMIT = 256
"""The largest file that is read, in MiB; an issue of a thousand pages has less text than 16."""


def read(path: Path) -> Source:
    """Reads a raw text of any known kind.  Raises IssueError if it cannot be read."""
    return read_data(path.name, bytes_of(path))


def read_data(name: str, data: bytes) -> Source:
    """Reads the bytes of a file with this name.  Raises IssueError if they cannot be read."""
    kind = kind_of(name, data)
    if kind not in READERS:
        raise refuse_kind(kind, name)
    limit = _LIMITS.get(kind, _LIMIT)
    if len(data) > limit * 1024 * 1024:
        raise too_large(name, len(data), limit)
    source = _bounded(kind, name, data) if kind in _BOUNDED else reader(kind)(name, data)
    source = cleaned(with_tabbed_rows(source))
    if not any(line.text.strip() for line in source.lines):
        raise refuse("intake.empty", name)
    return source


def _bounded(kind: str, name: str, data: bytes) -> Source:
    """What a process of its own reads; a PDF without text is read by recognition, if it can be."""
    from typeset.intake.readers.bounded import read_bounded

    try:
        return read_bounded(kind, name, data)
    except IssueError as error:
        if error.diagnostics[0].key not in ("intake.scanned", "intake.no-codes"):
            raise
        from typeset.intake.readers.scans import can_recognise

        if not can_recognise():
            raise
        return read_bounded("scan", name, data)


def reader(kind: str) -> Reader:
    """The reader for a kind of file."""
    module, name = READERS[kind].split(":")
    found: Reader = getattr(import_module(f"typeset.intake.readers.{module}"), name)
    return found


def bytes_of(path: Path) -> bytes:
    """A file's bytes.  Raises IssueError for what is no ordinary file, or too large."""
    limit = _LIMITS["zip"]
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refuse("intake.is-folder", path.name)
        if not stat.S_ISREG(status.st_mode):
            raise refuse("intake.is-device", path.name)
        if status.st_size > limit * 1024 * 1024:
            raise too_large(path.name, status.st_size, limit)
        return path.read_bytes()
    except OSError as error:
        raise refuse("intake.unreadable", path.name, reason=error.strerror or str(error)) from error


def too_large(name: str, size: int, limit: int) -> Exception:
    """The error for a file beyond the limit (MiB)."""
    return refuse("intake.too-large", name, size=f"{size / 1024 / 1024:.0f}", limit=limit)
