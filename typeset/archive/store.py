"""The output folder: what stands where, and how it is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from typeset.files.atomic import sweep, write_whole

try:
    import fcntl
except ImportError:  # Windows: writes are atomic all the same, see `Store.locked`
    fcntl = None  # type: ignore[assignment]


def form_kind(form: str, ending: str) -> str:
    """The kind of output that a form's file is; `ending` is what its name has after the issue's."""
    return f"{form}:{ending}"


def form_of(kind: str) -> str:
    """The form that an output's kind belongs to; empty for `pdf` and `cover`."""
    return kind.partition(":")[0] if ":" in kind else ""


@dataclass(frozen=True)
class Store:
    """`build/` of an archive: `<name>.pdf`, `records/<name>.json`, `covers/<name>.jpg`, the report.

    Other readers' forms stand beside the PDF: `<name>.docx`, `<name>-web.html`.

    One process writes at a time, under a lock on the folder itself, which dies with the process
    and leaves nothing behind.  A temporary file found under the lock was left by a killed run.
    """

    root: Path

    @property
    def records(self) -> Path:
        """The folder of the records."""
        return self.root / "records"

    @property
    def digest_cache(self) -> Path:
        """Where digests are remembered by stat (see `digests`): of this machine alone."""
        return self.root / "records" / ".digests.json"

    def pdf(self, name: str) -> Path:
        """Where the PDF of the issue called `name` is."""
        return self.root / f"{name}.pdf"

    def record(self, name: str) -> Path:
        """Where the record of the issue called `name` is."""
        return self.records / f"{name}.json"

    def output(self, kind: str, name: str) -> Path:
        """The file of an output's `kind`: `pdf`, `cover`, or that of a form (`form_kind`)."""
        if form_of(kind):
            return self.root / f"{name}{kind.partition(':')[2]}"
        return self.pdf(name) if kind == "pdf" else self.root / "covers" / f"{name}.jpg"

    def difference(self, name: str) -> Path:
        """The folder that shows how the issue's pages changed."""
        return self.root / "differences" / name

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Alone with the folder.  Where the file system knows no locks, records alone must do:
        a PDF written by another run does not match its record and is built again."""
        self.root.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.root, os.O_RDONLY)
        try:
            if _lock(handle):
                sweep(self.root)
            yield
        finally:
            os.close(handle)

    def write(self, target: Path, data: bytes) -> None:
        """Write `data` to `target` whole or not at all, on the disk before it has its name.

        Raises OSError (disk full, no permission); then `target` is as it was.
        """
        write_whole(target, data, by_way_of=self.root)

    def write_changed(self, target: Path, data: bytes) -> None:
        """`write`, unless just these bytes stand there."""
        with suppress(OSError):
            if target.read_bytes() == data:
                return
        self.write(target, data)

    def names(self) -> tuple[str, ...]:
        """The names of all issues that have a record here."""
        found = (path.relative_to(self.records) for path in self.records.rglob("[!.]*.json"))
        return tuple(sorted(path.with_suffix("").as_posix() for path in found))


def _lock(handle: int) -> bool:
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        return False
    return True
