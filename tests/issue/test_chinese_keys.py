"""A manifest and an article written in Chinese say the same as in English, at the same places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from typeset.diagnostics.report import as_text
from typeset.diagnostics.source import SourceText
from typeset.issue import IssueError, load
from typeset.issue.chinese_keys import KEYS, LAYOUTS
from typeset.issue.masthead import Masthead, OfficialDocument, Printed
from typeset.issue.model import FrontMatter, Manifest
from typeset.issue.schema import article_schema, issue_schema
from typeset.issue.yaml_tree import read_yaml, resolve
from typeset.layout.shelves import available

CHINESE = """\
版式: 简报
报头:
  报名: 工会简报
  期数: 3
  日期: 二〇二三年三月
  内部资料: 是
  密级: 内部
稿件:
  - 文件: articles/a.md
    轻重: 头条
编辑: {责任编辑: 甲}
印发: {日期: 2023/3/5, 印数: 300}
"""
ENGLISH = """\
layout: bulletin
masthead:
  name: 工会简报
  number: 3
  date: 2023-03
  internal: true
  secrecy: 内部
articles:
  - file: articles/a.md
    priority: lead
editors: {责任编辑: 甲}
printed: {date: 2023-03-05, copies: 300}
"""
ARTICLE = "---\n标题: 题\n作者: 乙\n落款: [丙, 3月5日]\n题文接排: 否\n---\n正文。\n"
TWIN = "---\nheadline: 题\nbyline: 乙\nsignature: [丙, 3月5日]\nrun_in: false\n---\n正文。\n"


def test_chinese_and_english_are_one(write: Callable[..., Path]) -> None:
    chinese = load(write(CHINESE, **{"articles/a.md": ARTICLE}))
    english = load(write(ENGLISH, **{"articles/a.md": TWIN}))
    assert chinese.manifest.model_copy(update={"layout": "bulletin"}) == english.manifest
    assert chinese.articles[0].about == english.articles[0].about
    assert chinese.positions.keys() == english.positions.keys()
    lines = [{k: p.line for k, p in issue.positions.items()} for issue in (chinese, english)]
    assert lines[0] == lines[1]


def test_a_wrong_value_is_shown_at_its_chinese_key(write: Callable[..., Path]) -> None:
    folder = write(CHINESE.replace("印数: 300", "印数: 三百"), **{"articles/a.md": ARTICLE})
    with pytest.raises(IssueError) as caught:
        load(folder)
    (problem,) = caught.value.diagnostics
    assert problem.position and problem.position.line == 12
    assert problem.excerpt == "印发: {日期: 2023/3/5, 印数: 三百}"


@pytest.mark.parametrize(("slip", "meant"), [("报各", "报名"), ("内部质料", "内部资料")])
def test_a_slip_in_a_chinese_key_is_told_with_the_nearest(
    write: Callable[..., Path], slip: str, meant: str
) -> None:
    with pytest.raises(IssueError) as caught:
        load(write(CHINESE.replace(meant, slip), **{"articles/a.md": ARTICLE}))
    assert f"是不是“{meant}”" in as_text(caught.value.diagnostics, language="zh")


def test_a_wrong_chinese_key_is_answered_in_chinese(write: Callable[..., Path]) -> None:
    with pytest.raises(IssueError) as raised:
        load(write("版式: 简报\n报送发送: {报: 省总工会}\narticles: [articles/a.md]\n"))
    said = as_text(raised.value.diagnostics, language="zh")
    assert "这里可以用：版式, 选项, 语言, 报头" in said
    assert "masthead" not in said


@pytest.mark.parametrize(("page", "colon"), [("issue.md", ": "), ("issue.zh-CN.md", "：")])
def test_the_docs_have_a_list_of_them(page: str, colon: str) -> None:
    docs = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8").splitlines()
    rows = [f"- `{key}`{colon}{'、'.join(names)}" for key, names in KEYS.items()]
    assert [row for row in rows if row not in docs] == []


def test_control_labels_of_the_editor_s_own_are_left_alone(write: Callable[..., Path]) -> None:
    manifest = CHINESE.replace("责任编辑: 甲", "编辑: 甲, 日期: 乙")
    issue = load(write(manifest, **{"articles/a.md": ARTICLE}))
    assert dict(issue.manifest.editors) == {"编辑": ("甲",), "日期": ("乙",)}


@pytest.mark.parametrize("model", [Manifest, Masthead, FrontMatter, Printed, OfficialDocument])
def test_no_two_keys_of_a_mapping_have_one_name(model: type[BaseModel]) -> None:
    names = [name for key in model.model_fields for name in KEYS.get(key, ())]
    assert len(names) == len(set(names))


def test_every_layout_that_has_a_chinese_name_is_there(tmp_path: Path) -> None:
    assert set(LAYOUTS.values()) <= set(available(tmp_path))


def check(schema: dict[str, Any], text: str) -> None:
    tree = read_yaml(SourceText("a.yaml", text), [])
    assert tree
    jsonschema.validate(resolve(tree.value), schema)


def test_the_published_schemas_know_the_chinese_names() -> None:
    check(issue_schema(), CHINESE)
    check(article_schema(), ARTICLE.split("---\n")[1])
    for wrong in (CHINESE.replace("报名", "报各"), CHINESE.replace("稿件", "稿")):
        with pytest.raises(jsonschema.ValidationError):
            check(issue_schema(), wrong)
