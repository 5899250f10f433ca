"""Remove what was made of issues that are gone: what a record vouches for, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from typeset.archive.digests import Digests
from typeset.archive.record import read_record
from typeset.archive.store import Store


def prune(store: Store, names: Iterable[str]) -> None:
    """Remove the outputs and records of `names`, and the folders that this leaves empty.

    A PDF that is not the one recorded was put there by somebody: it stays.
    """
    with store.locked():
        for name in names:
            _remove(store, name)


def _remove(store: Store, name: str) -> None:
    record, digests = read_record(str(store.record(name))), Digests()
    for kind, recorded in (record.outputs if record else {}).items():
        output = store.output(kind, name)
        if digests.of(str(output)) == recorded:
            _unlink(output, store.root)
    shutil.rmtree(store.difference(name), ignore_errors=True)
    _unlink(store.record(name), store.root)


def _unlink(path: Path, root: Path) -> None:
    path.unlink(missing_ok=True)
    with suppress(OSError):  # a folder that is not empty
        for folder in path.parents:
            if folder == root:
                return
            folder.rmdir()
