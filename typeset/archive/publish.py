"""Put a built issue where it belongs: its outputs, and last the record that vouches for them."""

from __future__ import annotations

import shutil

from typeset.archive import differences
from typeset.archive.digests import sha256
from typeset.archive.job import Built
from typeset.archive.record import Record
from typeset.archive.stale import Current
from typeset.archive.store import Store
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.series.discover import Entry


def publish(built: Built, entry: Entry, current: Current) -> None:
    """Write `built`: the difference first, for with the old PDF it would be lost.

    A run killed in between leaves outputs without a record that fits them, which the next run
    builds again.

    Raises OSError where something cannot be written.
    """
    outputs = {kind: sha256(data) for kind, data in built.outputs.items()}
    record = Record(
        built.inputs,
        built.lookups,
        current.project(entry),
        dict(current.made_with),
        outputs,
        built.card,
    )
    store = current.store
    with store.locked():
        _publish_difference(built, store, outputs["pdf"])
        for kind, data in built.outputs.items():
            store.write(store.output(kind, built.name), data)
        store.write(store.record(built.name), record.to_json())


def not_written(error: OSError) -> IssueError:
    """That the output folder cannot be written, for the editor."""
    details: dict[str, object] = {"problem": error.strerror or error}
    return IssueError([Diagnostic("archive.not-written", None, details)])


def _publish_difference(built: Built, store: Store, pdf_digest: str) -> None:
    if built.difference is None:
        return
    folder = store.difference(built.name)
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in differences.files(built.difference, pdf_digest).items():
        store.write(folder / name, data)
