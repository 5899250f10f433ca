"""Scans: read by recognition where it is installed, with every page to be looked at; else
refused."""

from __future__ import annotations

import os
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest

from tests.intake.unseen.extraction import print_all
from tests.intake.unseen.manners import FACES
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.intake.readers.scans import can_recognise
from typeset.issue import load
from typeset.issue.inlines import plain_text
from typeset.issue.model import Paragraph

TEXT = "入伏以来，气温连续六天超过三十七度，车队一天走完五个工地，把毛巾送到工人手中。"
SECOND = "驿站设有沙盘室、减压室和两间谈话室，每周二有咨询师值班，职工可以先打电话预约。"
PAGE = f"""<meta charset="utf-8"><style>{FACES} @page {{ size: 120mm 90mm; margin: 12mm }}
body {{ font: 11pt/1.7 Song }}
h1 {{ font-size: 17pt }} p {{ text-indent: 2em }}</style>
<h1>送清凉车队开进工地</h1><p>{TEXT}</p><div style="break-before: page"></div><p>{SECOND}</p>"""


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
    assert SequenceMatcher(None, TEXT + SECOND, found).ratio() >= 0.9, found
    assert [d.page for d in report.look if d.rule == "recognition"] == [1, 2]
    assert "read by recognition" in [note.said for note in report.notes]


@pytest.fixture(scope="module")
def printed(scan: Path) -> Path:
    """The pages as they were before they were scanned."""
    return scan.with_name("page.pdf")


@pytest.mark.skipif(not can_recognise(), reason="needs tesseract with chi_sim")
def test_a_page_without_a_word_is_named_and_not_the_least_sure(scan: Path) -> None:
    blank = joined((scan, 0), (None, 0), folder=scan.parent)
    notes = {note.said: note.details for note in read_data("scan.pdf", blank).notes}
    assert notes["pages without text"] == {"pages": "2"}
    assert int(str(notes["read by recognition"]["sure"])) > 0


def test_a_scanned_page_among_printed_ones_is_named(scan: Path, printed: Path) -> None:
    mixed = joined((printed, 0), (scan, 1), folder=scan.parent)
    assert [note.said for note in read_data("a.pdf", mixed).notes] == ["pages without text"]
    control = joined((printed, 0), (printed, 1), folder=scan.parent)
    assert read_data("a.pdf", control).notes == ()


def joined(*pages: tuple[Path | None, int], folder: Path) -> bytes:
    """A PDF of pages of others, each with its index; a blank one where there is no file."""
    document = pypdfium2.PdfDocument.new()
    for path, index in pages:
        if path is None:
            document.new_page(340, 255)
        else:
            document.import_pages(pypdfium2.PdfDocument(path), [index])
    document.save(folder / "joined.pdf")
    document.close()
    return (folder / "joined.pdf").read_bytes()


def test_without_recognition_it_says_what_to_install(scan: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "typeset", "import", str(scan), "--out", str(tmp_path / "issue")]
    environment = {**os.environ, "PATH": str(tmp_path), "TYPESET_LANG": "en"}
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 2
    assert "tesseract-ocr-chi-sim" in done.stderr
    assert not (tmp_path / "issue").exists()
