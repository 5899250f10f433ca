"""The issue's folder: finds the files that an issue names, and lets none of them lie outside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote

from typeset.diagnostics.names import nearest
from typeset.diagnostics.problems import ReportProblem
from typeset.issue.pictures import picture_fault


class OutsideError(ValueError):
    """A name that leads out of the issue's folder."""


_NUMBER = re.compile("[0-9]{1,18}")
MAX_NAMES = 1000
"""In a folder with more files than this, the nearest name is sought among the first of them."""


@dataclass
class Folder:
    """`root` is absolute, without links; `files` collects all that was found, in reading order.

    `listed` are the manifest's articles, none of which is meant by another name.
    """

    root: Path
    files: list[Path] = field(default_factory=list)
    listed: frozenset[str] = frozenset()

    def article(self, name: str, report: ReportProblem) -> Path | None:
        """The article `name`, or None and a report."""
        return self._find(name, (".",), ("issue.article-outside", "issue.article-missing"), report)

    def profile(self, name: str, report: ReportProblem) -> Path | None:
        """The printer's ICC profile `name`, or None and a report."""
        return self._find(name, (".",), ("issue.profile-outside", "issue.profile-missing"), report)

    def picture(self, name: str, source: str, report: ReportProblem) -> str | None:
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

    def files_in(self, name: str, report: ReportProblem) -> list[str]:
        """The texts and pictures in the folder `name`, in the order of their names.

        What cannot be printed is reported, and a folder that is not there or empty.
        """
        try:
            inside = self._inside(name, ".")
        except OutsideError:
            report("issue.stock-outside", {"name": name}, hint="issue.hint-inside")
            return []
        files = (each for each in inside.glob("[!.]*") if _is_file(each))
        inner = (each for each in files if each.resolve().is_relative_to(self.root))
        found = sorted(islice(inner, MAX_NAMES))
        if not found:
            report("issue.stock-missing", {"name": name})
        whole = []
        for path in found:
            fault = None if path.suffix in (".md", ".txt") else picture_fault(path)
            if fault:
                report(fault.key, {"name": path.name, **fault.details}, hint=fault.hint)
            else:
                self.files.append(path)
                whole.append(path.relative_to(self.root).as_posix())
        return whole

    def _find(
        self, name: str, bases: tuple[str, ...], keys: tuple[str, str], report: ReportProblem
    ) -> Path | None:
        """The first file of that name under `bases`; `keys` are for one outside, one missing."""
        outside, missing = keys
        try:
            found = self._places(name, bases)
            if "%" in name and not any(map(_is_file, found)):  # as web pages write a blank
                found = self._places(unquote(name), bases)
        except OutsideError:
            report(outside, {"name": name}, hint="issue.hint-inside")
            return None
        for path in found:
            if _is_file(path):
                self.files.append(path)
                return path
        meant = nearest(name, [each for each in self._names() if self._may_mean(name, each)])
        hint = "issue.did-you-mean" if meant else None
        report(missing, {"name": name, "nearest": meant or ""}, hint=hint)
        return None

    def _may_mean(self, name: str, other: str) -> bool:
        """Whether a file may be meant by another name: 1.jpg for 01.jpg, not for 19.jpg."""
        counted = _NUMBER.sub("", name) == _NUMBER.sub("", other)
        numbers, others = (list(map(int, _NUMBER.findall(each))) for each in (name, other))
        return other not in self.listed and not (counted and numbers != others)

    def _places(self, name: str, bases: tuple[str, ...]) -> list[Path]:
        """What `name` means under each of `bases`; one that it climbs out of is no place for it.

        `../images/a.jpg` is right in an article, though it leads out of the issue's folder itself.
        """
        return [self._inside(name, base) for base in bases if not _climbs_out(name, base)] or [
            self._inside(name, bases[0])
        ]

    def _inside(self, name: str, base: str) -> Path:
        """The file that `name` means, absolute; it need not exist.

        `name` is relative to `base`, a folder inside the issue's; both may have the slashes of
        Windows.  Raises OutsideError for an absolute name and for one that leads out of the folder,
        by `..` or by a link.
        """
        name = name.replace("\\", "/")
        if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive:
            raise OutsideError(name)
        try:
            found = (self.root / base / name).resolve()
        except (OSError, RuntimeError, ValueError) as error:  # such as a link that points at itself
            raise OutsideError(name) from error
        if not found.is_relative_to(self.root):
            raise OutsideError(name)
        return found

    def _names(self) -> list[str]:
        """Names of the files in the issue's folder (of as many as an issue may have)."""
        files = (
            Path(folder, name).relative_to(self.root).as_posix()
            for folder, _, names in os.walk(self.root)
            for name in names
        )
        return list(islice(files, MAX_NAMES))


def _climbs_out(name: str, base: str) -> bool:
    """Whether `name`, as it is written, leads out of the folder that `base` stands in."""
    return os.path.normpath(PurePosixPath(base, name.replace("\\", "/"))).startswith("..")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
