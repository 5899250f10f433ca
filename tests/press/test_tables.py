"""Tables on the bulletin's page: sizes, columns, numbers, merged cells, and the grid after them."""

from __future__ import annotations

import pytest
from pytest import approx

from tests.press.conftest import PARAGRAPH, Print, Set
from tests.reading import Line, Sheet
from typeset.diagnostics import IssueError

LINE = 29.53
BARE = "options: {contents: false}\n"
HEAD = "---\nheadline: 表格\n---\n\n"
NAMES = "\n".join(
    f"| {n} | 王某某 | 男 | 通化市某某有限责任公司第{n}车间电气维修班班长、高级技师 |"
    for n in range(1, 61)
)
ROLL = f"{HEAD}| 序号 | 姓名 | 性别 | 单位及职务 |\n|:--:|:--:|:--:|:--|\n{NAMES}\n"


def lines_with(page: Sheet, words: str) -> list[Line]:
    return [line for line in page.lines if words in line.text]


def test_sixty_names_take_three_pages(print_pages: Print) -> None:
    pages = print_pages(ROLL)
    held = [len(lines_with(page, "王某某")) for page in pages]
    assert sum(held) == 60
    assert len([count for count in held if count]) <= 3
    assert all(
        lines_with(page, "序号姓名性别单位及职务") for page in pages if "王某某" in text(page)
    )
    row = lines_with(pages[0], "王某某")[0]
    assert {glyph.size for glyph in row.glyphs} == {10.5}
    assert row.text.endswith("高级技师")


def text(page: Sheet) -> str:
    return "".join(line.text for line in page.lines)


def test_short_tables_are_in_the_larger_size(print_pages: Print) -> None:
    (page,) = print_pages(f"{HEAD}| 项目 | 数 |\n|---|---|\n| 电工 | 12 |\n| 焊工 | 9 |\n")
    assert {glyph.size for glyph in page.line("电工").glyphs} == {12.0}
    first, second = page.line("电工"), page.line("焊工")
    assert second.baseline - first.baseline == approx(0.75 * LINE, abs=0.1)


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 7])
def test_the_text_after_a_table_is_on_the_grid(print_pages: Print, rows: int) -> None:
    table = "| 项目 | 数 |\n|---|---|\n" + "| 电工 | 12 |\n" * rows
    (page, *_) = print_pages(f"{HEAD}甲文在前。\n\n{table}\n乙文在后。\n", manifest=BARE)
    steps = (page.line("乙文").baseline - page.line("甲文").baseline) / LINE
    assert steps == approx(round(steps), abs=0.01)


def test_a_word_is_never_broken_in_a_narrow_column(print_pages: Print) -> None:
    row = f"| Alexander Hamilton | {PARAGRAPH} | attentionLine | {PARAGRAPH}{PARAGRAPH} |"
    (page, *_) = print_pages(
        f"{HEAD}| 名 | 事 | 词 | 文 |\n|---|---|---|---|\n{row}\n", manifest=BARE
    )
    assert page.line("Alexander")
    assert page.line("Hamilton")
    assert page.line("attentionLine")


def test_numbers_stand_at_their_decimal_points(print_pages: Print) -> None:
    numbers = ["1,320.5", "7.25", "356", "-12.125", "9"]
    rows = "\n".join(f"| {'甲乙丙丁戊'[n]} | {number} |" for n, number in enumerate(numbers))
    (page,) = print_pages(f"{HEAD}| 名称 | 今年 |\n|---|---|\n{rows}\n", manifest=BARE)
    units = [last_unit(page.line("甲乙丙丁戊"[n]), number) for n, number in enumerate(numbers)]
    assert units == approx([units[0]] * len(units), abs=0.5)


def last_unit(line: Line, number: str) -> float:
    """The right edge of a number's last digit before the point."""
    at = 1 + len(number.partition(".")[0]) - 1
    return line.glyphs[at].right


MERGED = """| 区县 | 指标 | 去年 |
|---|---|---|
| 东区 | 会员 | 11 |
| ^^ | 经费 | 12 |
| ^^ | 组织 | 13 |
| 合计 | << | 36 |
"""


def test_merged_cells(print_pages: Print) -> None:
    (page,) = print_pages(HEAD + MERGED)
    assert "^" not in text(page)
    assert "<" not in text(page)
    assert page.line("经费").text == "东区经费12"  # in the middle of its three rows
    whole = page.line("合计")
    middle = (whole.x + whole.glyphs[1].right) / 2
    left, right = page.line("东区").x, page.line("会员").glyphs[1].right
    assert left < middle < right
    assert middle - page.line("东区").glyphs[1].right > 20


@pytest.mark.parametrize(
    "rows", ["| ^^ | 乙 |", "| 甲 | 乙 |\n| << | 丙 |", "| 甲 | 乙 |\n| ^^ | << |"]
)
def test_cells_that_make_no_rectangle_are_an_error(set_pages: Set, rows: str) -> None:
    with pytest.raises(IssueError) as found:
        set_pages(f"{HEAD}| 名 | 数 |\n|---|---|\n{rows}\n")
    assert {each.key for each in found.value.diagnostics} == {"issue.merged-cells"}
    assert all(each.position and each.position.line >= 5 for each in found.value.diagnostics)


def test_a_table_that_is_too_wide_is_reduced_with_a_warning(set_pages: Set) -> None:
    def keys(count: int, word: str) -> set[str]:
        row = "| " + " | ".join([word] * count) + " |"
        rule = "|---" * count + "|"
        return {each.key for each in set_pages(f"{HEAD}{row}\n{rule}\n{row}\n").warnings}

    assert keys(4, "Alexanderplatz") & {"layout.table-reduced", "layout.table-too-wide"} == set()
    assert "layout.table-reduced" in keys(6, "Alexanderplatz")
    assert "layout.table-too-wide" in keys(12, "Alexanderplatz")


def test_a_note_mark_takes_no_room_beside_a_number(set_pages: Set, print_pages: Print) -> None:
    table = "| 名 | 数 |\n|---|---|\n| 甲 | 1.5[^a] |\n| 乙 | 22 |\n| 丙 | 3.25 |\n\n[^a]: 注。"
    (page,) = print_pages(f"{HEAD}{table}\n", manifest=BARE)
    units = [
        last_unit(page.line("甲"), "1.5"),
        last_unit(page.line("乙"), "22"),
        last_unit(page.line("丙"), "3.25"),
    ]
    assert units == approx([units[0]] * 3, abs=0.5)
    assert page.line("甲").text == "甲1.5"
    assert set_pages(f"{HEAD}{table}\n").warnings == ()


@pytest.mark.parametrize("before", range(8, 17))
def test_no_row_of_a_table_stands_alone_on_a_page(print_pages: Print, before: int) -> None:
    rows = "".join(f"| 名{n} | 数 |\n" for n in range(6))
    text = "文。\n\n" * before
    pages = print_pages(f"{HEAD}{text}| 项 | 数 |\n|---|---|\n{rows}", manifest=BARE)
    held = [len(lines_with(page, "名")) for page in pages]
    assert sum(held) == 6
    assert 1 not in held


@pytest.mark.parametrize("before", range(15, 19))
def test_a_short_table_of_two_rows_stands_whole(print_pages: Print, before: int) -> None:
    rows = f"| 名一 |\n| 名二{'，一个长的说明' * 12} |\n"
    text = "文。\n\n" * before
    pages = print_pages(f"{HEAD}{text}| 项 |\n|---|\n{rows}", manifest=BARE)
    assert sorted(len(lines_with(page, "名")) for page in pages)[-1] == 2


def test_a_heads_letters_fit_their_column(set_pages: Set) -> None:
    """They are bold, and wider than those below."""
    table = """| Item | Quantity | Unit price (¥) | Remarks |
|---|---:|---:|---|
| Hydraulic excavators, second-hand | 12 | 1,250.00 | delivered |
| Pneumatic drills | 8 | 95.50 | not yet delivered; expected in the third quarter |
"""
    english = f"language: en\n{BARE}"
    assert set_pages(HEAD + table, manifest=english).warnings == ()


def test_wide_letters_fit_their_column(print_pages: Print) -> None:
    entries = "Microprocessor | 1,234,567 | 100% | MW | internationalization | 2025-07-01 | 12:30"
    (page,) = print_pages(f"{HEAD}| {'甲 | ' * 7}\n|{'--|' * 7}\n| {entries} |\n")
    assert page.line("Microprocessor").text == entries.replace(" | ", "")


SMALL = "| 区县 | 人数 |\n|---|---|\n| 东区 | 11 |\n| 西区 | 12 |\n"


@pytest.mark.parametrize("before", range(8, 19))
def test_caption_and_notes_stay_with_their_table(print_pages: Print, before: int) -> None:
    above = "文。\n\n" * before
    table = f"表1　各区人数\n\n{SMALL}\n注：截至年底。\n\n资料来源：市总工会。"
    pages = print_pages(f"{HEAD}{above}{table}\n\n后文。\n", manifest=BARE)
    (page,) = [page for page in pages if "东区" in text(page)]
    order = [page.line(words).baseline for words in ("表1", "区县", "西区", "注：", "资料来源")]
    assert order == sorted(order)
    assert page.line("注：").glyphs[0].size == approx(10.5)
    middle = (page.line("表1").x + page.line("表1").right) / 2
    assert middle == approx((page.line("区县").x + page.line("人数").right) / 2, abs=60)
    assert middle == approx(page.width / 2, abs=20)


def test_control_a_sentence_about_a_table_is_no_caption(print_pages: Print) -> None:
    (page,) = print_pages(f"{HEAD}表1说明了各区人数。\n\n{SMALL}\n后文。\n", manifest=BARE)
    assert page.line("表1").glyphs[0].size == approx(15.79, abs=0.01)
    assert page.line("后文").glyphs[0].size == approx(15.79, abs=0.01)


WIDE_ROWS = "".join(
    f"| 名{n:02} | 某单位第{n}车间电气维修班 | {n}.5 | 甲 |\n" for n in range(1, 41)
)
WIDE = f"| 姓名 | 单位 | 数 | 等 |\n|---|---|---|---|\n{WIDE_ROWS}\n注：以上为全部。\n"


def test_a_table_is_turned_on_its_side(print_pages: Print) -> None:
    """GB/T 9704-2012, 7.7: its head is at the left of odd and of even pages."""
    pages = print_pages(
        f"{HEAD}前文。\n\n::: 横表 名册\n{WIDE}:::\n\n{PARAGRAPH * 3}\n", manifest=BARE
    )
    sides = [page for page in pages if any(glyph.text == "册" for glyph in page.glyphs)]
    assert len(sides) == 3
    names = [glyph for page in sides for glyph in page.glyphs if glyph.text == "车"]
    assert len(names) == 40
    for page in sides:
        cells = {char: [g for g in page.glyphs if g.text == char] for char in "册姓间"}
        title, head = cells["册"][0], cells["姓"][0]
        assert title.x < head.x < min(glyph.x for glyph in cells["间"])
        assert cells["间"][0].top == approx(cells["间"][-1].top, abs=12)  # one below the other
        inked = [g for g in page.glyphs if g.text.strip() and g.text not in "—0123456789"]
        assert min(g.x for g in inked) > 70
        assert max(g.right for g in inked) < page.width - 70
    assert "验收组" in text(pages[0])  # the text moves up
    last = [glyph for glyph in sides[-1].glyphs if glyph.text == "注"]
    assert last[0].x > max(glyph.x for glyph in sides[-1].glyphs if glyph.text == "间")


def test_control_a_table_that_is_not_turned_stands_upright(print_pages: Print) -> None:
    pages = print_pages(f"{HEAD}::: 表 名册\n{WIDE}:::\n", manifest=BARE)
    row = pages[0].line("名01")
    assert row.text.endswith("甲")
    assert row.right - row.x > 300


@pytest.mark.parametrize(("rows", "parts"), [(6, 1), (7, 2)])
def test_a_captioned_table_goes_on_overleaf_from_seven_rows_on(
    print_pages: Print, rows: int, parts: int
) -> None:
    above = "文。\n\n" * 14
    table = "| 区县 | 人数 |\n|---|---|\n" + "".join(f"| 名{n} | 1{n} |\n" for n in range(rows))
    pages = print_pages(f"{HEAD}{above}表1　各区人数\n\n{table}", manifest=BARE)
    held = [len(lines_with(page, "名")) for page in pages]
    assert sum(held) == rows
    assert len([count for count in held if count]) == parts


@pytest.mark.parametrize(
    "notes", ["注：以上。", "注：以上[^1]。\n\n[^1]: 快报。", "注：甲。\n\n来源：乙。"]
)
@pytest.mark.parametrize("caption", ["", "表1　情况\n\n"], ids=["bare", "captioned"])
def test_text_below_a_table_with_notes_stands_on_the_grid(
    print_pages: Print, caption: str, notes: str
) -> None:
    table = f"{caption}| 时间 | 内容 |\n|---|---|\n| 3月5日 | 开幕式 |\n| 3月6日 | 选举 |\n"
    pages = print_pages(f"{HEAD}{table}\n{notes}\n\n{PARAGRAPH}\n", manifest=BARE)
    below = pages[0].line(PARAGRAPH[:9])
    steps = (below.baseline - 119.715) / LINE
    assert steps == approx(round(steps), abs=0.01)


def test_control_as_part_of_a_line_it_takes_no_whole_lines(print_pages: Print) -> None:
    css = ".tabular { display: inline-block; width: 100% }"
    table = "| 时间 | 内容 |\n|---|---|\n| 3月5日 | 开幕式 |\n| 3月6日 | 选举 |\n"
    text = f"{HEAD}{table}\n注：以上。\n\n{PARAGRAPH}\n"
    below = print_pages(text, manifest=BARE, css=css)[0].line(PARAGRAPH[:9])
    steps = (below.baseline - 119.715) / LINE
    assert steps != approx(round(steps), abs=0.01)


@pytest.mark.parametrize(("high", "parts"), [(8, 1), (9, 2)])
def test_a_merged_cell_goes_on_overleaf_from_nine_rows_on(
    print_pages: Print, high: int, parts: int
) -> None:
    above = "文。\n\n" * 14
    rows = "".join(f"| {'组' if n == 0 else '^^'} | 名{n} |\n" for n in range(high))
    pages = print_pages(f"{HEAD}{above}| 班组 | 姓名 |\n|---|---|\n{rows}", manifest=BARE)
    held = [len(lines_with(page, "名")) for page in pages]
    assert len([count for count in held if count]) == parts, held


CROWDED = (
    "| 单位 | 会员数（人） | 一季度（万元） | 二季度（万元） | 三季度（万元） | 合计（万元） |"
    " 同比（%） | 完成年度任务（%） | 欠缴单位（个） | 备注 |\n|" + "---|" * 10 + "\n"
    "| 经济开发区 | 2,953 | 31.57 | 4.0 | 24.06 | 59.63 | 0.7 | 69.8 | 2 | 税务代征 |\n"
)


def test_a_crowded_table_has_columns_as_wide_as_each_needs(print_pages: Print) -> None:
    (page,) = print_pages(f"---\nheadline: 表格\n---\n前文。\n\n{CROWDED}", manifest=BARE)
    first, second = (next(g for g in page.glyphs if g.text == char) for char in "欠缴")
    assert first.baseline == second.baseline  # the head has two characters on a line
    assert any("经济开发区" in line.text for line in page.lines)


def test_control_one_with_columns_of_less_than_two_characters_is_reported(set_pages: Set) -> None:
    def said(columns: int) -> set[str]:
        rows = ["| 欠缴单位（个） " * columns, "|---" * columns, "| 税务代征 " * columns]
        table = "\n".join(f"{row}|" for row in rows)
        return {each.key for each in set_pages(f"---\nheadline: 表格\n---\n{table}\n").warnings}

    assert "layout.table-too-wide" in said(16)
    assert not said(8)
