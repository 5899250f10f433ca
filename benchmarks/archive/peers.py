"""The same bulletins by other tools, one process for each issue, as their users script it.

Each gets the masthead, headlines, bylines, text, closing lines and page numbers, on the same page.
Their faces are the system's: the Debian packages that our own faces are made of.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.archive.make import Article, read_article

PACKAGES = "fonts-noto-cjk fonts-noto-cjk-extra fonts-lxgw-wenkai"

TYPST_HEAD = """#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm),
  footer: context align(if calc.odd(here().page()) { right } else { left })[
    — #counter(page).display() —])
#set text(font: "Noto Serif CJK SC", size: 15.75pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 17.4pt)
#set par(spacing: 17.4pt)
#show heading: it => align(center, text(font: "Noto Sans CJK SC", weight: "medium", it.body))
"""
HTML_HEAD = """<html lang=zh-CN><meta charset=utf-8><style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —" } }
body { font: 15.75pt/28.95pt "Noto Serif CJK SC"; text-align: justify }
p { text-indent: 2em; margin: 0 }
h1, h2, .number { text-align: center }
h1 { font-weight: 900; font-size: 48pt; line-height: 87pt; color: red }
h2 { font-family: "Noto Sans CJK SC"; font-weight: 500; font-size: 16pt; line-height: 58pt }
.imprint { display: flex; justify-content: space-between; border-bottom: 2pt solid red }
.byline { text-align: right } .closing { border-top: 1pt solid }
h1, h2 { margin: 0 }
</style>"""
TYPST = "import sys, typst; open(sys.argv[2], 'wb').write(typst.compile(sys.argv[1]))"


def have_faces() -> bool:
    """Whether the peers can set Chinese at all here: without a face they print nothing, quickly."""
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True)
    return "Noto Serif CJK SC" in listed.stdout and "LXGW WenKai" in listed.stdout


def prepare(issue: Path, folder: Path) -> Path:
    """Write the issue as Typst and as HTML; gives their common name without suffix."""
    name = folder / "-".join(issue.parts[-2:])
    manifest = yaml.safe_load((issue / "issue.yaml").read_text("utf-8"))
    articles = [read_article(issue / file) for file in manifest["articles"]]
    name.with_suffix(".typ").write_text(_typst(manifest, articles), "utf-8")
    name.with_suffix(".html").write_text(_html(manifest, articles), "utf-8")
    return name


def _closing(manifest: dict[str, dict[str, object]]) -> list[str]:
    lines = []
    for key in ("editors", "contact", "distribution"):
        for label, value in manifest[key].items():
            lines.append(f"{label}：{'　'.join(value) if isinstance(value, list) else value}")
    return lines


def _typst(manifest: dict[str, dict[str, object]], articles: list[Article]) -> str:
    def e(text: object) -> str:
        return re.sub(r"([#*_$@<>\\`~\[\]])", r"\\\1", str(text))

    masthead = manifest["masthead"]
    parts = [
        TYPST_HEAD,
        f"#align(center, text(size: 48pt, weight: 900, fill: red)[{e(masthead['name'])}])",
        f"#align(center, text(fill: red)[第{masthead['number']}期])",
        f"#par(first-line-indent: 0em)[{e(masthead['issuer'])} #h(1fr) {masthead['date']}]",
        "#line(length: 100%, stroke: 2pt + red)",
    ]
    for article in articles:
        parts += [f"= {e(article.headline)}"] if article.headline else []
        for paragraph in article.paragraphs:
            heading = "== " if paragraph.startswith("#") else ""
            parts.append(heading + e(paragraph.lstrip("# ")))
        parts += [f"#align(right)[{e(article.byline)}]"] if article.byline else []
    parts += ["#line(length: 100%)", *map(e, _closing(manifest)), "#line(length: 100%)"]
    return "\n\n".join(parts)


def _html(manifest: dict[str, dict[str, object]], articles: list[Article]) -> str:
    def element(tag: str, text: object, kind: str = "") -> str:
        return f"<{tag} class='{kind}'>{html.escape(str(text))}</{tag}>"

    masthead = manifest["masthead"]
    parts = [
        HTML_HEAD,
        element("h1", masthead["name"]),
        element("div", f"第{masthead['number']}期", "number"),
        "<div class=imprint>",
        element("span", masthead["issuer"]),
        element("span", masthead["date"]),
        "</div>",
    ]
    for article in articles:
        parts += [element("h2", article.headline)] if article.headline else []
        for paragraph in article.paragraphs:
            heading = paragraph.startswith("#")
            parts.append(element("h2" if heading else "p", paragraph.lstrip("# ")))
        parts += [element("div", article.byline, "byline")] if article.byline else []
    return "".join([*parts, *(element("div", line, "closing") for line in _closing(manifest))])


def typst(name: Path) -> list[str]:
    return [sys.executable, "-c", TYPST, f"{name}.typ", f"{name}.pdf"]


def weasyprint(name: Path) -> list[str]:
    return [sys.executable, "-m", "weasyprint", f"{name}.html", f"{name}.pdf"]


def chromium(name: Path) -> list[str]:
    command = shutil.which("chromium") or "chromium"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={name}.profile"]
    return [command, *flags, f"--print-to-pdf={name}.pdf", f"{name}.html"]


PEERS: dict[str, Callable[[Path], list[str]]] = {
    "typst": typst,
    "stock weasyprint": weasyprint,
    "chromium": chromium,
}


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
