"""From the page to the source, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.preview.running import Running
from tests.preview.seeing import click_text, place, place_of, turn_to, wait_for_text

Start = Callable[..., Running]
Window = Callable[..., Page]
PARAGRAPH = "行程以休闲疗养为主"
ARTICLE = "articles/01-recuperation.md"


def line_of(issue: Path, name: str, text: str) -> str:
    """`name:line` of the first line of a source file that contains `text`."""
    lines = (issue / name).read_text(encoding="utf-8").splitlines()
    return f"{name}:{next(n for n, line in enumerate(lines, 1) if text in line)}"


@pytest.mark.parametrize(
    ("number", "printed", "name", "written"),
    [
        (1, "通化工运信息", "issue.yaml", "通化工运信息"),
        (1, "2023年3月", "issue.yaml", "date:"),
        (1, PARAGRAPH, ARTICLE, PARAGRAPH),
        (3, "创建工作", "articles/04-model-homes.md", "headline:"),
        (5, "1121726067", "issue.yaml", "1121726067"),
        (5, "省总工会及省产业工会", "issue.yaml", "报送"),
    ],
)
def test_a_click_shows_file_and_line(
    standing: Running, reading: Page, number: int, printed: str, name: str, written: str
) -> None:
    page = reading
    turn_to(page, number)
    assert click_text(page, printed) == line_of(standing.issue, name, written)


def test_the_block_under_the_cursor_is_outlined(reading: Page) -> None:
    page = reading
    page.mouse.move(*place_of(page, PARAGRAPH))
    outline = place(page.locator(".outline"))
    last = place(page.locator("svg.text text", has_text="馆参观学习"))
    assert outline["y"] < last["y"]
    assert last["y"] + last["height"] < outline["y"] + outline["height"] + 4
    expect(page.locator("#place")).to_have_text(f"{ARTICLE}:9")


def test_a_click_opens_the_editor_at_the_line(start: Start, issue: Path, window: Window) -> None:
    record, script = issue.parent / "opened", issue.parent / "editor.py"
    script.write_text(f"import os, sys; os.symlink(' '.join(sys.argv[1:]), {str(record)!r})")
    page = window(start(issue, "--editor", f"python3 {script} {{file}} {{line}}").url)
    click_text(page, PARAGRAPH)
    expect(page.locator("#note")).to_contain_text("已在编辑器中打开")
    while not record.is_symlink():
        page.wait_for_timeout(20)
    assert str(record.readlink()) == f"{issue / ARTICLE} 9"


def test_without_an_editor_the_browser_is_asked_for_one(standing: Running, reading: Page) -> None:
    page = reading
    page.evaluate("navigation.addEventListener('navigate', e => { went = e.destination.url })")
    click_text(page, PARAGRAPH)
    page.locator("#chip button").first.click()
    wanted = f"vscode://file/{str(standing.issue).lstrip('/')}/{ARTICLE}:9:1"
    page.wait_for_function("wanted => went === wanted", arg=wanted)


def test_an_editor_that_is_not_there_is_named(start: Start, issue: Path, window: Window) -> None:
    page = window(start(issue, "--editor", "no-such-editor").url)
    click_text(page, PARAGRAPH)
    expect(page.locator("#note")).to_contain_text("no-such-editor")


def test_at_shows_a_place_of_the_source_first(start: Start, issue: Path, window: Window) -> None:
    place = line_of(issue, "articles/05-warm-winter.md", "救助站还开展了")
    page = window(start(issue, "--at", place).url)
    expect(page.locator("#chip code")).to_have_text(place)
    expect(page.locator(".outline")).to_be_in_viewport()


def test_at_a_place_that_is_nowhere_says_so(start: Start, issue: Path, window: Window) -> None:
    page = window(start(issue, "--at", "articles/99.md:3").url)
    expect(page.locator("#note")).to_contain_text("articles/99.md:3")


def test_blocks_are_walked_by_keyboard(reading: Page) -> None:
    page = reading
    chip = page.locator("#chip code")
    page.keyboard.press("j")
    expect(chip).to_have_text("issue.yaml:4")
    page.keyboard.press("j")
    expect(chip).to_have_text("issue.yaml:6")
    page.keyboard.press("k")
    expect(chip).to_have_text("issue.yaml:4")


def test_what_is_copied_reads_as_it_was_written(reading: Page, standing: Running) -> None:
    page = reading
    page.evaluate(
        """() => { const lines = [...document.querySelectorAll('text')];
        const at = (t) => lines.find((line) => line.textContent.includes(t)).firstChild;
        getSelection().setBaseAndExtent(at('行程以休闲'), 0, at('馆参观学习'), 3); }"""
    )
    copied = page.evaluate("import('/web/text.js').then(m => m.selectedText(getSelection()))")
    assert json.dumps(copied)[1:-1] in json.dumps((standing.issue / ARTICLE).read_text("utf-8"))
    assert len(copied) > 40


def test_a_line_that_opens_with_a_quotation_mark_is_copied_whole(
    start: Start, issue: Path, window: Window
) -> None:
    """The mark stands half an em outside its paragraph, of which it is part all the same."""
    text = "字" * 26 + "“走基层”" + "字" * 24 + "“办实事”" + "字" * 5
    (issue / ARTICLE).write_text(f"---\nheadline: 题\n---\n\n{text}\n", encoding="utf-8")
    page = window(start(issue).url)
    page.evaluate(
        """() => { const lines = [...document.querySelectorAll('text')];
        const at = (t) => lines.find((line) => line.textContent.includes(t)).firstChild;
        const last = lines.findLast((line) => line.textContent.endsWith('字字字'));
        getSelection().setBaseAndExtent(at('字字'), 0, last.firstChild, 2); }"""
    )
    copied = page.evaluate("import('/web/text.js').then(m => m.selectedText(getSelection()))")
    assert "\n" not in copied
    assert "“走基层”" in copied


@pytest.mark.parametrize("key", ["0", "w"])
def test_the_chip_hides_nothing_of_its_block(reading: Page, key: str) -> None:
    reading.keyboard.press(key)
    click_text(reading, PARAGRAPH)
    chip, outline = (place(reading.locator(each)) for each in ("#chip", ".outline"))
    below = chip["y"] >= outline["y"] + outline["height"]
    assert below if key == "w" else chip["x"] > outline["x"] + outline["width"]


def test_what_is_chosen_stays_chosen_across_a_save(preview: Running, page: Page) -> None:
    click_text(page, PARAGRAPH)
    before = place(page.locator(".outline"))
    preview.replace(ARTICLE, "58人", "59人")
    wait_for_text(page, "59人")
    expect(page.locator("#chip code")).to_have_text(f"{ARTICLE}:9")
    assert place(page.locator(".outline")) == before
