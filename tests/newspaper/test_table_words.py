"""A few lines above or below a wide table stand with it, over its width, in the order written."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, text
from tests.reading import Sheet

HEAD = "headline: 慰问金发放明细表\nsignature: [集团工会, 5月20日]"
BESIDE = ("headline: 旁稿", text(6))
UNIT = "单位：龙山矿业集团工会生活保障部　　　　　单位：元"
CLOSED = "特此公告。"


def table(rows: int, columns: int = 12, cell: str = "甲乙丙丁") -> str:
    """A table, wider than a column unless it has few of them."""
    lines = ["|" + "栏目|" * columns, "|" + "---|" * columns]
    return "\n".join([*lines, *(["|" + f"{cell}|" * columns] * rows)])


def lines(page: Sheet) -> list[str]:
    """The lines of a page, without spaces, from its head to its foot."""
    return ["".join(each.text.split()).replace("　", "") for each in page.lines]


def height(words: str, page: Sheet) -> float:
    """The last place where these words stand, from the top of the page."""
    glyphs = [glyph for glyph in page.glyphs if glyph.text.strip("　 ")]
    drawn = "".join(glyph.text for glyph in glyphs)
    return glyphs[drawn.rindex(words)].baseline


@pytest.mark.parametrize("rows", [3, 30])
def test_a_line_above_a_wide_table_is_one_line(rows: int, printed: Print) -> None:
    (page,) = printed((HEAD, f"{UNIT}\n\n{table(rows)}"), BESIDE)
    assert any("工会生活保障部单位：元" in line for line in lines(page))
    assert height("保障部", page) < height("甲乙丙丁", page) < height("5月20日", page)


def test_what_closes_a_notice_stands_below_its_table(printed: Print) -> None:
    (page,) = printed((HEAD, f"现公告如下：\n\n{table(3)}\n\n{CLOSED}"), BESIDE)
    places = [height(each, page) for each in ("如下：", "甲乙丙丁", CLOSED, "5月20日")]
    assert places == sorted(places)


def test_a_signature_alone_stands_below_the_table_of_a_long_text(printed: Print) -> None:
    (page,) = printed((HEAD, f"{text(4)}\n\n{table(3)}\n\n{text(4)}"))
    assert height("心坎上", page) < height("甲乙丙丁", page) < height("5月20日", page)


def test_control_more_text_stays_in_columns_above_the_table(printed: Print) -> None:
    (page,) = printed(("headline: 通报", f"{text(4)}\n\n{table(3)}\n\n{text(3)}{CLOSED}"))
    assert height(CLOSED, page) < height("甲乙丙丁", page)


def test_a_small_table_stands_below_a_wide_one_that_is_written_before_it(printed: Print) -> None:
    (page,) = printed((HEAD, f"{table(12)}\n\n## 团体\n\n{table(4, 2, '四五')}"), BESIDE)
    assert height("甲乙丙丁", page) < height("团体", page) < height("四五", page)


def test_a_heading_goes_with_the_table_below_it(printed: Print) -> None:
    (page,) = printed((HEAD, f"{text(6)}\n\n## 团体\n\n{table(4)}"))
    assert height("心坎上", page) < height("团体", page) < height("甲乙丙丁", page)


def test_lines_about_a_long_table_stand_once(printed: Print) -> None:
    pages = printed((HEAD, f"{UNIT}\n\n{table(160)}\n\n{CLOSED}"))
    assert len(pages) > 1
    drawn = ["".join(lines(page)) for page in pages]
    assert [("保障部" in each, CLOSED in each) for each in (drawn[0], drawn[-1])] == [
        (True, False),
        (False, True),
    ]


def test_notes_are_numbered_below_a_table_as_in_the_text(printed: Print) -> None:
    body = f"灯[^1]在这里。\n\n{table(3)}\n\n没有[^2]灯。\n\n[^1]: 甲注。\n[^2]: 乙注。"
    (page,) = printed(("headline: 灯", body), BESIDE)
    drawn = "".join(lines(page))
    assert "①甲注" in drawn
    assert "②乙注" in drawn


def test_no_initial_is_set_in_a_line_beside_a_table(printed: Print) -> None:
    story = ("headline: 明细\npriority: lead", f"{UNIT}\n\n{table(3)}")
    (page,) = printed(story, BESIDE, manifest="options: {drop_cap: true}")
    size = {each.text: each.baseline - each.top for each in reversed(page.glyphs)}  # of the first
    assert size["单"] == pytest.approx(size["集"], abs=0.1)
    assert any(
        each.baseline - each.top > 1.5 * size["集"] for each in page.glyphs if each.text == "本"
    )


def test_a_box_of_a_table_and_a_line_is_no_wider_than_it(printed: Print) -> None:
    story = ("headline: 数独\npriority: box\ncolumns: 2", f"{table(9, 9, '九')}\n\n规则：见上期。")
    (page,) = printed(story)
    cells = [glyph.x for glyph in page.glyphs if glyph.text == "九"]
    assert max(cells) - min(cells) < page.width / 2
