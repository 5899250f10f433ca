"""What is dropped on the desk: kept apart until all of it is there, then added to the issue."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from typeset.desk.questions import keep, questions_of
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Act, FileChange, Workspace
from typeset.files.issue_files import contents
from typeset.intake.adding import add_to_issue
from typeset.intake.importing import import_issue
from typeset.intake.report import Report

MAX_UPLOAD = 64 * 1024 * 1024
"""Bytes of one file: a long Word file with photos."""
MAX_FILES = 200
MAX_BATCH = 8 * MAX_UPLOAD
"""Bytes of all files that come together: an issue's photos as they leave the camera."""
MAX_KEPT = 2 * MAX_BATCH
"""Bytes of all that is on its way in."""
ABANDONED = 3600.0
"""Seconds without another file after which nobody waits for what came before."""
_BATCH = re.compile(r"[0-9a-z]{1,40}")


class Uploads:
    """Files on their way into an issue, in a folder of this process alone."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, batch: str, name: str, content: bytes) -> None:
        """Keep one file of a batch; EditError where its name cannot be one."""
        folder = self._batch(batch)
        file = folder / Path(name.replace("\\", "/")).name
        odd = file.name.startswith(".") or not file.name or "\0" in name or len(file.name) > 120
        if odd or not self._has_room(folder, len(content)):
            raise EditError("not-added", name=name)
        folder.mkdir(exist_ok=True)
        file.write_bytes(content)

    def _has_room(self, folder: Path, size: int) -> bool:
        """Whether another file of `size` bytes may come into a batch; the abandoned ones go."""
        for batch in folder.parent.iterdir():
            if batch != folder and time.time() - batch.stat().st_mtime > ABANDONED:
                shutil.rmtree(batch, ignore_errors=True)
        sizes = {path: path.stat().st_size for path in folder.parent.glob("*/*")}
        own = [each for path, each in sizes.items() if path.parent == folder]
        fits = sum(own) + size <= MAX_BATCH and sum(sizes.values()) + size <= MAX_KEPT
        return fits and len(own) < MAX_FILES

    def add(self, batch: str, workspace: Workspace) -> dict[str, Any]:
        """Append what was kept to the issue; the doubts of the reading, with their places.

        Raises IssueError where nothing could be read; the issue is then as it was.
        """
        before = contents(workspace.root)
        with self._taken(batch) as files:
            report = add_to_issue(workspace.root / workspace.manifest, files)
        workspace.note(Act("add", _changes(before, contents(workspace.root))))
        return _asked(report, workspace.root)

    def begin(self, batch: str, folder: Path) -> dict[str, Any]:
        """Make a new issue of what was kept; the doubts of the reading, which are kept with it.

        Raises IssueError where nothing could be read, or the folder is in use.
        """
        with self._taken(batch) as files:
            report = import_issue(files, folder)
        return _asked(report, folder)

    def clear(self) -> None:
        """Forget everything."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    @contextmanager
    def _taken(self, batch: str) -> Iterator[list[Path]]:
        """The files of a batch, which are gone afterwards."""
        folder = self._batch(batch)
        if not folder.is_dir():
            raise EditError("nothing-dropped")
        try:
            yield sorted(folder.iterdir())
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _batch(self, batch: str) -> Path:
        if not _BATCH.fullmatch(batch):
            raise EditError("not-added", name=batch)
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="typeset-desk-"))
        return self._folder / batch


def _asked(report: Report, root: Path) -> dict[str, Any]:
    """What the reading was not sure of, kept with the issue."""
    questions = questions_of(report, root)
    keep(root, questions)
    return {"questions": questions}


def _changes(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[FileChange, ...]:
    return tuple(
        FileChange(file, before.get(file), after.get(file))
        for file in sorted(before.keys() | after.keys())
        if before.get(file) != after.get(file)
    )
