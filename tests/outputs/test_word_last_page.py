"""版记 of a Word file on an even last page, as LibreOffice lays it out (GB/T 9704-2012, 7.4.1)."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import publish

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")

MANIFEST = (
    "layout: bulletin\noptions: {{last_page: {}}}\nmasthead: {{name: News}}\narticles: [a.md]\n"
    "distribution: {{报送: Council}}\nprinted: {{date: 2023-03}}\n"
)
LENGTHS = {"short": (3, "even"), "full": (34, "even"), "control": (3, "any")}
"""By its name, how many lines an issue has, and where its closing block is to stand."""
WITH_BLANK_PAGES = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("last-page")
    words = []
    for name, (lines, where) in LENGTHS.items():
        issue = folder / name
        issue.mkdir()
        text = "\n\n".join(f"Line {number}" for number in range(lines))
        (issue / "a.md").write_text(f"---\nheadline: Title\n---\n{text}\n", "utf-8")
        (issue / "issue.yaml").write_text(MANIFEST.format(where), "utf-8")
        ((word,), _) = publish(edition_of(load(issue)), folder / f"{name}.pdf", ["docx"])
        words.append(word)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        WITH_BLANK_PAGES,
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, words)], check=True, capture_output=True)
    return {name: texts(folder / f"{name}.pdf") for name in LENGTHS}


def texts(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def pages(found: list[str]) -> list[tuple[bool, bool, str]]:
    """Of each page whether it has text, and the closing block, and its number."""
    numbers = ["".join(re.findall("—[0-9]+—", text)) for text in found]
    return [("Line" in t, "Council" in t, n) for t, n in zip(found, numbers, strict=True)]


def test_text_that_ends_on_an_odd_page_has_it_on_the_next(
    laid_out: dict[str, list[str]],
) -> None:
    assert pages(laid_out["short"]) == [(True, False, "—1—"), (False, True, "—2—")]


def test_a_blank_page_before_it_has_no_number_nor_has_its_own(
    laid_out: dict[str, list[str]],
) -> None:
    found = pages(laid_out["full"])
    assert found[:2] == [(True, False, "—1—"), (True, False, "—2—")]
    assert found[2:] == [(False, False, ""), (False, True, "")]


def test_control_by_default_it_stands_where_the_text_ends(
    laid_out: dict[str, list[str]],
) -> None:
    assert pages(laid_out["control"]) == [(True, True, "—1—")]
