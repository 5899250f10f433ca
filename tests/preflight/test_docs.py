"""docs/printing.md shows what runs, and its Chinese version shows the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from typeset.cli.main import main
from typeset.issue.pdf_keys import PdfKeys
from typeset.preflight import check_pdf

ROOT = Path(__file__).resolve().parents[2]
PAGES = [(ROOT / "docs" / name).read_text("utf-8") for name in ("printing.md", "printing.zh-CN.md")]
COMMAND = re.compile(r"typesetter ((?:compile|check) my-issue(?: [^`\n]+)?)`")
COMMANDS = list(dict.fromkeys(COMMAND.findall(PAGES[0])))


def test_both_pages_show_the_same() -> None:
    assert set(COMMAND.findall(PAGES[1])) == set(COMMANDS)
    assert len(COMMANDS) >= 5
    blocks = [re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) for page in PAGES]
    assert blocks[0] == blocks[1]
    (keys,) = blocks[0]
    PdfKeys.model_validate(yaml.safe_load(keys)["pdf"])


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_shown_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds/003-tonghua-3", tmp_path / "my-issue")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, command.split(), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    if command.startswith("compile"):
        name = done.output.split()[0]
        short = re.sub(r"^.*(?=-(?:booklet|email)\.pdf$)", "…", name)
        assert f"`{short}`" in PAGES[0] or command == "compile my-issue"
        assert check_pdf(tmp_path / name).passed
