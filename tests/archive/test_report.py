"""The report in a real browser, opened from the disk: it finds, filters, and shows a difference."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.archive.running import typeset
from typeset.archive.cards import card
from typeset.issue import load


@pytest.fixture(scope="module")
def reported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive with one changed, compared issue and one that has a mistake."""
    project = tmp_path_factory.mktemp("reported") / "project"
    shutil.copytree(built, project)
    archive = project / "archive"
    article = archive / "2019/01/articles/01.md"
    article.write_text(article.read_text("utf-8").replace("疗休养", "健康体检"), "utf-8")
    (archive / "2020/01/articles/01.md").write_text(
        "---\nheadlin: </script>\n---\n正文。\n", "utf-8"
    )
    assert typeset("regenerate", archive, "--compare").returncode == 2
    return archive


@pytest.fixture
def page(browser: Browser, reported: Path) -> Iterator[Page]:
    """The report as an English reader opens it; what goes wrong in it fails the test."""
    page = browser.new_page(locale="en-GB")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.goto((reported / "build/index.html").as_uri())
    yield page
    page.close()
    assert problems == []


def names(page: Page) -> list[str]:
    """The folders of the issues that are shown, in their order."""
    return page.locator(".issue").evaluate_all("cards => cards.map(card => card.dataset.name)")


def test_every_issue_is_shown_with_its_cover_and_date_the_newest_first(page: Page) -> None:
    assert names(page) == ["2020/01", "2019/02", "2019/01"]
    card = page.locator(".issue").nth(1)
    expect(card).to_contain_text("工运信息")
    expect(card).to_contain_text("No. 2")
    expect(card).to_contain_text("1 page")
    covers = page.locator(".issue img")
    assert covers.evaluate_all("all => all.every(img => img.naturalWidth === 240)")


def test_a_card_leads_to_its_pdf(page: Page, reported: Path) -> None:
    address = page.locator("[data-name='2019/02'] > a").evaluate("link => link.href")
    assert address == (reported / "build/2019/02.pdf").as_uri()


def test_it_finds_words_of_the_text_and_marks_them(page: Page) -> None:
    page.get_by_role("searchbox").fill("座谈会")
    assert names(page) == ["2019/02"]
    expect(page.locator(".issue mark")).to_have_text("座谈会")
    expect(page.locator("#count")).to_have_text("1 of 3 issues")


def test_it_finds_nothing_where_nothing_is(page: Page) -> None:
    page.get_by_role("searchbox").fill("没有的话")
    assert names(page) == []
    expect(page.locator("#nothing")).to_be_visible()


def test_it_filters_by_year_and_by_mistakes(page: Page) -> None:
    page.locator("#year").select_option("2019")
    assert names(page) == ["2019/02", "2019/01"]
    page.locator("#year").select_option("")
    page.locator("#filter-errors").click()
    assert names(page) == ["2020/01"]
    page.get_by_text("1 error", exact=True).click()
    expect(page.locator(".errors")).to_contain_text("there is no key “headlin” here")


def test_it_shows_old_new_and_both_laid_over_each_other(page: Page) -> None:
    expect(page.locator("#differences")).to_contain_text("1 issue looks different")
    expect(page.locator("#differences .same summary")).to_have_text("2 others are unchanged")
    page.locator(".difference summary").click()
    expect(page.locator(".difference del")).to_have_text("疗休养")
    expect(page.locator(".difference ins")).to_have_text("健康体检")
    pictures = page.locator(".sheets img")
    expect(pictures).to_have_count(3)
    pictures.nth(2).click()
    expect(page.locator("dialog img")).to_be_visible()


def test_it_speaks_chinese_too(page: Page) -> None:
    page.locator("#language").click()
    expect(page.locator("#differences")).to_contain_text("1 期的页面有变化")
    expect(page.locator("#count")).to_have_text("共 3 期")


def test_report_json_says_the_same_for_programs(reported: Path) -> None:
    report = json.loads((reported / "build/report.json").read_bytes())
    assert report["run"] == {"built": ["2019/01"], "failed": ["2020/01"], "removed": []}
    rows = {row["name"]: row for row in report["issues"]}
    assert rows["2020/01"]["errors"][0]["place"] == "articles/01.md:2"
    assert rows["2019/02"]["pages"] == 1
    assert rows["2019/01"]["difference"]["text"] == [{"before": "疗休养", "after": "健康体检"}]


def test_a_run_without_changes_leaves_the_report_alone(reported: Path, tmp_path: Path) -> None:
    before = (reported / "build/index.html").stat().st_mtime_ns
    typeset("regenerate", reported)
    assert (reported / "build/index.html").stat().st_mtime_ns == before


ARTICLE = """---
headline: 题
section: 工会动态
kicker: 引题
deck: 副题
byline: 张三
source: 工人日报
---
正文[^1]

```
原样
```

![](a.png "图为现场"){credit="李四 摄"}

| 表头 |
|------|
| 表项 |

[^1]: 脚注
"""


def test_all_that_an_article_prints_can_be_searched_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "issue.yaml").write_text("layout: bulletin\narticles: [a.md]\n", "utf-8")
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    found = card(load(tmp_path), 1, ())
    assert found.headlines == ("题",)
    head = ["工会动态", "引题", "副题", "张三", "工人日报"]
    for words in [*head, "正文", "脚注", "原样", "表头", "表项", "图为现场", "李四 摄"]:
        assert words in found.text
