"""The issue's folder: finds the files that an issue names, and lets none of them lie outside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Protocol

from typeset.issue.names import nearest
from typeset.issue.pictures import picture_fault


class Report(Protocol):
    """Says what is wrong at the place that names the file."""

    def __call__(
        self, key: str, details: Mapping[str, object], *, hint: str | None = None
    ) -> None: ...


class OutsideError(ValueError):
    """A name that leads out of the issue's folder."""


@dataclass
class Folder:
    """`root` is absolute, without links; `files` collects all that was found, in reading order."""

    root: Path
    files: list[Path] = field(default_factory=list)

    def article(self, name: str, report: Report) -> Path | None:
        """The article `name`, or None and a report."""
        return self._find(name, (".",), ("issue.article-outside", "issue.article-missing"), report)

    def picture(self, name: str, source: str, report: Report) -> str | None:
        """The picture that file `source` names: relative to that file, or to the issue's folder.

        Returns its name relative to the issue's folder, or None and a report.
        """
        beside = PurePosixPath(source).parent.as_posix()
        path = self._find(
            name, (beside, "."), ("issue.picture-outside", "issue.picture-missing"), report
        )
        if path is None:
            return None
        if fault := picture_fault(path):
            report(fault.key, {"name": name, **fault.details}, hint=fault.hint)
            return None
        return path.relative_to(self.root).as_posix()

    def _find(
        self, name: str, bases: tuple[str, ...], keys: tuple[str, str], report: Report
    ) -> Path | None:
        """The first file of that name under `bases`; `keys` are for one outside, one missing."""
        outside, missing = keys
        try:
            found = [self.inside(name, base) for base in bases]
        except OutsideError:
            report(outside, {"name": name}, hint="issue.hint-inside")
            return None
        for path in found:
            if _is_file(path):
                self.files.append(path)
                return path
        meant = nearest(name, self._names(found[0]))
        hint = "issue.did-you-mean" if meant else None
        report(missing, {"name": name, "nearest": meant or ""}, hint=hint)
        return None

    def inside(self, name: str, base: str = ".") -> Path:
        """The file that `name` means, absolute; it need not exist.

        `name` is relative to `base`, a folder inside the issue's.  Raises OutsideError for an
        absolute name and for one that leads out of the folder, by `..` or by a link.
        """
        if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
            raise OutsideError(name)
        try:
            found = (self.root / base / name).resolve()
        except (OSError, RuntimeError, ValueError) as error:  # such as a link that points at itself
            raise OutsideError(name) from error
        if not found.is_relative_to(self.root):
            raise OutsideError(name)
        return found

    def _names(self, missing: Path) -> list[str]:
        """Names of the files beside a missing one, relative to the issue's folder."""
        try:
            return [p.relative_to(self.root).as_posix() for p in missing.parent.iterdir()]
        except (OSError, ValueError):
            return []


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
