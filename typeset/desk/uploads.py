"""What is dropped on the desk: kept apart until all of it is there, then added to the issue."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from typeset.editing.replacements import EditError
from typeset.editing.workspace import Act, FileChange, Workspace
from typeset.intake.adding import add_to_issue
from typeset.preview.problems import problem

MAX_UPLOAD = 64 * 1024 * 1024
"""Bytes of one file: a long Word file with photos."""
MAX_FILES = 200
_BATCH = re.compile(r"[0-9a-z]{1,40}")


class Uploads:
    """Files on their way into an issue, in a folder of this process alone."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, batch: str, name: str, content: bytes) -> None:
        """Keep one file of a batch; EditError where its name cannot be one."""
        folder = self._batch(batch)
        folder.mkdir(exist_ok=True)
        file = folder / Path(name.replace("\\", "/")).name
        odd = file.name.startswith(".") or not file.name or "\0" in name or len(file.name) > 120
        if odd or len(list(folder.iterdir())) >= MAX_FILES:
            raise EditError("not-added", name=name)
        file.write_bytes(content)

    def add(self, batch: str, workspace: Workspace) -> dict[str, Any]:
        """Append what was kept to the issue; the doubts of the reading, with their places.

        Raises IssueError where nothing could be read; the issue is then as it was.
        """
        folder = self._batch(batch)
        if not folder.is_dir():
            raise EditError("nothing-dropped")
        before = _contents(workspace.root)
        try:
            report = add_to_issue(workspace.root / workspace.manifest, sorted(folder.iterdir()))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        workspace.note(Act("add", _changes(before, _contents(workspace.root))))
        return {"problems": [problem(each) for each in report.problems]}

    def clear(self) -> None:
        """Forget everything."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _batch(self, batch: str) -> Path:
        if not _BATCH.fullmatch(batch):
            raise EditError("not-added", name=batch)
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="typeset-desk-"))
        return self._folder / batch


def _contents(root: Path) -> dict[str, bytes]:
    """The files of an issue's folder but the hidden ones and what was made of it."""
    found = {}
    for path in root.rglob("*"):
        name = path.relative_to(root)
        hidden = any(part.startswith(".") for part in name.parts)
        if not hidden and name.parts[0] != "build" and path.is_file() and not path.is_symlink():
            found[name.as_posix()] = path.read_bytes()
    return found


def _changes(before: dict[str, bytes], after: dict[str, bytes]) -> tuple[FileChange, ...]:
    return tuple(
        FileChange(file, before.get(file), after.get(file))
        for file in sorted(before.keys() | after.keys())
        if before.get(file) != after.get(file)
    )
