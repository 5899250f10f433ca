"""A headline that its author broke: in lines above its text, on one line elsewhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdfium2
import pytest

from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.headline import fitted
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import make
from typeset.press import paginate, publish

LINES = {"zh": ("县总工会学习", "重要论述"), "en": ("Choir sings", "at the fair")}
WHOLE = {"zh": "县总工会学习重要论述", "en": "Choir sings at the fair"}


def _issue(folder: Path, layout: str, language: str, headline: str) -> Path:
    manifest = f"layout: {layout}\nlanguage: {language}\narticles: [a.md]\n"
    (folder / "issue.yaml").write_text(manifest, encoding="utf-8")
    (folder / "a.md").write_text(f"---\nheadline: {headline}\n---\n甲。\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("layout", ["bulletin", "newsletter", "newspaper"])
def test_pages(tmp_path: Path, layout: str, language: str) -> None:
    def printed(headline: str) -> tuple[list[str], list[str]]:
        pdf = tmp_path / "x.pdf"
        publish(paginate(compose(load(_issue(tmp_path, layout, language, headline)))), pdf)
        read = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True)
        with pypdfium2.PdfDocument(pdf) as document:
            marks = [mark.get_title() for mark in document.get_toc()]
        return [line.strip() for line in read.stdout.decode().splitlines()], marks

    lines, whole = LINES[language], WHOLE[language]
    text, marks = printed(f"[{', '.join(lines)}]")
    assert set(lines) <= set(text) and marks == [whole]
    text, marks = printed(whole)
    assert not set(lines) & set(text) and marks == [whole]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("written", ["[{}, {}]", "|\n  {}\n  {}", '"{}\\n{}"'])
def test_contents_and_other_forms(tmp_path: Path, written: str, language: str) -> None:
    headline = written.format(*LINES[language])
    issue = load(_issue(tmp_path, "bulletin\noptions: {contents: true}", language, headline))
    assert f">{WHOLE[language]}</a>" in compose(issue).html
    (markdown,) = make(edition_of(issue), "md").values()
    assert f"## {WHOLE[language]}\n" in markdown.decode()


def test_a_newspaper_breaks_it_otherwise_only_where_it_is_too_long() -> None:
    bonds = (0.0,) * 12
    assert fitted("县总工会学习\n重要论述", bonds, 400, 28, 12).lines == LINES["zh"]
    narrow = fitted("县总工会学习\n重要论述", bonds, 60, 28, 26).lines
    assert len(narrow) > 2 and "".join(narrow) == WHOLE["zh"]
