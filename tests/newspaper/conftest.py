"""Newspaper issues, written into a folder, compiled for real and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.reading import Sheet, read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import Pages, paginate, publish

PARAGRAPH = (
    "本报讯市总工会坚持围绕中心、服务大局，扎实开展劳动和技能竞赛，"
    "组织职工参加疗休养活动，把党和政府的关怀及工会组织的温暖送到职工心坎上。"
)

Set = Callable[..., Pages]
Print = Callable[..., tuple[Sheet, ...]]


def text(paragraphs: int, *, headings: int = 0, times: int = 2) -> str:
    """Paragraphs, with a section heading before every few of them."""
    parts = []
    for number in range(paragraphs):
        if headings and number % headings == 0:
            parts.append("## 强化党建引领 彰显文明之本")
        parts.append(PARAGRAPH * times)
    return "\n\n".join(parts)


def write_issue(folder: Path, *articles: tuple[str, str], manifest: str = "") -> Path:
    """Write an issue: one article for each (front matter, text)."""
    (folder / "articles").mkdir(exist_ok=True)
    layout = "" if "layout:" in manifest else "layout: newspaper"
    lines = [layout, manifest, "articles:"]
    for number, (about, body) in enumerate(articles, 1):
        name = f"articles/{number:02}.md"
        (folder / name).write_text(f"---\n{about}\n---\n\n{body}\n", encoding="utf-8")
        lines.append(f"  - {name}")
    (folder / "issue.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def print_issue(
    folder: Path, *articles: tuple[str, str], manifest: str = "", made_up: bool = True
) -> tuple[Sheet, ...]:
    """Print an issue and read its pages back; `made_up=False` switches the make-up off."""
    source = compose(load(write_issue(folder, *articles, manifest=manifest)))
    pages = paginate(source if made_up else replace(source, makeup=None))
    publish(pages, folder / "paper.pdf")
    return read(folder / "paper.pdf")


@pytest.fixture
def lay_out(tmp_path: Path) -> Set:
    """Lay an issue out."""

    def lay_out(*articles: tuple[str, str], manifest: str = "") -> Pages:
        return paginate(compose(load(write_issue(tmp_path, *articles, manifest=manifest))))

    return lay_out


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Print an issue in a folder of the test's own."""
    return partial(print_issue, tmp_path)
