"""Raw texts that the rules were not written for: other manners, and text taken out by other
tools."""

from __future__ import annotations

import shutil

import pytest

from tests.intake.unseen.extraction import TOOLS, print_pdf
from tests.intake.unseen.manners import CASES
from tests.intake.unseen.scoring import score
from typeset.intake.importing import import_issue

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")

# The share (of headlines, bylines, whole paragraphs, facts) that an import found when this was
# written, rounded down (docs/import.md tells what is behind each).  Rules may only raise it.
FLOORS = {
    "pdf": 0.90,
    "pdftotext -layout": 0.5,
    "pdftotext": 0.45,
}
MERGED = {"zh-two-columns", "zh-newspaper", "zh-captions", "en-columns"}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """case name -> the PDF of it, printed once."""
    folder = tmp_path_factory.mktemp("printed")
    for name, case in CASES.items():
        print_pdf(case.html, folder / f"{name}.pdf")
    return folder


@pytest.mark.parametrize("name", CASES)
def test_the_pdf_itself_is_read_nearly_whole(name, printed, tmp_path):
    import_issue(printed / f"{name}.pdf", tmp_path / "issue")
    assert score(CASES[name], tmp_path / "issue").share >= FLOORS["pdf"]


@pytest.mark.parametrize("tool", ["pdftotext", "pdftotext -layout"])
@pytest.mark.parametrize("name", CASES)
def test_text_taken_out_of_the_pdf_is_read(name, tool, printed, tmp_path):
    raw = tmp_path / "raw.txt"
    raw.write_text(TOOLS[tool](printed / f"{name}.pdf"), encoding="utf-8")
    report = import_issue(raw, tmp_path / "issue")
    share = score(CASES[name], tmp_path / "issue").share
    assert share >= FLOORS[tool]
    assert report.account.read == report.account.placed + sum(
        len("".join(drop.text.split())) for drop in report.account.dropped
    )


@pytest.mark.parametrize("tool", ["pdfplumber", "pypdfium2"])
@pytest.mark.parametrize("name", sorted(set(CASES) - MERGED))
def test_text_of_one_column_taken_out_with_a_library_is_read(name, tool, printed, tmp_path):
    raw = tmp_path / "raw.txt"
    raw.write_text(TOOLS[tool](printed / f"{name}.pdf"), encoding="utf-8")
    import_issue(raw, tmp_path / "issue")
    assert score(CASES[name], tmp_path / "issue").share >= 0.6
