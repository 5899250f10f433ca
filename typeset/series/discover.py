"""Find the issues of an archive: every folder below it that holds an `issue.yaml`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, about_file
from typeset.files.issue_files import MADE, is_replaced

MANIFEST = "issue.yaml"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One issue of the archive.  `name` is its folder relative to the archive: `2023/03`."""

    name: str
    folder: str

    @property
    def manifest(self) -> Path:
        """Where the issue's manifest is."""
        return Path(self.folder, MANIFEST)


def find_issues(archive: Path, output: Path) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """All issues below `archive`, by name; `output` and hidden folders are passed over.

    So are folders that an import has replaced and kept.

    An issue's own folder is not searched further: what lies in it belongs to that issue.  With them
    come the folders that could not be searched: one that cannot be read, one whose name is no text.
    """
    problems: list[Diagnostic] = []
    skip = str(output.resolve())
    entries = tuple(sorted(_walk(str(archive.resolve()), "", skip, problems)))
    return entries, tuple(problems)


def issue_folders(folder: Path) -> list[Path]:
    """The folders of the issues below one, what was made of them passed over."""
    entries, _ = find_issues(folder, folder / MADE)
    return [Path(entry.folder) for entry in entries]


def _walk(folder: str, name: str, skip: str, problems: list[Diagnostic]) -> Iterator[Entry]:
    below = []
    try:
        with os.scandir(folder) as listing:
            for item in listing:
                if item.name == MANIFEST and item.is_file():
                    yield Entry(name or Path(folder).name, folder)
                    return
                passed_over = item.name.startswith(".") or is_replaced(item.name)
                if not passed_over and item.is_dir(follow_symlinks=False):
                    below.append(item)
    except OSError as error:
        details: dict[str, object] = {"reason": error.strerror or error}
        problems.append(about_file(name or ".", "archive.folder-unreadable", details))
        return
    for item in below:
        inner = f"{name}/{item.name}" if name else item.name
        if not _is_text(item.name):
            shown = os.fsencode(inner).decode(errors="backslashreplace")
            problems.append(about_file(shown, "archive.folder-name"))
        elif item.path != skip:
            yield from _walk(item.path, inner, skip, problems)


def _is_text(name: str) -> bool:
    """Whether a file's name is UTF-8; Python has stand-ins for the bytes of one that is not."""
    return not any("\ud800" <= char <= "\udfff" for char in name)
