"""English by the Chicago Manual: dashes, hyphens in a row, last lines, the optical margin."""

from __future__ import annotations

import re

import pytest
from pytest import approx

from tests.typography.proof import EM, Line, paragraph, texts
from typeset.typography import breaks, hyphens
from typeset.typography.compose import Composer

ENGLISH = "html { font-family: Latin } p { hyphens: auto }"
NARROW = (
    "Representatives of several organisations described their considerable experience with "
    "collective agreements, occupational safety—and the settlement of disputes—in enterprises "
    "particularly in the transportation and telecommunications industries, notwithstanding "
    "administrative difficulties and unfavourable circumstances throughout 2025–26. "
)


def english(text: str, ems: float, css: str = "") -> list[Line]:
    return paragraph(text, ENGLISH + css, ems=ems, lang="en")


def opens_with_dash(rows: list[Line]) -> bool:
    return any(row.text[0] in "—–" for row in rows)


@pytest.mark.parametrize("ems", [8, 9, 10, 11, 12, 13, 15])
def test_a_dash_never_begins_a_line(ems: float) -> None:
    assert not opens_with_dash(english(NARROW * 3, ems))


def test_control_a_dash_may_begin_a_line_without_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaks, "LATIN_DASHES", frozenset())
    assert any(opens_with_dash(english(NARROW * 3, ems)) for ems in (8, 9, 10, 11, 12, 13, 15))


def most_hyphens(rows: list[Line]) -> int:
    most = run = 0
    for row in rows:
        run = run + 1 if row.text[-1] in "-‐" else 0
        most = max(most, run)
    return most


@pytest.mark.parametrize("ems", [9, 10, 11, 12])
def test_no_more_than_three_lines_in_a_row_end_with_a_hyphen(ems: float) -> None:
    assert most_hyphens(english(NARROW * 4, ems)) <= 3


def test_control_more_do_where_hyphens_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyphens, "MOST_HYPHENS", 99)
    assert max(most_hyphens(english(NARROW * 4, ems)) for ems in (7, 8, 9, 10, 11, 12)) > 3


ENDS_IN_A_NUMBER = (
    "The federation described the experience of enterprises with agreements in {} 26."
)


def lone_numbers() -> int:
    """How many of a few measures leave 26. alone in the last line."""
    found = 0
    for words in ("the years up to", "years to", "all the years from 2019 to", "it said, in"):
        for ems in (10, 11, 12, 13, 14):
            rows = english(ENDS_IN_A_NUMBER.format(words), ems)
            found += texts(rows)[-1] == "26."
    return found


def test_a_number_does_not_stand_alone_in_a_last_line() -> None:
    assert lone_numbers() == 0


def test_control_it_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Composer, "is_number", lambda *_: False)
    assert lone_numbers() > 0


OPTICAL = "p { typeset-optical-margin: auto }"


def test_points_and_hyphens_stand_out_into_the_margin() -> None:
    right = 50 + 11 * EM
    ends = {row.text[-1]: row.end - right for row in english(NARROW * 2, 11, OPTICAL)[:-1]}
    plain = [row.end - right for row in english(NARROW * 2, 11)[:-1]]
    assert 0.05 * EM < ends["‐"] < 0.3 * EM
    assert max(plain) == approx(0, abs=0.05)


def test_a_quotation_mark_stands_out_on_the_left() -> None:
    (row,) = english("“Yes,” she said.", 20, OPTICAL)
    (plain,) = english("“Yes,” she said.", 20)
    assert plain.x == approx(50, abs=0.05)
    assert 0.1 * EM < plain.x - row.x < 0.4 * EM


def is_broken(word: str, text: str) -> bool:
    """Whether a word is broken with a hyphen in one of columns of many widths."""
    rows = (row.text for ems in range(6, 16) for row in english(text, ems))
    return any(re.search(rf"{word}\w*[-‐]$", row) for row in rows)


SENTENCE = (
    "The meeting of Wednesday and the treasurer's representatives considered administration. "
)


def test_no_name_is_broken_and_the_last_line_is_no_end_of_a_word() -> None:
    assert not is_broken("Wed", SENTENCE)
    for ems in range(6, 16):
        rows = english(SENTENCE, ems)
        assert rows[-1].text.endswith("administration.")


def test_control_the_same_word_in_small_letters_is_broken_and_inside_a_paragraph() -> None:
    assert is_broken("wed", SENTENCE.replace("Wed", "wed"))
    assert is_broken("admin", SENTENCE + "It was approved.")


MAIL = "Please write to {} before the end of the month, or ring {} in the evening."


@pytest.mark.parametrize("whole", ["hall@wickham.example", "01632 960 118", "010 6888 9999"])
def test_an_address_for_mail_and_a_telephone_number_stay_whole(whole: str) -> None:
    for ems in range(11, 18):  # wide enough for it
        joined = whole.replace(" ", "")
        rows = [row.text.replace(" ", "") for row in english(MAIL.format(whole, whole), ems)]
        assert sum(joined in row for row in rows) == 2, ems


def test_control_a_number_of_another_kind_is_parted() -> None:
    rows = [english(MAIL.format("0 163 x 118", "0 163 x 118"), ems) for ems in range(10, 18)]
    said = ["".join(row.text.split()) for each in rows for row in each]
    assert sum("0163x118" in row for row in said) < 16
