"""Marked spans: what Markdown marks in braces, raises and lowers, and what stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.source import SourceText
from typeset.issue.blocks import parse_body
from typeset.issue.folder import Folder
from typeset.issue.inlines import plain_text
from typeset.issue.model import Inline, Paragraph, Span


def read(markdown: str, tmp_path: Path) -> tuple[Inline, ...]:
    problems: list[Diagnostic] = []
    (paragraph,) = parse_body(SourceText("a.md", markdown), 1, Folder(tmp_path), problems)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("markdown", "kind", "text"),
    [
        ("要[特别注意]{.dots}。", "dots", "特别注意"),
        ("要[特别**注意**]{.着重号}。", "dots", "特别注意"),
        ("[孔子]{.专名号}说", "proper-name", "孔子"),
        ("[此处]{.underline}盖章", "underline", "此处"),
        ("[Nasa]{.small-caps}", "small-caps", "Nasa"),
        ("[漢字]{ruby=hànzì}", "ruby", "漢字hànzì"),
        ('[汉语拼音]{注音="hànyǔ pīnyīn"}', "ruby", "汉语拼音hànyǔ pīnyīn"),
        ("12 km^2^", "superscript", "2"),
        ("x^n+1^", "superscript", "n+1"),
        ("H~2~O", "subscript", "2"),
        ("研究表明<sup>[3-5]</sup>，该方法", "superscript", "[3-5]"),
        ('要<em class="dots">特别**注意**</em>安全', "dots", "特别注意"),
        ("原定<s>六点</s>七点", "strikethrough", "六点"),
        ("<u>此处</u>盖章", "underline", "此处"),
    ],
)
def test_a_marked_span(tmp_path: Path, markdown: str, kind: str, text: str) -> None:
    (span,) = (child for child in read(markdown, tmp_path) if isinstance(child, Span))
    assert (span.kind, plain_text((span,))) == (kind, text)


@pytest.mark.parametrize(
    "text",
    [
        "3~5天",
        "10~20~30",
        "a^b",
        "[未知]{.foo}",
        "[注]",
        "（2^）",
        "1 ^2^",
        "a~b c~",
        "1<u>2",
        "<q>甲</q>",
        "</b>",
    ],
)
def test_what_is_no_such_form_stays_text(tmp_path: Path, text: str) -> None:
    children = read(text, tmp_path)
    assert plain_text(children) == text
    assert not any(isinstance(child, Span) for child in children)
