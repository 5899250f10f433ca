"""The same texts by other tools, one process for each issue, as their users script it."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.archive.make import text_of

TYPST_HEAD = """#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))
#set text(font: "Noto Serif CJK SC", size: 15.75pt, lang: "zh")
#set par(justify: true, first-line-indent: 2em, leading: 13pt)
"""
HTML_HEAD = """<html lang=zh-CN><meta charset=utf-8><style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 15.75pt/28.95pt "Noto Serif CJK SC"; text-align: justify }
p { text-indent: 2em; margin: 0 }
</style>"""
TYPST = "import sys, typst; open(sys.argv[2], 'wb').write(typst.compile(sys.argv[1]))"


def prepare(issue: Path, folder: Path) -> Path:
    """Write the issue's text as Typst and as HTML; gives their common name without suffix."""
    name = folder / "-".join(issue.parts[-2:])
    paragraphs = text_of(issue)
    escaped = (re.sub(r"([#*_$@<>\\`~\[\]])", r"\\\1", paragraph) for paragraph in paragraphs)
    name.with_suffix(".typ").write_text(TYPST_HEAD + "\n\n".join(escaped), "utf-8")
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    name.with_suffix(".html").write_text(HTML_HEAD + body, "utf-8")
    return name


def typst(name: Path) -> list[str]:
    return [sys.executable, "-c", TYPST, f"{name}.typ", f"{name}.pdf"]


def weasyprint(name: Path) -> list[str]:
    return [sys.executable, "-m", "weasyprint", f"{name}.html", f"{name}.pdf"]


def chromium(name: Path) -> list[str]:
    command = shutil.which("chromium") or "chromium"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={name}.profile"]
    return [command, *flags, f"--print-to-pdf={name}.pdf", f"{name}.html"]


PEERS = {"typst": typst, "stock weasyprint": weasyprint, "chromium": chromium}


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
