"""From the key on the desk to the changed pixels of the true page, in a real browser.

    python -m benchmarks.desk.typing [--keys 40]

One headless Chromium shows the desk of the bulletin seed 003.  A character is typed into the first
paragraph; the clock stops at the frame after the one in which the page's new picture is in place.
Between keys the desk comes to rest, as it does for who thinks while writing.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import executable
from tests.desk.conftest import open_desk

SEED = Path(__file__).parents[2] / "seeds" / "003-tonghua-3"
TIMED = """(key) => new Promise((done) => {
  const sheet = document.querySelector('.sheet');
  const before = sheet.dataset.shown;
  const area = document.querySelector('#edit .block textarea');
  const began = performance.now();
  area.setRangeText(key, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', {bubbles: true}));
  const frame = () => {
    if (sheet.dataset.shown === before) return requestAnimationFrame(frame);
    requestAnimationFrame(() => done(performance.now() - began));
  };
  frame();
})"""


def main() -> None:
    """Print the median, the 95th percentile and the maximum, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=40)
    keys = parser.parse_args().keys
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        running = open_desk(Path(shutil.copytree(SEED, Path(place) / "issue")))
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        try:
            page = browser.new_page(locale="zh-CN", viewport={"width": 1366, "height": 768})
            page.goto(running.url)
            page.wait_for_selector(".sheet[data-shown] svg.text")
            page.locator("#articles li button").first.click()
            page.wait_for_selector("#edit .block textarea")
            times = sorted(page.evaluate(TIMED, "劳动光荣"[n % 4]) for n in range(keys))
        finally:
            browser.close()
            running.stop()
    tail = times[min(len(times) - 1, round(len(times) * 0.95))]
    print(f"median {statistics.median(times):.0f} ms, p95 {tail:.0f} ms, max {times[-1]:.0f} ms")


if __name__ == "__main__":
    main()
