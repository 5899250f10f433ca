"""Where files were looked for: so that one which appears is noticed, not only one that changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from typeset.archive.portable_names import PortableNames

if TYPE_CHECKING:
    from typeset.layout import PageSource

ABSENT = "-"
FILE = "file"
# What a project may bring for its issues, in their folder or in any above it.
PROJECT = ("layouts", "fonts/roles.yaml")
# A layout's sample is no part of any issue.
PASSED_OVER = "sample"


class Lookups:
    """What stands at places, each looked at once in a run."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._above: dict[str, tuple[str, ...]] = {}

    def of(self, path: str) -> str:
        """ABSENT, FILE, or the digest of the names of all files below the folder `path`."""
        if path not in self._found:
            self._found[path] = found_at(path)
        return self._found[path]

    def project(self, folder: str) -> tuple[str, ...]:
        """What of PROJECT there is in `folder` and above it, the nearest first."""
        if folder not in self._above:
            above = os.path.dirname(folder)
            places = (os.path.join(folder, name) for name in PROJECT)
            here = tuple(place for place in places if os.path.exists(place))
            self._above[folder] = here + (self.project(above) if above != folder else ())
        return self._above[folder]

    def nearest(self, folder: str, name: str) -> Path | None:
        """The nearest of the project's files or folders that has this name (one of PROJECT)."""
        found = (Path(path) for path in self.project(folder) if path.endswith(f"/{name}"))
        return next(found, None)


def found_at(path: str) -> str:
    """ABSENT, FILE, or the digest of the names of all files below the folder `path`."""
    if os.path.isdir(path):
        return _listing(Path(path))
    return FILE if os.path.isfile(path) else ABSENT


def _listing(folder: Path) -> str:
    below = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    names = sorted(path.as_posix() for path in below if PASSED_OVER not in path.parts)
    return sha256("\n".join(names).encode()).hexdigest()[:16]


def looked_up(source: PageSource, places: PortableNames) -> dict[str, str]:
    """Every place where a file was looked for when `source` was composed, by portable name."""
    looked = (*_layouts(source, places), *_fonts(source, places), *_pictures(source))
    return {places.name(path): found_at(str(path)) for path in sorted(set(looked))}


def _layouts(source: PageSource, places: PortableNames) -> Iterator[Path]:
    """The layout and its ancestors, on every shelf: a project's come before the built-in ones."""
    names = {path.parent.name for path in source.inputs if path.name == "layout.yaml"}
    own = Lookups().nearest(str(source.base), "layouts")
    for shelf in (*([own] if own else []), places.layouts):
        yield from (shelf / name for name in names)


def _fonts(source: PageSource, places: PortableNames) -> Iterator[Path]:
    yield source.base / "fonts"
    yield from _font_folders(source, places)


def _font_folders(source: PageSource, places: PortableNames) -> set[Path]:
    """The folders of the office's own fonts."""
    return {face.file.parent for face in source.fonts.faces} - {places.fonts}


def own_font_lists(source: PageSource, places: PortableNames) -> list[Path]:
    """The files that say which font has which role, beside the office's own fonts."""
    return [path for folder in _font_folders(source, places) for path in folder.glob("*.yaml")]


def _pictures(source: PageSource) -> Iterator[Path]:
    """A picture is taken from beside its article first, from the issue's folder second."""
    issue = source.issue
    articles = {issue.root / article.file for article in issue.articles}
    pictures = set(issue.files) - articles - {issue.path}
    for folder in {article.parent for article in articles} - {issue.root}:
        for picture in pictures:
            if not picture.is_relative_to(folder):
                yield folder / picture.relative_to(issue.root)
