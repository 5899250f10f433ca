"""A nearly empty last page is won back, by closer setting, or explained where that is forbidden."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import pytest

from tests.newspaper.conftest import text, write_issue
from tests.newspaper.printed_once import PrintedPage, printed_pages
from typeset.issue import load
from typeset.layout import compose
from typeset.press import Pages, paginate, publish

SENTENCE = "本报讯市总工会坚持围绕中心、服务大局，扎实开展劳动和技能竞赛。"
PARAGRAPH_LINES = 9
"""Lines of a paragraph of four such sentences."""
USUAL = "options: {size: '9.6'}"
"""The size that is tried first, as an order: no other may save the page."""

Made = tuple[Pages, tuple[PrintedPage, ...]]


def made(folder: Path, pages: int, paragraphs: int, manifest: str = "") -> Made:
    """Stories that fill so many pages, and one more of so many paragraphs."""
    stories = [("headline: 凝心聚力促发展", text(30))] * pages
    last = ("headline: 强基层促创新", f"{SENTENCE * 4}\n\n" * paragraphs)
    laid = paginate(compose(load(write_issue(folder, *stories, last, manifest=manifest))))
    publish(laid, folder / "paper.pdf")
    return laid, printed_pages(folder / "paper.pdf")


def explained(pages: Pages) -> list[tuple[str, str, object]]:
    """Key, file and page of each warning, large white aside."""
    return [
        (w.key, w.position.file, w.details.get("page"))
        for w in pages.warnings
        if w.position and w.key != "makeup.large-white"
    ]


def is_nearly_empty(page: PrintedPage) -> bool:
    return page.filled < 0.2


@pytest.mark.parametrize("pages", [1, 5])
def test_a_nearly_empty_last_page_is_won_back(pages: int, tmp_path: Path) -> None:
    laid, printed = made(tmp_path, pages, 2)
    assert len(printed) == pages
    assert not is_nearly_empty(printed[-1])
    assert explained(laid) == []
    assert "".join(page.text for page in printed).count("技能竞赛。") == 8


def test_control_in_the_usual_size_the_page_is_there_and_explained(tmp_path: Path) -> None:
    laid, printed = made(tmp_path, 1, 2, USUAL)
    assert len(printed) == 2
    assert is_nearly_empty(printed[-1])
    assert explained(laid) == [("makeup.short-page", "articles/02.md", 2)]


def said(pages: Pages) -> tuple[int, int]:
    """Paragraphs to cut and to add, by the warning of a last page that is hardly begun."""
    [warning] = pages.warnings
    assert warning.key == "makeup.last-page"
    assert warning.details["pages"] == 1
    cut, add = (int(str(warning.details[key])) for key in ("cut", "add"))
    return ceil(cut / PARAGRAPH_LINES), add // PARAGRAPH_LINES


def test_a_last_page_that_is_hardly_begun_says_what_to_cut_and_to_add(tmp_path: Path) -> None:
    laid, printed = made(tmp_path, 0, 38, USUAL)
    assert len(printed) == 2
    cut, add = said(laid)
    assert len(made(tmp_path, 0, 38 - cut, USUAL)[1]) == 1
    fuller = made(tmp_path, 0, 38 + add, USUAL)[1]
    assert len(fuller) == 2
    assert fuller[1].filled > 0.85


def test_control_a_last_page_that_was_asked_for_has_no_word(tmp_path: Path) -> None:
    stories = [("headline: 凝心聚力促发展", text(30)), ("headline: 强基层\npage: 2", text(6))]
    laid = paginate(compose(load(write_issue(tmp_path, *stories, manifest=USUAL))))
    assert laid.count == 2
    assert explained(laid) == []


@pytest.mark.parametrize(("paragraphs", "said"), [(2, 1), (12, 0)])
def test_a_first_page_that_an_order_leaves_short_is_explained(
    paragraphs: int, said: int, tmp_path: Path
) -> None:
    stories = [("headline: 凝心聚力", text(paragraphs)), ("headline: 强基层\npage: 2", text(24))]
    laid = paginate(compose(load(write_issue(tmp_path, *stories, manifest=USUAL))))
    assert laid.count == 2
    assert explained(laid) == [("makeup.short-before", "issue.yaml", 1)] * said
    named = [w.details["name"] for w in laid.warnings if "name" in w.details]
    assert named == ["强基层"] * said


def test_control_a_fuller_last_page_is_not_explained(tmp_path: Path) -> None:
    laid, printed = made(tmp_path, 1, 26, USUAL)
    assert len(printed) == 2
    assert not is_nearly_empty(printed[-1])
    assert explained(laid) == []


def filled_page_2(*, columns: int, lines: int) -> str:
    """A manifest with a filler so wide and deep on its second page."""
    size = f"columns: {columns}, lines: {lines}"
    filler = f"{{corner: upper-left, {size}, headline: 公益, text: [节约]}}"
    return f"{USUAL}\npages: [{{}}, {{fillers: [{filler}]}}]"


@pytest.mark.parametrize(("lines", "said"), [(20, 1), (50, 0)])
def test_a_page_without_a_story_is_explained_unless_it_is_well_filled(
    lines: int, said: int, tmp_path: Path
) -> None:
    manifest = filled_page_2(columns=5, lines=lines)
    stories = [("headline: 凝心聚力", text(26)), ("headline: 强基层\npage: 3", text(24))]
    laid = paginate(compose(load(write_issue(tmp_path, *stories, manifest=manifest))))
    assert laid.count == 3
    assert explained(laid) == [("makeup.short-before", "issue.yaml", 2)] * said


@pytest.mark.parametrize(("columns", "lines", "said"), [(5, 20, 1), (1, 50, 1), (5, 50, 0)])
def test_so_is_a_last_page_that_holds_a_filler_alone(
    columns: int, lines: int, said: int, tmp_path: Path
) -> None:
    manifest = filled_page_2(columns=columns, lines=lines)
    laid = paginate(
        compose(load(write_issue(tmp_path, ("headline: 凝心聚力", text(26)), manifest=manifest)))
    )
    assert laid.count == 2
    assert explained(laid) == [("makeup.short-page", "issue.yaml", 2)] * said


@pytest.mark.parametrize(("columns", "said"), [(1, [2]), (5, [])])
def test_before_empty_pages_one_with_a_narrow_filler_alone_is_explained_too(
    columns: int, said: list[int], tmp_path: Path
) -> None:
    manifest = filled_page_2(columns=columns, lines=28)
    stories = [("headline: 凝心聚力", text(26)), ("headline: 强基层\npage: 4", text(24))]
    laid = paginate(compose(load(write_issue(tmp_path, *stories, manifest=manifest))))
    assert laid.count == 4
    empty, *short = explained(laid)
    assert empty[0] == "makeup.empty-before-page"
    assert short == [("makeup.short-before", "issue.yaml", page) for page in said]
