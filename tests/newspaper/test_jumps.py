"""Stories that go on elsewhere: 下转第×版, 上接第×版, and not a character lost between."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.newspaper.conftest import PARAGRAPH, Print, Set, print_issue, text
from tests.reading import Sheet
from typeset.issue import IssueError

LONG = ("headline: 凝心聚力促发展\npriority: lead", text(30, times=4))
SHORT = ("headline: 强基层促创新", text(3))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sheet, ...]:
    return print_issue(tmp_path_factory.mktemp("jumps"), LONG, SHORT, LONG)


def drawn(page: Sheet) -> str:
    return "".join(glyph.text for glyph in page.glyphs).replace(" ", "")


def jumps(pages: tuple[Sheet, ...]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """From which page to which the stories go on: as 下转 says it, and as 上接 does."""
    to, back = [], []
    for number, page in enumerate(pages, 1):
        to += [(number, int(n)) for n in re.findall(r"（下转第(\d)版）", drawn(page))]
        back += [(int(n), number) for n in re.findall(r"（上接第(\d)版）", drawn(page))]
    return to, back


def test_every_jump_names_the_page_where_its_other_half_stands(pages: tuple[Sheet, ...]) -> None:
    to, back = jumps(pages)
    assert to
    assert to == back
    assert all(target > page for page, target in to)


def test_a_wrong_page_number_is_noticed(pages: tuple[Sheet, ...]) -> None:
    to, back = jumps((pages[0], pages[0], *pages[1:]))
    assert to != back


def test_both_halves_join_without_a_seam(pages: tuple[Sheet, ...]) -> None:
    assert joined(pages).count(PARAGRAPH * 120) == 2


def test_a_seam_is_noticed(pages: tuple[Sheet, ...]) -> None:
    words = [n for n, glyph in enumerate(pages[1].glyphs) if glyph.text == "坚"]
    glyphs = pages[1].glyphs
    torn = replace(pages[1], glyphs=(*glyphs[: words[0]], *glyphs[words[0] + 1 :]))
    assert joined((pages[0], torn, *pages[2:])).count(PARAGRAPH * 120) < 2


def joined(pages: tuple[Sheet, ...]) -> str:
    """The text of all pages, without what stands between the halves of a story."""
    whole = "".join(drawn(page) for page in pages)
    return re.sub(r"（下转第\d版）.*?（上接第\d版）", "", whole)


def test_a_story_that_fits_does_not_jump(printed: Print) -> None:
    pages = printed(SHORT, SHORT)
    assert not any("下转" in drawn(page) for page in pages)


def test_text_that_does_not_fit_is_an_error_with_article_and_lines(lay_out: Set) -> None:
    with pytest.raises(IssueError) as reported:
        lay_out(LONG, LONG, manifest="options: {pages: 1}")
    [problem] = reported.value.diagnostics[-1:]
    assert problem.key == "makeup.too-long"
    assert problem.position is not None
    assert problem.position.file == "articles/02.md"
    assert problem.details["article"] == "凝心聚力促发展"
    assert int(str(problem.details["lines"])) > 100
    assert problem.details["page"] == 1
    assert problem.hint == "makeup.too-long-hint"
    with pytest.raises(IssueError) as tight:
        lay_out(LONG, LONG, manifest="options: {pages: 1, style: dense}")
    assert tight.value.diagnostics[-1].hint == "makeup.too-long-dense-hint"


def test_wrong_options_are_told_at_once(lay_out: Set) -> None:
    with pytest.raises(IssueError) as reported:
        lay_out(SHORT, manifest='options: {columns: 9, size: "12"}')
    assert [d.key for d in reported.value.diagnostics] == ["makeup.columns", "makeup.size"]


@pytest.mark.parametrize(
    ("option", "reported"),
    [
        ("columns: 2", ["makeup.columns"]),
        ("columns: 3", []),
        ("columns: 8", []),
        ('size: "8.9"', ["makeup.size"]),
        ('size: "9"', []),
        ('size: "10.5"', []),
        ('size: "10.6"', ["makeup.size"]),
    ],
)
def test_columns_and_sizes_are_a_newspaper_s(
    lay_out: Set, option: str, reported: list[str]
) -> None:
    try:
        lay_out(SHORT, manifest=f"options: {{{option}}}")
        found = []
    except IssueError as error:
        found = [problem.key for problem in error.diagnostics]
    assert found == reported
