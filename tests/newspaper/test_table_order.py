"""Several tables of a story stand in the order written, each below its heading and its own text."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, text
from tests.newspaper.test_table_words import height, table

HEAD = "headline: 技能大赛成绩"


def first_and_second(above: str, *, rows: int, columns: int = 12, later: int = 3) -> str:
    """A table under 个人, and one of `later` rows under 团体, each below a text."""
    first = f"## 个人\n\n{above}甲组：\n\n{table(rows, columns, '一二三四')}"
    return f"{first}\n\n## 团体\n\n{above}乙组：\n\n{table(later, columns, '五六七八')}"


@pytest.mark.parametrize("paragraphs", [0, 1, 4])
@pytest.mark.parametrize("rows", [3, 30])
def test_each_table_stands_below_its_own_words(paragraphs: int, rows: int, printed: Print) -> None:
    above = f"{text(paragraphs)}\n\n" if paragraphs else ""
    (page,) = printed((HEAD, first_and_second(above, rows=rows)))
    words = "个人", "甲组：", "一二三四", "团体", "乙组：", "五六七八"
    places = [height(each, page) for each in words]
    if paragraphs:  # whose columns stand beside each other
        del places[4], places[1]
    assert places == sorted(places)


def test_control_over_the_columns_asked_for_tables_stand_at_the_foot(printed: Print) -> None:
    story = f"{HEAD}\ncolumns: 3", first_and_second(f"{text(4)}\n\n", rows=3, columns=6)
    (page,) = printed(story, ("headline: 旁稿", text(9)))
    assert height("一二三四", page) > height("乙组：", page)


def test_a_narrow_table_too_deep_to_stand_with_a_wide_one_stands_below_it(printed: Print) -> None:
    body = f"{table(6, 8)}\n\n## 团体\n\n{table(14, 2, '四五')}"
    (page,) = printed((HEAD, body), ("headline: 旁稿", text(6)))
    assert height("甲乙丙丁", page) < height("团体", page) < height("四五", page)
    places = [each.baseline for each in page.glyphs if each.text == "四"]
    assert places == sorted(places)  # in one column
