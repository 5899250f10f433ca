"""The HTML beside the pages: marked as what it is, in the colours that the pages have."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.preview.running import Running, own_layout
from tests.preview.seeing import colours, html_of, picture
from typeset.engine.inks import for_screen

Start = Callable[..., Running]
Window = Callable[..., Page]
FIRST = "articles/01-recuperation.md"


def test_it_is_marked_as_not_the_page(reading: Page) -> None:
    html_of(reading)
    expect(reading.locator("#html")).to_contain_text("这不是印张")
    expect(reading.locator("#sheets")).to_be_hidden()
    expect(reading.locator("#chip")).to_be_hidden()


def test_it_has_the_faces_of_the_page(reading: Page) -> None:
    frame = html_of(reading)
    loaded = """() => document.fonts.ready.then(() => [...document.fonts]
        .filter((face) => face.status === "loaded").map((face) => face.family))"""
    assert len(frame.locator(":root").evaluate(loaded)) >= 3


def test_its_colours_are_those_of_the_page(reading: Page) -> None:
    """Inks are shown as PDFium shows them in the pages."""
    shown = colours(picture(reading))
    name = html_of(reading).locator(".masthead .name, .masthead h1, .masthead").first
    text = name.evaluate("e => getComputedStyle(e).color")
    red = tuple(map(int, re.findall(r"\d+", text)))
    assert red[0] > 200 > red[1]
    assert red in shown


def scroll(page: Page, place: int) -> None:
    """Scroll what the frame shows at this moment; it may be on its way to the next document."""
    shown = "document.querySelector('iframe').contentWindow"
    page.evaluate(f"place => {shown}.scrollTo(0, place)", place)


def test_it_follows_a_save_and_keeps_its_place(preview: Running, page: Page) -> None:
    frame = html_of(page)
    scroll(page, 300)
    preview.replace(FIRST, "58人", "六十人")
    expect(frame.locator("body")).to_contain_text("共分2批六十人")
    page.wait_for_function("() => document.querySelector('iframe').contentWindow.scrollY === 300")


READER = """() => {
    let place = 300;
    const reading = setInterval(() => {
        const shown = document.querySelector("iframe").contentWindow;
        shown.scrollTo(0, place);
        if (shown.scrollY === place) console.log(`stands at ${place++}`);
        if (place === 308) clearInterval(reading);
    }, 40);
}"""
"""Scrolls on and on, and says where the reader stands.

The window does so by itself: Chromium at times forgets to answer what is asked of it from without
about a frame that is on its way to the next document.
"""


def test_it_keeps_its_place_over_saves_that_overtake_each_other(
    preview: Running, page: Page
) -> None:
    """The reader scrolls before anything is loaded, and saves come faster than pages."""
    frame = html_of(page)
    numbers = count()

    def save(_: ConsoleMessage) -> None:
        number = next(numbers)
        preview.replace(FIRST, f"{number - 1}号人" if number else "58人", f"{number}号人")

    page.on("console", save)
    with page.expect_console_message(lambda message: message.text == "stands at 307"):
        page.evaluate(READER)
    expect(frame.locator("body")).to_contain_text("共分2批7号人")
    page.wait_for_function("() => document.querySelector('iframe').contentWindow.scrollY === 307")


def test_it_follows_a_style_sheet(start: Start, issue: Path, window: Window) -> None:
    style = own_layout(issue, None).with_name("print.css")
    frame = html_of(window(start(issue).url))
    style.write_text("p { color: device-cmyk(1 0 0 0) }", encoding="utf-8")
    expect(frame.locator("p").first).to_have_css("color", "rgb(0, 174, 239)")


@pytest.mark.parametrize(
    ("inks", "screen"),
    [
        ("device-cmyk(0 80% 80% 0)", "rgb(240 89 62)"),
        ("device-cmyk(0 0 0 1)", "rgb(35 31 32)"),
        ("device-cmyk( 0 0 0 0 )", "rgb(255 255 255)"),
        ("device-cmyk(0 0 0 100% / 50%)", "rgb(35 31 32 / 50%)"),
        ("device-cmyk(0 1)", "device-cmyk(0 1)"),
    ],
)
def test_inks_on_the_screen(inks: str, screen: str) -> None:
    assert for_screen(f"a {{ color: {inks} }}") == f"a {{ color: {screen} }}"
