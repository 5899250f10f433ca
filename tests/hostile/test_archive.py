"""An archive with folders that cannot be searched: they are named, and the rest is built."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.archive.running import command, environment, typeset
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


FUTURE = 4_000_000_000
"""Seconds since 1970: in the year 2096."""
BOUND_BY_MODES = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Runs a command of root's as one whom a file's mode keeps out, as it does anybody else."""


def test_a_time_in_the_future_does_not_rebuild_for_ever(archive: Path) -> None:
    article = archive / "good/a.md"
    for path in (archive / "good/issue.yaml", article, archive / "good"):
        os.utime(path, (FUTURE, FUTURE))
    assert "1 built, 0 up to date" in typeset("regenerate", archive).stdout
    assert "0 built, 1 up to date" in typeset("regenerate", archive).stdout
    article.write_text("另一段。\n", encoding="utf-8")  # control: a change is seen all the same
    os.utime(article, (FUTURE + 1, FUTURE + 1))
    assert "1 built, 0 up to date" in typeset("regenerate", archive).stdout
    assert "0 built, 1 up to date" in typeset("regenerate", archive).stdout


@pytest.mark.parametrize("shut", ["shut", "shut/a.md"])
def test_what_cannot_be_read_is_named_and_the_rest_is_built(archive: Path, shut: str) -> None:
    shutil.copytree(archive / "good", archive / "shut")
    assert typeset("regenerate", archive, "-q").returncode == 0
    kept = (archive / "build/shut.pdf").read_bytes()
    (archive / "build/good.pdf").unlink()
    mode = (archive / shut).stat().st_mode
    (archive / shut).chmod(0)
    try:
        words = command("regenerate", archive, "-q", "--prune", "--force")
        if os.geteuid() == 0:
            words = [*BOUND_BY_MODES, *words]
        done = subprocess.run(words, env=environment(), capture_output=True, text=True)
    finally:
        (archive / shut).chmod(mode)
    assert done.returncode == 2
    assert f"{shut}:1:1" in done.stderr
    assert "cannot be read" in done.stderr
    assert "Permission denied" in done.stderr
    assert (archive / "build/good.pdf").is_file()
    assert (archive / "build/shut.pdf").read_bytes() == kept
    assert typeset("regenerate", archive, "-q").returncode == 0


def test_a_full_standard_output_is_a_sentence(archive: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("regenerate", archive),
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2
    assert "the standard output goes (No space left on device)" in done.stderr
    assert "Traceback" not in done.stderr
    assert (archive / "build/good.pdf").is_file()
