"""Lines that cannot be set well are reported with article and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.press.conftest import Print, Set
from typeset.diagnostics.problems import Position
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate

WORD = "Donaudampfschifffahrtsgesellschaft" * 3


@pytest.mark.parametrize("seed", ["000-tonghua-17", "003-tonghua-3", "002-baicheng-unions"])
def test_the_seeds_have_no_line_to_speak_of(seed: str, seeds: Path) -> None:
    assert paginate(compose(load(seeds / seed))).warnings == ()


def test_a_line_that_runs_over_is_told_with_its_place(set_pages: Set) -> None:
    article = f"Text.\n\nThe {WORD} has met.\n"
    pages = set_pages(article, manifest="language: en\n", css="body { hyphens: none }")
    (warning,) = (each for each in pages.warnings if each.key == "press.tight-line")
    assert warning.position == Position("articles/01.md", 3)
    assert warning.details == {"text": f"{WORD[:12]}…", "page": 1}


def test_a_loose_line_is_told_with_its_place(set_pages: Set) -> None:
    text = f"工会组织职工开展活动{WORD[:34]}，并组织了职工代表大会以及各种培训。"
    pages = set_pages(f"{text}\n", css="body { hyphens: none } article { width: 16em }")
    warning = pages.warnings[0]
    assert warning.key == "press.loose-line"
    assert warning.position == Position("articles/01.md", 1)


def test_of_english_lines_the_worst_are_reported_and_the_others_counted(set_pages: Set) -> None:
    """Spaces of less than an em are the narrow column's, not the editor's."""
    css = "body { hyphens: none } article { width: 13em; text-align: justify }"
    usual = "The village hall has a new roof at last, and dances are held there again. " * 5
    worst = "She said that internationalization, misunderstanding, institutionalization matter. "
    for text, keys in (
        (usual, []),
        (worst * 5, ["press.wide-spaces"] * 3 + ["press.more-wide-spaces"]),
    ):
        found = set_pages(f"{text}\n", manifest="language: en\n", css=css).warnings
        assert [each.key for each in found] == keys


def test_many_loose_lines_of_one_article_are_one_warning(set_pages: Set) -> None:
    css = "body { hyphens: none } article { width: 16em }"
    lines = f"工会组织职工开展活动{WORD[:34]}，" * 9
    found = set_pages(f"{lines}\n\n{lines}\n", css=css).warnings
    (loose,) = (each for each in found if each.key.startswith("press.loose"))
    assert (loose.key, loose.position) == ("press.loose-lines", Position("articles/01.md", 1))
    assert int(str(loose.details["count"])) > 9


def test_many_tight_lines_of_one_paragraph_are_counted(set_pages: Set) -> None:
    """Three are quoted; the rest is one sentence."""
    css = "body { hyphens: none } article { width: 16em }"
    article = f"Text.\n\nThe {' '.join([WORD] * 6)} has met.\n"
    found = set_pages(article, manifest="language: en\n", css=css).warnings
    tight = [each for each in found if each.key == "press.tight-line"]
    (more,) = (each for each in found if each.key == "press.more-such-lines")
    assert len(tight) == 3
    assert (more.position, more.details["count"]) == (Position("articles/01.md", 3), 3)


def test_a_warning_of_the_text_is_given_once(set_pages: Set) -> None:
    found = set_pages("工会组织,职工参加;很好。\n").warnings
    assert [(each.key, each.details) for each in found] == [
        ("issue.half-width-marks", {"count": 2})
    ]


def test_control_full_width_marks_have_none(set_pages: Set) -> None:
    assert set_pages("工会组织，职工参加；很好。\n").warnings == ()


def test_an_english_article_is_not_asked_for_full_width_marks(set_pages: Set) -> None:
    english = "She said “yes”, he said “no”; they left.\n"
    assert set_pages(english, manifest="language: en\n").warnings == ()
    assert set_pages(f"---\nlanguage: en\n---\n\n{english}").warnings == ()
    names = "Chinese names: 朱明仕, 罗兵 and others of 通化市总工会, as they stand in the list.\n"
    assert set_pages(names, manifest="language: en\n").warnings == ()


@pytest.mark.parametrize("size", [0.5, 10.5])
def test_text_is_printed_however_small_it_is(print_pages: Print, size: float) -> None:
    (page,) = print_pages("微雕作品。\n", css=f"article p {{ font-size: {size}pt }}")
    assert page.line("微雕作品。").glyphs[0].size == pytest.approx(size, rel=0.01)
