"""Several tables of a story stand in the order written, each below its heading and its own text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import Print, Set, text
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


@pytest.mark.parametrize("columns", [5, 8])
def test_no_column_is_empty_beside_a_table_and_pictures(
    columns: int, tmp_path: Path, printed: Print
) -> None:
    Image.new("RGB", (1500, 1000), "grey").save(tmp_path / "p.png")
    images = "images: [{file: p.png}, {file: p.png}]"
    (page,) = printed((f"{HEAD}\npriority: lead\n{images}", table(15, columns)))
    columns_of_page = page.width / 5
    left = min(each.x for each in page.glyphs if each.text == "甲")
    assert left < columns_of_page
    assert max(each.right for each in page.pictures) > 4 * columns_of_page


@pytest.mark.parametrize(("asked", "has", "columns"), [(1, 2, 5), (2, 3, 6), (3, 3, 6)])
def test_columns_that_cannot_be_are_the_nearest_that_can(
    asked: int, has: int, columns: int, lay_out: Set
) -> None:
    about = f"{HEAD}\npage: 1\ncolumns: {asked}"
    lead = "headline: 头条\npriority: lead", text(9)
    pages = lay_out(lead, (about, table(5, columns)), ("headline: 旁稿", text(6)))
    said = [each for each in pages.warnings if each.key == "makeup.other-columns"]
    assert [each.details["columns"] for each in said] == ([has] if has != asked else [])


@pytest.mark.parametrize("paragraphs", [24, 4])
def test_a_table_that_leaves_its_headline_is_reported(paragraphs: int, lay_out: Set) -> None:
    lead = "headline: 头条\npriority: lead\npage: 1", text(paragraphs)
    pages = lay_out(lead, (f"{HEAD}\npage: 1", f"{text(1)}\n\n{table(24)}"))
    said = "makeup.table-elsewhere" in {each.key for each in pages.warnings}
    assert said == (paragraphs > 4)
