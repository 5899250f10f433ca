"""Large white on a page is said, with the page, columns and lines that a reader sees empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newspaper.conftest import text, write_issue
from tests.reading import read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import Pages, paginate, publish


def made(folder: Path, paragraphs: int) -> Pages:
    """Two pages: on the first a story of so many paragraphs, on the second another one."""
    first = ("headline: 凝心聚力促发展\npage: 1", text(paragraphs))
    second = ("headline: 强基层促创新\npage: 2", text(12))
    pages = paginate(compose(load(write_issue(folder, first, second))))
    publish(pages, folder / "paper.pdf")
    return pages


@pytest.mark.parametrize(("paragraphs", "said"), [(16, True), (24, False)])
def test_white_below_the_stories_of_an_inside_page_is_said(
    paragraphs: int, said: bool, tmp_path: Path
) -> None:
    pages = made(tmp_path, paragraphs)
    assert pages.made is not None
    found = [w for w in pages.warnings if w.key == "makeup.large-white"]
    assert [w.details["page"] for w in found] == [1] * said  # the last page may end early
    for warning in found:
        grid, line = pages.made.grid, int(str(warning.details["line"]))
        foot = max(g.baseline for g in read(tmp_path / "paper.pdf")[0].glyphs if g.text == "工")
        assert grid.top + (line - 3) * grid.leading < foot < grid.top + line * grid.leading
        assert warning.details["columns"] == "1–5"


def test_of_empty_pages_it_is_not_said_as_well(tmp_path: Path) -> None:
    stories = (
        ("headline: 凝心聚力促发展", text(24)),
        ("headline: 强基层促创新\npage: 5", text(12)),
    )
    pages = paginate(compose(load(write_issue(tmp_path, *stories))))
    assert pages.count == 5
    keys = [warning.key for warning in pages.warnings]
    assert "makeup.empty-before-page" in keys
    assert "makeup.large-white" not in keys
