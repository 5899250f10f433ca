"""What a process of typeset takes from the machine, and what it leaves behind."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from typeset.frames import in_one_piece

ROOT = Path(__file__).resolve().parents[2]
BULLETIN = ROOT / "seeds" / "003-tonghua-3"
CALLS = 1000


def _with_a_frame_of(slots: int) -> Callable[[], None]:
    names: dict[str, Callable[[], None]] = {}
    exec(f"def called():\n if 0: {'; '.join(f'v{i} = 1' for i in range(slots))}", names)
    return names["called"]


def _fresh_pages(depth: int, called: Callable[[], None]) -> int:
    """Pages of memory that the system gave during `CALLS` calls, made `depth` frames deep."""
    if depth:
        return _fresh_pages(depth - 1, called)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        called()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def _most_fresh_pages() -> int:
    called = _with_a_frame_of(slots=100)
    return max(_fresh_pages(depth, called) for depth in range(250))


def test_calls_take_no_memory_from_the_system_again_and_again() -> None:
    assert in_one_piece(_most_fresh_pages)() < CALLS / 10


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="a newer CPython may keep its chunks")
def test_control_calls_across_the_end_of_a_chunk_do() -> None:
    assert _most_fresh_pages() >= CALLS


def test_what_a_function_returns_and_raises_goes_through() -> None:
    assert in_one_piece(int)("17", base=8) == 15
    with pytest.raises(ValueError, match="invalid literal"):
        in_one_piece(int)("工运")


@pytest.mark.parametrize("cache", ["cache", os.devnull])
def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path, cache: str) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(tmp_path / cache)}
    command = [sys.executable, "-m", "typeset", "compile", BULLETIN, "-o", tmp_path / "issue.pdf"]
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
