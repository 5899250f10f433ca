"""Prints a case with WeasyPrint and takes its text out again, as editors do, with several tools."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import weasyprint


def print_all(pages: dict[str, str], folder: Path) -> None:
    """Prints each page (name -> HTML) as a PDF: in another process, with WeasyPrint as it comes."""
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    files = [str(folder / f"{name}.html") for name in pages]
    subprocess.run([sys.executable, __file__, *files], check=True, timeout=300)


def pdftotext(pdf: Path, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, str(pdf), "-"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.decode("utf-8")


def plumber(pdf: Path) -> str:
    with pdfplumber.open(pdf) as document:
        return "\f".join(page.extract_text() or "" for page in document.pages)


def pdfium(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\f".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


TOOLS: dict[str, Callable[[Path], str]] = {
    "pdftotext": pdftotext,
    "pdftotext -layout": lambda pdf: pdftotext(pdf, "-layout"),
    "pdfplumber": plumber,
    "pypdfium2": pdfium,
}


if __name__ == "__main__":
    for file in sys.argv[1:]:
        weasyprint.HTML(filename=file).write_pdf(Path(file).with_suffix(".pdf"))
