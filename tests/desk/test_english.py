"""The desk for one who reads English: its words, its samples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.desk.conftest import PATIENCE, open_desk

SPOKEN = """
() => [...document.querySelectorAll("body *")]
  .filter((each) => !each.closest("#sheets"))
  .flatMap((each) => [
    each.placeholder ?? "", each.ariaLabel ?? "",
    ...[...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data),
  ])
"""
TITLES = "() => [...document.querySelectorAll('[title]')].map((each) => each.title)"


def said_in_chinese(page: Page) -> list[str]:
    """What the window says in Chinese, beside the pages themselves."""
    return [each for each in page.evaluate(SPOKEN) if any("\u3400" <= c <= "\u9fff" for c in each)]


def test_an_english_window_says_nothing_in_chinese(browser: Browser, tmp_path: Path) -> None:
    expect.set_options(timeout=PATIENCE)
    running = open_desk(tmp_path)
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(running.url)
        page.get_by_role("button", name="New issue").click()
        looks = page.locator("#gallery li button")
        expect(looks).to_have_count(11)
        assert said_in_chinese(page) == []
        expect(page.get_by_placeholder("Folder")).to_have_value(f"{date.today():%Y-%m}")
        looks.filter(has_text="company").click()
        expect(page.locator("#sheets svg.text").first).to_contain_text("Workbench")
        expect(page.get_by_label("Mailing panel")).to_be_visible()
        assert said_in_chinese(page) == []
        titles = page.evaluate(TITLES)
        assert "the paper" in titles
        assert [each for each in titles if each.count(" ") == 0 and not each.isascii()] == []
    finally:
        context.close()
        running.stop()


def test_control_a_chinese_window_does(browser: Browser, tmp_path: Path) -> None:
    expect.set_options(timeout=PATIENCE)
    running = open_desk(tmp_path)
    context = browser.new_context(locale="zh-CN")
    try:
        page = context.new_page()
        page.goto(running.url)
        expect(page.get_by_role("button", name="新的一期")).to_be_visible()
        assert "新的一期" in said_in_chinese(page)
    finally:
        context.close()
        running.stop()
