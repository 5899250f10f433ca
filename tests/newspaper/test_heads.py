"""Headlines: the same air about all of one rank, and lines that end where a reader would pause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.newspaper.conftest import print_issue, text
from tests.newspaper.measuring import air_above, air_below, head
from tests.reading import Sheet
from typeset.makeup.character_bonds import Bonds
from typeset.makeup.headline import broken, fitted

HEADLINES = (
    "强基层促创新",
    "履行使命 践行担当 传递温度",
    "为职工办实事",
    "打造精准服务职工的品牌阵地",
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    lead = ("headline: 凝心聚力促发展\npriority: lead", text(4))
    others = [(f"headline: {words}", text(3 + n)) for n, words in enumerate(HEADLINES)]
    return print_issue(tmp_path_factory.mktemp("heads"), lead, *others)[0]


def spread(values: list[float]) -> float:
    return max(values) - min(values)


def test_the_air_below_headlines_of_one_rank_is_the_same(page: Sheet) -> None:
    assert spread([air_below(page, words[:4]) for words in HEADLINES]) < 0.2


def test_a_headline_that_touches_its_text_is_noticed(page: Sheet) -> None:
    low = {id(glyph) for line in head(page, HEADLINES[0][:4]).lines for glyph in line.glyphs}
    moved = (replace(g, baseline=g.baseline + 4) if id(g) in low else g for g in page.glyphs)
    crammed = replace(page, glyphs=tuple(moved))
    assert spread([air_below(crammed, words[:4]) for words in HEADLINES]) > 3


def below_a_rule(page: Sheet) -> list[str]:
    """The headlines that do not stand at the head of the page, beside the lead."""
    lead = head(page, "凝心聚力")
    found = [words for words in HEADLINES if head(page, words[:4]).top > lead.bottom]
    assert len(found) >= 3
    return found


def test_a_headline_is_nearer_to_its_own_text_than_to_the_story_above(page: Sheet) -> None:
    for words in below_a_rule(page):
        below, above = air_below(page, words[:4]), air_above(page, words[:4])
        assert 5 < below < above


def test_the_air_between_rule_and_headline_differs_by_less_than_a_line(page: Sheet) -> None:
    assert spread([air_above(page, words[:4]) for words in below_a_rule(page)]) < 14


def test_a_lead_has_more_air_than_other_stories(page: Sheet) -> None:
    assert air_below(page, "凝心聚力") > air_below(page, HEADLINES[0][:4]) + 3


# ---- where lines end ---------------------------------------------------------------------------

TEXT = "慈善助困是工会的事业。全市慈善助困项目增长，慈善助困工作完成情况良好。"


def lines(words: str, count: int, reported: str = TEXT) -> tuple[str, ...] | None:
    return broken(words, count, Bonds.of([reported]).along(words))


def test_a_headline_is_not_broken_inside_a_word_that_the_text_repeats() -> None:
    words = "全省工会慈善助困项目报告会"
    assert lines(words, 2) == ("全省工会慈善助困", "项目报告会")
    assert lines(words, 2, reported="") == ("全省工会慈善", "助困项目报告会")


def test_a_headline_is_broken_at_spaces_and_before_quotation_marks() -> None:
    assert lines("强基层促创新 提升服务能力", 2) == ("强基层促创新 ", "提升服务能力")
    assert lines("各市开展“送法律进企业”", 2) == ("各市开展", "“送法律进企业”")


def test_a_number_is_not_parted_from_what_it_counts() -> None:
    assert lines("新建工会驿站共1200余家", 2) == ("新建工会驿站", "共1200余家")


def test_no_line_begins_with_a_closing_mark() -> None:
    for count in (2, 3, 4):
        broken_off = lines("聚焦“急难愁盼”，办好“关键小事”、暖心事", count) or ()
        assert all(line[0] not in "”，、" for line in broken_off)


def test_a_headline_too_weak_in_one_line_takes_two() -> None:
    words = "各市职工互助保障完成情况公布"
    bonds = Bonds.of([TEXT]).along(words)
    assert fitted(words, bonds, 268, 32, 12).lines == ("各市职工互助保障", "完成情况公布")
    assert fitted(words, bonds, 500, 32, 12).lines == (words,)


def test_lines_that_the_editor_broke_stay_as_they_are() -> None:
    words = "各市\n职工互助保障完成情况公布"
    assert fitted(words, Bonds.of([]).along(words), 500, 32, 12).lines == tuple(words.split("\n"))
