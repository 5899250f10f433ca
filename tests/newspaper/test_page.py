"""A newspaper page, read back out of its PDF."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from tests.newspaper.conftest import PARAGRAPH, Writer
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish


@pytest.fixture
def pdf(write_issue: Writer, tmp_path: Path) -> Path:
    lead = ("headline: 凝心聚力促发展\npriority: lead", "\n\n".join([PARAGRAPH * 3] * 9))
    other = ("headline: 服务职工创和谐", "\n\n".join([PARAGRAPH * 2] * 5))
    target = tmp_path / "paper.pdf"
    pages = paginate(compose(load(write_issue(lead, other))))
    assert pages.warnings == ()
    assert publish(pages, target) == ()
    return target


def test_every_character_is_printed_once(pdf: Path) -> None:
    with pdfplumber.open(pdf) as document:
        text = "".join(c["text"] for page in document.pages for c in page.chars)
    printed = Counter(text.replace(" ", ""))
    expected = Counter((PARAGRAPH * 37 + "凝心聚力促发展服务职工创和谐").replace(" ", ""))
    assert printed == expected
