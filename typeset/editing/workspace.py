"""An issue's folder open for editing: acts on its files, done, undone and done again.

Every act knows what it found and what it leaves, so undoing restores the very bytes.  A file that
changed on disk meanwhile is merged by paragraph; where both changed the same one, nothing is
written and both versions are shown.  Files are written so that a kill between any two leaves an
issue that loads: what is new or changed first, the manifest next, what goes last.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from typeset.editing.merging import MergeConflict, merge
from typeset.editing.replacements import EditError
from typeset.files.atomic import write_whole

TEXTS = (".md", ".yaml", ".yml")
"""What is merged; anything else has one writer."""
MAX_FILE = 64 * 1024 * 1024
"""Bytes of a file that an act may write: a large photo."""


@dataclass(frozen=True)
class FileChange:
    """What an act does to one file: its bytes before and after; None where there is no file.

    `file` is relative to the issue's folder, with slashes.
    """

    file: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True)
class Act:
    """One step of the editor's, with a label in words."""

    label: str
    changes: tuple[FileChange, ...]

    @property
    def inverse(self) -> Act:
        """The act that takes this one back."""
        turned = (FileChange(each.file, each.after, each.before) for each in self.changes)
        return Act(self.label, tuple(turned))


class Conflict(EditError):
    """Somebody else changed what the act would change.  `mine` and `theirs` are the two texts."""

    def __init__(self, file: str, mine: str, theirs: str) -> None:
        super().__init__("changed-by-others", file=file)
        self.file, self.mine, self.theirs = file, mine, theirs


class Workspace:
    """The folder of the manifest `path`, and the acts of this session.

    `check` raises EditError where files may not be written now: somebody else has them.
    """

    def __init__(
        self, path: Path, check: Callable[[Iterable[str]], None] = lambda files: None
    ) -> None:
        self.root, self.manifest = path.parent.resolve(), path.name
        self._check = check
        self.written = 0.0
        """When the last act was on disk (`time.monotonic`)."""
        self._done: list[Act] = []
        self._undone: list[Act] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an act that was taken back."""
        return bool(self._undone)

    def read(self, file: str) -> bytes | None:
        """The bytes of a file of the folder, None if it is not there; EditError outside of it."""
        path = self._path(file)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise EditError("unreadable", file=file, reason=error.strerror) from None

    def perform(self, act: Act, continues: bool = False) -> Act:
        """Do `act`, on what the files are now; the act as it came to be.

        One that `continues` the last act is taken back with it, as the letters of a word are.

        Raises Conflict where somebody else changed the same paragraph, EditError where a file may
        not be written; nothing is written then.
        """
        done = self._write(act)
        if continues and self._done and (joined := _joined(self._done[-1], done)):
            self._done[-1] = joined
        else:
            self._done.append(done)
        self._undone.clear()
        return done

    def note(self, act: Act) -> None:
        """Count `act`, which something else has just done on the files, among the acts."""
        self._done.append(act)
        self._undone.clear()
        self.written = time.monotonic()

    def undo(self) -> Act | None:
        """Take the last act back; None if there is none."""
        if not self._done:
            return None
        self._write(self._done[-1].inverse)
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Act | None:
        """Do again what was taken back last; None if there is nothing."""
        if not self._undone:
            return None
        done = self._write(self._undone[-1])
        self._undone.pop()
        self._done.append(done)
        return done

    # ---- within ---------------------------------------------------------------------------------

    def _write(self, act: Act) -> Act:
        self._check([each.file for each in act.changes])
        changes = tuple(self._rebased(each) for each in act.changes)
        for change in sorted(changes, key=self._order):
            path = self._path(change.file)
            if change.after is None:
                path.unlink(missing_ok=True)
                self.written = time.monotonic()
            elif change.after != change.before:
                path.parent.mkdir(parents=True, exist_ok=True)
                self.written = write_whole(path, change.after)
        return Act(act.label, changes)

    def _order(self, change: FileChange) -> int:
        return 2 if change.after is None else int(change.file == self.manifest)

    def _rebased(self, change: FileChange) -> FileChange:
        """`change` on the file as it stands on disk now."""
        if change.after is not None and len(change.after) > MAX_FILE:
            raise EditError("too-large", file=change.file)
        now = self.read(change.file)
        if now in (change.before, change.after):
            return FileChange(change.file, now, change.after)
        mine, theirs = (_text(each) for each in (change.after, now))
        before = _text(change.before)
        if before is None or mine is None or theirs is None or not change.file.endswith(TEXTS):
            raise Conflict(change.file, mine or "", theirs or "")
        try:
            merged = merge(before, mine, theirs, by_line=not change.file.endswith(".md"))
        except MergeConflict as conflict:
            raise Conflict(change.file, conflict.mine, conflict.theirs) from None
        return FileChange(change.file, now, merged.encode())

    def _path(self, file: str) -> Path:
        """Where `file` is; EditError for anything that is not plainly inside the folder."""
        parts = PurePosixPath(file).parts
        odd = not parts or file.startswith("/") or "\0" in file or "\\" in file
        if odd or any(part == ".." or part.startswith(".") for part in parts):
            raise EditError("outside", file=file)
        path = self.root.joinpath(*parts)
        try:
            inside = path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError, ValueError):
            inside = False
        if not inside or (path.exists() and not path.is_file()):
            raise EditError("outside", file=file)
        return path


def change(workspace: Workspace, label: str, files: Iterable[tuple[str, bytes | None]]) -> Act:
    """An act that leaves `files` with these bytes, from what they are now."""
    changes = (FileChange(file, workspace.read(file), after) for file, after in files)
    return Act(label, tuple(changes))


def _joined(first: Act, second: Act) -> Act | None:
    """Two acts as one, where the second begins with what the first left."""
    left = {each.file: each for each in first.changes}
    if any(left.get(c.file) is None or left[c.file].after != c.before for c in second.changes):
        return None
    left |= {c.file: FileChange(c.file, left[c.file].before, c.after) for c in second.changes}
    return Act(first.label, tuple(left.values()))


def _text(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return None
