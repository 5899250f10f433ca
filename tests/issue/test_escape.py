"""Any text, escaped, reads back as itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.source import SourceText
from typeset.issue.blocks import parse_body
from typeset.issue.escape import escape_markdown
from typeset.issue.folder import Folder
from typeset.issue.inlines import plain_text
from typeset.issue.model import Paragraph

SIGNS = "\\`*_[]()<>|~&#^!+-=:.;1290aA{}\"' \t\u3000\xa0\n，。“”《》工会党建"
TEXTS = st.one_of(
    st.text(st.sampled_from(SIGNS), max_size=30),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30),
)


def read_back(markdown: str, tmp_path: Path) -> str:
    problems: list[Diagnostic] = []
    (paragraph,) = parse_body(SourceText("a.md", markdown), 1, Folder(tmp_path), problems)
    assert isinstance(paragraph, Paragraph)
    assert problems == []
    return plain_text(paragraph.children)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(text=TEXTS.filter(lambda text: text.strip("\n") == text and text))
def test_escaped_text_reads_back_as_itself(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert read_back(escape_markdown(text), tmp_path_factory.getbasetemp()) == text


@pytest.mark.parametrize(
    "text",
    [
        "党建+文明创建",
        "5.1 亿元",
        "——2023年3月",
        "（一）提高认识",
        "占106%，位列第1",
        "A&B 公司",
        "a~b",
        "-3℃",
        "+8%",
        "1.5倍",
        "2)后",
    ],
)
def test_ordinary_text_is_not_touched(text: str) -> None:
    assert escape_markdown(text) == text


@pytest.mark.parametrize("text", ["1. 提高", "# 标题", "+ 文明", "> 引", "- 一", "　　缩进"])
def test_control_text_would_change_without_escaping(text: str, tmp_path: Path) -> None:
    blocks = parse_body(SourceText("a.md", text), 1, Folder(tmp_path), [])
    assert [plain_text(getattr(b, "children", ())) for b in blocks] != [text]
