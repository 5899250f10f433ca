"""What was chosen last is what the panel shows, however late an answer comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk.conftest import Late
from tests.preview.running import Running

THIRD = "articles/03-job-fair.md"


def open_story(page: Page, number: int) -> None:
    """A story of the list, until its paragraph has the focus."""
    page.locator("#articles li button").nth(number).click()
    expect(page.locator("#edit .block textarea")).to_be_focused()


def test_a_story_that_is_read_late_takes_no_other_form_s_place(page: Page, late: Late) -> None:
    open_story(page, 1)
    with page.expect_request("**/desk/story**"):
        late.holding = True
        page.locator("#articles li button").nth(2).click()
    page.get_by_role("button", name="加稿").click()
    headline = page.get_by_placeholder("标题")
    headline.fill("一则短讯")
    with page.expect_response("**/desk/story**"):
        late.let_go()
    expect(page.locator("#state")).to_have_text("已是最新")
    expect(headline).to_have_value("一则短讯")


def take_out(page: Page) -> None:
    page.get_by_role("button", name="移出本期").click()


def undo(page: Page) -> None:
    page.get_by_role("button", name="撤销").click()


def add_text(page: Page) -> None:
    page.get_by_role("button", name="加稿").click()
    page.get_by_placeholder("正文").fill("第一段。")
    page.get_by_role("button", name="加入本期").click()


@pytest.mark.parametrize("begin", [take_out, undo, add_text])
def test_a_story_is_chosen_before_an_act_is_done(
    page: Page, late: Late, begin: Callable[[Page], None]
) -> None:
    open_story(page, 0)
    page.keyboard.insert_text("甲")
    expect(page.locator("#state")).to_have_text("已是最新")
    with page.expect_request("**/desk/{act,undo}"):
        late.holding = True
        begin(page)
    page.locator("#articles li button").nth(2).click()
    late.let_go()
    expect(page.locator(f'#edit [data-file="{THIRD}"]')).to_be_visible()


@pytest.mark.parametrize(("word", "ticked"), [("是", True), ("否", False)])
def test_the_form_reads_yes_as_the_manifest_does(
    desk: Running, window: Callable[[str], Page], word: str, ticked: bool
) -> None:
    manifest = desk.issue / "issue.yaml"
    said = manifest.read_text("utf-8").replace("masthead:\n", f"masthead:\n  internal: {word}\n", 1)
    manifest.write_text(said, "utf-8")
    page = window(desk.url)
    page.get_by_role("button", name="本期").first.click()
    field = page.locator('[data-path$=".internal"]')
    expect(field).to_be_checked(checked=ticked)


READ_LATE = """() => {
  const { json } = Response.prototype;
  const late = new Promise((done) => (window.readNow = done));
  Response.prototype.json = async function () {
    if (this.url.includes("/desk/story")) {
      document.body.dataset.reads = "";
      await late;
    }
    return json.call(this);
  };
}"""
"""The window has a story's answer, and takes until `readNow()` to read it: the body says so."""


def test_a_story_that_is_drawn_again_while_it_is_taken_out_gives_way(
    page: Page, late: Late
) -> None:
    open_story(page, 0)
    first = page.locator("#articles li button").nth(0)
    shown = page.locator(f'#edit [data-file="{first.get_attribute("title")}"]')
    shown.evaluate("form => { form.dataset.before = '' }")
    page.evaluate(READ_LATE)
    first.click()
    expect(page.locator("body[data-reads]")).to_be_attached()
    with page.expect_request("**/desk/act"):
        late.holding = True
        take_out(page)
    page.evaluate("window.readNow()")
    expect(page.locator("#edit [data-before]")).to_have_count(0)  # it was drawn again
    expect(shown).to_be_visible()
    late.let_go()
    expect(shown).to_have_count(0)
    expect(page.locator("#edit [data-file]")).to_be_visible()


def test_a_story_is_chosen_as_soon_as_the_list_has_the_new_ones(
    page: Page, late: Late, tmp_path: Path
) -> None:
    (tmp_path / "来稿.md").write_text("# 送清凉\n\n日前，走访慰问职工。\n", encoding="utf-8")
    page.get_by_role("button", name="加稿").click()
    with page.expect_request("**/desk/questions"):
        late.holding = True
        page.locator("#edit input[type=file]").set_input_files(str(tmp_path / "来稿.md"))
    expect(page.locator("#articles li")).to_have_count(6)
    page.locator("#articles li button").nth(2).click()
    late.let_go()
    expect(page.locator(f'#edit [data-file="{THIRD}"]')).to_be_visible()


def test_questions_go_with_their_story_and_come_back_with_it(page: Page, tmp_path: Path) -> None:
    (tmp_path / "来稿.md").write_text("# 送清凉\n\n正文。\n", encoding="utf-8")
    page.get_by_role("button", name="加稿").click()
    page.locator("#edit input[type=file]").set_input_files(str(tmp_path / "来稿.md"))
    questions = page.get_by_role("button", name="疑问 1")
    expect(questions).to_be_visible()
    open_story(page, 5)
    page.get_by_role("button", name="移出本期").click()
    expect(questions).to_be_hidden()
    page.get_by_role("button", name="撤销").click()
    expect(questions).to_be_visible()
