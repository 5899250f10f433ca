"""Pictures, faces, layouts: whatever the pages are made of, they follow it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.preview.running import ROOT, Running, headed, own_layout
from tests.preview.seeing import colours, look, picture, turn_to, wait_for_look, wait_for_text
from typeset.preview.watcher import folders

Start = Callable[..., Running]
Window = Callable[..., Page]
FIRST = "articles/01-recuperation.md"
RED, BLUE = (230, 20, 30), (20, 30, 230)


def paint(path: Path, colour: tuple[int, int, int]) -> None:
    Image.new("RGB", (600, 300), colour).save(path)


def test_a_new_article_is_set(preview: Running, page: Page) -> None:
    (preview.issue / "articles" / "06.md").write_text("---\nheadline: 新稿\n---\n\n新的一段。\n")
    turn_to(page, 5)
    last = "  - articles/05-warm-winter.md\n"
    preview.replace("issue.yaml", last, f"{last}  - articles/06.md\n")
    wait_for_text(page, "新的一段。", number=5)
    page.click("#tab-articles")
    expect(page.locator("#articles b").last).to_have_text("新稿")


def test_a_new_picture_appears_and_changes(preview: Running, page: Page) -> None:
    errors = page.locator("#errors")
    preview.replace(FIRST, "行程以休闲", "![](新图.png)\n\n行程以休闲")
    expect(errors).to_contain_text("新图.png")
    paint(preview.issue / "articles" / "新图.png", RED)
    expect(errors).to_be_hidden()
    turn_to(page, 1)
    assert RED in colours(picture(page))
    before = look(page)
    paint(preview.issue / "articles" / "新图.png", BLUE)
    wait_for_look(page, before)
    assert BLUE in colours(picture(page))
    assert RED not in colours(picture(page))


def test_a_picture_that_goes_is_missed(preview: Running, page: Page) -> None:
    before = look(page)
    paint(preview.issue / "articles" / "a.png", RED)
    preview.replace(FIRST, "行程以休闲", "![](a.png)\n\n行程以休闲")
    wait_for_look(page, before)
    (preview.issue / "articles" / "a.png").unlink()
    expect(page.locator("#errors")).to_contain_text("a.png")


def test_a_face_of_the_office_takes_over_and_goes_again(preview: Running, page: Page) -> None:
    plain, ink = look(page), darkness(page)
    faces = preview.issue / "fonts"
    faces.mkdir()
    shutil.copy(ROOT / "fonts" / "song-black.otf", faces / "body.otf")
    wait_for_look(page, plain)
    assert darkness(page) > 1.3 * ink
    black = look(page)
    shutil.rmtree(faces)
    wait_for_look(page, black)
    assert look(page) == plain


def darkness(page: Page) -> float:
    """How much black there is on page 1, as shown."""
    grey = picture(page).convert("L").histogram()
    return sum((255 - shade) * count for shade, count in enumerate(grey))


def test_a_style_sheet_of_the_layout(start: Start, issue: Path, window: Window) -> None:
    folder = own_layout(issue, None).parent
    page = window(start(issue).url)
    before = look(page)
    (folder / "print.css").write_text(":root { --red: rgb(20 30 230) }", encoding="utf-8")
    wait_for_look(page, before)
    assert BLUE in colours(picture(page))


def test_another_layout(preview: Running, page: Page) -> None:
    tall = page.locator(".sheet").first.evaluate("s => s.clientHeight / s.clientWidth")
    preview.replace("issue.yaml", "layout: bulletin", "layout: newspaper")
    page.wait_for_function(
        "tall => { const s = document.querySelector('.sheet');"
        " return Math.abs(s.clientHeight / s.clientWidth - 390 / 275) < 0.01 && tall }",
        arg=tall,
    )
    assert tall == pytest.approx(297 / 210, abs=0.01)
    expect(page.locator("#count")).to_have_text("／ 1")


def test_a_layout_outside_the_issue_is_watched_too(
    start: Start, issue: Path, window: Window
) -> None:
    """A project keeps its layouts beside its issues."""
    layout = own_layout(issue, headed("先前的报头"))
    project = issue.parent / "layouts"
    (issue / "layouts").rename(project)
    page = window(start(issue).url)
    wait_for_text(page, "先前的报头")
    (project / "own" / layout.name).write_text(headed("后来的报头"), encoding="utf-8")
    wait_for_text(page, "后来的报头")


def test_few_folders_are_watched(tmp_path: Path) -> None:
    deep, other = tmp_path / "a" / "b" / "c.md", tmp_path.parent / "elsewhere" / "d.css"
    watched = folders(tmp_path, [deep, other])
    assert tmp_path in watched
    assert other.parent in watched
    assert deep.parent not in watched
