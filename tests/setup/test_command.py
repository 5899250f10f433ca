"""The installed command typed into shells, where `typeset` would be theirs; its completion."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.setup.conftest import ROOT

SHELLS = ["bash", "zsh", "dash"]


def type_in(shell: str, line: str, installed: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """What `shell` makes of a line; the installed script is in its PATH, and nothing else of us."""
    path = f"{installed / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(installed), "TYPESET_LANG": "en"}
    environment.pop("TYPESET_PROGRAM", None)
    command = [shell, *(["-f"] if shell == "zsh" else []), "-c", line]
    return subprocess.run(command, env={**environment, **env}, capture_output=True, text=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_runs_in_every_shell(shell: str, installed: Path, tmp_path: Path) -> None:
    seed = ROOT / "seeds/003-tonghua-3"
    done = type_in(shell, f"typesetter compile {seed} -o {tmp_path}/out.pdf", installed)
    assert (done.returncode, done.stdout) == (0, f"{tmp_path}/out.pdf  pages: 5\n"), done.stderr
    assert type_in(shell, "typesetter --help", installed).stdout.startswith("Usage: typesetter [")


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_control_a_script_named_typeset_never_runs(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "bin/typeset"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\necho it ran\n")
    script.chmod(0o755)
    assert "it ran" not in type_in(shell, "typeset --version", tmp_path).stdout
    assert "it ran" in type_in("dash", "typeset --version", tmp_path).stdout


def test_hints_name_the_command_as_it_was_called(installed: Path, tmp_path: Path) -> None:
    line = f"typesetter compile {tmp_path}/nowhere"
    assert "typesetter new bulletin" in type_in("dash", line, installed).stderr
    called = {"TYPESET_PROGRAM": "python3 run.py"}
    assert "python3 run.py new bulletin" in type_in("dash", line, installed, **called).stderr
    usage = type_in("dash", "typesetter compile", installed, **called).stderr
    assert usage.startswith("Usage: python3 run.py compile [OPTIONS] ISSUE\n")


def test_run_py_says_its_own_name(tmp_path: Path) -> None:
    shutil.copy(ROOT / "run.py", tmp_path / "run.py")
    shutil.copytree(ROOT / "setting_up", tmp_path / "setting_up")
    (tmp_path / "typeset").mkdir()
    said = 'import os; print(os.environ["TYPESET_PROGRAM"])'
    (tmp_path / "typeset/__main__.py").write_text(said)
    (tmp_path / "requirements.lock").write_text("")
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(shutil.which("python3") or "")
    ready = "from setting_up.environment import *; from setting_up.places import RUN_LOCK as lock; "
    ready += "stamp_of(lock).write_text(digest(lock))"
    subprocess.run(["python3", "-c", ready], cwd=tmp_path, check=True)
    done = subprocess.run(
        ["python3", "run.py", "doctor"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "python3 run.py\n"


COMPLETED = {
    "bash": """eval "$(_TYPESETTER_COMPLETE=bash_source typesetter)"
COMP_WORDS=(typesetter comp); COMP_CWORD=1; _typesetter_completion typesetter comp
printf '%s\\n' "${COMPREPLY[@]}" """,
    "zsh": "COMP_WORDS='typesetter comp' COMP_CWORD=1 _TYPESETTER_COMPLETE=zsh_complete typesetter",
}


@pytest.mark.parametrize("shell", COMPLETED)
def test_the_shell_completes_what_is_typed(shell: str, installed: Path) -> None:
    found = type_in(shell, COMPLETED[shell], installed).stdout.split("\n")
    assert {"compare", "compile"} <= set(found)
    assert "new" not in found
