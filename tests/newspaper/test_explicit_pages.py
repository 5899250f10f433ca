"""Explicit pages: an article stands on the page that the manifest gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newspaper.conftest import Print, Set, print_issue, text
from tests.newspaper.measuring import columns, off_grid
from tests.reading import Sheet
from typeset.diagnostics.report import as_text

ARTICLES = {
    "凝心聚力促发展": "page: 2\npriority: lead",
    "强基层促创新": "page: 1\npriority: lead",
    "履行使命担当": "page: 1",
    "打造服务品牌": "page: 3",
    "为职工办实事": "page: 3\npriority: lead",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, ...]:
    articles = [(f"headline: {words}\n{about}", text(5)) for words, about in ARTICLES.items()]
    return print_issue(tmp_path_factory.mktemp("explicit"), *articles)


def page_of(pages: tuple[Sheet, ...], words: str) -> int:
    drawn = ["".join(glyph.text for glyph in page.glyphs) for page in pages]
    return next(number for number, page in enumerate(drawn, 1) if words in page)


def test_every_article_stands_on_its_page(pages: tuple[Sheet, ...]) -> None:
    assert len(pages) == 3
    for words, about in ARTICLES.items():
        assert page_of(pages, words) == int(about[len("page: ")])


def test_without_explicit_pages_they_stand_in_the_manifests_order(printed: Print) -> None:
    articles = [(f"headline: {words}", text(5)) for words in ARTICLES]
    pages = printed(*articles)
    assert page_of(pages, "凝心聚力促发展") == 1
    assert len(pages) < 3


def test_the_lead_of_a_page_stands_at_its_head(pages: tuple[Sheet, ...]) -> None:
    for lead, other in (("强基层促创新", "履行使命担当"), ("为职工办实事", "打造服务品牌")):
        page = pages[page_of(pages, lead) - 1]
        assert page.line(lead).baseline < page.line(other).baseline


def test_a_page_that_ends_early_is_made_up_as_well_as_others(pages: tuple[Sheet, ...]) -> None:
    for page in pages:
        assert off_grid(page) < 0.1
        feet = [column.foot for column in columns(page)]
        assert max(feet) - min(feet) < 2 * 15


def test_a_story_that_does_not_fit_its_page_goes_on_on_the_next(tmp_path: Path) -> None:
    long = ("headline: 凝心聚力促发展\npage: 2", text(30, times=4))
    pages = print_issue(tmp_path, ("headline: 强基层促创新", text(3)), long)
    assert page_of(pages, "强基层促创新") == 1
    assert page_of(pages, "凝心聚力促发展") == 2
    assert page_of(pages, "上接第2版") == 3


def test_an_article_is_as_many_columns_wide_as_it_asks(printed: Print) -> None:
    page = printed(
        ("headline: 凝心聚力促发展\ncolumns: 3", text(9)),
        ("headline: 强基层促创新\ncolumns: 2", text(6)),
    )[0]
    found = columns(page)
    high = (rule for rule in page.rules if rule.bottom - rule.top > 100)
    beside = next(rule for rule in high if round(rule.thickness, 3) == 0.5)
    assert found[2].right < beside.x < found[3].left


def test_columns_that_cannot_be_had_are_told(lay_out: Set) -> None:
    pages = lay_out(
        ("headline: 凝心聚力促发展\ncolumns: 3", text(9)),
        ("headline: 强基层促创新\ncolumns: 2", text(1)),
    )
    reported = {warning.key: warning for warning in pages.warnings}
    assert set(reported) == {"makeup.other-columns"}
    assert reported["makeup.other-columns"].details["requested"] in (2, 3)
    assert reported["makeup.other-columns"].details["columns"] == 5


@pytest.mark.parametrize(("asked", "reason"), [(9, "the page has 5 columns"), (3, "neighbours")])
def test_why_columns_cannot_be_had_is_told(asked: int, reason: str, lay_out: Set) -> None:
    pages = lay_out(
        (f"headline: 凝心聚力促发展\ncolumns: {asked}", text(9)),
        ("headline: 强基层促创新", text(1)),
    )
    assert [reason in as_text([warning], language="en") for warning in pages.warnings] == [True]


def test_columns_that_are_had_are_not_told(lay_out: Set) -> None:
    pages = lay_out(
        ("headline: 凝心聚力促发展\ncolumns: 3", text(9)),
        ("headline: 强基层促创新\ncolumns: 2", text(6)),
    )
    assert pages.warnings == ()
