"""Save, and the page changes."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.preview.running import Running, headed, own_layout
from tests.preview.seeing import look, page_text, picture, turn_to, wait_for_text

FIRST = "articles/01-recuperation.md"


def test_a_saved_article_is_on_the_page(preview: Running, page: Page) -> None:
    assert "共分2批58人" in page_text(page)
    preview.replace(FIRST, "58人", "六十人")
    wait_for_text(page, "共分2批六十人")


def test_the_picture_changes_with_the_text(preview: Running, page: Page) -> None:
    before, old = look(page), picture(page)
    preview.replace(FIRST, "58人", "六十人")
    page.wait_for_selector(f".sheet[data-page='0'][data-shown]:not([data-shown='{before}'])")
    assert picture(page) != old


def test_only_pages_whose_look_changed_are_sent_anew(preview: Running, page: Page) -> None:
    for number in range(1, 6):
        turn_to(page, number)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    preview.replace("articles/05-warm-winter.md", "11 人次", "12 人次")
    wait_for_text(page, "救助流浪乞讨人员 12 人次", number=4)
    page.wait_for_load_state("networkidle")
    looks = {url.split("/page/")[1].split("?")[0] for url in asked if "/page/" in url}
    assert looks == {look(page, 4)}


def test_a_new_title_in_the_manifest(preview: Running, page: Page) -> None:
    preview.replace("issue.yaml", "name: 通化工运信息", "name: 通化职工生活")
    wait_for_text(page, "通化职工生活")
    expect(page.locator("#title")).to_contain_text("通化职工生活")


def test_a_change_out_of_sight_is_told_until_it_is_seen(preview: Running, page: Page) -> None:
    preview.replace("articles/05-warm-winter.md", "11 人次", "12 人次")
    expect(page.locator("#note")).to_have_text("第 4 页有改动")
    page.click("#note")
    expect(page.locator("#page")).to_have_value("4")
    expect(page.locator("#note")).to_be_hidden()


def test_a_slow_setting_is_told_of(
    start: Callable[..., Running], issue: Path, window: Callable[..., Page]
) -> None:
    template = own_layout(issue, headed("先前的报头"))
    page = window(start(issue).url)
    expect(page.locator("#state")).to_have_text("已是最新")
    page.evaluate(
        """() => { said = []; const state = document.getElementById("state");
        new MutationObserver(() => said.push(state.className)).observe(state,
            {attributes: true, attributeFilter: ["class"]}) }"""
    )
    article = issue / FIRST
    text = article.read_text(encoding="utf-8")
    long = "\n\n".join(f"第{n}段，{'工会' * 60}。" for n in range(600))  # a hundred pages
    article.write_text(f"{text}\n{long}\n", encoding="utf-8")
    template.write_text(headed("后来的报头"), encoding="utf-8")
    wait_for_text(page, "后来的报头")
    expect(page.locator("#state")).to_have_text("已是最新")
    assert "setting" in page.evaluate("said")


def test_place_and_zoom_stay_across_a_save(preview: Running, page: Page) -> None:
    page.keyboard.press("w")
    page.mouse.wheel(0, 300)
    page.wait_for_function("desk.scrollTop > 200")
    before = page.evaluate("[desk.scrollTop, zoom.textContent]")
    preview.replace(FIRST, "58人", "59人")
    wait_for_text(page, "59人")
    assert page.evaluate("[desk.scrollTop, zoom.textContent]") == before


def test_place_and_zoom_stay_across_a_reload_of_the_window(page: Page) -> None:
    page.keyboard.press("w")
    page.keyboard.press("End")
    expect(page.locator("#page")).to_have_value("5")
    zoom = page.inner_text("#zoom")
    page.reload()
    expect(page.locator("#page")).to_have_value("5")
    assert page.inner_text("#zoom") == zoom


def test_an_editor_that_saves_by_renaming(preview: Running, page: Page) -> None:
    path = preview.issue / FIRST
    text = path.read_text(encoding="utf-8")
    for number in (61, 62):
        fresh = path.with_suffix(".new")
        fresh.write_text(text.replace("58人", f"{number}人"), encoding="utf-8")
        fresh.replace(path)
        wait_for_text(page, f"{number}人")


def test_two_hundred_saves_leave_the_last_one_on_the_page(preview: Running, page: Page) -> None:
    path = preview.issue / FIRST
    text = path.read_text(encoding="utf-8")
    for number in range(1000, 1200):
        path.write_text(text.replace("58人", f"{number}人"), encoding="utf-8")
        time.sleep(0.025)  # the pace of the saves is what is tried here
    wait_for_text(page, "1199人")
    page.wait_for_load_state("networkidle")
    assert "1199人" in page_text(page)


def test_a_file_that_vanishes_and_comes_back(preview: Running, page: Page) -> None:
    path = preview.issue / FIRST
    text = path.read_text(encoding="utf-8")
    path.unlink()
    expect(page.locator("#errors")).to_be_visible()
    path.write_text(text.replace("58人", "63人"), encoding="utf-8")
    wait_for_text(page, "63人")
    expect(page.locator("#errors")).to_be_hidden()


def test_a_folder_that_another_takes_the_place_of(preview: Running, page: Page) -> None:
    """As a synchronised drive or a restored copy does it, quicker than one can look."""
    fresh = Path(shutil.copytree(preview.issue, preview.issue.with_name("fresh")))
    shutil.rmtree(preview.issue)
    fresh.rename(preview.issue)
    preview.replace(FIRST, "58人", "六十人")
    wait_for_text(page, "六十人")
    preview.replace(FIRST, "六十人", "六十一人")
    wait_for_text(page, "六十一人")


def test_a_folder_that_vanishes_and_comes_back(preview: Running, page: Page) -> None:
    away = preview.issue.with_name("away")
    preview.issue.rename(away)
    expect(page.locator("#errors")).to_be_visible(timeout=15_000)
    away.rename(preview.issue)
    expect(page.locator("#errors")).to_be_hidden(timeout=15_000)
    preview.replace(FIRST, "58人", "64人")
    wait_for_text(page, "64人")


def test_polling_sees_saves_of_all_kinds(
    start: Callable[..., Running], issue: Path, window: Callable[..., Page]
) -> None:
    preview = start(issue, "--poll")
    page = window(preview.url)
    preview.replace(FIRST, "58人", "65人")
    wait_for_text(page, "65人")
    path = issue / FIRST
    fresh = path.with_suffix(".new")
    fresh.write_text(path.read_text("utf-8").replace("65人", "660人"), "utf-8")
    fresh.replace(path)
    wait_for_text(page, "660人")
    path.rename(fresh)
    expect(page.locator("#errors")).to_be_visible()
    fresh.rename(path)
    expect(page.locator("#errors")).to_be_hidden()


def test_the_window_opens_a_preview_that_was_started_again(
    start: Callable[..., Running], issue: Path, window: Callable[..., Page]
) -> None:
    first = start(issue)
    page = window(first.url)
    assert first.stop() == 0
    expect(page.locator("#state")).to_have_class("lost")
    second = start(issue, "--port", str(first.port))
    page.goto(second.url)  # each start has a secret of its own: the old window is let in by the new
    expect(page.locator("#state")).to_have_class("live", timeout=15_000)
    second.replace(FIRST, "58人", "66人")
    wait_for_text(page, "66人")
