"""Small things that a reader expects: “By” and “and”, the tail of a Q, addressees, hyphens."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from pytest import approx

from tests.press.conftest import Print

LETTER = "layout: newsletter\nlanguage: en\nmasthead: {name: The Lantern}\n"
STORY = "---\nheadline: Harvest supper\nbyline: [%s]\n---\n\nThe hall was full.\n"
TEXT = (
    "uestions came from every table at the meeting in the village hall about the footpath and "
    "who is to clear it before the winter. " * 6
)
NOTICE = """---
headline: 关于做好安全生产工作的通知
signature: [某市总工会, 2026年11月1日]
---

各县总工会：

现将有关事项通知如下。

附件：1.任务分工表

2.名额分配表
"""


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ("Ann Lee, Tom Fox", "By Ann Lee and Tom Fox"),
        ("Ann Lee (née Dale)", "By Ann Lee (née Dale)"),
        ("words by Ann Lee", "words by Ann Lee"),
    ],
)
def test_a_name_has_its_by_and_two_are_joined(print_pages: Print, names: str, printed: str) -> None:
    (page, *_) = print_pages(STORY % names, manifest=LETTER)
    line = page.line(printed.split()[1]).text
    assert line.replace(" ", "") == printed.replace(" ", "")


@pytest.mark.parametrize(("letter", "free"), [("Q", True), ("B", False)])
def test_the_tail_of_a_drop_cap_has_its_line(print_pages: Print, letter: str, free: bool) -> None:
    article = f"---\nheadline: Footpath\ncolumns: 1\n---\n\n{letter}{TEXT}\n"
    manifest = LETTER + "options: {drop_cap: true}\n"
    (page, *_) = print_pages(article, manifest=manifest)
    (cap,) = [glyph for glyph in page.glyphs if glyph.text == letter and glyph.size > 30]
    text = [
        line for line in page.lines if line.baseline > cap.baseline - 40 and len(line.text) > 40
    ]
    starts = [min(g.x for g in line.glyphs if g is not cap) for line in text[:5]]
    assert starts[:3] == approx([starts[0]] * 3, abs=0.5)
    assert (starts[3] > cap.x + 10) is free
    assert starts[4] == approx(cap.x, abs=3)


def test_an_addressee_is_flush_and_attachments_stand_below_one_another(print_pages: Print) -> None:
    (page, *_) = print_pages(NOTICE, manifest="masthead: {name: 工会简报}\n")
    addressee, text = page.line("各县总工会").glyphs[0], page.line("现将有关").glyphs[0]
    assert text.x - addressee.x == approx(2 * text.size, abs=0.5)
    first, second = page.line("任务分工表").glyphs, page.line("名额分配表").glyphs
    assert first[0].x == approx(text.x, abs=0.5)
    assert next(g.x for g in first if g.text == "1") == approx(second[0].x, abs=0.5)


def test_no_hyphen_leaves_two_letters_or_parts_a_last_word(print_pages: Print) -> None:
    prose = (
        "Volunteers repaired the shelter, repainted fences and entertained Mr Featherstonehaugh. "
    )
    paragraphs = ["It " * more + prose * 2 + "Understandable circumstances." for more in range(12)]
    article = "---\nheadline: Repairs\n---\n\n" + "\n\n".join(paragraphs)
    pages = print_pages(article, manifest="language: en\nmasthead: {name: The Lantern}\n")
    lines = [line.text for page in pages for line in page.lines]
    broken = [(one[:-1], two) for one, two in pairwise(lines) if one.endswith(("-", "‐"))]
    assert broken
    for one, two in broken:
        left, over = re.findall(r"[A-Za-z]+", one)[-1], re.findall(r"^[a-z]+", two)[0]
        assert len(over) >= 3, (one, two)
        assert not "Featherstonehaugh".startswith(left), (one, two)
        assert left + over != "circumstances", (one, two)
