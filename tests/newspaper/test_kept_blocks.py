"""A poem's stanza and a question among others stand whole in one column."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Print, text

STANZAS = ("甲甲甲甲甲", "乙乙乙乙乙", "丙丙丙丙丙", "丁丁丁丁丁")
POEM = "::: poem\n" + "\n\n".join("\n".join([line] * 5) for line in STANZAS) + "\n:::"
QUESTION = "戊" * 40
QUESTIONS = f"::: questions\n问：{QUESTION}？\n\n答：{text(1)}\n:::"


def columns_of(printed: Print, sign: str, body: str) -> set[int]:
    """The columns, of five, in which the sign stands; 40 pt of the sheet are its margin."""
    [page] = printed(("headline: 短章", body), manifest="options: {columns: 5}")
    return {int((glyph.x - 40) // 140) for glyph in page.glyphs if glyph.text == sign}


@pytest.mark.parametrize("sign", list("甲乙丙丁"))
def test_a_stanza_stands_in_one_column(sign: str, printed: Print) -> None:
    assert len(columns_of(printed, sign, POEM)) == 1


def test_control_as_a_list_of_lines_it_is_parted(printed: Print) -> None:
    verses = POEM.replace("::: poem\n", "").replace("\n:::", "").replace("\n", "\n\n")
    assert any(len(columns_of(printed, sign, verses)) > 1 for sign in "甲乙丙丁")


@pytest.mark.parametrize("above", [4, 5])
def test_a_question_stands_in_one_column(above: int, printed: Print) -> None:
    assert len(columns_of(printed, "戊", f"{text(above)}\n\n{QUESTIONS}")) == 1
