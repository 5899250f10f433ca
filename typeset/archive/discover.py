"""Find the issues of an archive: every folder below it that holds an `issue.yaml`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "issue.yaml"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One issue of the archive.  `name` is its folder relative to the archive: `2023/03`."""

    name: str
    folder: str

    @property
    def manifest(self) -> Path:
        return Path(self.folder, MANIFEST)


def find_issues(archive: Path, output: Path) -> tuple[Entry, ...]:
    """All issues below `archive`, by name; `output` and hidden folders are passed over.

    An issue's own folder is not searched further: what lies in it belongs to that issue.
    """
    skip = str(output.resolve())
    return tuple(sorted(_walk(str(archive.resolve()), "", skip)))


def _walk(folder: str, name: str, skip: str) -> Iterator[Entry]:
    below = []
    with os.scandir(folder) as listing:
        for item in listing:
            if item.name == MANIFEST and item.is_file():
                yield Entry(name or Path(folder).name, folder)
                return
            if not item.name.startswith(".") and item.is_dir(follow_symlinks=False):
                below.append(item)
    for item in below:
        if item.path != skip:
            yield from _walk(item.path, f"{name}/{item.name}" if name else item.name, skip)
