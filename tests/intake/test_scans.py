"""Scans: read by recognition where it is installed, with every page to be looked at; else
refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from tests.intake.unseen.extraction import print_all
from tests.intake.unseen.manners import FACES
from typeset.intake.importing import import_issue
from typeset.intake.readers.scans import can_recognise
from typeset.issue import load
from typeset.issue.inlines import plain_text
from typeset.issue.model import Paragraph

TEXT = "入伏以来，气温连续六天超过三十七度，车队一天走完五个工地，把毛巾送到工人手中。"
PAGE = f"""<meta charset="utf-8"><style>{FACES} @page {{ size: 120mm 90mm; margin: 12mm }}
body {{ font: 11pt/1.7 Song }}
h1 {{ font-size: 17pt }} p {{ text-indent: 2em }}</style>
<h1>送清凉车队开进工地</h1><p>{TEXT}</p><div style="break-before: page"></div><p>{TEXT}</p>"""


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two printed pages as pictures."""
    folder = tmp_path_factory.mktemp("scan")
    print_all({"page": PAGE}, folder)
    document = pypdfium2.PdfDocument(folder / "page.pdf")
    pages = [page.render(scale=300 / 72, grayscale=True).to_pil() for page in document]
    document.close()
    pages[0].save(folder / "scan.pdf", save_all=True, append_images=pages[1:], resolution=300)
    return folder / "scan.pdf"


@pytest.mark.skipif(not can_recognise(), reason="needs tesseract with chi_sim")
def test_a_scan_is_read_and_each_of_its_pages_is_listed(scan: Path, tmp_path: Path) -> None:
    report = import_issue(scan, tmp_path / "issue")
    paragraphs = [
        plain_text(block.children)
        for article in load(tmp_path / "issue").articles
        for block in article.body
        if isinstance(block, Paragraph)
    ]
    found = "".join(paragraphs)
    right = sum(character in found for character in TEXT)
    assert right >= 0.9 * len(TEXT), found
    assert [d.page for d in report.look if d.rule == "recognition"] == [1, 2]
    assert "read by recognition" in [note.said for note in report.notes]


def test_without_recognition_it_says_what_to_install(scan: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "typeset", "import", str(scan), "--out", str(tmp_path / "issue")]
    environment = {**os.environ, "PATH": str(tmp_path), "TYPESET_LANG": "en"}
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 2
    assert "tesseract-ocr-chi-sim" in done.stderr
    assert not (tmp_path / "issue").exists()
