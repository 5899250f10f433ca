"""All docs in both languages, in step: the same headings, code, commands, pictures and rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.house.structure import ROOT

DOCS = sorted(p for p in (ROOT / "docs").glob("*.md") if not p.name.endswith(".zh-CN.md"))
PAGES = [ROOT / "README.md", *DOCS]

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|/\*.*?\*/|(?:^|\s)#.*?$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^    (?:python3 run\.py|typesetter)(?: ([a-z]+))?", re.MULTILINE)


class Shape(NamedTuple):
    """What a page has whatever its language is."""

    headings: tuple[int, ...]
    code: tuple[tuple[str, str], ...]
    commands: tuple[str, ...]
    pictures: tuple[str, ...]
    rows: int


def shape(text: str) -> Shape:
    """The shape of a page: of YAML its keys, of other code what is no comment and no Chinese."""
    rest = FENCE.sub("", text)
    return Shape(
        tuple(len(marks) for marks in re.findall(r"^(#+) ", rest, re.MULTILINE)),
        tuple((language, skeleton(language, code)) for language, code in FENCE.findall(text)),
        tuple(COMMAND.findall(rest)),
        tuple(re.findall(r"!\[[^\]]*\]\((\S+?)\)", rest)),
        len(re.findall(r"^\|", rest, re.MULTILINE)),
    )


def skeleton(language: str, code: str) -> str:
    """What of a piece of code does not depend on the reader's language."""
    if language in ("", "markdown"):
        return ""
    code = COMMENT.sub("", code)
    if language == "yaml":
        keys = re.findall(r"[a-z_]+(?=:(?:\s|$))", code)
        return " ".join(key for key in keys if key != "language")
    return re.sub(r"[^!-~]+", "", code)


def twin(page: Path) -> Path:
    return page.with_name(page.name.replace(".md", ".zh-CN.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_and_its_chinese_twin_are_in_step(page: Path) -> None:
    english, chinese = page.read_text("utf-8"), twin(page).read_text("utf-8")
    assert shape(english) == shape(chinese)
    assert f"({twin(page).name})" in english.partition("\n## ")[0]
    assert f"({page.name})" in chinese.partition("\n## ")[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n## ", "\n### ", 1),
        lambda text: re.sub(r"!\[[^\]]*\]\(\S+\)", "", text, count=1),
        lambda text: text.replace("typesetter new community", "typesetter next community", 1),
        lambda text: text.replace("number:", "nummer:", 1),
        lambda text: text.replace("| `notice` |", "`notice`", 1),
    ],
)
def test_control_a_change_on_one_side_is_seen(change: object) -> None:
    text = (ROOT / "docs" / "kinds.md").read_text("utf-8")
    assert callable(change)
    assert change(text) != text
    assert shape(change(text)) != shape(text)
