"""Pictures as editors type them are pictures; what would be printed with its signs is reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.issue.test_found_wanting import DRAWING, MANIFEST, refused, warned
from typeset.diagnostics.report import as_text
from typeset.issue import IssueError, load
from typeset.issue.model import Figure

NAME = "照片 (1).svg"
Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("typed", "caption"),
    [
        (f'![]({NAME} "图为现场。")', "图为现场。"),
        (f"![]({NAME})", None),
        ("![](a.svg “图为现场。”)", "图为现场。"),
        ("![](a.svg ‘The hall’)", "The hall"),
        ("![](a.svg 「图为现场。」)", "图为现场。"),
        ('![](a.svg "图为"大赛"现场。")', '图为"大赛"现场。'),
        ("![](a.svg “图为“大赛”现场。”)", "图为“大赛”现场。"),
        ('![](a.svg "图为\\"大赛\\"现场。")', '图为"大赛"现场。'),
    ],
)
def test_a_picture_as_editors_type_it(write: Write, typed: str, caption: str | None) -> None:
    files = {f"articles/{name}": DRAWING for name in ("a.svg", NAME)}
    issue = load(write(MANIFEST, **{"articles/a.md": f'甲。\n\n{typed}{{credit="丁"}}\n'}, **files))
    (_, figure) = issue.articles[0].body
    assert isinstance(figure, Figure)
    assert (figure.picture.caption, figure.picture.credit) == (caption, "丁")
    assert issue.warnings == ()


def test_two_such_pictures_stand_side_by_side(write: Write) -> None:
    files = {f"articles/{name}": DRAWING for name in ("a.svg", NAME)}
    article = f"![]({NAME} “左”) ![](a.svg “右”)\n"
    (left, right) = load(write(MANIFEST, **{"articles/a.md": article}, **files)).articles[0].body
    assert isinstance(left, Figure) and isinstance(right, Figure)
    assert [each.caption for each in left.row] == ["左", "右"]


def test_a_name_with_blanks_that_is_not_there(write: Write) -> None:
    said = refused(write(MANIFEST, **{"articles/a.md": f"![]({NAME})\n"}))
    assert f"there is no picture “{NAME}”" in said


@pytest.mark.parametrize(
    "typed",
    [
        "！[](a.svg)",
        "！【】（a.svg）",
        '![](a.svg "图"）',
        "![]（a.svg）",
        "[](a.svg)",
        "![](没有后缀 的图)",
        "见[网站](http://a.cn/年 报)。",
        "| 甲 | [乙](丙 丁) |\n|---|---|",
    ],
)
def test_signs_that_would_be_printed(write: Write, typed: str) -> None:
    with pytest.raises(IssueError) as caught:
        load(write(MANIFEST, **{"articles/a.md": f"甲。\n\n{typed}\n", "articles/a.svg": DRAWING}))
    (problem,) = caught.value.diagnostics
    assert problem.position and problem.position.line == 3
    assert "会照字面印出来" in as_text([problem], language="zh")
    assert "would be printed as it stands" in as_text([problem], language="en")


@pytest.mark.parametrize(
    "typed",
    [
        "a \\!\\[b\\](c)",
        "`![](a.svg`",
        "见[网站](http://a.cn)。",
        "见[网站](<http://a.cn/年 报>)。",
        "真好！【详见】（附件一）",
        "数组 a[1]（下同）",
        "见[1]（甲）。",
    ],
)
def test_control_these_are_text_and_links(write: Write, typed: str) -> None:
    assert warned(write(MANIFEST, **{"articles/a.md": f"{typed}\n"})).strip() == ""


@pytest.mark.parametrize(
    "rows", ["| 姓名 | 单位 |\n| 张三 | 李四 |", "| 甲 | 乙 | 丙 |\n|---|---|\n| 1 | 2 | 3 |"]
)
def test_a_table_without_its_rule(write: Write, rows: str) -> None:
    said = warned(write(MANIFEST, **{"articles/a.md": f"甲。\n\n{rows}\n"}))
    assert "look like a table" in said and "a.md:3:1" in said


@pytest.mark.parametrize("rows", ["| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "|甲|", "甲 | 乙\n丙 | 丁"])
def test_control_a_table_and_bars_in_text(write: Write, rows: str) -> None:
    assert warned(write(MANIFEST, **{"articles/a.md": f"甲。\n\n{rows}\n"})).strip() == ""


@pytest.mark.parametrize(
    "lines",
    [
        "1、甲\n2、乙",
        "要求：\n1．甲\n2．乙",
        "（一）甲\n（二）乙",
        "一、甲\n二、乙",
        "①甲\n②乙",
        "Across\n4. Bird\n7. Coin",
        "1. 甲\n   3. 乙\n   5. 丙",
    ],
)
def test_numbered_lines_that_would_run_together(write: Write, lines: str) -> None:
    said = warned(write(MANIFEST, **{"articles/a.md": f"{lines}\n"}))
    assert "will be printed in one paragraph" in said
    assert f"a.md:{lines.count(chr(10)) + 1}:" in said


@pytest.mark.parametrize(
    "lines",
    [
        "1、甲\n\n2、乙",
        "1、甲\\\n2、乙",
        "1、甲  \n2、乙",
        "1. 甲\n2. 乙",
        "　　1、甲\n　　2、乙",
        "共有\n12.5万人，比上年\n13.1万人少",
        "::: poem\n一、甲\n二、乙\n:::",
    ],
)
def test_control_lines_that_stand_by_themselves(write: Write, lines: str) -> None:
    assert warned(write(MANIFEST, **{"articles/a.md": f"{lines}\n"})).strip() == ""
