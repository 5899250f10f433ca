"""The interface itself: in two languages, by keyboard alone, on any machine and screen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import typeset.preview.server
from tests.preview.running import ROOT, Running

Start = Callable[..., Running]
Window = Callable[..., Page]
HAN = re.compile("[\u4e00-\u9fff]")
WEB = Path(typeset.preview.server.__file__).parent / "web"
SAID = """() => [...document.querySelectorAll("body *")].flatMap((e) => [e.title, e.ariaLabel,
    e.placeholder, ...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data)])
    .map((words) => words?.trim()).filter(Boolean)"""
"""Every word of the interface, visible or not, and the issue's own on the pages."""


# ---- words


def test_both_languages_have_the_same_words() -> None:
    tables = re.findall(r"(?s)= \{\n(.*?)\n\};", (WEB / "words.js").read_text("utf-8"))
    chinese, english = (set(re.findall(r"\b(\w+):\s+[\"\[]", table)) for table in tables[:2])
    assert chinese == english
    assert len(chinese) > 30


def test_the_interface_is_english_where_the_browser_is(standing: Running, window: Window) -> None:
    page = window(standing.url, locale="en-GB")
    expect(page.locator("#tab-articles")).to_have_text("Articles")
    page.keyboard.press("?")
    issue = "\n".join(path.read_text("utf-8") for path in standing.issue.rglob("*.[my]*"))
    foreign = [words for words in page.evaluate(SAID) if HAN.search(words)]
    own = [words for words in foreign if page.locator("svg.text", has_text=words).count() == 0]
    assert [words for words in own if words.removesuffix("第3期").strip() not in issue] == []
    assert page.evaluate("document.documentElement.lang") == "en"


def test_the_interface_is_chinese_where_the_browser_is(reading: Page) -> None:
    expect(reading.locator("#tab-articles")).to_have_text("文章")
    expect(reading.locator("#title")).to_have_text("通化工运信息 第3期")
    reading.keyboard.press("?")
    latin = {words for words in reading.evaluate(SAID) if re.search("[a-z]{4}", words)}
    assert {words for words in latin if "Enter" not in words and "/" not in words} == set()


def test_mistakes_are_told_in_the_browsers_language(preview: Running, window: Window) -> None:
    page = window(preview.url, locale="en-GB")
    preview.replace("issue.yaml", "masthead:", "masthed:")
    expect(page.locator("#errors b")).to_have_text(
        "1 mistake in the text; these are the last good pages"
    )
    expect(page.locator("#errors")).to_contain_text("masthead")
    assert not HAN.search(page.locator("#errors").inner_text())


# ---- keyboard


def test_pages_are_turned_and_zoomed_by_keyboard(reading: Page) -> None:
    keys, number, zoom = reading.keyboard, reading.locator("#page"), reading.locator("#zoom")
    keys.press("ArrowRight")
    expect(number).to_have_value("2")
    keys.press("End")
    expect(number).to_have_value("5")
    keys.press("ArrowLeft")
    expect(number).to_have_value("4")
    keys.press("g")
    keys.type("3")
    keys.press("Enter")
    expect(number).to_have_value("3")
    keys.press("Home")
    expect(number).to_have_value("1")
    keys.press("1")
    expect(zoom).to_have_text("100%")
    keys.press("-")
    expect(zoom).to_have_text("83%")
    keys.press("PageDown")
    reading.wait_for_function("() => desk.scrollTop > 300")


def test_an_editor_works_without_a_mouse(start: Start, issue: Path, window: Window) -> None:
    """From article to article, to a paragraph, to its source; find; a problem; back again."""
    preview = start(issue, "--editor", "true")
    page = window(preview.url)
    keys, chip = page.keyboard, page.locator("#chip code")
    keys.press("]")
    expect(page.locator("#place")).to_have_text("articles/02-study.md:6")
    keys.press("j")
    expect(chip).to_have_text("articles/02-study.md:7")
    with page.expect_request("**/open") as request:
        keys.press("Enter")
    assert (request.value.post_data_json or {})["line"] == 7
    keys.press("Escape")
    expect(page.locator(".outline")).to_have_count(0)
    keys.press("/")
    keys.type("浙江大学")
    expect(page.locator("#found")).to_contain_text("1／")
    keys.press("Escape")
    keys.press("PageDown")
    page.wait_for_function("() => desk.scrollTop > 100")
    preview.replace("issue.yaml", "masthead:", "masthed:")
    expect(page.locator("#errors")).to_be_visible()
    keys.press("e")
    expect(page.locator("#problems .spot")).to_be_focused()
    preview.replace("issue.yaml", "masthed:", "masthead:")
    expect(page.locator("#errors")).to_be_hidden()
    keys.press("b")
    expect(page.locator("#side")).to_be_hidden()
    keys.press("h")
    expect(page.locator("#html")).to_be_visible()
    keys.press("h")
    expect(page.locator("#html")).to_be_hidden()


def test_every_control_is_reached_by_tab_and_shows_it(reading: Page) -> None:
    page = reading
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
        ring = "e => e === document.body || e.id === 'desk' || getComputedStyle(e).outlineStyle"
        assert page.evaluate(f"({ring})(document.activeElement)") != "none"
    controls = page.locator("#bar button, #bar input, #bar a").evaluate_all("a => a.map(e => e.id)")
    assert set(controls) <= reached
    assert "tab-pages" in reached


def test_tabs_are_changed_by_arrows(reading: Page) -> None:
    reading.focus("#tab-pages")
    reading.keyboard.press("ArrowRight")
    expect(reading.locator("#tab-articles")).to_be_focused()
    expect(reading.locator("#articles")).to_be_visible()
    expect(reading.locator("#page")).to_have_value("1")


# ---- screens and machines


@pytest.mark.parametrize("size", [(1366, 768), (2560, 1440), (900, 600)])
def test_all_of_it_is_on_the_screen(
    standing: Running, window: Window, size: tuple[int, int]
) -> None:
    width, height = size
    page = window(standing.url, viewport={"width": width, "height": height})
    controls = page.locator("#bar button, #bar input, #bar a, #state, .tabs button")
    for box in controls.evaluate_all("a => a.map(e => e.getBoundingClientRect().toJSON())"):
        assert box["left"] >= 0
        assert box["right"] <= width
        assert box["bottom"] <= height
        assert box["width"] >= 20 or box["height"] >= 15
    sheet = page.locator(".sheet").first.bounding_box()
    assert sheet and sheet["height"] > 0.7 * height


@pytest.mark.parametrize("scale", [1, 2])
def test_a_picture_lies_on_whole_pixels(standing: Running, window: Window, scale: int) -> None:
    """Between two pixels it would blur."""
    size = {"width": 1367, "height": 769}
    page = window(standing.url, viewport=size, device_scale_factor=scale)
    for key in ("0", "w", "s"):
        page.keyboard.press(key)
        page.wait_for_load_state("networkidle")
        box = page.locator(".picture").first.evaluate("i => i.getBoundingClientRect().toJSON()")
        for edge in ("left", "top", "width", "height"):
            assert box[edge] * scale % 1 == 0, (key, edge, box[edge])


ONLY_FACE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><match target="scan">
<edit name="postscriptname" mode="assign"><string>{name}</string></edit></match></fontconfig>"""


@pytest.mark.parametrize(
    ("of_the_machine", "name", "loaded"),
    [
        ("hei.otf", "NotoSansCJKsc-Regular", False),
        ("latin-sans.otf", "DejaVuSans", True),
    ],
)
def test_our_own_face_is_loaded_only_where_the_machine_has_none(
    standing: Running,
    launch: Callable[..., Browser],
    tmp_path: Path,
    of_the_machine: str,
    name: str,
    loaded: bool,
) -> None:
    shutil.copy(ROOT / "fonts" / of_the_machine, tmp_path)
    machine = tmp_path / "fonts.conf"
    machine.write_text(ONLY_FACE.format(folder=tmp_path, name=name), encoding="utf-8")
    page = launch(FONTCONFIG_FILE=str(machine)).new_page(locale="zh-CN")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(standing.url)
    page.wait_for_selector(".sheet[data-shown]")
    page.wait_for_function("() => document.fonts.status === 'loaded'")
    assert any(address.endswith("/hei.otf") for address in asked) == loaded
