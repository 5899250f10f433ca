"""Half-width marks in Chinese text are set as evenly as full-width ones; quotes are all alike."""

from __future__ import annotations

import pytest

from tests.typography.proof import HAN, Case, Line, paragraph, prove


@pytest.mark.parametrize("mark", ",;:")
def test_a_half_width_mark_after_a_quotation_leaves_no_hole(mark: str) -> None:
    text = f"{HAN[:3]}“{HAN[3:6]}”{mark}{HAN[6:12]}"
    (row,) = paragraph(text, ems=20)
    closing = row.text.index("”")
    quote, sign, after = row.glyphs[closing : closing + 3]
    assert sign.x - (quote.x + quote.advance) == pytest.approx(-quote.advance / 2, abs=0.3)
    assert after.x - sign.end == pytest.approx(quote.advance / 4, abs=0.3)
    stock = paragraph(text, ems=20, on=False)[0].glyphs
    assert stock[closing + 1].x - stock[closing].end > -1


def test_within_han_it_takes_a_quarter_em_after_it() -> None:
    text = f"{HAN[:4]},{HAN[4:8]}"
    prove(Case(",", text, lambda rows: rows[0].gap("," + HAN[4]), 0.25))


LATIN_FIRST = "html { font-family: Latin, Song }"


def quotes(rows: list[Line]) -> list[str]:
    return [glyph.font for row in rows for glyph in row.glyphs if glyph.text in "“”‘’"]


def test_a_paragraphs_quotation_marks_come_from_one_face() -> None:
    fonts = quotes(
        paragraph(f"{HAN[:3]}“{HAN[3:6]}”，APP “Union” V3{HAN[:4]}", LATIN_FIRST, ems=30)
    )
    assert len(set(fonts)) == 1
    assert (
        len(set(quotes(paragraph(f"{HAN[:3]}APP “Union” V3{HAN[:4]}", LATIN_FIRST, ems=30)))) == 1
    )


def test_control_within_a_latin_quotation_they_stay_latin() -> None:
    text = f"{HAN[:3]}“he said ‘yes’ twice”{HAN[3:6]}"
    assert len(set(quotes(paragraph(text, LATIN_FIRST, ems=30)))) == 2
