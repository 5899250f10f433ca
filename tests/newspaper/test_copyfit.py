"""Copyfitting: size and leading are chosen so that the text fills its pages, and no more."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, text
from tests.newspaper.measuring import columns, leading, text_size
from tests.reading import MM

COLOPHON = """
masthead: {name: 工会时报, date: 2026-03-05}
notices: [安全生产，人人有责, 祝全市职工节日快乐]
editors: {责任编辑: [甲乙, 丙丁]}
"""

LEAD = ("headline: 凝心聚力促发展\npriority: lead", text(24))
ONE_PAGE = "options: {pages: 1}"


def story(paragraphs: int) -> tuple[str, str]:
    return ("headline: 强基层促创新", text(paragraphs))


def test_text_that_just_fits_is_set_closer(printed: Print) -> None:
    [page] = printed(LEAD, story(6), manifest=ONE_PAGE)
    assert text_size(page) == pytest.approx(9.59, abs=0.01)
    assert leading(page) < 1.45 * text_size(page)


def test_text_that_does_not_fit_is_set_smaller(printed: Print) -> None:
    [page] = printed(LEAD, story(7), manifest=ONE_PAGE)
    assert 9 <= text_size(page) < 9.5


def test_the_leading_stays_within_what_the_eye_forgives(printed: Print) -> None:
    for paragraphs in (6, 8):
        [page] = printed(LEAD, story(paragraphs), manifest=ONE_PAGE)
        assert 0.93 < leading(page) / (1.5 * text_size(page)) < 1.07


def test_a_size_that_the_editor_gives_is_kept(printed: Print) -> None:
    pages = printed(LEAD, story(7), manifest='options: {size: "9.6"}')
    assert [text_size(page) for page in pages] == pytest.approx([9.59, 9.59], abs=0.01)


def test_the_last_page_is_filled_to_its_foot_where_that_can_be(printed: Print) -> None:
    pages = printed(LEAD, *(story(5 + n) for n in range(5)))
    foot = pages[-1].height - 14 * MM
    assert len(pages) > 1
    assert max(column.foot for column in columns(pages[-1])) > foot - 8 * leading(pages[-1])


def test_a_page_that_smaller_heads_and_a_smaller_size_save_is_not_printed(printed: Print) -> None:
    abouts = [
        "headline: 凝心聚力促发展 服务职工创和谐\npriority: lead",
        "headline: 强基层促创新提升服务能力甲\npriority: second",
        "headline: 强基层促创新提升服务能力乙\npriority: box",
        "headline: 强基层促创新提升服务能力丙",
        "headline: 强基层促创新提升服务能力丁",
    ]
    lengths = (4, 4, 4, 4, 3)
    stories = [(about, text(n)) for about, n in zip(abouts, lengths, strict=True)]
    [page] = printed(*stories, manifest=COLOPHON)
    assert "节日快乐" in "".join(line.text for line in page.lines)
    assert text_size(page) >= 9


@pytest.mark.parametrize("number", [2, 3])
def test_a_page_that_an_editor_asks_for_is_not_won_back(number: int, printed: Print) -> None:
    short = (f"headline: 短消息另版刊发\npage: {number}", text(1))
    pages = printed(LEAD, story(2), *([story(9)] if number == 3 else []), short)
    assert len(pages) == number
    assert pages[-1].line("短消息另版刊发")
