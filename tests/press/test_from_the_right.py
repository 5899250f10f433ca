"""A paragraph in Arabic is set from the right: its full stop ends it at the left."""

from __future__ import annotations

import pytest
from pytest import approx

from tests.press.conftest import Print

ARABIC = "ستغلق المدرسة يوم الجمعة."
ENGLISH = "The school will be closed on Friday for training."


@pytest.mark.parametrize("layout", ["bulletin", "newsletter", "newspaper"])
def test_an_arabic_paragraph_ends_at_the_left(print_pages: Print, layout: str) -> None:
    article = f"---\nheadline: News\ncolumns: 1\n---\n\n{ENGLISH}\n\n{ARABIC}\n\n{ENGLISH}\n"
    manifest = f"layout: {layout}\nlanguage: en\nmasthead: {{name: Oakfield}}\n"
    (page, *_) = print_pages(article, manifest=manifest)
    letters = [glyph for glyph in page.glyphs if "\u0600" <= glyph.text[:1] <= "\u06ff"]
    last = max(glyph.baseline for glyph in letters)
    left = min(glyph.x for glyph in letters if glyph.baseline == approx(last, abs=0.5))
    stops = [g.right for g in page.glyphs if g.text == "." and abs(g.baseline - last) < 0.5]
    assert any(left - 4 < stop <= left + 0.5 for stop in stops)
    assert left - page.line("Theschool").x > 30


def test_control_an_english_one_ends_at_the_right(print_pages: Print) -> None:
    article = f"---\nheadline: News\n---\n\n{ENGLISH}\n"
    (page, *_) = print_pages(article, manifest="language: en\nmasthead: {name: Oakfield}\n")
    line = page.line("Theschool")
    assert line.glyphs[-1].text == "."
