"""Prints a case with WeasyPrint and takes its text out again, as editors do, with several tools."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import weasyprint


def print_pdf(html: str, target: Path) -> None:
    """The page as a PDF."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    weasyprint.HTML(string=html).write_pdf(target)


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
