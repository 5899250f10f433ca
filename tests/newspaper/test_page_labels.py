"""版名 and 本版责编: what `pages` says of a page stands in its folio line, and nowhere else."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, Set, text
from tests.reading import Sheet

MANIFEST = """
masthead: {name: 工会时报, date: 2026-03-05}
pages:
  - {name: 要闻, editors: [王一, 李二]}
  - {name: 基层}
"""
STORY = ("headline: 凝心聚力促发展", text(30, times=4))


def folio(page: Sheet) -> str:
    return page.line("版").text.replace(" ", "")


@pytest.fixture
def pages(printed: Print) -> tuple[Sheet, ...]:
    return printed(STORY, STORY, manifest=MANIFEST)


def test_each_page_has_its_name_and_editors_in_its_folio_line(pages: tuple[Sheet, ...]) -> None:
    assert len(pages) > 2
    assert folio(pages[0]).endswith("要闻本版责编：王一　李二第1版".replace("　", ""))
    assert folio(pages[1]).endswith("2026年3月5日基层第2版")
    assert folio(pages[2]).endswith("2026年3月5日第3版")


def test_a_page_that_the_issue_has_not_is_told(lay_out: Set) -> None:
    made = lay_out(("headline: 凝心聚力促发展", text(3)), manifest=MANIFEST)
    reported = [(w.key, w.details["page"]) for w in made.warnings]
    assert reported == [("makeup.no-such-page", 2)]
