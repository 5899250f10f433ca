"""Make the short film of README: a paragraph typed beside its page, a story moved, all undone.

    .venv/bin/python docs/desk_film.py

Run it by hand when the desk looks otherwise, and look at what it made.  It needs Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from tests.browser import executable  # noqa: E402
from tests.desk.conftest import open_desk  # noqa: E402

FILM = ROOT / "docs" / "pictures" / "desk.gif"
SIZE = ViewportSize(width=1100, height=600)
COLOURS = 20
"""Greys for type, the masthead's red, the interface's blue."""
TYPED = "安排体检、"
LETTER, MOMENT, REST = 180, 700, 1600
"""Milliseconds that a frame stands: while typing, while the page follows, to read it."""


def main() -> None:
    """Make the film."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        issue = Path(shutil.copytree(ROOT / "seeds" / "003-tonghua-3", Path(place) / "issue"))
        running = open_desk(issue)
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        try:
            window = browser.new_context(viewport=SIZE, locale="zh-CN").new_page()
            window.goto(running.url)
            window.wait_for_selector(".sheet[data-shown] svg.text")
            frames = acted(window)
        finally:
            browser.close()
            running.stop()
    red = Image.new("RGB", (600, 60), (243, 90, 67))  # counts as much as the greys
    sample = frames[0][0].copy()
    sample.paste(red)
    palette = sample.quantize(COLOURS)
    few = (picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture, _ in frames)
    first, *others = few
    times = [time for _, time in frames]
    first.save(FILM, save_all=True, append_images=others, duration=times, loop=0, optimize=True)
    print(f"{FILM.relative_to(ROOT)} {FILM.stat().st_size // 1000} kB")


def acted(window: Page) -> list[tuple[Image.Image, int]]:
    """The frames, each with the milliseconds for which it stands."""
    stories = window.locator("#articles li button")
    stories.first.click()
    window.wait_for_selector("#proof[style*=width]", state="attached")
    window.locator("#fit-width").click()
    window.wait_for_timeout(2500)
    caret = "each => { each.focus(); each.setSelectionRange(4, 4) }"
    window.locator("#edit .block textarea").evaluate(caret)
    frames = [(seen(window), REST)]
    for letter in TYPED:
        window.keyboard.insert_text(letter)
        window.wait_for_timeout(60)
        frames.append((seen(window), LETTER))
    window.wait_for_timeout(2500)
    frames.append((seen(window), REST))
    stories.nth(1).focus()
    window.keyboard.press("Alt+ArrowUp")
    window.wait_for_timeout(2500)
    frames.append((seen(window), REST))
    for _ in range(2):
        window.get_by_role("button", name="撤销").click()
        window.wait_for_timeout(2000)
        frames.append((seen(window), MOMENT))
    return frames


def seen(window: Page) -> Image.Image:
    """What the window shows."""
    return Image.open(BytesIO(window.screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
