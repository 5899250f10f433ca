"""YAML as an editor means it: text stays text, and everything keeps its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.diagnostics.source import SourceText
from typeset.issue.yaml_tree import MAX_VALUES, Plain, read_yaml, resolve


def tree(text: str) -> Any:
    problems: list[Diagnostic] = []
    found = read_yaml(SourceText("issue.yaml", text), problems)
    assert problems == []
    return found


def keys_of_problems(text: str) -> Any:
    problems: list[Diagnostic] = []
    read_yaml(SourceText("issue.yaml", text), problems)
    return [problem.key for problem in problems]


@pytest.mark.parametrize(
    "text", ["no", "on", "03", "0435", "12:30", "1_000", "2023-03", "2023-03-05", "1.10", "=", "<<"]
)
def test_what_yaml_1_1_would_reinterpret_stays_as_typed(text: str) -> None:
    assert tree(f"a: {text}\n").value == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_is_nothing(text: str) -> None:
    assert tree(f"a: {text}\n").value == {"a": None}


@pytest.mark.parametrize("text", ["''", '"null"', "'~'"])
def test_a_quoted_nothing_is_text(text: str) -> None:
    assert isinstance(tree(f"a: {text}\n").value["a"], str)


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("3", 3), ("-2", -2), ("1.5", 1.5), ("红", "红"), ("2023-03", "2023-03")],
)
def test_an_option_without_a_declared_type_is_read_as_yaml_1_2_does(text: str, value: str) -> None:
    assert resolve({"a": [Plain(text)]}) == {"a": [value]}


def test_a_quoted_option_stays_text() -> None:
    assert resolve(tree("a: '3'\n").value) == {"a": "3"}


def test_values_and_keys_have_their_places() -> None:
    found = tree("masthead:\n  name: 通化\narticles: [甲, 乙]\n")
    assert found.positions()["masthead.name"] == Position("issue.yaml", 2, 9)
    assert found.positions()["articles.1"] == Position("issue.yaml", 3, 15)
    assert found.report("issue.unknown-key", ("masthead", "name"), of_key=True).position == (
        Position("issue.yaml", 2, 3)
    )


def test_an_alias_stands_for_its_anchor() -> None:
    assert tree("a: &x [甲]\nb: *x\n").value == {"a": ["甲"], "b": ["甲"]}


def test_a_thousand_laughs_are_counted_before_they_are_heard() -> None:
    lines = ["a0: &a0 [" + ", ".join(["x"] * 10) + "]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 9)]
    assert keys_of_problems("\n".join(lines)) == ["issue.too-many-values"]


def test_an_anchor_cannot_hold_itself() -> None:
    assert keys_of_problems("a: &a [*a]\n") == ["issue.unknown-alias"]


def test_depth_is_bounded() -> None:
    assert keys_of_problems("a: " + "[" * 50 + "]" * 50) == ["issue.too-deep"]


def test_size_is_bounded() -> None:
    assert keys_of_problems("- a\n" * (MAX_VALUES + 1)) == ["issue.too-many-values"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("通化市总工会\n  组织劳模", "通化市总工会组织劳模"),
        ('"通化市总工会\n  组织劳模"', "通化市总工会组织劳模"),
        ("'通化市''总工会''\n  组织劳模'", "通化市'总工会' 组织劳模"),
        ("&a 通化市\n  总工会", "通化市 总工会"),
        ("|\n  通化市\n  总工会", "通化市\n总工会\n"),
        ("two\n  words", "two words"),
        ('"two\n  words"', "two words"),
        ('"two\\\n  words"', "twowords"),
    ],
)
def test_a_text_over_several_lines_gets_no_space_between_han(lines: Any, text: str) -> None:
    assert tree(f"a: {lines}\nb: x\n").value == {"a": text, "b": "x"}


def test_all_duplicate_keys_are_told() -> None:
    assert keys_of_problems("a: 1\nb: {c: 1, c: 2}\na: 2\n") == ["issue.duplicate-key"] * 2


def test_line_separators_of_unicode_do_not_move_lines() -> None:
    assert tree("a: '一\u2028二'\nb: 三\n").positions()["b"] == Position("issue.yaml", 2, 4)


# ---- through the model ----


def test_text_may_look_like_a_number(issue: Any) -> None:
    found = issue("masthead: {name: 1925}\narticles: [articles/a.md]\ncontact: {电话: 0435}\n")
    assert found.manifest.masthead.name == "1925"
    assert found.manifest.contact == {"电话": "0435"}


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("03", 3), ("'03'", "03"), ("增刊", "增刊"), ("2024-1", "2024-1")],
)
def test_the_number_of_an_issue(issue: Any, text: str, number: int) -> None:
    found = issue(f"masthead: {{name: 通化, number: {text}}}\narticles: [articles/a.md]\n")
    assert found.manifest.masthead.number == number


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023", "2023"),
        ("2023-03", "2023-03"),
        ("2023-3-5", "2023-03-05"),
        ("2023年", "2023"),
        ("2023年3月", "2023-03"),
        ("2023年12月31日", "2023-12-31"),
        ("'2024-02-29'", "2024-02-29"),
    ],
)
def test_dates_come_as_editors_write_them(issue: Any, text: str, date: str) -> None:
    found = issue(f"masthead: {{name: 通化, date: {text}}}\narticles: [articles/a.md]\n")
    assert str(found.manifest.masthead.date) == date


def test_one_word_stands_for_a_list_of_one(issue: Any) -> None:
    found = issue("articles: [articles/a.md]\neditors: {校对: 李庆}\nnotices: 安全生产\n")
    assert found.manifest.editors == {"校对": ("李庆",)}
    assert found.manifest.notices == ("安全生产",)


def test_labels_keep_their_order(issue: Any) -> None:
    found = issue("articles: [articles/a.md]\ndistribution: {送: 乙, 报: 甲, 发: 丙}\n")
    assert list(found.manifest.distribution) == ["送", "报", "发"]


def test_a_key_left_empty_stands_for_its_default(issue: Any) -> None:
    found = issue("articles: [articles/a.md]\neditors:\nnotices:\nlayout:\nmasthead:\n")
    assert found.manifest.editors == {}
    assert found.manifest.layout == "bulletin"
    assert found.manifest.masthead is None


def test_options_keep_the_types_of_yaml_1_2(issue: Any) -> None:
    found = issue("articles: [articles/a.md]\noptions: {a: true, b: 3, c: no, d: '3'}\n")
    assert found.manifest.options == {"a": True, "b": 3, "c": "no", "d": "3"}


def test_the_manifest_overrides_the_front_matter(issue: Any) -> None:
    manifest = "articles: [{file: articles/a.md, headline: 新题, byline: []}]\n"
    (article,) = issue(
        manifest, "---\nheadline: 旧题\nbyline: 李庆\nsource: 本报\n---\n文\n"
    ).articles
    assert (article.about.headline, article.about.byline) == ("新题", ())
    assert article.about.source == "本报"
    assert article.positions["headline"] == Position("issue.yaml", 1, 44)
    assert article.positions["source"] == Position("articles/a.md", 4, 9)


def test_an_issue_cannot_be_changed(issue: Any) -> None:
    found = issue()
    with pytest.raises(AttributeError):
        found.root = None
    with pytest.raises(ValueError, match="frozen"):
        found.manifest.layout = "newspaper"


def test_the_folder_stands_for_its_manifest(write: Callable[..., Path]) -> None:
    from typeset.issue import load

    folder = write()
    assert load(folder) == load(folder / "issue.yaml") == load(str(folder))
