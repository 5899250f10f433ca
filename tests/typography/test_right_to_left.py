"""A word from right to left in a Chinese line is one box in its own order (UAX #9)."""

from __future__ import annotations

import pypdfium2
import pytest
from pytest import approx

from tests.typography.proof import EM, HAN, Line, lines, paragraph, pdf

HEBREW = "שלום"
WIDTH = 0.6
"""em: of each letter of the face."""
CSS = "html { font-family: Song, Latin, Hebrew }"
TEXT = f"{HAN[:14]}，{HEBREW}，{HAN}。“{HAN[:9]}”，{HAN[:20]}"


def flush(rows: list[Line], ems: float) -> list[bool]:
    """Of each line but the last, whether it ends with the measure, a mark at its end halved."""
    ends = [row.end - (EM / 2 if row.text[-1] in "，。”" else 0) for row in rows[:-1]]
    return [end == approx(50 + ems * EM, abs=0.05) for end in ends]


def test_the_rest_of_the_paragraph_is_composed_as_ever() -> None:
    rows = paragraph(TEXT, CSS, ems=20.4)
    assert len(rows) > 3
    assert all(flush(rows, 20.4))


def test_so_is_a_chinese_paragraph_that_begins_with_the_word() -> None:
    rows = paragraph(f"{HEBREW}，{TEXT}", CSS, ems=20.4)
    assert len(rows) > 3
    assert all(flush(rows, 20.4))
    assert [glyph.text for glyph in rows[0].glyphs][:4] == [*HEBREW[::-1]]


def test_control_stock_setting_leaves_its_lines_ragged() -> None:
    assert not all(flush(paragraph(TEXT, CSS, ems=20.4, on=False), 20.4))


def test_the_word_stands_in_its_own_order_between_its_neighbours() -> None:
    (row,) = lines(f"<p>{HAN[:4]}{HEBREW}{HAN[4:8]}</p>", CSS)
    word = sorted((glyph for glyph in row.glyphs if glyph.text in HEBREW), key=lambda g: g.x)
    assert [glyph.text for glyph in word] == [*HEBREW[::-1]]
    after = next(glyph for glyph in row.glyphs if glyph.text == HAN[4])
    assert after.x - word[0].x == approx((4 * WIDTH + 0.25) * EM, abs=0.1)


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_letter_that_no_font_has_leaves_the_word_whole(place: int) -> None:
    word = f"{HEBREW[:place]}\u05d1{HEBREW[place:]}"
    data = pdf(f"<p>{HAN[:4]}{word}{HAN[4:8]}</p>", CSS)
    room = left_of(data, HAN[4]) - left_of(data, HAN[0])
    assert room == approx((4 + 4 * WIDTH + 1 + 2 * 0.25) * EM, abs=0.2)
    lefts = [left_of(data, letter) for letter in word]
    assert lefts == sorted(lefts, reverse=True)


def test_text_that_runs_from_the_right_as_a_whole_is_left_to_weasyprint() -> None:
    (row,) = lines(f"<p>{HEBREW} {HEBREW[:2]}{HAN[:2]}</p>", CSS)
    assert row.glyphs[0].text == HAN[0]


def left_of(data: bytes, char: str) -> float:
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    return float(text.get_charbox(text.get_text_range().index(char))[0])


@pytest.mark.parametrize("missing", ["\u1b05", "\u1b05\u1b06"])
def test_a_character_that_no_font_has_is_one_em_wide(missing: str) -> None:
    with_it = pdf(f"<p>{HAN[:2]}{missing}{HAN[2:4]}</p>", "p { text-autospace: no-autospace }")
    without = pdf(f"<p>{HAN[:4]}</p>")
    room = left_of(with_it, HAN[2]) - left_of(without, HAN[2])
    assert room == approx(len(missing) * EM, abs=0.1)


def test_it_stays_so_beside_a_paragraph_that_weasyprint_sets() -> None:
    css = "p { text-autospace: no-autospace }" + CSS
    room = [
        left_of(data, HAN[2]) - left_of(data, HAN[0])
        for other in (HAN, f"{HEBREW * 2}\u1b05{HEBREW * 2}")
        for data in [pdf(f"<p>{HAN[:2]}\u1b05{HAN[2:4]}</p><p>{other}</p>", css)]
    ]
    assert room == approx([3 * EM, 3 * EM], abs=0.5)
    assert room[0] == approx(room[1], abs=0.01)


def test_control_stock_makes_it_a_box_of_another_width() -> None:
    with_it = pdf(f"<p>{HAN[:2]}\u1b05{HAN[2:4]}</p>", on=False)
    without = pdf(f"<p>{HAN[:4]}</p>", on=False)
    assert left_of(with_it, HAN[2]) - left_of(without, HAN[2]) < EM - 1
