"""What a process of typeset takes from the machine, and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BULLETIN = ROOT / "seeds" / "003-tonghua-3"


@pytest.mark.parametrize("cache", ["cache", os.devnull])
def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path, cache: str) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(tmp_path / cache)}
    command = [
        sys.executable,
        "-m",
        "typeset",
        "compile",
        str(BULLETIN),
        "-o",
        str(tmp_path / "issue.pdf"),
    ]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{tmp_path / 'issue.pdf'}  pages: 5\n"
    assert list(temporary.iterdir()) == []


def test_a_pipe_that_nobody_reads_is_no_fault_of_the_command() -> None:
    command = [sys.executable, "-m", "typeset", "schema"]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, cwd=ROOT, text=True)
    assert (done.returncode, done.stderr) == (1, "")


def test_a_command_works_without_standard_output(tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    command = f"exec {sys.executable} -m typeset new bulletin {issue} >&-"
    done = subprocess.run(command, shell=True, stderr=subprocess.PIPE, cwd=ROOT, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert (issue / "issue.yaml").exists()
