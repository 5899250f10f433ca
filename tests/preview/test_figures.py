"""What the editor counts: characters, lines, what is free, what is too much."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.preview.running import Running
from tests.preview.seeing import wait_for_text
from typeset.preview.build import build
from typeset.preview.edition import Fill, PreviewEdition

ARTICLE = "articles/05-warm-winter.md"
LINE = 28
"""Characters of a line of the bulletin (GB/T 9704)."""


def edition(issue: Path) -> PreviewEdition:
    outcome = build(issue / "issue.yaml")
    assert isinstance(outcome, PreviewEdition)
    return outcome


def fill(issue: Path) -> Fill:
    found = edition(issue).fill
    assert found is not None
    return found


def write(issue: Path, lines: int) -> None:
    """Give the issue one article of one paragraph of `lines` full lines, without a headline."""
    (issue / "issue.yaml").write_text("layout: bulletin\narticles: [a.md]\n", "utf-8")
    (issue / "a.md").write_text("字" * (lines * LINE - 2) + "\n", "utf-8")  # two are the indent


def test_characters_are_those_of_the_text_without_white_space(tmp_path: Path) -> None:
    write(tmp_path, 1)
    (tmp_path / "a.md").write_text("# 一、题\n\n甲 乙，**丙**\n丁。[^1]\n\n[^1]: 注。\n", "utf-8")
    assert edition(tmp_path).articles[0].characters == len("一、题甲乙，丙丁。注。")


@pytest.mark.parametrize(
    ("text", "words"),
    [("The hall has **a new** roof.[^1]\n\n[^1]: At last.", 8), ("工会 worked 开展活动。", 0)],
)
def test_text_in_letters_is_counted_in_words(tmp_path: Path, text: str, words: int) -> None:
    write(tmp_path, 1)
    (tmp_path / "a.md").write_text(f"{text}\n", "utf-8")
    assert edition(tmp_path).articles[0].words == words


@pytest.mark.parametrize("lines", [1, 5, 22, 30])
def test_lines_are_those_that_were_set(tmp_path: Path, lines: int) -> None:
    write(tmp_path, lines)
    assert edition(tmp_path).articles[0].lines == lines


@pytest.mark.parametrize(
    ("lines", "pages", "free", "over"),
    [(1, 1, 21, 0), (21, 1, 1, 0), (22, 1, 0, 0), (24, 2, 20, 2), (44, 2, 0, 22), (47, 3, 19, 3)],
)
def test_a_page_of_22_lines_is_counted_out(
    tmp_path: Path, lines: int, pages: int, free: int, over: int
) -> None:
    write(tmp_path, lines)
    assert len(edition(tmp_path).sheets) == pages
    assert fill(tmp_path) == Fill(free, over)


def test_the_free_lines_can_be_filled_and_not_one_more(issue: Path) -> None:
    """What is said of the seed, closing block and all, is true: try it."""
    free, article = fill(issue).free, issue / ARTICLE
    body, _, end = article.read_text(encoding="utf-8").rpartition("\n\n")
    assert free > 1

    def lengthen(lines: int) -> int:
        article.write_text(f"{body}\n\n{'字' * (lines * LINE - 2)}\n\n{end}", "utf-8")
        return len(edition(issue).sheets)

    assert lengthen(free) == 5
    free += fill(issue).free  # a line that was blank before a paragraph's last two is used now
    assert lengthen(free) == 5
    assert lengthen(free + 1) == 6


@pytest.mark.parametrize("lines", [9, 16, 20, 40])
def test_so_many_lines_fewer_save_the_page(issue: Path, lines: int) -> None:
    """With head and closing block, and one article of `lines` lines: try it."""
    manifest, article = issue / "issue.yaml", issue / "a.md"
    text = re.sub(r"(?m)^ +- articles/.*\n", "", manifest.read_text("utf-8"))
    manifest.write_text(text.replace("articles:", "articles: [a.md]"), "utf-8")
    article.write_text("字" * (lines * LINE - 2) + "\n", "utf-8")
    over, pages = fill(issue).over, len(edition(issue).sheets)
    assert 0 < over < lines
    for fewer, left in ((over, pages - 1), (over - 1, pages)):
        article.write_text("字" * ((lines - fewer) * LINE - 2) + "\n", "utf-8")
        assert len(edition(issue).sheets) == left


def test_an_article_without_a_headline_is_named_by_how_it_begins(tmp_path: Path) -> None:
    write(tmp_path, 3)
    assert edition(tmp_path).articles[0].headline == "字" * 30 + "…"


def test_the_panel_tells_what_the_pdf_has(reading: Page, standing: Running) -> None:
    page = reading
    page.click("#tab-articles")
    reported = page.locator("#articles li").all_inner_texts()
    assert len(reported) == 5
    pdf = pypdfium2.PdfDocument(page.request.get(standing.base + "pdf").body())
    for text in reported:
        headline, figures = text.split("\n")
        counts = re.fullmatch(r"(\d+) 字 · (\d+) 行 · 第 (\d) 页", figures)
        assert counts, figures
        assert _says(pdf[int(counts[3]) - 1], headline)


def _says(page: pypdfium2.PdfPage, text: str) -> bool:
    def plain(words: str) -> str:
        return "".join(words.split())

    return plain(text) in plain(page.get_textpage().get_text_range())


def test_the_foot_follows_the_text(preview: Running, page: Page) -> None:
    figures = page.locator("#figures")
    expect(figures).to_contain_text("共 5 页 · 5 篇 · 1,762 字 · 79 行 · 末页余 14 行")
    expect(figures).to_contain_text("排成 4 页多 7 行")
    preview.replace(ARTICLE, "救助站还开展了", "救助站的同志们还开展了")
    expect(figures).to_contain_text("1,766 字")


def test_an_article_is_shown_and_marked_in_the_list(reading: Page) -> None:
    page = reading
    page.click("#tab-articles")
    page.locator("#articles button").nth(3).click()
    expect(page.locator("#page")).to_have_value("3")
    expect(page.locator(".outline")).to_be_in_viewport()
    expect(page.locator("#articles [aria-current] b")).to_have_text(
        "市总开展“模范职工之家”创建工作"
    )
    wait_for_text(page, "市总开展“模范职工之家”创建工作", number=3)


def test_the_english_interface_counts_too(standing: Running, window: Callable[..., Page]) -> None:
    page = window(standing.url, locale="en-GB")
    expect(page.locator("#figures")).to_contain_text("14 lines free on the last page")
    expect(page.locator("#figures")).to_contain_text("7 lines too many for 4 pages")
