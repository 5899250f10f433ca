"""What the desk is told of a story: where each field and each block stands in its file."""

from __future__ import annotations

from pathlib import Path

from typeset.desk.stories import story
from typeset.editing.workspace import Workspace

TEXT = "---\nheadline: 题\nbyline: 甲\n---\n\n正文。\n\n又一段。\n"


def test_fields_and_blocks_are_told_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text("articles: [a.md]\n", encoding="utf-8")
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    told = story(Workspace(tmp_path / "issue.yaml"), "a.md")
    lines = TEXT.splitlines()
    assert {key: lines[line - 1] for key, line in told["lines"].items()} == {
        "headline": "headline: 题",
        "byline": "byline: 甲",
    }
    assert [lines[block["line"] - 1] for block in told["blocks"]] == ["正文。", "又一段。"]
