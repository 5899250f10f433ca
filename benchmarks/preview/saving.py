"""From the save on disk to the changed pixels in a browser, beside Vivliostyle CLI's preview.

    python benchmarks/preview/saving.py [ISSUE] [--saves 30] [--peer-saves 5] [--no-peer]

Both previews run on one issue, one after the other, in the same headless Chromium (Debian's
`chromium`).  Ours is given a copy of the issue; Vivliostyle (put by npm into a temporary folder) is
given the HTML that we compose from it, with its print CSS.  A save changes a number on page 1. The
clock stops when the window has drawn a frame with the number on the page: for us, when its
new picture is decoded and in place; for Vivliostyle, when its laid-out page contains the text.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
PEER = "@vivliostyle/cli"
PORT = 13021
FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
OURS = "look => document.querySelector('.sheet').dataset.shown !== look"
THEIRS = "text => (document.querySelector('[data-vivliostyle-viewer-viewport]') ?? document.body)\
.textContent.includes(text)"


@contextmanager
def running(command: list[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A preview, with all its children ended at the end."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def numbered(text: str, number: int) -> str:
    """`text` with its first number replaced by a new one."""
    return re.sub(r"\d+", str(number), text, count=1)


def body_of(article: Path) -> tuple[str, str]:
    """An article's front matter and its text."""
    front, mark, body = article.read_text(encoding="utf-8").partition("\n---\n")
    return front + mark, body


def our_times(page: Page, issue: Path, saves: int) -> tuple[float, list[float]]:
    """Seconds from the command to the first page, and from each save to its pixels."""
    article = next(path for path in sorted((issue / "articles").glob("*.md")) if _numeral(path))
    front, body = body_of(article)
    start = time.perf_counter()
    command = [sys.executable, "-m", "typeset", "preview", str(issue), "--no-browser"]
    with running(command, ROOT) as process:
        assert process.stdout
        page.goto(process.stdout.readline().strip())
        page.wait_for_selector(".sheet[data-shown]")
        page.evaluate(FRAME)
        first, times = time.perf_counter() - start, []
        for number in range(1000, 1000 + saves):
            page.wait_for_load_state("networkidle")
            look = page.evaluate("document.querySelector('.sheet').dataset.shown")
            start = time.perf_counter()
            article.write_text(front + numbered(body, number), encoding="utf-8")
            page.wait_for_function(OURS, arg=look, polling="raf")
            page.evaluate(FRAME)
            times.append(time.perf_counter() - start)
    return first, times


def _numeral(path: Path) -> bool:
    return bool(re.search(r"\d", body_of(path)[1]))


def peer_times(page: Page, issue: Path, folder: Path, saves: int) -> tuple[float, list[float]]:
    """The same for Vivliostyle, on the HTML composed from the issue."""
    html = folder / "issue.html"
    composed = composed_html(issue)
    head, mark, body = composed.partition("<body")
    html.write_text(composed, encoding="utf-8")
    program = folder / "node_modules" / ".bin" / "vivliostyle"
    chromium = shutil.which("chromium") or "chromium"
    command = [str(program), "preview", html.name, "--no-open-viewer", "--port", str(PORT)]
    start = time.perf_counter()
    with running([*command, "--executable-browser", chromium], folder):
        open_viewer(page, html.name)
        page.wait_for_function(THEIRS, arg=_plain(body)[:6], polling="raf", timeout=120_000)
        first, times = time.perf_counter() - start, []
        for number in range(1000, 1000 + saves):
            page.wait_for_timeout(1500)
            start = time.perf_counter()
            changed = re.sub(r"(>[^<>]*?)\d+(?=[^<>]*<)", rf"\g<1>{number}", body, count=1)
            html.write_text(head + mark + changed, encoding="utf-8")
            page.wait_for_function(THEIRS, arg=str(number), polling="raf", timeout=120_000)
            page.evaluate(FRAME)
            times.append(time.perf_counter() - start)
    return first, times


def _plain(html: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", html)


def open_viewer(page: Page, name: str) -> None:
    """Open Vivliostyle's viewer on the HTML as soon as its server answers."""
    viewer = f"http://localhost:{PORT}/__vivliostyle-viewer/index.html"
    address = (
        f"{viewer}#src=http://localhost:{PORT}/vivliostyle/{name}&bookMode=true&renderAllPages=true"
    )
    for _ in range(600):
        try:
            page.goto(address)
            return
        except Exception:
            time.sleep(0.05)
    raise SystemExit("Vivliostyle's server does not answer")


def composed_html(issue: Path) -> str:
    """The HTML that the press lays out, with its style sheets inside, in another process."""
    code = (
        "import sys; from typeset.issue import load; from typeset.layout import compose\n"
        "s = compose(load(sys.argv[1]))\n"
        "css = s.fonts.css + ''.join(p.read_text('utf-8') for p in s.stylesheets)\n"
        "print(s.html.replace('</head>', '<style>' + css + '</style></head>', 1))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(issue)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout


def install_peer(folder: Path) -> None:
    """Put Vivliostyle CLI into `folder` with npm, unless it is there."""
    if (folder / "node_modules" / ".bin" / "vivliostyle").exists():
        return
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    command = ["npm", "install", "--no-audit", "--no-fund", PEER]
    subprocess.run(command, cwd=folder, env=environment, check=True)


def report(name: str, first: float, times: list[float]) -> None:
    """One line: the first page, and the median and the 95th percentile of the saves."""
    ranked = sorted(times)
    high = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
    median = statistics.median(times)
    print(f"{name:14} first page {first:6.2f} s   save {median:6.3f} s median, {high:6.3f} s p95")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("issue", nargs="?", type=Path, default=ROOT / "seeds" / "003-tonghua-3")
    parser.add_argument("--saves", type=int, default=30)
    parser.add_argument("--peer-saves", type=int, default=5)
    parser.add_argument("--peer-folder", type=Path, help="where Vivliostyle CLI is, or is to be")
    parser.add_argument("--no-peer", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        issue = Path(shutil.copytree(asked.issue, Path(home) / "issue"))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        first, ours = our_times(page, issue, asked.saves)
        report("typeset", first, ours)
        if not asked.no_peer:
            folder = asked.peer_folder or Path(home)
            install_peer(folder)
            first, theirs = peer_times(browser.new_page(), issue, folder, asked.peer_saves)
            report("Vivliostyle", first, theirs)
            ratio = statistics.median(theirs) / statistics.median(ours)
            print(f"typeset shows a save {ratio:.1f} times sooner")
        browser.close()


if __name__ == "__main__":
    main()
