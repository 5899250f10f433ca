"""版记: the closing block at the foot of the last page (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

import pytest
from pytest import approx

from tests.press.conftest import PARAGRAPH, Print
from tests.reading import MM, Rule, Sheet

BOTTOM = (37 + 225) * MM
BLACK = (0, 0, 0, 1)


def rules(page: Sheet) -> list[Rule]:
    """The page's black rules as wide as the type area, from top to bottom."""
    wide = (rule for rule in page.rules if rule.right - rule.x > 440 and rule.colour == BLACK)
    return sorted(wide, key=lambda rule: rule.top)


def article(lines: int) -> str:
    """An article of exactly `lines` full lines without headline."""
    return "工" * (28 * lines - 2)


def test_rules_are_0_35_mm_outside_and_0_25_mm_inside(tonghua: tuple[Sheet, ...]) -> None:
    thick = [rule.thickness / MM for rule in rules(tonghua[-1])]
    assert thick == [approx(each, abs=0.005) for each in (0.35, 0.25, 0.25, 0.35)]


def test_the_last_rule_is_flush_with_the_type_area(tonghua: tuple[Sheet, ...]) -> None:
    assert rules(tonghua[-1])[-1].bottom == approx(BOTTOM, abs=0.01)


def test_rules_are_as_wide_as_the_type_area(tonghua: tuple[Sheet, ...]) -> None:
    widths = {round((rule.right - rule.x) / MM, 2) for rule in rules(tonghua[-1])}
    assert widths == {156.0}


def test_control_a_rule_that_floats_above_the_foot(print_pages: Print) -> None:
    page = print_pages("正文。", css=".closing { padding-bottom: 2mm }")[-1]
    assert rules(page)[-1].bottom == approx(BOTTOM - 2 * MM, abs=0.01)


def test_it_stands_on_the_last_page_alone(tonghua: tuple[Sheet, ...]) -> None:
    assert [bool(rules(page)) for page in tonghua] == [False, False, False, False, True]


def test_all_its_lines_in_order(print_pages: Print) -> None:
    page = print_pages("正文。")[-1]
    top = rules(page)[0].top
    assert [line.text for line in page.lines if top < line.baseline < BOTTOM] == [
        "责任编辑：朱明仕罗兵",
        "电话：0435-1234567",
        "报送：市委、市政府",
        "发送：各县（市、区）总工会",
        "某市总工会办公室2023年3月5日印发",
        "共印120份",
    ]


def test_long_lists_hang_after_the_colon(print_pages: Print) -> None:
    manifest = f"distribution: {{报送: {'市委办公室、' * 8}市政府}}"
    page = print_pages("正文。", manifest=manifest)[-1]
    first, second = (line for line in page.lines if "委办公室、" in line.text)
    assert first.x == approx(28 * MM + 14, abs=0.1)
    assert second.x == approx(first.x + 3 * 14, abs=0.1)


@pytest.mark.parametrize("lines", range(1, 48, 3))
def test_whatever_the_length_it_is_whole_and_not_alone(print_pages: Print, lines: int) -> None:
    manifest = "distribution: {报送: 市委, 发送: 各县总工会}\nprinted: {date: 2023-03}"
    pages = print_pages(article(lines), manifest=manifest)
    *others, last = pages
    assert len(rules(last)) == 3
    assert not any(rules(page) for page in others)
    assert rules(last)[-1].bottom == approx(BOTTOM, abs=0.01)
    text = [line for line in last.lines if line.baseline < rules(last)[0].top]
    assert len(text) >= min(lines, 2)
    assert sum(line.text.count("工") for page in pages for line in page.lines) == 28 * lines - 1


@pytest.mark.parametrize("lines", range(6, 16, 2))
def test_one_of_half_a_page_is_not_alone_either(print_pages: Print, lines: int) -> None:
    """However much of the page before it stays white: it took no text along then."""
    named = ", ".join(f"编辑{number}: 张三" for number in range(14))
    manifest = f"masthead: {{name: 报}}\neditors: {{{named}}}\nprinted: {{date: 2023-03}}"
    last = print_pages(article(lines), manifest=manifest)[-1]
    text = [line for line in last.lines if line.baseline < rules(last)[0].top]
    assert len(text) >= 2
    assert sum("编辑" in line.text for line in last.lines) == 14


def test_it_holds_on_forty_pages(print_pages: Print) -> None:
    pages = print_pages("\n\n".join([PARAGRAPH * 3] * 180))
    assert len(pages) > 40
    assert rules(pages[-1])[-1].bottom == approx(BOTTOM, abs=0.01)
    assert sum(bool(rules(page)) for page in pages) == 1


def listed(times: int) -> str:
    return f"masthead: {{name: 简报}}\ndistribution: {{报送: {'市委办公室、' * times}各部门}}\n"


def printed(pages: tuple[Sheet, ...]) -> str:
    return "".join(line.text for page in pages for line in page.lines)


@pytest.mark.parametrize("times", [30, 60, 160])
def test_a_tall_one_after_a_short_text_leaves_no_page_empty(print_pages: Print, times: int) -> None:
    pages = print_pages("工" * 60, manifest=listed(times))
    assert printed(pages).count("市委办公室、") >= times - len(pages) * 2
    assert all(len(page.lines) > 2 for page in pages)
    assert "简报" in printed(pages[:1])
    assert "工工" in printed(pages[:1])
    assert all(37 * MM < line.baseline < 800 for page in pages for line in page.lines)


@pytest.mark.parametrize("lines", range(11, 20))
@pytest.mark.parametrize("byline", ["byline: 张三\n", ""])
@pytest.mark.parametrize(
    "end", ["末行。", "末行[^1]。\n\n[^1]: 以签订一年以上合同者为限，其余的人不计。"]
)
def test_a_last_paragraph_of_one_line_goes_with_those_before_it(
    print_pages: Print, lines: int, byline: str, end: str
) -> None:
    """Two lines of the text stand above a closing block that goes to a page of its own."""
    text = f"---\nheadline: 题\n{byline}---\n\n" + "\n\n".join(
        [*["一行。"] * (lines % 2), *[PARAGRAPH] * (lines // 2), end]
    )
    pages = print_pages(text)
    above = [line for line in pages[-1].lines if line.glyphs[0].size == approx(15.79, abs=0.01)]
    assert len(above) >= 2
    assert any("末行" in line.text for line in above)
