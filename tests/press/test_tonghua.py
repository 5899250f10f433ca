"""The seed 003: every character of the source is on the pages, in order, and no other."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.press.conftest import Print
from tests.reading import Sheet, characters

PAGE_NUMBER = re.compile(r"—\d+—")


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="session")
def source(seeds: Path) -> str:
    return without_spaces((seeds / "003-tonghua-3/source.txt").read_text(encoding="utf-8"))


def test_the_pages_hold_the_source_and_nothing_else(tonghua_pdf: Path, source: str) -> None:
    assert PAGE_NUMBER.sub("", characters(tonghua_pdf)) == source


def test_control_a_word_that_the_layout_would_invent(print_pages: Print, tmp_path: Path) -> None:
    print_pages("正文。", css='.closing::after { content: "（完）" }')
    assert "（完）" in characters(tmp_path / "printed.pdf")


@pytest.mark.parametrize("words", ["特点动态设置课程，", "和食品。累计街面巡查"])
def test_a_paragraph_that_the_source_broke_at_a_page_is_one(seeds: Path, words: str) -> None:
    articles = (seeds / "003-tonghua-3/articles").glob("*.md")
    assert any(words in article.read_text(encoding="utf-8") for article in articles)


def test_contributors_close_their_items_flush_right(tonghua: tuple[Sheet, ...]) -> None:
    names = ("(田玉华)", "（姜宇）", "（岳麟）", "（黄寰）", "(通化市救助管理站)")
    for name in names:
        page, line = next(
            (page, line)
            for page, sheet in enumerate(tonghua, 1)
            for line in sheet.lines
            if line.text.endswith(name)
        )
        right = (28 if page % 2 else 26) * 72 / 25.4 + 442.2
        assert line.edge == pytest.approx(right, abs=0.1)


def test_a_run_in_headline_is_bold_and_followed_by_one_em(tonghua: tuple[Sheet, ...]) -> None:
    line = tonghua[0].line("通化市总工会组织劳模疗养")
    headline, text = line.glyphs[11], line.glyphs[12]
    assert (headline.font, text.text) == ("Typeset-Hei-Bold", "3")
    assert text.x - headline.right == pytest.approx(15.79, abs=0.1)


def test_qpdf_finds_no_fault(tonghua_pdf: Path) -> None:
    check = subprocess.run(["qpdf", "--check", tonghua_pdf], capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, "")
