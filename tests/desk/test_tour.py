"""The first start: a tour of a sample, the list of keys, and a name for every control."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.desk.conftest import open_desk

NAMELESS = re.compile(r"(?m)^ *- (?:button|textbox|combobox|checkbox|searchbox|link)(?::| \[|$)")


def test_an_empty_shelf_offers_a_tour_that_goes_by_keys_and_by_the_mouse(
    tmp_path: Path, window: Callable[[str], Page]
) -> None:
    shelf = tmp_path / "空的"
    shelf.mkdir()
    running = open_desk(shelf)
    try:
        page = window(running.url)
        assert NAMELESS.findall(page.locator("body").aria_snapshot()) == []
        page.get_by_role("button", name="先看看怎么用").click()
        tour = page.locator(".tour")
        expect(tour).to_contain_text("1 / 9")
        expect(tour.get_by_role("button", name="下一步")).to_be_focused()
        page.keyboard.press("Enter")
        expect(tour).to_contain_text("2 / 9")
        page.keyboard.press("ArrowLeft")
        expect(tour).to_contain_text("1 / 9")
        for number in range(2, 10):
            tour.get_by_role("button", name="下一步").click()
            expect(tour).to_contain_text(f"{number} / 9")
            expect(page.locator(".toured")).to_have_count(1)
            inside(page)
        tour.get_by_role("button", name="开始").click()
        expect(tour).to_have_count(0)
        page.wait_for_selector(".sheet[data-shown] svg.text")
        assert NAMELESS.findall(page.locator("body").aria_snapshot()) == []
        page.locator("#articles li button").first.click()
        expect(page.locator("#edit .block textarea")).to_be_focused()
        assert NAMELESS.findall(page.locator("body").aria_snapshot()) == []
        page.locator("#desk").focus()
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_contain_text("撤销，重做")
        page.locator("#keys").get_by_role("button", name="走一遍").click()
        expect(tour).to_contain_text("1 / 9")
        page.keyboard.press("Escape")
        expect(tour).to_have_count(0)
        page.goto(running.url)
        expect(page.locator("#series li")).to_have_count(1)
        expect(page.locator("#empty")).to_be_hidden()
        page.keyboard.press("?")
        expect(page.locator("#gallery")).to_contain_text("这张单子")
    finally:
        running.stop()
    assert [each.name for each in shelf.iterdir()] == ["样张"]


def inside(page: Page) -> None:
    """The words stand wholly in the window."""
    box = page.locator(".tour").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 1366
    assert box["y"] + box["height"] <= 768


def test_control_a_control_without_a_name_is_seen(window: Callable[[str], Page]) -> None:
    page = window("about:blank")
    page.set_content("<button></button><button>a</button><input aria-label=b>")
    assert len(NAMELESS.findall(page.locator("body").aria_snapshot())) == 1
