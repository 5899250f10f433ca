"""Widths of marks: CLREQ 3.1.3 to 3.1.5, GB/T 15834-2011 5.1, CSS Text 4, 8.3."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.typography.proof import EM, HAN, Case, Line, breadth, gap, paragraph, prove, room

SPACE_ALL = "p { text-spacing-trim: space-all }"
LEFT, RIGHT = 50.0, 250.0  # of a measure of ten characters

CLOSE_CLOSE = [
    "。”",
    "”。",
    "，”",
    "）。",
    "）》",
    "！”",
    "？”",
    "。）",
    "》、",
    "”）",
    "；”",
    "：”",
]
CLOSE_OPEN = [
    "，“",
    "。“",
    "：“",
    "、《",
    "》《",
    "”“",
    "）（",
    "；（",
    "！「",
    "？【",
    "，‘",
    "、“",
]
OPEN_OPEN = ["（《", "“《", "“‘", "《〈", "【（", "「『"]
REPEATED = ["！！", "？！", "！？", "？？"]
ENDS = "、，；：。！？）》」』】〕”’"
STARTS = "（《「『【〔“‘"


@pytest.mark.parametrize("pair", CLOSE_CLOSE + CLOSE_OPEN + OPEN_OPEN)
def test_two_marks_take_one_and_a_half_em(pair: str) -> None:
    prove(Case(pair, f"汉{pair}汉", breadth(pair), 1.5, off=SPACE_ALL))


@pytest.mark.parametrize(
    ("cries", "ems"), [*((pair, 1.0) for pair in REPEATED), ("！！！", 2.0), ("？！！", 2.0)]
)
def test_two_exclamation_or_question_marks_take_one_em_and_three_take_two(
    cries: str, ems: float
) -> None:
    """GB/T 15834, 5.1.2."""
    prove(Case(cries, f"汉{cries}字", room(cries), ems, off=SPACE_ALL))


@pytest.mark.parametrize("trio", ["。”“", "”）。", "：“《", "》、《", "。’”"])
def test_three_marks_take_two_em(trio: str) -> None:
    def probe(rows: list[Line]) -> float:
        place = rows[0].text.index(trio)
        return (rows[0].glyphs[place + 2].end - rows[0].glyphs[place].x) / EM

    prove(Case(trio, f"汉{trio}汉", probe, 2.0, off=SPACE_ALL))


@pytest.mark.parametrize("pair", ["（）", "《》", "“”"])
def test_an_opening_mark_and_its_closing_one_keep_two_em(pair: str) -> None:
    assert breadth(pair)(paragraph(f"汉{pair}汉")) == pytest.approx(2.0, abs=0.002)


@pytest.mark.parametrize("mark", ENDS)
def test_a_mark_at_a_lines_end_loses_its_right_half(mark: str) -> None:
    def ink_edge(rows: list[Line]) -> float:
        assert rows[0].text.endswith(mark)
        return (rows[0].glyphs[-1].x + EM / 2 - LEFT) / EM

    text = HAN[:9] + mark + HAN[:12]
    prove(Case(mark, text, ink_edge, 10.0, 10, off=SPACE_ALL))


@pytest.mark.parametrize("face", ["Fangsong", "Kai", "Hei"])
def test_in_every_face_marks_at_a_lines_end_lose_their_right_half(face: str) -> None:
    def edges(rows: list[Line]) -> list[float]:
        return [(row.glyphs[-1].x + EM / 2 - LEFT) / EM for row in rows[:-1]]

    text = "".join(HAN[:9] + mark for mark in ENDS) + HAN[:4]
    css = f"p {{ font-family: {face} }}"
    prove(Case(face, text, edges, [9.5] * len(ENDS), 9.5, css, SPACE_ALL))


@pytest.mark.parametrize("mark", STARTS)
def test_a_mark_at_a_lines_start_loses_its_left_half(mark: str) -> None:
    def origin(rows: list[Line]) -> float:
        assert rows[1].text.startswith(mark)
        return (rows[1].x - LEFT) / EM

    text = HAN[:10] + mark + HAN[:9] + HAN[:9]
    off = "p { text-spacing-trim: normal }"
    prove(Case(mark, text, origin, -0.5, 10, off=off))


def test_the_first_line_keeps_its_mark_whole_with_space_first() -> None:
    css = "p { text-spacing-trim: space-first }"
    off = "p { text-spacing-trim: trim-start }"
    prove(Case("space-first", f"（{HAN}", lambda rows: (rows[0].x - LEFT) / EM, 0.0, 10, css, off))


def test_normal_trims_a_lines_end_only_where_it_must() -> None:
    css = "p { text-spacing-trim: normal }"

    def mark(rows: list[Line]) -> float:
        return (rows[0].glyphs[-1].x - LEFT) / EM

    fits = f"{HAN[:9]}。{HAN[:10]}{HAN[:5]}"
    prove(Case("fits", fits, mark, 9.0, 10, css, "p { text-spacing-trim: trim-both }"))
    tight = f"{HAN[:9]}。{HAN[:10]}"
    prove(Case("must", tight, mark, 9.0, 9.5, css, SPACE_ALL))


HALF_MARKS = "、，；：）》”"
STOPS = "。！？"


@pytest.mark.parametrize("mark", HALF_MARKS + STOPS)
def test_half_width_style_halves_every_mark(mark: str) -> None:
    css = "p { typeset-punctuation-style: half }"
    off = "p { typeset-punctuation-style: full }"
    prove(Case(mark, f"汉{mark}汉", breadth(f"{mark}汉"), 1.5, css=css, off=off))


@pytest.mark.parametrize("mark", HALF_MARKS)
def test_kaiming_style_halves_what_ends_no_sentence(mark: str) -> None:
    css = "p { typeset-punctuation-style: kaiming }"
    off = "p { typeset-punctuation-style: full }"
    prove(Case(mark, f"汉{mark}汉", breadth(f"{mark}汉"), 1.5, css=css, off=off))


@pytest.mark.parametrize("mark", STOPS)
def test_kaiming_style_keeps_what_ends_a_sentence_whole(mark: str) -> None:
    css = "p { typeset-punctuation-style: kaiming }"
    off = "p { typeset-punctuation-style: half }"
    prove(Case(mark, f"汉{mark}汉", breadth(f"{mark}汉"), 2.0, css=css, off=off))


@pytest.mark.parametrize("mark", "（《“")
def test_half_width_style_halves_opening_marks(mark: str) -> None:
    css = "p { typeset-punctuation-style: half }"
    off = "p { typeset-punctuation-style: full }"
    prove(Case(mark, f"汉{mark}汉", gap(f"汉{mark}"), -0.5, css=css, off=off))


def test_line_end_half_width_style_trims_ends_without_trimming_starts() -> None:
    css = "p { text-spacing-trim: normal; typeset-punctuation-style: line-end-half }"
    off = "p { typeset-punctuation-style: full }"

    def ink_edge(rows: list[Line]) -> float:
        return (rows[0].glyphs[-1].x + EM / 2 - LEFT) / EM

    text = f"{HAN[:9]}。{HAN[:9]}{HAN[:6]}"
    prove(Case("行末半角", text, ink_edge, 10.0, 10, css, off))


def test_trim_all_halves_every_mark() -> None:
    css = "p { text-spacing-trim: trim-all }"
    prove(Case("trim-all", "汉，汉", breadth("，汉"), 1.5, css=css, off=SPACE_ALL))


@pytest.mark.parametrize("mark", "，。、")
def test_force_end_hangs_a_stop_outside_the_measure(mark: str) -> None:
    def origin(rows: list[Line]) -> float:
        return (rows[0].glyphs[-1].x - LEFT) / EM

    text = f"{HAN[:10]}{mark}{HAN[:12]}"
    prove(Case(mark, text, origin, 10.0, 10, "p { hanging-punctuation: force-end }",
               "p { hanging-punctuation: none }"))  # fmt: skip


def test_allow_end_hangs_a_stop_that_does_not_fit() -> None:
    text = f"{HAN[:10]}。{HAN[:12]}"
    css = "p { hanging-punctuation: allow-end }"
    off = "p { hanging-punctuation: none }"
    prove(Case("allow-end", text, lambda rows: rows[0].text[-1] == "。", True, 10, css, off))


def test_first_hangs_an_opening_mark_at_a_paragraphs_start() -> None:
    prove(Case("first", f"“{HAN}", lambda rows: (rows[0].x - LEFT) / EM, -1.0, 10,
               "p { hanging-punctuation: first }", "p { hanging-punctuation: none }"))  # fmt: skip


def test_last_hangs_a_closing_mark_at_a_paragraphs_end() -> None:
    def end(rows: list[Line]) -> float:
        return (rows[-1].glyphs[-1].x - LEFT) / EM

    css = "p { hanging-punctuation: last; text-align: right }"
    prove(Case("last", f"{HAN[:6]}”", end, 10.0, 10, css, "p { hanging-punctuation: none }"))


@pytest.mark.parametrize("mark", "“”‘’…—")
def test_shared_marks_come_from_the_chinese_font(mark: str) -> None:
    """Even where a Latin family comes first in ``font-family``."""

    def font(rows: list[Line]) -> bool:
        glyph = rows[0].glyphs[1]
        return "Song" in glyph.font and glyph.advance > 0.9 * EM

    css = "html { font-family: Latin, Song }"
    prove(Case(mark, f"汉{mark}汉", font, True, css=css))


LATIN_AND_CHINESE = {
    "He “said” so": "He “说” so",
    "yes—no": "是—no",
    "他说 don’t，": "他说‘是’，",
    "“It’s so,” she said": "“是，”她说",
}


@pytest.mark.parametrize("families", ["Latin, Song", "Song, Latin"])
@pytest.mark.parametrize("text", LATIN_AND_CHINESE)
def test_marks_between_latin_words_stay_latin(text: str, families: str) -> None:
    """Also where a Chinese family comes first, which has these marks."""

    def fonts(text: str) -> set[str]:
        marks = paragraph(text, f"html {{ font-family: {families} }}")[0].glyphs
        return {glyph.font for glyph in marks if glyph.text in "“”‘’—"}

    assert fonts(text) == {"Latin"}
    assert fonts(LATIN_AND_CHINESE[text]) == {"Song"}


@pytest.mark.parametrize(
    ("text", "half"), [("ＡＢＣ", "ABC"), ("１２３", "123"), ("％＃＠", "%#@")]
)
def test_full_width_letters_and_digits_stay_as_written(text: str, half: str) -> None:
    def pitches(text: str) -> list[float]:
        glyphs = paragraph(f"汉{text}汉")[0].glyphs
        assert "".join(glyph.text for glyph in glyphs) == f"汉{text}汉"
        return [round(b.x - a.x, 2) for a, b in pairwise(glyphs)]

    assert pitches(text) == [EM] * 4
    assert pitches(half) != [EM] * 4


@pytest.mark.parametrize("pair", ["——", "……"])
def test_dashes_and_ellipses_take_two_em_without_a_gap(pair: str) -> None:
    css = "p { text-align-last: justify; width: 12em }"
    rows = paragraph(f"汉字{pair}汉字", css)
    assert rows[0].gap(pair) == pytest.approx(0, abs=0.002)
    assert rows[0].gap("汉字") > 0.5
    assert paragraph("汉字—…汉字", css)[0].gap("—…") > 0.5  # two marks, no pair
