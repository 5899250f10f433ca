"""What is wrong is said over the last good pages, and marked at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.preview.running import Running, headed, own_layout
from tests.preview.seeing import page_text, place, wait_for_text

Start = Callable[..., Running]
Window = Callable[..., Page]
ARTICLE = "articles/01-recuperation.md"
UNPRINTABLE = "\U0001f9a4"  # a dodo: in no font of the house


def test_a_mistake_is_said_over_the_old_page_until_it_is_mended(
    preview: Running, page: Page
) -> None:
    errors = page.locator("#errors")
    preview.replace("issue.yaml", "masthead:", "masthed:")
    expect(errors).to_contain_text("issue.yaml:3:1")
    expect(errors).to_contain_text("是不是“masthead”")
    expect(errors.locator("mark")).to_have_text("masthed")
    assert "共分2批58人" in page_text(page)
    preview.replace("issue.yaml", "masthed:", "masthead:")
    expect(errors).to_be_hidden()


def test_all_mistakes_are_said_at_once(preview: Running, page: Page) -> None:
    text = (preview.issue / "issue.yaml").read_text(encoding="utf-8")
    wrong = text.replace("masthead:", "masthed:").replace("distribution:", "distributon:")
    (preview.issue / "issue.yaml").write_text(wrong, encoding="utf-8")
    expect(page.locator("#errors li")).to_have_count(2)
    expect(page.locator("#tab-problems")).to_have_text("问题 2")


def test_the_pages_do_not_move_when_a_mistake_comes_and_goes(preview: Running, page: Page) -> None:
    before = page.locator(".sheet").first.bounding_box()
    preview.replace("issue.yaml", "masthead:", "masthed:")
    expect(page.locator("#errors")).to_be_visible()
    assert page.locator(".sheet").first.bounding_box() == before


def test_a_broken_template_is_named(start: Start, issue: Path, window: Window) -> None:
    layout = own_layout(issue, headed("先前的报头"))
    page = window(start(issue).url)
    layout.write_text("<p>\n{% if %}</p>\n", encoding="utf-8")
    expect(page.locator("#errors .spot")).to_contain_text("page.html.j2:2")
    layout.write_text(headed("后来的报头"), encoding="utf-8")
    wait_for_text(page, "后来的报头")


def test_an_issue_that_is_wrong_from_the_start(start: Start, issue: Path, window: Window) -> None:
    manifest = issue / "issue.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("masthead:", "masthed:"), encoding="utf-8")
    page = window(start(issue).url, wait=False)
    expect(page.locator("#errors")).to_contain_text("masthed")
    manifest.write_text(text, encoding="utf-8")
    wait_for_text(page, "共分2批58人")


def test_a_click_on_an_error_opens_its_place(start: Start, issue: Path, window: Window) -> None:
    page = window(start(issue, "--editor", "true").url)
    path = issue / "issue.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("masthead:", "masthed:"), "utf-8")
    with page.expect_request("**/open") as request:
        page.locator("#errors .spot").click()
    assert request.value.post_data_json == {"file": "issue.yaml", "line": 3, "column": 1}


def test_a_warning_is_marked_at_its_place_and_in_the_list(preview: Running, page: Page) -> None:
    preview.replace(ARTICLE, "行程以休闲", f"{UNPRINTABLE}行程以休闲")
    mark = page.locator(".sheet[data-page='0'] .mark")
    expect(mark).to_have_count(1)
    page.wait_for_load_state("networkidle")
    paragraph = place(page.locator("svg.text text", has_text="行程以休闲"))
    box = place(mark)
    assert box["x"] < paragraph["x"] and abs(box["y"] - paragraph["y"]) < 20
    mark.click()
    expect(page.locator("#problems .warning .spot")).to_contain_text(f"{ARTICLE}:9")


def test_several_warnings_of_a_block_are_one_mark(preview: Running, page: Page) -> None:
    preview.replace(ARTICLE, "行程以休闲", f"{UNPRINTABLE}行程[见此](other.txt)以休闲")
    mark = page.locator(".sheet[data-page='0'] .mark")
    expect(mark).to_have_text("2")
    expect(page.locator("#tab-problems")).to_have_text("问题 2")
    page.keyboard.press("e")
    expect(page.locator("#place")).to_have_text(f"{ARTICLE}:9")
    expect(page.locator("#problems .spot").first).to_be_focused()


def test_a_problem_shows_its_place_and_starts_no_program_unasked(
    preview: Running, page: Page
) -> None:
    page.evaluate("navigation.addEventListener('navigate', e => { went = e.destination.url })")
    preview.replace(ARTICLE, "行程以休闲", f"{UNPRINTABLE}行程以休闲")
    page.click("#tab-problems")
    page.locator("#problems .spot").click()
    expect(page.locator("#chip code")).to_have_text(f"{ARTICLE}:9")
    assert page.evaluate("typeof went") == "undefined"


def test_while_there_is_no_page_none_is_spoken_of(
    start: Start, issue: Path, window: Window
) -> None:
    (issue / "articles" / "02-study.md").unlink()
    page = window(start(issue).url, wait=False)
    expect(page.locator("#errors b")).to_have_text("稿件有 1 处错误，改正后即可看到页面")
    expect(page.locator("#state")).to_have_text("稿件有误")
