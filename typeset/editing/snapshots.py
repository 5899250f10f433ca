"""Snapshots of an issue's texts across sessions: one before the first act of each, small zips.

They stand in `.desk/` in the issue's folder, which git passes over.
"""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from typeset.editing.hidden_folder import FOLDER, write_hidden
from typeset.editing.replacements import EditError
from typeset.editing.workspace import MAX_FILE, TEXTS, Act, FileChange, Workspace
from typeset.files.issue_files import issue_files

KEPT = 50
"""Snapshots that are kept: a monthly's editor works some days on an issue."""
NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}")


def take(workspace: Workspace, now: datetime) -> str | None:
    """Keep what the texts are now; the name, or None where the last snapshot is the same."""
    found = issue_files(workspace.root)
    texts = {name: path.read_bytes() for name, path in found if path.suffix in TEXTS}
    kept = names(workspace.root)
    with suppress(EditError):  # a damaged one is like no other
        if kept and _read(workspace.root, kept[0]) == texts:
            return None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in texts.items():
            archive.writestr(name, data)
    name = f"{now:%Y-%m-%dT%H%M%S}"
    write_hidden(workspace.root, f"{name}.zip", packed.getvalue())
    for old in kept[KEPT - 1 :]:
        _path(workspace.root, old).unlink(missing_ok=True)
    return name


def names(root: Path) -> list[str]:
    """The snapshots of the issue at `root`, the newest first: their times."""
    found = (path.stem for path in (root / FOLDER).glob("*.zip"))
    return sorted((name for name in found if NAME.fullmatch(name)), reverse=True)


def restoring(workspace: Workspace, name: str) -> Act:
    """The act that makes the texts what they were; files that came later stay in the folder.

    Raises EditError where there is no such snapshot, or it is damaged.
    """
    if name not in names(workspace.root):
        raise EditError("no-snapshot", name=name)
    changes = []
    for file, data in _read(workspace.root, name).items():
        now = workspace.read(file)
        if now != data:
            changes.append(FileChange(file, now, data))
    return Act("restore", tuple(changes))


def _read(root: Path, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(_path(root, name)) as archive:
            entries = [each for each in archive.infolist() if each.file_size <= MAX_FILE]
            return {each.filename: archive.read(each) for each in entries}
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise EditError("damaged-snapshot", name=name) from error


def _path(root: Path, name: str) -> Path:
    return root / FOLDER / f"{name}.zip"
