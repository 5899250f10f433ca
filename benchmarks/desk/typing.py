"""From the key on the desk to the changed pixels of the paragraph and of the true page.

    python -m benchmarks.desk.typing [--keys 40]

One headless Chromium shows the desk of the bulletin seed 003 with a sixth page.  A character is
typed into the first paragraph.  Both clocks begin at the time stamp of the browser's input event;
one stops at the frame after the one in which the paragraph stands on the page with the character
more, the other at the frame after the one in which the page's new picture is in place.  Between
keys the desk comes to rest, as it does for who thinks while writing.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import executable
from tests.desk.conftest import open_desk

SEED = Path(__file__).parents[2] / "seeds" / "003-tonghua-3"
TIMED = """() => {
  const sheet = document.querySelector('.sheet');
  const area = document.querySelector('#edit .block textarea');
  const proof = () => document.querySelector('#proof.shown')?.contentDocument.body.textContent;
  const text = () => area.value.replaceAll('**', '').trim();
  const frameAfter = (holds) => new Promise((done) => {
    const frame = () => holds() ? requestAnimationFrame(() => done(performance.now()))
      : requestAnimationFrame(frame);
    frame();
  });
  const ends = async (event) => {
    const before = sheet.dataset.shown;
    const paragraph = frameAfter(() => proof()?.includes(text()));
    const page = frameAfter(() => sheet.dataset.shown !== before);
    const times = [await paragraph, await page];
    return times.map((time) => time - event.timeStamp);
  };
  window.timed = new Promise((done) =>
    addEventListener('input', (event) => done(ends(event)), {capture: true, once: true}));
}"""


def main() -> None:
    """Print median, 95th percentile and maximum of both, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=40)
    keys = parser.parse_args().keys
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        issue = Path(shutil.copytree(SEED, Path(place) / "issue"))
        last = max((issue / "articles").iterdir())
        text = last.read_text(encoding="utf-8")
        last.write_text(f"{text}\n{text.rpartition('---')[2] * 2}", encoding="utf-8")
        running = open_desk(issue)
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        try:
            page = browser.new_page(locale="zh-CN", viewport={"width": 1366, "height": 768})
            page.goto(running.url)
            page.wait_for_selector(".sheet[data-shown] svg.text")
            page.locator("#articles li button").first.click()
            page.wait_for_selector("#edit .block textarea")
            page.wait_for_selector("#proof[style*=width]", state="attached")
            times = [timed(page, "劳动光荣"[n % 4]) for n in range(keys)]
        finally:
            browser.close()
            running.stop()
    for name, each in zip(("paragraph", "page"), zip(*times, strict=True), strict=True):
        found = sorted(each)
        tail = found[min(len(found) - 1, round(len(found) * 0.95))]
        middle = statistics.median(found)
        print(f"{name}: median {middle:.0f} ms, p95 {tail:.0f} ms, max {found[-1]:.0f} ms")


def timed(page: Page, character: str) -> tuple[float, float]:
    """Type a character; milliseconds to the paragraph's pixels and to the page's."""
    page.evaluate(TIMED)
    page.keyboard.insert_text(character)
    paragraph, whole = page.evaluate("window.timed")
    return paragraph, whole


if __name__ == "__main__":
    main()
