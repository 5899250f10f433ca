"""What is typed stands on the page at once, before the issue is set again."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.preview.running import Running
from tests.preview.seeing import place, press_text

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux says which process is whose child"
)
FIRST = "articles/01-recuperation.md"
ADDED = "劳动光荣"


@contextmanager
def nothing_is_set(desk: Running) -> Iterator[None]:
    """Hold the process that sets the issue."""
    pid = desk.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    send(signal.SIGSTOP, children)
    try:
        yield
    finally:
        send(signal.SIGCONT, children)


def send(sent: signal.Signals, processes: list[str]) -> None:
    for each in processes:
        os.kill(int(each), sent)


def test_what_is_typed_stands_at_its_place_before_the_page_is_set(
    page: Page, desk: Running
) -> None:
    page.locator("#articles li button").first.click()
    page.wait_for_selector("#proof[style*=width]", state="attached")
    lines = page.locator(f'svg.text text[data-block="{FIRST}:7"]')
    first, last = place(lines.first), place(lines.last)
    frame = page.frame_locator("#proof").locator(".run-in").first
    with nothing_is_set(desk):
        page.keyboard.insert_text(f"**{ADDED}**")
        expect(page.locator("#proof")).to_have_class("shown")
        assert frame.inner_text().endswith(f"人员开展。{ADDED}")
        assert frame.locator("strong").inner_text() == ADDED
        proof = place(page.locator("#proof"))
        expect(page.locator("#state")).to_have_text("正在排版……")  # saved, but not on the page
        assert ADDED in (desk.issue / FIRST).read_text(encoding="utf-8")
        assert ADDED not in str(page.locator("#sheets svg.text").first.text_content())
    right, foot = proof["x"] + proof["width"], proof["y"] + proof["height"]
    assert proof["x"] <= last["x"] < proof["x"] + 4
    assert abs(first["x"] + first["width"] - right) < 8
    assert proof["y"] < first["y"] < last["y"] + last["height"] < foot
    expect(page.locator("#sheets svg.text").first).to_contain_text(ADDED)
    expect(page.locator("#proof")).to_have_class("")


def test_a_headline_is_typed_on_the_page_and_saved_as_it_is_typed(
    page: Page, desk: Running
) -> None:
    headline = "通化市“助企开工 送工返岗”专场招聘会"
    press_text(page, "送工返岗")
    field = page.locator("#edit").get_by_label("标题", exact=True)
    expect(field).to_be_focused()
    page.wait_for_selector('#proof[data-shows="articles/03-job-fair.md:2"]', state="attached")
    page.keyboard.press("Control+a")
    with nothing_is_set(desk):
        page.keyboard.insert_text(headline)
        expect(page.locator("#proof")).to_have_class("shown")
        assert page.frame_locator("#proof").locator("h2:visible").inner_text() == headline
        expect(page.locator("#state")).to_have_text("正在排版……")
        text = (desk.issue / "articles/03-job-fair.md").read_text(encoding="utf-8")
    assert f"headline: {headline}\n" in text
    expect(field).to_be_focused()
    expect(page.locator("#proof")).to_have_class("")
    page.keyboard.type("，二")
    expect(page.locator("#sheets svg.text")).to_contain_text([f"{headline}，二"])
