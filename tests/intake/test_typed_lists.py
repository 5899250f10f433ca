"""Bullets that a contributor typed: the items of a list."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.intake.test_more_cases import said
from typeset.intake.importing import import_issue
from typeset.issue import load

TEXT = "自6月1日起执行夏季作息时间，请各班组互相转告。"


def text_of(folder: Path, *paragraphs: str) -> list[str]:
    document = docx.Document()
    document.add_paragraph("关于调整作息时间的通知", style="Title")
    for paragraph in (TEXT, *paragraphs, TEXT):
        document.add_paragraph(paragraph)
    document.save(str(folder / "来稿.docx"))
    account = import_issue(folder / "来稿.docx", folder / "issue").account
    assert account.read == account.placed + sum(len(drop.text) for drop in account.dropped)
    (article,) = load(folder / "issue").articles
    return [line for block in article.body for line in said(block)]


@pytest.mark.parametrize("mark", ["•", "• ", "·　", "- ", "– "])
def test_typed_bullets_make_a_list(mark: str, tmp_path: Path) -> None:
    found = text_of(tmp_path, f"{mark}带好水壶。", f"{mark}带好毛巾。")
    assert found == [TEXT, "- 带好水壶。", "- 带好毛巾。", TEXT]


@pytest.mark.parametrize(
    "paragraphs",
    [("• 带好水壶。",), ("·巴赫夫人到了。", "·巴赫先生走了。"), ("-3度起床。", "-5度上路。")],
)
def test_one_bullet_or_a_mark_that_belongs_to_the_word_makes_none(
    paragraphs: tuple[str, ...], tmp_path: Path
) -> None:
    found = text_of(tmp_path, *paragraphs)
    assert [line.replace("\\", "") for line in found] == [TEXT, *paragraphs, TEXT]
