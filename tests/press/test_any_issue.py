"""Issues put together at random: whatever they hold, the page keeps its rules and loses nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from pytest import approx

from tests.press.conftest import Print
from tests.reading import MM, Sheet

TEXT = (
    "验收组严格按照要求逐项查阅资料，对工会组织建设、民主管理（含厂务公开）、“维护职能”等"
    "工作进行了详细了解，2023年共走访 58 家企业。"
)
BOTTOM = (37 + 225) * MM
MANIFEST = """
options: {{contents: {contents}}}
masthead: {{name: 工会工作简报, issuer: 某市总工会, number: 7, date: 2023-03-05}}
editors: {{责任编辑: [朱明仕, 罗兵]}}
distribution: {{发送: {list}各部门}}
printed: {{date: 2023-03-05, copies: 120}}
"""


def words(chance: Random, least: int, most: int) -> str:
    return (TEXT * 4)[: chance.randint(least, most)]


def table(chance: Random) -> str:
    rows = [
        f"| {words(chance, 1, 5)} | {chance.randint(1, 999)} | {words(chance, 2, 50)} |"
        for _ in range(chance.randint(1, 30))
    ]
    return "\n".join(["| 单位 | 数 | 说明 |", "|---|---|---|", *rows])


def items(chance: Random) -> str:
    return "\n".join(f"{n}. {words(chance, 5, 60)}" for n in range(1, chance.randint(2, 6)))


def noted(chance: Random) -> str:
    name = f"n{chance.random()}"
    return f"{words(chance, 9, 60)}[^{name}]。\n\n[^{name}]: {words(chance, 5, 160)}"


PIECES: list[Callable[[Random], str]] = [
    *[lambda chance: words(chance, 10, 260)] * 5,
    noted,
    items,
    table,
    lambda _: "# 一、标题",
    lambda _: "## （一）标题",
    lambda chance: f"> {words(chance, 5, 60)}",
    lambda _: "![图](p.png)",
]


def article(chance: Random) -> str:
    about = [
        f"headline: '{words(chance, 4, 40)}'",
        f"run_in: {chance.choice(['true', 'false'])}",
        chance.choice(["byline: 李庆", "deck: 副题", "kicker: 眉题", "section: 动态"]),
    ]
    body = [chance.choice(PIECES)(chance) for _ in range(chance.randint(1, 12))]
    return "\n".join(["---", *about, "---", "", "\n\n".join(body), ""])


def text_of(pages: tuple[Sheet, ...]) -> str:
    return "".join(line.text for page in pages for line in page.lines)


@pytest.mark.parametrize("seed", range(8))
def test_it_keeps_the_page_and_loses_nothing(print_pages: Print, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    Image.new("RGB", (chance.randint(300, 2000), chance.randint(300, 2000))).save(
        tmp_path / "p.png"
    )
    articles = [article(chance) for _ in range(chance.randint(1, 5))]
    contents = chance.choice(["true", "false"])
    manifest = MANIFEST.format(contents=contents, list="各县总工会、" * chance.randint(1, 8))
    pages = print_pages(*articles, manifest=manifest)
    _assert_within_the_type_area(pages)
    _assert_on_the_grid(pages)
    _assert_closed(pages)
    _assert_complete(pages, articles)


def _assert_within_the_type_area(pages: tuple[Sheet, ...]) -> None:
    for number, page in enumerate(pages, 1):
        left = (28 if number % 2 else 26) * MM
        assert all(left - 8 <= line.x and line.edge <= left + 442.3 for line in page.lines)
        assert not any(BOTTOM < line.baseline < BOTTOM + 15 for line in page.lines)


def _assert_on_the_grid(pages: tuple[Sheet, ...]) -> None:
    """Decks and kickers aside, which stand in the middle of their heading's lines."""
    for page in pages:
        for line in page.lines:
            body = line.glyphs[0].size == approx(15.79, abs=0.01) and line.glyphs[0].colour[3] == 1
            if body and line.text not in ("副题", "眉题"):
                step = (line.baseline - 119.715) / 29.53
                assert step == approx(round(step), abs=0.01), line.text


def _assert_closed(pages: tuple[Sheet, ...]) -> None:
    assert [bool("共印120份" in text_of((page,))) for page in pages] == [False] * (
        len(pages) - 1
    ) + [True]


def _assert_complete(pages: tuple[Sheet, ...], articles: list[str]) -> None:
    """No character of the text is printed less often than it was written."""
    letters = re.compile(r"[验收组严格按照要求逐项查阅资料民主管理详细了解走访家企业]")
    written = Counter(letters.findall("".join(articles)))
    printed = Counter(letters.findall(text_of(pages)))
    assert not written - printed
