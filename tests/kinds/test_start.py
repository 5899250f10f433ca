"""docs/start.md can be followed: its commands, one after another, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from typeset.cli.main import main

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ["start.md", "start.zh-CN.md"]


def commands(page: str) -> list[list[str]]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return [line.split() for line in re.findall(r"(?m)^    python3 run\.py (.+)$", text)]


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_run_as_they_are_written(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in commands(page):
        if words[0] in ("doctor", "preview"):  # these have tests of their own
            continue
        for name in words[2:] if words[0] == "add" else ():
            write(tmp_path / name)
        done = CliRunner().invoke(main, words, env={"TYPESET_LANG": "en"})
        assert done.exit_code == 0, (words, done.output)
    assert len([*tmp_path.rglob("*.pdf")]) >= 1
    assert len([*tmp_path.rglob("issue.yaml")]) == 2


def test_both_languages_show_the_same_jobs() -> None:
    english, chinese = ([words[0] for words in commands(page)] for page in PAGES)
    assert english == chinese


def write(path: Path) -> None:
    """What a contributor sends."""
    if path.suffix == ".jpg":
        from PIL import Image

        Image.new("RGB", (900, 600), "#789").save(path)
        return
    document = Document()
    document.add_heading("三号车间的夜班" if path.stem.startswith("来稿") else "The night shift")
    document.add_paragraph("夜班从十点开始，到六点结束，中间有两次热饭。" * 3)
    document.add_paragraph("第二段写的是交接班时的十分钟。" * 3)
    document.save(str(path))
