"""Rank is seen: on each page the first headline is the largest, and each rank's has its size."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import Print, print_issue, text
from tests.newspaper.measuring import columns, head, leading
from tests.reading import Sheet
from typeset.makeup.headline import fitted

LEAD = ("headline: 凝心聚力促发展\npriority: lead", text(9))
BRIEF, BOX, PLAIN = "读书分享会传递书香", "职工热线开通", "阅览室延长开放时间"
ON_PAGE_2 = (
    (f"headline: {BRIEF}\npriority: brief\npage: 2", text(4)),
    (f"headline: {BOX}\npriority: box\npage: 2", text(1)),
    (f"headline: {PLAIN}\npage: 2", text(6)),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    """A page on which the manifest has a brief and a box before the story of a higher rank."""
    return print_issue(tmp_path_factory.mktemp("ranks"), LEAD, *ON_PAGE_2)[1]


def below_a_smaller_one(page: Sheet) -> list[str]:
    """The headlines that are larger than all at the head of the page."""
    heads = {words: head(page, words[:4]) for words in (BRIEF, BOX, PLAIN)}
    highest = min(each.top for each in heads.values())
    at_top = [each.size for each in heads.values() if each.top < highest + 3 * leading(page)]
    return [words for words, each in heads.items() if each.size > max(at_top) + 0.1]


def test_no_headline_is_larger_than_the_one_at_the_head_of_its_page(page: Sheet) -> None:
    assert below_a_smaller_one(page) == []
    sizes = [head(page, words[:4]).size for words in (PLAIN, BRIEF, BOX)]
    assert sizes[0] > max(sizes[1:])


def test_a_larger_headline_further_down_is_noticed(page: Sheet) -> None:
    own = {id(glyph) for line in head(page, PLAIN[:4]).lines for glyph in line.glyphs}
    glyphs = (replace(g, baseline=g.baseline + 500) if id(g) in own else g for g in page.glyphs)
    assert below_a_smaller_one(replace(page, glyphs=tuple(glyphs))) == [PLAIN]


def test_a_brief_is_smaller_than_a_headline_at_the_end_of_the_scale(printed: Print) -> None:
    long = "各级工会组织职工参加劳动和技能竞赛并慰问坚守岗位的一线职工和户外劳动者"
    plain = (f"headline: {long * 3}\ncolumns: 2", text(3))
    [page] = printed(plain, (f"headline: {BRIEF}\npriority: brief\ncolumns: 3", text(3)))
    assert head(page, long[:4]).size > head(page, BRIEF[:4]).size


def test_a_headline_below_the_scale_has_a_size_of_the_trade() -> None:
    bonds = (0.0,) * len(BRIEF)
    assert fitted(BRIEF, bonds, 200, 11, 11).size == 11
    assert fitted(BRIEF, bonds, 200, 10.5, 10.5).size == 10.5


def test_text_beside_a_deep_photo_stands_level(tmp_path: Path) -> None:
    Image.new("RGB", (600, 900), "grey").save(tmp_path / "p.png")
    about = "headline: 送清凉\npriority: lead\nimages: [{file: p.png, caption: 图为现场。}]"
    manifest = "options: {columns: 3}"
    [page] = print_issue(tmp_path, (about, text(2)), manifest=manifest)
    feet = [column.foot for column in columns(page) if len(column.lines) > 1]
    assert len(feet) > 1
    assert max(feet) - min(feet) < 1.5 * leading(page)
