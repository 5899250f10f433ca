"""What the desk is told of a story: where each field and each block stands in its file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from typeset.desk.photos import new_photo
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


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An issue of one story in a folder of its own."""
    (tmp_path / "issue.yaml").write_text("articles: [articles/a.md]\n", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.md").write_text("---\nheadline: 题\n---\n\n正文。\n", "utf-8")
    return Workspace(tmp_path / "issue.yaml")


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (9, 6)).save(out, kind)
    return out.getvalue()


def test_a_photo_gets_the_next_free_number_and_its_kind_s_ending(workspace: Workspace) -> None:
    images = workspace.root / "images"
    for kind, name in (("PNG", "01.png"), ("JPEG", "02.jpg"), ("PNG", "08.png")):
        if name == "08.png":
            (images / "07.webp").write_bytes(picture("WEBP"))
        workspace.perform(new_photo(workspace, "articles/a.md", picture(kind)))
        assert (images / name).read_bytes() == picture(kind)
    told = story(workspace, "articles/a.md")
    assert told["pictures"] == ["images/01.png", "images/02.jpg", "images/08.png"]
    assert told["unused"] == ["images/07.webp"]


def test_a_picture_is_found_beside_its_story_or_in_the_issue_and_nowhere_else(
    workspace: Workspace,
) -> None:
    for place in ("articles/a.png", "b.png", "../c.png"):
        (workspace.root / place).write_bytes(picture("PNG"))
    named = "".join(f"  - file: {name}\n" for name in ("a.png", "b.png", "../b.png", "../../c.png"))
    text = f"---\nheadline: 题\nimages:\n{named}---\n\n正文。\n"
    (workspace.root / "articles/a.md").write_text(text, encoding="utf-8")
    found = story(Workspace(workspace.root / "issue.yaml"), "articles/a.md")["pictures"]
    assert found == ["articles/a.png", "b.png", "b.png", ""]
