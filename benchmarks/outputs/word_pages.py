"""Word files laid out by LibreOffice beside our PDFs: lines on each page.

`word_pages.py` needs soffice (Debian: libreoffice-writer-nogui).  LibreOffice is shown our faces
under the names that the Word file asks for, so that a difference is one of lines, not of faces.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pdfplumber

from typeset.issue import load
from typeset.layout import compose
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import publish
from typeset.press import paginate
from typeset.press import publish as publish_pages

ROOT = Path(__file__).resolve().parents[2]
ISSUES = ["seeds/000-tonghua-17", "seeds/003-tonghua-3", "layouts/bulletin/sample"]
FACES = {
    "仿宋": "Typeset Fangsong",
    "宋体": "Typeset Song",
    "黑体": "Typeset Hei",
    "楷体": "Typeset Kai",
    "方正小标宋简体": "Typeset Song",
    "Times New Roman": "Typeset Latin",
}
ROW = 8
"""pt: characters whose feet are nearer than this are on one line."""


def font_configuration(folder: Path, faces: Mapping[str, str]) -> Path:
    """A fontconfig file, written into `folder`, that has our faces alone, under others' names."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{asked}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{ours}</string></edit></match>'
        for asked, ours in faces.items()
    )
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{ROOT / 'fonts'}</dir><cachedir>{folder}</cachedir>{rules}</fontconfig>"
    )
    return file


def lines(pdf: Path) -> list[int]:
    """How many lines each page has, page numbers left out."""
    counts = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            rows: dict[int, str] = defaultdict(str)
            for char in page.chars:
                near = [y for y in rows if abs(y - char["bottom"]) < ROW]
                rows[near[0] if near else round(char["bottom"])] += char["text"]
            counts.append(sum("—" not in text or len(text) > 9 for text in rows.values()))
    return counts


def main() -> None:
    """A line for each issue: the lines on each page, ours and Word's."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        environment = {**os.environ, "FONTCONFIG_FILE": str(font_configuration(folder, FACES))}
        for name in ISSUES:
            issue = load(ROOT / name)
            target = folder / f"{issue.root.name}.pdf"
            publish_pages(paginate(compose(issue)), target)
            ((word,), _) = publish(edition_of(issue), target, ["docx"])
            command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder / "lo"]
            subprocess.run([*command, word], env=environment, check=True, capture_output=True)
            print(name, "ours", lines(target), "Word", lines(folder / "lo" / target.name))


if __name__ == "__main__":
    main()
