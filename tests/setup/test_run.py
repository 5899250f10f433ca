"""run.py on a machine on which nothing can be installed: one sentence, and nothing half done."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.setup.conftest import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What run.py needs of a fresh clone; no environment has been made in it."""
    folder = tmp_path / "clone"
    locks = ("requirements.lock", "requirements-test.lock")
    for name in ("run.py", *locks, "typeset/engine/system.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for package in ("typeset", "typeset/engine"):
        (folder / package / "__init__.py").touch()
    return folder


def run(checkout: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "run.py"), *words]
    return subprocess.run(command, env=env, capture_output=True, text=True)


def test_without_pango_and_apt_it_says_what_is_missing(
    checkout: Path, without_pango: dict[str, str], tmp_path: Path
) -> None:
    done = run(checkout, "compile", "issue.yaml", PATH=str(tmp_path), **without_pango)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("A system library is missing (Pango")
    for way in ("apt-get install", "dnf install", "brew install"):
        assert way in done.stderr
    assert not (checkout / ".venv").exists()


def test_it_says_so_in_chinese(
    checkout: Path, without_pango: dict[str, str], tmp_path: Path
) -> None:
    done = run(checkout, "test", PATH=str(tmp_path), LANG="zh_CN.UTF-8", **without_pango)
    assert done.stderr.startswith("缺少系统库（Pango")


def test_the_locks_pin_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {name_of(line) for line in project["dependencies"]}
    for_tests = {name_of(line) for line in project["optional-dependencies"]["test"]}
    running, testing = pinned("requirements.lock"), pinned("requirements-test.lock")
    assert wanted - running == set()
    assert for_tests - (running | testing) == set()
    assert running & testing == set()


def name_of(requirement: str) -> str:
    return requirement.split(">")[0].split("=")[0].split("[")[0].strip().lower()


def pinned(lock: str) -> set[str]:
    """The names in a lock, each with an exact version and nothing else."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    assert all(len(pair) == 2 and pair[1][0].isdigit() for pair in pairs)
    return {name for name, _ in pairs}
