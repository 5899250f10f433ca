"""What is written: never over the editor's own files, whole or not at all, under any name."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from tests.archive.running import environment
from tests.hostile.conftest import MakeIssue
from typeset.cli.main import main

TWO_PAGES = "工" * 28 * 40 + "\n"
LONG = "长" * 80


@pytest.fixture
def compile_(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TYPESET_LANG", "en")
    return lambda *words: CliRunner().invoke(main, ["compile", *map(str, words)])


def refused(result: Result, words: str) -> bool:
    return result.exit_code == 2 and words in result.output


@pytest.mark.parametrize("over", ["a.md", "issue.yaml", "./a.md", "link.md", "hard.md", "p.png"])
def test_a_source_is_not_written_over(make_issue: MakeIssue, compile_: object, over: str) -> None:
    issue = make_issue("正文。\n\n![图](p.png)\n")
    Image.new("RGB", (9, 9)).save(issue / "p.png")
    (issue / "link.md").symlink_to("a.md")
    (issue / "hard.md").hardlink_to(issue / "a.md")
    before = {path.name: path.read_bytes() for path in issue.iterdir()}
    assert refused(compile_(issue, "-o", issue / over), "made of")  # type: ignore[operator]
    assert {path.name: path.read_bytes() for path in issue.iterdir()} == before


def test_nor_a_picture_that_has_a_page_picture_s_name(
    make_issue: MakeIssue, compile_: object
) -> None:
    issue = make_issue("正文。\n\n![图](x-1.png)\n")
    Image.new("RGB", (9, 9)).save(issue / "x-1.png")
    result = compile_(issue, "-o", issue / "x.pdf", "--format", "pdf,png")  # type: ignore[operator]
    assert refused(result, "made of")


def test_one_output_is_not_written_over_another(make_issue: MakeIssue, compile_: object) -> None:
    issue = make_issue()
    target = issue / "x.html"
    assert refused(
        compile_(issue, "-o", target, "--format", "pdf,html"),  # type: ignore[operator]
        "two formats",
    )
    assert not target.exists()


def test_pictures_of_a_longer_older_issue_go(make_issue: MakeIssue, compile_: object) -> None:
    issue = make_issue(TWO_PAGES)
    out = issue.parent / "out"
    words = ("-q", "-o", out / "x.pdf", "--format", "png")
    assert compile_(issue, *words).exit_code == 0  # type: ignore[operator]
    Image.new("RGB", (9, 9)).save(out / "x-7.png")
    assert (out / "x-2.png").exists()
    make_issue("短。\n")
    assert compile_(issue, *words).exit_code == 0  # type: ignore[operator]
    assert sorted(file.name for file in out.iterdir()) == ["x-1.png", "x-7.png"]


def run(
    *words: str | Path, cwd: str | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "typeset", *map(str, words)]
    given = environment(**{"TYPESET_LANG": "zh", **variables})
    return subprocess.run(command, env=given, cwd=cwd, capture_output=True, timeout=120)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_chinese_fails_nothing(make_issue: MakeIssue, encoding: str) -> None:
    issue = make_issue(name="简报")
    target = issue / "简报.pdf"
    done = run("compile", issue, "-o", target, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert target.is_file()
    assert b".pdf" in done.stdout


def test_a_folder_s_name_may_be_no_utf_8(make_issue: MakeIssue) -> None:
    issue = make_issue("正文。\n\n![图](p.png)\n")
    Image.new("RGB", (9, 9)).save(issue / "p.png")
    odd = os.fsencode(issue) + "简报".encode("gbk")
    issue.rename(os.fsdecode(odd))
    done = run("compile", os.fsdecode(odd), cwd=str(issue.parent))
    assert done.returncode == 0, done.stderr
    assert b"p.png" not in done.stderr
    (issue.parent / os.fsdecode(odd) / "a.md").write_text("[^1]\n", encoding="utf-8")
    done = run("compile", os.fsdecode(odd))
    assert done.returncode == 2
    assert b"a.md:1" in done.stderr


def test_names_may_be_as_long_as_names_can_be(make_issue: MakeIssue, tmp_path: Path) -> None:
    issue = make_issue()
    (issue / "a.md").rename(issue / f"{LONG}.md")
    (issue / "issue.yaml").write_text(f"articles: ['{LONG}.md']\n", encoding="utf-8")
    target = tmp_path / ("x" * 251 + ".pdf")
    assert run("compile", issue, "-o", target).returncode == 0
    assert target.is_file()
    long = issue.rename(issue.with_name("名" * 85))
    done = run("compile", long, "-q", "-o", tmp_path / ("x" * 252 + ".pdf"))
    assert done.returncode == 2
    assert "名称太长".encode() in done.stderr


KILLED = """
import os, signal, sys
from pathlib import Path
from typeset.files import atomic
real = os.fsync
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
atomic.write_whole(Path(sys.argv[1]), b"half of it")
"""


def test_what_a_killed_run_left_is_swept_at_the_next(make_issue: MakeIssue) -> None:
    issue = make_issue()
    target = issue / "out/a.pdf"
    done = subprocess.run([sys.executable, "-c", KILLED, target], env=environment())
    assert done.returncode == -signal.SIGKILL
    assert [file.name[:9] for file in target.parent.iterdir()] == [".typeset-"]
    assert run("compile", issue, "-q", "-o", target).returncode == 0
    assert [file.name for file in target.parent.iterdir()] == ["a.pdf"]


def test_what_another_is_writing_is_left_alone(tmp_path: Path) -> None:
    import fcntl

    from typeset.files.atomic import sweep

    busy, left = tmp_path / ".typeset-1", tmp_path / ".typeset-2"
    left.touch()
    with busy.open("w") as writing:
        fcntl.flock(writing, fcntl.LOCK_EX)
        sweep(tmp_path)
        assert list(tmp_path.iterdir()) == [busy]
