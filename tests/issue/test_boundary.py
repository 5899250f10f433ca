"""Whatever goes wrong, the command line says a sentence and leaves a status, never a traceback."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from typeset.cli.main import COMMANDS, LazyGroup, main
from typeset.issue import load


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command that does `action`, through the boundary; the editor's language is English."""
    monkeypatch.setenv("TYPESET_LANG", "en")

    def run(action: Any, language: str = "en") -> Any:
        monkeypatch.setenv("TYPESET_LANG", language)
        group = LazyGroup("typeset")
        command = click.Command("act", callback=action)
        monkeypatch.setattr(group, "get_command", lambda context, name: command)
        return CliRunner().invoke(group, ["act"])

    return run


def failing(error: Any) -> Any:
    def action() -> None:
        raise error

    return action


def test_bad_input_is_told_and_exits_with_2(run: Any, write: Callable[..., Path]) -> None:
    root = write("masthead: {name: 通化}\narticels: [articles/a.md]\n")
    result = run(lambda: load(root), "zh")
    assert result.exit_code == 2
    assert "没有“articels”这个键" in result.stderr
    assert "是不是“articles”？" in result.stderr
    assert "issue.yaml:2:1" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full, “out.pdf” cannot be written"),
        (errno.EDQUOT, "the disk is full, “out.pdf” cannot be written"),
        (errno.EFBIG, "the disk is full, “out.pdf” cannot be written"),
        (errno.EACCES, "there is no permission to read or write “out.pdf”"),
        (errno.EPERM, "there is no permission to read or write “out.pdf”"),
        (errno.EROFS, "the disk of “out.pdf” can be read but not written"),
        (errno.ENOENT, "there is no “out.pdf”"),
        (errno.EIO, "“out.pdf”: Input/output error"),
    ],
)
def test_a_fault_of_the_system_is_one_sentence(run: Any, number: int, words: Any) -> None:
    result = run(failing(OSError(number, os.strerror(number), "out.pdf")))
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘已满，或者标准输出已写不下（设备上没有剩余空间）"),
        (errno.EDQUOT, "磁盘已满，或者标准输出已写不下（超出磁盘配额）"),
        (errno.EIO, "系统出了问题：输入输出出错"),
    ],
)
def test_a_fault_of_the_system_may_name_no_file(run: Any, number: int, words: Any) -> None:
    result = run(failing(OSError(number, os.strerror(number))), "zh")
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_missing_library_points_to_the_doctor(run: Any) -> None:
    result = run(failing(OSError("cannot load library 'libpango-1.0-0': not found")), "zh")
    assert result.exit_code == 2
    assert "系统里缺少一个库" in result.stderr
    assert "typesetter doctor" in result.stderr


def test_a_fault_of_ours_is_one_apology_and_the_details_are_kept(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = run(failing(ZeroDivisionError("by zero")))
    (details,) = tmp_path.glob("typeset-*.txt")
    assert result.exit_code == 70
    assert str(details) in result.stderr
    assert "Traceback" not in result.stderr
    assert "ZeroDivisionError" in details.read_text()


def test_ctrl_c_exits_with_130(run: Any) -> None:
    assert run(failing(KeyboardInterrupt())).exit_code == 130


def test_a_fault_before_the_command_runs_is_told_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setitem(COMMANDS, "broken", "typeset.cli.no_such_module:broken")
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 70
    assert "ModuleNotFoundError" in result.stderr


def test_a_wrong_command_is_clicks_affair() -> None:
    assert CliRunner().invoke(main, ["no-such-command"]).exit_code == 2


def test_a_real_process_says_the_sentence_and_exits_with_2(write: Callable[..., Path]) -> None:
    folder = write("articels: [articles/a.md]\n")
    old = folder / "old.pdf"
    old.write_bytes(b"what was there before")
    command = [sys.executable, "-m", "typeset", "compile", str(folder), "-o", str(old)]
    environment = os.environ | {"TYPESET_LANG": "zh"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("错误：没有“articels”这个键\n")
    assert "Traceback" not in done.stderr
    assert old.read_bytes() == b"what was there before"
