"""The user's cache: whatever stands in it, the pages are the same, and nothing in it runs."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.archive.running import environment
from typeset.files.cache import cache_folder
from typeset.files.resources import FONTS

ISSUE = "masthead: {name: 简报, number: 3}\narticles: [a.md]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An issue with an office's own Latin face."""
    folder = tmp_path / "issue"
    (folder / "fonts").mkdir(parents=True)
    shutil.copy(FONTS / "latin-sans.otf", folder / "fonts/latin.otf")
    (folder / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "a.md").write_text("---\nheadline: 标题 ABC\n---\n\n正文 and text。\n", "utf-8")
    return tmp_path


def compiled(project: Path, umask: int = 0o022, **variables: str) -> bytes:
    target = project / "issue.pdf"
    target.unlink(missing_ok=True)
    given = {"XDG_CACHE_HOME": str(project / "cache"), **variables}
    subprocess.run(
        [sys.executable, "-m", "typeset", "compile", project / "issue", "-q", "-o", target],
        env=environment(**given),
        umask=umask,
        check=True,
    )
    return target.read_bytes()


class Bomb:
    """Makes a file when it is unpickled."""

    def __init__(self, sign: Path) -> None:
        self.sign = sign

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.sign),)


def test_whatever_is_in_it_the_pages_are_the_same(project: Path) -> None:
    first = compiled(project)
    cache = project / "cache/typeset"
    other = FONTS / "hei.otf"
    links, copies = sorted((cache / "faces").iterdir()), sorted((cache / "fonts").iterdir())
    assert len(links) > 10
    assert len(copies) == 1
    targets = [link.readlink() for link in links]
    for number, link in enumerate(links):
        link.unlink()
        if number % 3 == 0:
            link.symlink_to(other)
        elif number % 3 == 1:
            link.symlink_to(project / "nowhere")
        else:
            link.write_bytes(b"no link")
    copies[0].write_bytes(copies[0].read_bytes()[:5000])
    assert compiled(project) == first
    assert [link.readlink() for link in links] == targets
    copies[0].write_bytes(other.read_bytes())
    assert compiled(project) == first


def test_code_that_others_put_there_does_not_run(project: Path) -> None:
    compiled(project)
    sign = project / "ran"
    bomb = pickle.dumps(Bomb(sign))
    for name in ("style-sheets", "templates"):
        (project / "cache/typeset" / name).mkdir()
    for file in (project / "cache").rglob("*"):
        if not file.is_dir():
            file.unlink()
            file.write_bytes(bomb)
    compiled(project)
    assert not sign.exists()
    pickle.loads(bomb)
    assert sign.exists(), "the control: it would have"


def test_it_is_closed_whatever_the_umask(project: Path) -> None:
    compiled(project, umask=0)
    folders = [project / "cache", *(p for p in (project / "cache").rglob("*") if p.is_dir())]
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


def test_one_that_stood_open_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "typeset").mkdir()
    (tmp_path / "typeset").chmod(0o777)
    assert cache_folder("faces")
    assert (tmp_path / "typeset").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another")
@pytest.mark.parametrize("whose", ["typeset", "typeset/faces"])
def test_another_s_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whose: str) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder("faces")
    os.chown(tmp_path / whose, 12345, 12345)
    assert cache_folder("faces") is None


def test_a_link_in_its_place_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "typeset").symlink_to("elsewhere")
    assert cache_folder("faces") is None


def test_one_that_others_could_swap_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tmp_path.chmod(0o777)
    assert cache_folder("faces") is None
    tmp_path.chmod(0o1777)
    assert cache_folder("faces")


def test_a_full_disk_under_it_stops_nothing(project: Path) -> None:
    """/dev/full and files in the way stand for a disk that takes no more."""
    first = compiled(project)
    shutil.rmtree(project / "cache")
    (project / "cache/typeset").mkdir(parents=True)
    for name in ("faces", "fonts"):
        (project / "cache/typeset" / name).write_text("no folder")
    assert compiled(project) == first
    assert compiled(project, XDG_CACHE_HOME="/dev/full") == first
    assert compiled(project, XDG_CACHE_HOME="relative") == first


def test_what_is_temporary_is_gone_afterwards(project: Path) -> None:
    (project / "tmp").mkdir()
    compiled(project, XDG_CACHE_HOME="/dev/null", TMPDIR=str(project / "tmp"))
    assert list((project / "tmp").iterdir()) == []
