"""Edits of a manifest change what they say, and no other character."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.editing.replacements import EditError
from typeset.editing.scalars import written
from typeset.editing.yaml_edits import insert_item, move_item, remove, set_value

MANIFEST = """\
# 每月一期
layout: bulletin  # 版式
masthead:
  name: 通化工运信息
  issuer: "通化市总工会"
  note: 'it''s'

articles:
  - articles/01.md # 头条
  # 第二篇
  - articles/02.md

  - file: articles/03.md
    page: 2
editors:
  本期责任编辑: [朱明仕, 罗兵]
"""


def difference(after: str, before: str = MANIFEST) -> tuple[list[str], list[str]]:
    """Lines that went, and lines that came."""
    old, new = before.split("\n"), after.split("\n")
    return [one for one in old if one not in new], [one for one in new if one not in old]


@pytest.mark.parametrize(
    ("path", "value", "went", "came"),
    [
        (("masthead", "name"), "工运", "  name: 通化工运信息", "  name: 工运"),
        (("masthead", "name"), "甲: 乙", "  name: 通化工运信息", '  name: "甲: 乙"'),
        (("masthead", "issuer"), "市总", '  issuer: "通化市总工会"', '  issuer: "市总"'),
        (("masthead", "note"), "he's", "  note: 'it''s'", "  note: 'he''s'"),
        (("layout",), "newspaper", "layout: bulletin  # 版式", "layout: newspaper  # 版式"),
        (("articles", 2, "page"), 3, "    page: 2", "    page: 3"),
    ],
)  # fmt: skip
def test_a_value_alone_changes(
    path: tuple[str | int, ...], value: str | int, went: str, came: str
) -> None:
    assert difference(set_value(MANIFEST, path, value)) == ([went], [came])


@pytest.mark.parametrize(
    ("path", "value", "came"),
    [
        (("masthead", "number"), 3, ["  number: 3"]),
        (("articles", 2, "columns"), 2, ["    columns: 2"]),
        (("printed", "copies"), 300, ["printed:", "  copies: 300"]),
        (("notices",), ["启事一", "启事二"], ["notices:", "  - 启事一", "  - 启事二"]),
    ],
)
def test_what_is_not_there_is_added_at_the_end_of_its_own(
    path: tuple[str | int, ...], value: object, came: list[str]
) -> None:
    assert difference(set_value(MANIFEST, path, value)) == ([], came)  # type: ignore[arg-type]


def test_a_name_alone_becomes_an_entry_with_keys() -> None:
    after = set_value(MANIFEST, ("articles", 0, "page"), 1)
    came = ["  - file: articles/01.md # 头条", "    page: 1"]
    assert difference(after) == (["  - articles/01.md # 头条"], came)


def test_an_item_moves_with_the_comment_above_it() -> None:
    after = move_item(MANIFEST, ("articles",), 1, 0)
    lines = after.split("\n")
    assert lines[8:11] == ["  # 第二篇", "  - articles/02.md", "  - articles/01.md # 头条"]
    assert sorted(lines) == sorted(MANIFEST.split("\n"))
    assert move_item(after, ("articles",), 0, 1) == MANIFEST


def test_what_is_removed_goes_with_its_comment() -> None:
    went = ["  # 第二篇", "  - articles/02.md"]
    assert difference(remove(MANIFEST, ("articles", 1))) == (went, [])


def test_a_list_in_brackets_stays_in_brackets() -> None:
    path = ("editors", "本期责任编辑")
    after = insert_item(MANIFEST, path, 1, "张三")
    assert "[朱明仕, 张三, 罗兵]" in after
    assert remove(after, (*path, 1)) == MANIFEST


def test_line_ends_of_windows_stay() -> None:
    before = MANIFEST.replace("\n", "\r\n")
    after = set_value(before, ("printed", "copies"), 300)
    after = insert_item(after, ("articles",), 3, "articles/04.md")
    assert after.count("\n") == after.count("\r\n") == MANIFEST.count("\n") + 3


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: [1\n", "- a\n", "a: b: c\n"])
def test_what_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(EditError):
        set_value(text, ("b", "c"), "d")


TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, st.sampled_from(["", "'", '"']), st.booleans())
def test_any_text_is_read_back_as_it_was(value: str, quote: str, in_flow: bool) -> None:
    line = written(value, quote, in_flow)
    text = f"[{line}]" if in_flow else f"a: {line}"
    read = yaml.safe_load(text)
    assert (read[0] if in_flow else read["a"]) == value


PATHS = st.sampled_from(
    [("masthead", "name"), ("masthead", "slogan"), ("articles", 0, "page"), ("printed", "office"),
     ("articles", 1, "headline"), ("editors", "校对"), ("layout",), ("options", "a", "b")]
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(PATHS, TEXTS), max_size=8), st.data())
def test_comments_and_other_lines_outlive_random_acts(
    acts: list[tuple[tuple[str | int, ...], str]], data: st.DataObject
) -> None:
    text = MANIFEST
    for path, value in acts:
        text = set_value(text, path, value)
        source, target = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 2))
        text = move_item(text, ("articles",), source, target)
    for comment in ("# 每月一期", "# 版式", "# 头条", "# 第二篇"):
        assert text.count(comment) == 1
    read = yaml.load(text, Loader=yaml.BaseLoader)
    last = dict(acts)
    for path, value in last.items():
        if path[0] != "articles":
            found = read
            for step in path:
                found = found[step]
            assert found == value
