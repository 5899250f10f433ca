"""From the save on disk to the changed pixels in a browser, beside Vivliostyle CLI's preview.

    python -m benchmarks.preview.saving [--saves 30] [--peer-saves 10] [--no-peer]

One headless Chromium (Debian's `chromium`) shows, one after the other: our preview of the bulletin
seed, of a newspaper of three pages made of two seeds and of one of 30 stories on five pages, and
Vivliostyle's preview of the HTML that we compose from the bulletin, with its print CSS and its
faces.  A save changes a number on page 1.
The clock stops at the frame after the one in which page 1 is new: for us, its new picture is in
place (all other pages are true by then, too); for Vivliostyle, its page 1 holds the new text; a
second clock stops when it has set all pages and lifted its veil.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.preview import vivliostyle
from benchmarks.preview.issues import ROOT, bulletin, newspaper, thirty_stories
from benchmarks.preview.running import running

WATCH = """(() => {
  window.seen = {};
  const now = () => (performance.timeOrigin + performance.now()) / 1000;
  const frame = () => {
    const what = (%s)();
    if (what && !(what in seen)) {
      seen[what] = 0;
      requestAnimationFrame(() => (seen[what] = now()));
    }
    requestAnimationFrame(frame);
  };
  frame();
})()"""
"""Looks at every frame, and notes when the one after a change was drawn, in seconds since 1970."""
OURS = "() => document.querySelector('.sheet')?.dataset.shown"


@dataclass
class Times:
    """Seconds: from the command to the first page, from each save to its pixels, to all pages."""

    name: str
    first: float
    saves: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.saves)

    def __str__(self) -> str:
        ranked = sorted(self.saves)
        high = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
        whole = f", all pages {statistics.median(self.whole):.3f} s" if self.whole else ""
        return (
            f"{self.name:22} first page {self.first:6.2f} s   "
            f"save {self.median:6.3f} s median, {high:6.3f} s p95{whole}"
        )


def numbered(article: Path, number: int = 1000) -> None:
    """Save the article with a number before its first word, in place of the one that was there."""
    front, mark, body = article.read_text(encoding="utf-8").partition("\n---\n")
    text = re.sub(r"^\s*(\d{4})?", f"\n{number}", body)
    article.write_text(front + mark + text, encoding="utf-8")


def when(page: Page, what: str) -> float:
    """Wait until the window has shown it; the moment, in seconds since 1970."""
    page.wait_for_function("what => window.seen?.[what]", arg=what)
    return float(page.evaluate("what => seen[what]", what))


def our_times(page: Page, name: str, issue: Path, article: str, saves: int) -> Times:
    """Our preview of `issue`; the saves change the number at the head of `article`."""
    numbered(issue / article)
    page.add_init_script(WATCH % OURS)
    start = time.time()
    command = [sys.executable, "-m", "typeset", "preview", str(issue), "--no-browser"]
    with running(command, ROOT) as process:
        assert process.stdout
        page.goto(process.stdout.readline().strip())
        page.wait_for_function("() => Object.keys(window.seen ?? {}).length")
        times = Times(name, when(page, page.evaluate(OURS)) - start)
        for number in range(1001, 1001 + saves):
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)  # an editor's pause
            before = page.evaluate(OURS)
            start = time.time()
            numbered(issue / article, number)
            page.wait_for_function(f"before => ({OURS})() !== before", arg=before)
            times.saves.append(when(page, page.evaluate(OURS)) - start)
    return times


def peer_times(page: Page, issue: Path, article: str, folder: Path, saves: int) -> Times:
    """Vivliostyle's preview of the HTML composed from `issue`."""
    vivliostyle.install(folder)
    numbered(issue / article)
    html = vivliostyle.composed(issue, folder)
    text = html.read_text(encoding="utf-8")
    page.add_init_script(WATCH % vivliostyle.SHOWN)
    start = time.time()
    with running(vivliostyle.command(html), folder) as process:
        vivliostyle.open_viewer(page, process, html)
        times = Times("Vivliostyle, bulletin", when(page, "page 1000") - start)
        when(page, "all 1000")
        for number in range(1001, 1001 + saves):
            page.wait_for_timeout(1500)
            start = time.time()
            html.write_text(text.replace(">1000", f">{number}", 1), encoding="utf-8")
            times.saves.append(when(page, f"page {number}") - start)
            times.whole.append(when(page, f"all {number}") - start)
    return times


def window(browser: Browser) -> Page:
    """A window that has settled, as an editor's has."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.wait_for_timeout(3000)
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--saves", type=int, default=30)
    parser.add_argument("--peer-saves", type=int, default=10)
    parser.add_argument("--peer-folder", type=Path, help="where Vivliostyle CLI is, or is to be")
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    environment = {name: value for name, value in os.environ.items() if "FONTCONFIG" not in name}
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"], env=environment
        )
        folder = asked.peer_folder or Path(home) / "peer"
        issue, article = bulletin(Path(home))
        ours = our_times(window(browser), "typeset, bulletin", issue, article, asked.saves)
        print(ours, flush=True)
        if not asked.no_peer:
            theirs = peer_times(window(browser), *bulletin(Path(home)), folder, asked.peer_saves)
            print(theirs)
            whole = statistics.median(theirs.whole) / ours.median
            print(f"sooner: page 1 {theirs.median / ours.median:.1f} ×, all pages {whole:.1f} ×")
        for name, (issue, article) in (
            ("typeset, newspaper", newspaper(Path(home))),
            ("typeset, 30 stories", thirty_stories(Path(home))),
        ):
            print(our_times(window(browser), name, issue, article, asked.saves), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
