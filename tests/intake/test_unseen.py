"""Raw texts that the rules were not written for: other manners, and text taken out by other
tools."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.intake.unseen.extraction import TOOLS, print_all
from tests.intake.unseen.manners import CASES
from tests.intake.unseen.scoring import score
from typeset.intake.importing import import_issue

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")

# The share (of headlines, bylines, whole paragraphs, facts) that an import found when this was
# written, rounded down (docs/import.md says what is behind each).  Rules may only raise it.
FROM_THE_PDF = 0.99
FROM_TEXT = {"pdftotext": 0.65, "pdftotext -layout": 0.78, "pdfplumber": 0.75, "pypdfium2": 0.75}
# Some tools write several columns into one line, with nothing left to part them again by.
MIXED = {
    (name, tool)
    for name in ("zh-two-columns", "zh-newspaper", "zh-captions", "en-columns")
    for tool in ("pdfplumber", "pdftotext")
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The folder of the cases' PDFs, printed once."""
    folder = tmp_path_factory.mktemp("printed")
    print_all({name: case.html for name, case in CASES.items()}, folder)
    return folder


@pytest.mark.parametrize("name", CASES)
def test_the_pdf_itself_is_read_nearly_whole(name: str, printed: Any, tmp_path: Path) -> None:
    import_issue(printed / f"{name}.pdf", tmp_path / "issue")
    assert score(CASES[name], tmp_path / "issue").share >= FROM_THE_PDF


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name", CASES)
def test_text_taken_out_of_the_pdf_is_read(
    name: str, tool: str, printed: Any, tmp_path: Path
) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text(TOOLS[tool](printed / f"{name}.pdf"), encoding="utf-8")
    account = import_issue(raw, tmp_path / "issue").account
    dropped = sum(len("".join(drop.text.split())) for drop in account.dropped)
    assert account.read == account.placed + dropped
    if (name, tool) not in MIXED:
        assert score(CASES[name], tmp_path / "issue").share >= FROM_TEXT[tool]
