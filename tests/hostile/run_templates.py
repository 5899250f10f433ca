"""Renders hostile templates in a process of its own, under an audit hook, and prints their ends.

Reads from standard input a list of templates, writes to standard output, as JSON, for each one the
key and the line of its error, its seconds, and what it did to the machine.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from typeset.issue import IssueError, load
from typeset.layout import compose, templates
from typeset.layout.sandbox import Sandbox
from typeset.layout.view import View

TOUCHING = ("open", "os.", "subprocess.", "socket.", "shutil.", "pathlib.", "import", "ctypes.")

acts: list[str] = []
rendering = False
elsewhere = 0


def watch(event: str, arguments: tuple[object, ...]) -> None:
    global elsewhere
    if event.startswith(TOUCHING):
        if rendering:
            acts.append(f"{event} {arguments!r}"[:200])
        else:
            elsewhere += 1


def run(folder: Path, template: str) -> dict[str, object]:
    (folder / "layouts/own/page.html.j2").write_text(f"<p>\n\n{template}", encoding="utf-8")
    acts.clear()
    began = time.perf_counter()
    key, line = "", 0
    try:
        compose(load(folder))
    except IssueError as error:
        (found,) = error.diagnostics
        key, line = found.key, found.position.line if found.position else 0
    seconds = time.perf_counter() - began
    return {"key": key, "line": line, "seconds": seconds, "acts": list(acts)}


def main() -> None:
    hostile = json.load(sys.stdin)
    real = templates._rendered

    def rendered(sandbox: Sandbox, view: View, page: str) -> str:
        global rendering
        rendering = True
        try:
            return real(sandbox, view, page)
        finally:
            rendering = False

    templates._rendered = rendered
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        layout = folder / "layouts/own"
        layout.mkdir(parents=True)
        (layout / "layout.yaml").write_text("name: own\nextends: bulletin\n", encoding="utf-8")
        (layout / "link.html.j2").symlink_to("/etc/passwd")
        (folder / "issue.yaml").write_text("layout: own\narticles: [a.md]\n", encoding="utf-8")
        (folder / "a.md").write_text("正文。\n", encoding="utf-8")
        run(folder, "<p>{{ '\\n' }}")  # what is imported and compiled once
        sys.addaudithook(watch)
        ends = [run(folder, template) for template in hostile]
    status = Path("/proc/self/status").read_text(encoding="ascii")
    # Not getrusage: that remembers the memory of the process that this one was forked from.
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    peak = int(found[1]) / 1024
    json.dump({"ends": ends, "peak": peak, "seen_while_composing": elsewhere}, sys.stdout)


main()
