"""run.py on a machine on which nothing can be installed: one sentence, and nothing half done."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from setting_up import command
from tests.setup.conftest import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What run.py needs of a fresh clone; no environment has been made in it."""
    folder = tmp_path / "clone"
    locks = ("requirements.lock", "requirements-test.lock")
    modules = [path.relative_to(ROOT) for path in (ROOT / "setting_up").glob("*.py")]
    for name in (*modules, *map(Path, ("run.py", *locks, "typeset/engine/system.py"))):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for package in ("typeset", "typeset/engine"):
        (folder / package / "__init__.py").touch()
    return folder


def run(checkout: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(checkout / "run.py"), *words]
    return subprocess.run(command, env=env, cwd=checkout, capture_output=True, text=True)


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


def ready(checkout: Path) -> Path:
    """A set-up that has nothing to install, and a typeset that only says that it ran."""
    for lock in ("requirements.lock", "requirements-test.lock"):
        (checkout / lock).write_text("# nothing\n")
    (checkout / "typeset/__main__.py").write_text("print('ran')\n")
    libraries = "def missing_libraries(): return []\nDEBIAN_PACKAGES, INSTALL = [], {}\n"
    (checkout / "typeset/engine/system.py").write_text(libraries)
    return checkout


def test_what_a_killed_set_up_left_is_made_again(checkout: Path) -> None:
    python = ready(checkout) / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho half an environment\n")
    python.chmod(0o755)
    (checkout / ".venv/pyvenv.cfg").touch()
    (checkout / ".venv/unfinished").touch()
    (checkout / ".venv.discarded").mkdir()
    done = run(checkout, "doctor")
    assert (done.returncode, done.stdout) == (0, "ran\n"), done.stderr
    assert sorted(path.name for path in checkout.glob(".venv*")) == [".venv"]
    again = run(checkout, "doctor")
    assert (again.stdout, again.stderr) == ("ran\n", "")  # control: nothing is made twice


def test_ctrl_c_ends_in_a_sentence(checkout: Path) -> None:
    """It comes while the first module of the set-up is imported."""
    (checkout / "setting_up/command.py").write_text("raise KeyboardInterrupt\n")
    done = run(checkout, "doctor")
    assert (done.returncode, done.stderr) == (130, "Stopped; the next run goes on.\n")


@pytest.mark.parametrize("version", ["2.7", "3.6"])
def test_an_old_python_says_what_is_needed(checkout: Path, version: str) -> None:
    """With a Python of that version where there is one; else with this one, called so."""
    old = next((Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python"), None)
    called = f"import sys, runpy; sys.version_info = ({version.replace('.', ', ')}); "
    called += f"runpy.run_path({str(checkout / 'run.py')!r}, run_name='__main__')"
    command = [old, checkout / "run.py"] if old else [sys.executable, "-c", called]
    done = subprocess.run(command, capture_output=True, text=True, cwd=checkout, env={})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Python 3.11 or newer is needed, this is {version}: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["run.py", "setting_up/telling.py"])
def test_the_first_lines_are_such_as_an_old_python_reads(name: str) -> None:
    new = ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.Match | ast.Starred
    nodes = list(ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))))
    assert [node for node in nodes if isinstance(node, new)] == []
    assert not any(n.annotation for n in nodes if isinstance(n, ast.arg))
    assert not any(n.returns for n in nodes if isinstance(n, ast.FunctionDef))


def test_temporary_files_are_kept_in_memory_where_it_has_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(command, "MOST_OF_TESTS", 0)
    assert command.temporary_in_memory(tmp_path) == {"TMPDIR": str(tmp_path)}
    assert command.temporary_in_memory(tmp_path / "missing") == {}  # control: macOS has none
    monkeypatch.setattr(command, "MOST_OF_TESTS", shutil.disk_usage(tmp_path).total)
    assert command.temporary_in_memory(tmp_path) == {}  # control: no room
    monkeypatch.setattr(command, "MOST_OF_TESTS", 0)
    monkeypatch.setenv("TMPDIR", "elsewhere")
    assert command.temporary_in_memory(tmp_path) == {}  # control: the user chose a folder
