"""Raw texts that the rules were not written for: other manners, and text taken out by other
tools."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from tests.intake.unseen.extraction import TOOLS, print_all
from tests.intake.unseen.manners import CASES
from tests.intake.unseen.scoring import score
from tests.intake.unseen.tagged_texts import NAMES, raw_text
from tests.intake.unseen.tagged_texts import score as tagged_score
from typeset.intake.importing import import_issue
from typeset.intake.summary import summary

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


LATER = yaml.safe_load((Path(__file__).parent / "unseen" / "written_later.yaml").read_text("utf-8"))
EARLIER = sorted(set(NAMES) - {name for names in LATER.values() for name in names})
# What is found of the tagged texts today, rounded down; docs/import.md says what a new one gets.
TAGGED = ((EARLIER, 0.97), (LATER["first"], 0.89), (LATER["second"], 0.95))


@pytest.mark.parametrize(("names", "floor"), TAGGED, ids=("earlier", "first", "second"))
def test_texts_in_the_manners_of_many_offices_are_read(
    names: list[str], floor: float, tmp_path: Path
) -> None:
    shares = []
    for name in names:
        raw = tmp_path / f"{name}.txt"
        raw.write_text(raw_text(name), encoding="utf-8")
        issue = tmp_path / name / "issue"  # beside no other, from which it would learn
        report = import_issue(raw, issue)
        account = report.account
        dropped = sum(len("".join(drop.text.split())) for drop in account.dropped)
        assert account.read == account.placed + dropped
        assert all(
            str(account.read) in summary(report, issue, each).replace(",", "")
            for each in ("zh", "en")
        )
        shares.append(tagged_score(name, issue).share)
    assert mean(shares) >= floor
