"""Vivliostyle CLI's preview (npm `@vivliostyle/cli`) with Debian's Chromium.

It brings no browser of its own: `--no-open-viewer` keeps it from starting one, and its viewer is
opened in the same window as ours.  Its console names the viewer's address once it answers.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.preview.issues import ROOT

PACKAGE = "@vivliostyle/cli"
PORT = 13021
SHOWN = """() => {
  const text = document.querySelector("[data-vivliostyle-page-container]")?.textContent;
  const number = text?.match(/1\\d{3}/)?.[0];
  const viewer = document.querySelector("[data-vivliostyle-viewer-status]");
  const all = viewer?.dataset.vivliostyleViewerStatus === "complete" && `page ${number}` in seen;
  return number && `${all ? "all" : "page"} ${number}`;
}"""
"""The number on page 1 once it is laid out, and whether all pages are, with their veil lifted."""

COMPOSE = """
import sys
from pathlib import Path
from typeset.issue import load
from typeset.layout import compose
source = compose(load(Path(sys.argv[1])))
css = source.fonts.css + "".join(sheet.read_text("utf-8") for sheet in source.stylesheets)
print(source.html.replace("</head>", f"<style>{css}</style></head>", 1))
"""


def install(folder: Path) -> None:
    """Put Vivliostyle CLI into `folder` with npm, unless it is there."""
    if (folder / "node_modules" / ".bin" / "vivliostyle").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}\n')
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", PACKAGE]
    subprocess.run(command, cwd=folder, env=environment, check=True)


def composed(issue: Path, folder: Path) -> Path:
    """The HTML that our press lays out, its style inside, its faces and pictures beside it."""
    work = [sys.executable, "-c", COMPOSE, str(issue)]
    answer = subprocess.run(work, cwd=ROOT, capture_output=True, text=True, check=True)
    fonts = ROOT / "fonts"
    shutil.copytree(fonts, folder / "fonts", dirs_exist_ok=True)
    for asset in (ROOT / "layouts" / "bulletin").glob("*.svg"):
        shutil.copy(asset, folder)
    html = folder / "issue.html"
    html.write_text(answer.stdout.replace(fonts.as_uri(), "fonts"), encoding="utf-8")
    return html


def command(html: Path) -> list[str]:
    """The preview of `html`, to be started in its folder."""
    program = str(html.parent / "node_modules" / ".bin" / "vivliostyle")
    chromium = shutil.which("chromium") or "chromium"
    return [
        *(program, "preview", html.name, "--no-open-viewer"),
        *("--port", str(PORT), "--executable-browser", chromium),
    ]


def open_viewer(page: Page, process: subprocess.Popen[str], html: Path) -> None:
    """Open the viewer at the address that the console names."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if address := re.search(r"https?://localhost:\d+/\S*?viewer\S*?renderAllPages=true", line):
            page.goto(address.group())
            return
    raise SystemExit(f"Vivliostyle's preview of {html.name} did not start:\n{said}")
