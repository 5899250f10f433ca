"""What is on its way into an issue is bounded, and goes when nobody waits for it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from typeset.desk.uploads import ABANDONED, MAX_BATCH, MAX_FILES, Uploads
from typeset.editing.replacements import EditError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix().partition("/")[2] for path in place.rglob("*.md")}


def test_what_nobody_waits_for_goes_and_what_comes_now_stays(place: Path) -> None:
    uploads = Uploads()
    for batch in ("old", "new"):
        uploads.put(batch, "a.md", b"a")
    (old,) = place.glob("*/old")
    then = old.stat().st_mtime - ABANDONED - 1
    os.utime(old, (then, then))
    uploads.put("new", "b.md", b"b")
    assert names(place) == {"new/a.md", "new/b.md"}
    uploads.clear()
    assert list(place.iterdir()) == []


def test_all_batches_together_are_bounded(place: Path) -> None:
    uploads = Uploads()
    for batch in ("a", "b"):
        uploads.put(batch, "x.md", b"x")
        (file,) = place.glob(f"*/{batch}/x.md")
        os.truncate(file, MAX_BATCH)  # of holes
        with pytest.raises(EditError):
            uploads.put(batch, "y.md", b"y")
    with pytest.raises(EditError):
        uploads.put("c", "z.md", b"z")
    assert names(place) == {"a/x.md", "b/x.md"}


def test_a_batch_has_no_more_files_than_an_issue(place: Path) -> None:
    uploads = Uploads()
    for number in range(MAX_FILES):
        uploads.put("a", f"{number}.md", b"")
    with pytest.raises(EditError):
        uploads.put("a", "more.md", b"")
    uploads.put("b", "more.md", b"")
