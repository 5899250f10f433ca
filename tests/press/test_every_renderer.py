"""Every renderer draws the same page, whatever faces it is set in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.press.own_faces import KINDS, TEXT
from tests.reading import read
from tests.renderers import LIMIT, differing
from typeset.files.resources import FONTS
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

SEEDS = [
    "000-tonghua-17",
    "001-luohe-civility",
    "002-baicheng-unions",
    "003-tonghua-3",
    "004-luohe-city",
]
ISSUE = "masthead: {name: 工会简报, issuer: 某市总工会, number: 3}\narticles: [article.md]\n"
ENGLISH = """language: en
masthead: {name: The Union Letter, issuer: City Federation of Unions, number: 3, date: 2023-03}
articles: [article.md]
"""
ARTICLE = """---
headline: Flexible offices — “a first class”
byline: Ada Müller
---

The council’s *first* **official** visit: 24 May, £1,200 or ₤; naïve façades, ¼ of them.

- an item
- another
"""


def printed(issue: Path, target: Path) -> Path:
    publish(paginate(compose(load(issue))), target)
    return target


def assert_all_agree(pdf: Path) -> None:
    shares = differing(pdf)
    assert max(shares.values()) <= LIMIT, shares


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed(seed: str, seeds: Path, tmp_path: Path) -> None:
    assert_all_agree(printed(seeds / seed, tmp_path / "out.pdf"))


def test_an_english_issue(tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    assert_all_agree(printed(tmp_path, tmp_path / "out.pdf"))


def test_a_wide_head_in_the_accent(tmp_path: Path) -> None:
    """Wine, a colour by CMYK, is dark: greys by each renderer's own formula would differ."""
    head = "layout: campus\noptions: {accent: wine}\nmasthead: {name: 梧桐校园, number: 10}\n"
    (tmp_path / "issue.yaml").write_text(head + "articles: [article.md]\n", encoding="utf-8")
    (tmp_path / "article.md").write_text("---\nheadline: 题目\n---\n正文。\n", encoding="utf-8")
    assert_all_agree(printed(tmp_path, tmp_path / "out.pdf"))


# ---- an office's own faces ----------------------------------------------------------------------


def issue_with(folder: Path, text: str = TEXT) -> Path:
    (folder / "fonts").mkdir()
    (folder / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "article.md").write_text(f"{text}\n\n" * 12, encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", list(KINDS))
def test_an_offices_own_face(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    issue = issue_with(tmp_path)
    make: Callable[[Path], None]
    suffix, make = KINDS[kind]
    make(issue / "fonts" / f"body{suffix}")
    pdf = printed(issue, tmp_path / "out.pdf")
    drawn = [glyph for glyph in read(pdf)[0].glyphs if glyph.font == "Own-body"]
    assert set(TEXT) == {glyph.text for glyph in drawn}
    assert_all_agree(pdf)


def test_control_a_face_with_its_old_charset_is_seen(tmp_path: Path) -> None:
    """As WeasyPrint alone embeds it, a face whose identifiers are not its glyphs' numbers."""
    face = f"@font-face {{ font-family: song; src: url({(FONTS / 'song.otf').as_uri()}) }}"
    html = tmp_path / "page.html"
    page = f"<meta charset=utf-8><style>{face} p {{ font: 16pt song }}</style>"
    html.write_text(page + f"<p>{TEXT}" * 12, encoding="utf-8")
    pdf = tmp_path / "out.pdf"
    command = [sys.executable, "-m", "weasyprint", str(html), str(pdf)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ)
    assert min(differing(pdf)[name] for name in ("Ghostscript", "MuPDF")) > 10 * LIMIT
