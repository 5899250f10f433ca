"""Who wrote an item: in brackets at its end, flush right on the last line or on one of his own."""

from __future__ import annotations

import pytest
from pytest import approx

from tests.press.conftest import Print
from tests.reading import MM, Line, Sheet

LEFT, RIGHT = 28 * MM, (28 + 156) * MM


def item(characters: int, byline: str = "李庆") -> str:
    """An item whose text has `count` characters: 26 on its first line, then 28 on each."""
    return f"---\nbyline: {byline}\n---\n\n{'工' * characters}\n"


def lines(page: Sheet) -> list[Line]:
    return [line for line in page.lines if "工" in line.text or "（李庆）" in line.text]


@pytest.mark.parametrize("last", [2, 10, 20, 23])
def test_on_the_last_line_where_he_fits(print_pages: Print, last: int) -> None:
    *_, line = lines(print_pages(item(26 + 28 + last), manifest="")[0])
    assert line.text == "工" * last + "（李庆）"
    assert line.edge == approx(RIGHT, abs=0.1)
    assert line.glyphs[last - 1].right == approx(LEFT + last * 15.79, abs=0.1)


@pytest.mark.parametrize("last", [25, 27, 28])
def test_on_a_line_of_his_own_where_he_does_not(print_pages: Print, last: int) -> None:
    *_, text, line = lines(print_pages(item(26 + 28 + last), manifest="")[0])
    assert text.text == "工" * last
    assert text.right == approx(LEFT + last * 15.79, abs=0.1)
    assert (line.text, line.edge) == ("（李庆）", approx(RIGHT, abs=0.1))


def test_after_a_single_line(print_pages: Print) -> None:
    (line,) = lines(print_pages(item(5), manifest="")[0])
    assert line.x == approx(LEFT + 2 * 15.79, abs=0.1)
    assert line.edge == approx(RIGHT, abs=0.1)


@pytest.mark.parametrize("given", ["(李庆)", "◎ 李庆", "[李庆]"])
def test_marks_of_his_own_stay_as_they_are(print_pages: Print, given: str) -> None:
    page = print_pages(item(5, f'"{given}"'), manifest="")[0]
    assert page.lines[0].text == "工" * 5 + given.replace(" ", "")


def test_several_names_share_one_pair_of_brackets(print_pages: Print) -> None:
    page = print_pages(item(5, "[李庆, 王五]"), manifest="")[0]
    assert page.lines[0].text == "工" * 5 + "（李庆王五）"


def test_a_dozen_names_take_lines_of_their_own_and_break_between_names(
    print_pages: Print,
) -> None:
    names = [f"记者某某{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑"]
    article = f"---\nbyline: [{', '.join(names)}]\nsource: 某某日报社新闻中心\n---\n\n正文。\n"
    page = print_pages(article, manifest="")[0]
    first, *rest = [line for line in page.lines if "某某" in line.text]
    assert all(line.edge <= RIGHT + 0.1 for line in (first, *rest))
    assert (
        "".join(line.text for line in (first, *rest)) == f"（{''.join(names)}某某日报社新闻中心）"
    )
    assert all(line.text.count("记者") == line.text.count("某某") for line in (first, *rest[:-1]))
    assert {round(line.x - first.x, 1) for line in rest} == {15.8}


def test_after_a_table_he_has_a_line_of_his_own(print_pages: Print) -> None:
    article = "---\nbyline: 李庆\n---\n\n| 甲 | 乙 |\n|----|----|\n| 丙 | 丁 |\n"
    line = print_pages(article, manifest="")[0].line("李庆")
    assert (line.text, line.edge) == ("（李庆）", approx(RIGHT, abs=0.1))


def test_control_without_the_auto_margin_he_follows_the_text(print_pages: Print) -> None:
    page = print_pages(item(5), manifest="", css=".byline { margin-left: 0 }")[0]
    assert page.lines[0].edge < RIGHT - 100


NAMES = ["欧阳文静", "司马骁", "周明远", "秦桂兰", "尉迟恭谨", "慕容云海", "王大力", "赵小满"] * 3


@pytest.mark.parametrize("layout", ["bulletin", "newsletter", "newspaper"])
@pytest.mark.parametrize("given", [f"（图/文：{'、'.join(NAMES)}）", f"[{', '.join(NAMES)}]"])
def test_no_name_is_parted(print_pages: Print, layout: str, given: str) -> None:
    head = f"---\nheadline: 题\nbyline: {given}\n---\n\n"
    pages = print_pages(f"{head}{'工' * 400}\n", manifest=f"layout: {layout}\n")
    assert sum(line.text.count(name) for name in set(NAMES) for line in pages[0].lines) == 24
    text = pages[0].lines
    assert len({line.baseline for line in text if any(name in line.text for name in NAMES)}) > 1
