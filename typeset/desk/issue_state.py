"""How an issue on the shelf stands: has it errors, and is its PDF of what it is now?

A PDF is known by the archive's record (`typesetter regenerate`), by what the desk finished, or by
its date where `typesetter compile` wrote it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from typeset.archive.survey import Selection, survey
from typeset.diagnostics.problems import Diagnostic
from typeset.editing.hidden_folder import FOLDER, write_hidden
from typeset.files.issue_files import MADE, digest, last_change
from typeset.preview.problems import problem

State = Literal["errors", "current", "changed", "none"]
"""`current`: there is a PDF of what the issue is now; `changed`: of what it was."""
FINISHED = "finished.json"
"""What the issue's files were when the desk made its last PDF."""
SHOWN = 3
"""Mistakes that are shown of an issue: the desk shows them all."""


@dataclass(frozen=True)
class ArchiveRecords:
    """What the archive's records say of the issues below `root`, by folder: whether each holds."""

    root: Path
    holds: Mapping[str, bool]

    @classmethod
    def read(cls, root: Path) -> ArchiveRecords:
        """The records in `build/`; none where the archive was never regenerated."""
        if not (root / MADE / "records").is_dir():
            return cls(root, {})
        verdicts = survey(root, root / MADE, Selection()).verdicts
        return cls(root, {v.entry.folder: not v.reasons for v in verdicts if v.record})


def state_of(
    folder: Path, records: ArchiveRecords, problems: tuple[Diagnostic, ...]
) -> dict[str, Any]:
    """JSON-ready: `state`, the number of `errors`, and the first of them in both languages."""
    errors = [each for each in problems if each.severity == "error"]
    state: State = "errors" if errors else _of_pdfs(list(_pdfs(folder, records)))
    return {"state": state, "errors": len(errors), "problems": [*map(problem, errors[:SHOWN])]}


def note_finished(folder: Path, files: str) -> None:
    """Remember that a PDF was made of files with the digest `files`; no matter if that fails."""
    with suppress(OSError):
        write_hidden(folder, FINISHED, json.dumps({"files": files}).encode())


def _of_pdfs(pdfs: list[bool]) -> State:
    if not pdfs:
        return "none"
    return "current" if any(pdfs) else "changed"


def _pdfs(folder: Path, records: ArchiveRecords) -> Iterator[bool]:
    """For each PDF that is known, whether it is of what the issue is now."""
    held = records.holds.get(str(folder.resolve()))
    if held is not None:
        yield held
    finished = _finished(folder)
    if finished:
        yield finished == digest(folder)
    compiled = list(_compiled(folder, records.root))
    if compiled:
        yield max(path.stat().st_mtime for path in compiled) >= last_change(folder)


def _finished(folder: Path) -> str:
    try:
        said = json.loads((folder / FOLDER / FINISHED).read_bytes())
        return str(said["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _compiled(folder: Path, root: Path) -> Iterator[Path]:
    """PDFs where `typesetter compile` puts them, called in the shelf's folder or the issue's."""
    yield from (folder / MADE).rglob("*.pdf")
    with suppress(ValueError):
        yield from (root / MADE / folder.resolve().relative_to(root.resolve())).glob("*.pdf")
