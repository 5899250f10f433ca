"""Numbers and dates as bulletins word them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset.issue.dates import PartialDate
from typeset.issue.numerals import DIGITS, counted, spelled
from typeset.layout.wording import (
    ems,
    even_width,
    is_bare,
    issue_number,
    total_number,
    worded_date,
)

PLACES = {"十": 10, "百": 100, "千": 1000}


def value(numeral: str) -> int:
    """What a Chinese numeral says, read the way a pupil learns it."""
    total, digit = 0, 0
    for char in numeral:
        if char in PLACES:
            total += (digit or 1) * PLACES[char]
            digit = 0
        elif char != "零":
            digit = DIGITS.index(char)
    return total + digit


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (2023, "二千零二十三"),
        (9999, "九千九百九十九"),
    ],
)
def test_numerals_as_they_are_counted(number: int, numeral: str) -> None:
    assert counted(number) == numeral


def test_every_numeral_to_9999_says_its_number_and_no_two_are_alike() -> None:
    numerals = [counted(number) for number in range(1, 10_000)]
    assert [value(numeral) for numeral in numerals] == list(range(1, 10_000))
    assert len(set(numerals)) == 9999


def test_zeros_stand_single_and_never_at_the_end() -> None:
    numerals = [counted(number) for number in range(1, 10_000)]
    assert not any("零零" in numeral or numeral.endswith("零") for numeral in numerals)


@pytest.mark.parametrize("number", [0, -3, 10_000])
def test_other_numbers_have_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 9999"):
        counted(number)


def test_years_are_spelled_digit_by_digit() -> None:
    assert spelled(2023) == "二〇二三"


@pytest.mark.parametrize(
    ("number", "style", "language", "words"),
    [
        (3, "auto", "zh-CN", "第三期"),
        (3, "arabic", "zh-CN", "第3期"),
        (3, "latin", "zh-CN", "No. 3"),
        (3, "auto", "en", "No. 3"),
        (3, "chinese", "en", "第三期"),
        (12000, "chinese", "zh", "第12000期"),
        ("增刊", "auto", "zh", "增刊"),
        ("Spring", "auto", "en", "Spring"),
    ],
)
def test_the_number_of_an_issue(number: int | str, style: str, language: str, words: str) -> None:
    assert issue_number(number, style, language) == words


def test_the_number_counted_from_the_first_issue() -> None:
    assert total_number(125, "zh-CN") == "总第125期"
    assert total_number(125, "en") == "Whole No. 125"


@pytest.mark.parametrize(
    ("style", "language", "words"),
    [
        ("auto", "zh-CN", ["2023年", "2023年3月", "2023年3月5日"]),
        ("chinese", "zh-CN", ["二〇二三年", "二〇二三年三月", "二〇二三年三月五日"]),
        ("auto", "en", ["2023", "March 2023", "5 March 2023"]),
        ("arabic", "en", ["2023年", "2023年3月", "2023年3月5日"]),
    ],
)
def test_dates_are_as_full_as_they_are_given(style: str, language: str, words: list[str]) -> None:
    dates = [PartialDate(2023), PartialDate(2023, 3), PartialDate(2023, 3, 5)]
    assert [worded_date(date, style, language) for date in dates] == words


def test_the_31st_of_december_in_characters() -> None:
    date = PartialDate(2024, 12, 31)
    assert worded_date(date, "chinese", "zh") == "二〇二四年十二月三十一日"


@settings(derandomize=True)
@given(st.text(alphabet="工会一二三", min_size=1, max_size=200))
def test_even_lines_hold_the_headline(text: str) -> None:
    width = even_width(text, 20)
    assert width <= 20
    assert -(-len(text) // int(width)) == -(-len(text) // 20)


def test_latin_letters_are_narrower_than_chinese_characters() -> None:
    assert ems("工会") == 2
    assert ems("union") < 3


@pytest.mark.parametrize("dash", "—–―-")
def test_nothing_is_put_before_a_name_behind_a_dash(dash: str) -> None:
    assert not is_bare(f"{dash} Ann Lee")
    assert is_bare("Ann Lee")
