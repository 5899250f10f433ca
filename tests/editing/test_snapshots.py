"""What an issue was before a session can be had back in a later one."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from typeset.editing import snapshots
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Workspace, change
from typeset.issue import load

SEED = Path("seeds/003-tonghua-3")
MORNING = datetime(2026, 11, 29, 9)
FIRST = "articles/01-recuperation.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SEED, tmp_path / "issue")


def test_the_texts_of_an_earlier_session_are_restored_and_that_is_undone(folder: Path) -> None:
    before = (folder / FIRST).read_bytes()
    first = Workspace(folder / "issue.yaml")
    name = snapshots.take(first, MORNING)
    assert name == "2026-11-29T090000"
    first.perform(change(first, "act", [(FIRST, b"x\n"), ("articles/new.md", b"y\n")]))
    second = Workspace(folder / "issue.yaml")
    assert snapshots.names(folder) == [name]
    second.perform(snapshots.restoring(second, name))
    assert (folder / FIRST).read_bytes() == before
    assert (folder / "articles/new.md").read_bytes() == b"y\n"
    assert load(folder).articles
    second.undo()
    assert (folder / FIRST).read_bytes() == b"x\n"


def test_nothing_new_is_kept_once_and_the_oldest_go(folder: Path) -> None:
    workspace = Workspace(folder / "issue.yaml")
    assert snapshots.take(workspace, MORNING)
    assert snapshots.take(workspace, MORNING + timedelta(hours=1)) is None
    for number in range(snapshots.KEPT + 5):
        (folder / FIRST).write_text(f"{number}\n", encoding="utf-8")
        snapshots.take(workspace, MORNING + timedelta(days=number + 1))
    found = snapshots.names(folder)
    assert len(found) == snapshots.KEPT
    assert found[0] == "2027-01-23T090000"
    assert (folder / ".desk" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_damaged_snapshot_keeps_nobody_from_the_next(folder: Path) -> None:
    (folder / ".desk").mkdir()
    (folder / ".desk" / "2026-11-28T090000.zip").write_bytes(b"no zip")
    assert snapshots.take(Workspace(folder / "issue.yaml"), MORNING)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("../x", "no-snapshot"),
        ("2026-11-28T090000", "no-snapshot"),
        ("2026-11-29T090000", "damaged-snapshot"),
    ],
)
def test_what_is_no_snapshot_restores_nothing(folder: Path, name: str, key: str) -> None:
    (folder / ".desk").mkdir()
    (folder / ".desk" / "2026-11-29T090000.zip").write_bytes(b"no zip")
    with pytest.raises(EditError) as caught:
        snapshots.restoring(Workspace(folder / "issue.yaml"), name)
    assert caught.value.key == key
