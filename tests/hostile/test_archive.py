"""An archive with folders that cannot be searched: they are named, and the rest is built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.archive.running import typeset
from tests.hostile.conftest import MakeIssue


@pytest.fixture
def archive(make_issue: MakeIssue, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    make_issue().rename(folder / "good")
    return folder


def test_a_folder_whose_name_is_no_utf_8_is_named(archive: Path) -> None:
    odd = os.fsdecode(os.fsencode(archive) + b"/" + "简报".encode("gbk"))
    shutil.copytree(archive / "good", odd)
    done = typeset("regenerate", archive, "-q")
    assert done.returncode == 2
    assert "not UTF-8" in done.stderr
    assert r"\xbc\xf2\xb1\xa8" in done.stderr
    assert (archive / "build/good.pdf").is_file()
    shutil.rmtree(odd)
    assert typeset("regenerate", archive, "-q").returncode == 0


def test_nothing_is_pruned_that_may_be_out_of_sight(archive: Path) -> None:
    (archive / "deep").mkdir()
    shutil.copytree(archive / "good", archive / "deep/one")
    assert typeset("regenerate", archive, "-q").returncode == 0
    odd = archive / os.fsdecode(b"deep\xff")
    (archive / "deep").rename(odd)
    assert typeset("regenerate", archive, "-q", "--prune").returncode == 2
    assert (archive / "build/deep/one.pdf").is_file()


@pytest.mark.parametrize("since", ["abc", "2015-13", "", "20-1-1"])
def test_a_date_that_is_none_is_refused(archive: Path, since: str) -> None:
    done = typeset("regenerate", archive, "--since", since)
    assert done.returncode == 2
    assert "--since" in done.stderr
