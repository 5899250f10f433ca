"""Every command that docs/pdf.md shows runs, and both languages show the same ones."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.press.conftest import MANIFEST
from typeset.cli.main import main
from typeset.press.output_profile import coated

DOCS = Path("docs").resolve()
SEEDS = Path("seeds").resolve()


def commands(page: str) -> list[str]:
    """The commands of a page, each once, without the program's name."""
    found = re.findall(r"python3 run\.py (compile [^`\n]*)", (DOCS / page).read_text("utf-8"))
    return list(dict.fromkeys(command.strip() for command in found))


def test_both_languages_show_the_same_commands() -> None:
    assert commands("pdf.md") == commands("pdf.zh-CN.md")
    assert len(commands("pdf.md")) == 6


@pytest.mark.parametrize("command", commands("pdf.md"))
def test_a_command_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").symlink_to(SEEDS)
    (tmp_path / "my-issue").mkdir()
    (tmp_path / "my-issue/issue.yaml").write_text(f"articles: [a.md]\n{MANIFEST}", "utf-8")
    (tmp_path / "my-issue/a.md").write_text("正文。\n", "utf-8")
    (tmp_path / "printer.icc").write_bytes(coated().data)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, shlex.split(command), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    written = [path for path in (tmp_path / "build").rglob("*") if path.is_file()]
    assert [path.suffix for path in written] == [".pdf"]
