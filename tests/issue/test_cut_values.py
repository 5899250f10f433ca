"""A text that YAML cuts at a `#` is reported; a comment is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.issue.test_found_wanting import MANIFEST, warned
from typeset.diagnostics.report import as_text
from typeset.issue import load

Write = Callable[..., Path]
BODY = "\n---\n正文。\n"


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        ("headline: Craft fair in room #2 at the hall", "#2 at the hall"),
        ("标题: 甲 #乙", "#乙"),
        ("headline: #话题", "#话题"),
        ("byline: [A]\ndeck:\n- one #two\n- three", "#two"),
    ],
)
def test_a_text_of_an_article(write: Write, written: str, cut: str) -> None:
    folder = write(MANIFEST, f"---\n{written}{BODY}")
    assert f"this will not be printed: {cut}\n" in warned(folder)
    assert f"不会印出来：{cut}\n" in as_text(load(folder).warnings, language="zh")


@pytest.mark.parametrize(
    ("manifest", "cut"),
    [
        ("报头:\n  报名: 工运 #信息\n", "#信息"),
        ("contact:\n  电话: 1234 #5\n", "#5"),
        ("notices:\n- 甲 #乙\n", "#乙"),
    ],
)
def test_a_text_of_the_manifest(write: Write, manifest: str, cut: str) -> None:
    assert f"this will not be printed: {cut}\n" in warned(write(f"{MANIFEST}{manifest}"))


@pytest.mark.parametrize(
    "written",
    [
        "headline: 'Craft fair in room #2'",
        "headline: Fair  # in November",
        "headline: Fair#2",
        "headline: Fair\n#byline: Pat",
        "page: 2 #版",
    ],
)
def test_control_comments_and_quoted_texts(write: Write, written: str) -> None:
    assert warned(write(MANIFEST, f"---\n{written}{BODY}")).strip() == ""
