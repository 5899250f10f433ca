"""A file that cannot be read is mended as a text, in the panel."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk.conftest import open_desk, ready
from tests.preview.running import SEED, Running

SECOND = "articles/02-study.md"
WRONG = 'headline: "市总'


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Running]:
    """A desk of its own: a session keeps what the issue was before its first act."""
    running = open_desk(Path(shutil.copytree(SEED, tmp_path / "issue")))
    yield running
    running.stop()


def break_headline(desk: Running) -> str:
    """Open a quotation mark in a front matter that nothing closes; the text before."""
    before = (desk.issue / SECOND).read_text(encoding="utf-8")
    desk.replace(SECOND, "headline: 市总", WRONG)
    return before


def test_a_story_that_cannot_be_read_is_mended_as_a_text(
    desk: Running, window: Callable[[str], Page]
) -> None:
    page = window(desk.url)
    ready(page)
    before = break_headline(desk)
    expect(page.locator("#errors")).to_contain_text(f"{SECOND}:2")
    page.locator("#articles li button").nth(1).click()
    field = page.locator("#edit textarea.whole")
    expect(field).to_have_value(before.replace("headline: 市总", WRONG))
    field.fill(before.replace("headline: 市总", 'headline: "总'))
    page.get_by_role("button", name="存上").click()
    expect(page.locator("#note")).to_contain_text("没有配对")
    assert WRONG in (desk.issue / SECOND).read_text(encoding="utf-8")  # it is refused as a whole
    field.fill(before)
    page.get_by_role("button", name="存上").click()
    expect(page.locator("#edit .block textarea")).to_be_focused()
    assert (desk.issue / SECOND).read_text(encoding="utf-8") == before
    expect(page.locator("#state")).to_have_text("已是最新")


def test_a_manifest_that_cannot_be_read_is_mended_as_a_text(
    desk: Running, window: Callable[[str], Page]
) -> None:
    manifest = desk.issue / "issue.yaml"
    before = manifest.read_text(encoding="utf-8")
    desk.replace("issue.yaml", "masthead:", "masthead: [")
    page = window(desk.url)
    field = page.locator("#edit textarea.whole")
    expect(field).to_have_value(before.replace("masthead:", "masthead: [", 1))
    field.fill(before)
    page.get_by_role("button", name="存上").click()
    expect(page.locator("#articles li")).to_have_count(5)
    assert manifest.read_text(encoding="utf-8") == before
