"""Justification: CLREQ 3.2.4 (order of adjustment), CSS Text 4, 6 (``text-justify``).

One line is set to measures wider and narrower than its own width, so each step can be seen alone.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.typography.proof import EM, HAN, Case, Line, paragraph, prove, texts

JUSTIFIED = "p { text-align-last: justify } "


def setting(text: str, ems: float) -> Line:
    """One line of text, spread or squeezed to a measure."""
    (row,) = paragraph(text, JUSTIFIED, ems=ems)
    return row


NOT = "p { text-justify: none }"


def test_gaps_between_han_characters_grow_alike() -> None:
    prove(Case("alike", HAN[:12], lambda rows: rows[0].gaps(), [0.1] * 11, 13.1, JUSTIFIED, NOT))


@pytest.mark.parametrize("ems", [10.37, 17.5, 24.9, 28.076])
def test_a_line_spreads_evenly_to_a_hundredth_of_a_point(ems: float) -> None:
    """Across bold text, links and other faces, and the last line is not spread."""
    text = f"{HAN[:4]}<b>{HAN[4:7]}</b>{HAN[7:12]}<a href='http://a.b/'>{HAN[12:15]}<i>{HAN[15:]}</i></a>"
    rows = paragraph(text * 3, "i { font-family: Kai }", ems=ems)
    for row in rows[:-1]:
        gaps = [(b.x - a.end) for a, b in pairwise(row.glyphs)]
        assert max(gaps) - min(gaps) < 0.01
        assert row.end == pytest.approx(50 + ems * EM, abs=0.01)
    assert rows[-1].gaps() == [0.0] * (len(rows[-1].text) - 1)


@pytest.mark.parametrize("mark", "，。、；：！？）》”·％")
def test_a_mark_stays_with_the_character_before_it(mark: str) -> None:
    def stays(rows: list[Line]) -> tuple[bool, bool]:
        return abs(rows[0].gap(f"字{mark}")) < 0.002, rows[0].gap("汉字") > 0.1

    prove(Case(mark, f"汉字{mark}汉字", stays, (True, True), 6.5, JUSTIFIED, NOT))


@pytest.mark.parametrize("mark", "（《“【")
def test_a_mark_stays_with_the_character_after_it(mark: str) -> None:
    def stays(rows: list[Line]) -> tuple[bool, bool]:
        return abs(rows[0].gap(f"{mark}汉", 0)) < 0.002, rows[0].gap("汉字") > 0.1

    prove(Case(mark, f"汉字{mark}汉字", stays, (True, True), 6.5, JUSTIFIED, NOT))


@pytest.mark.parametrize("whole", ["——", "……", "2023", "Latin", "50%", "￥3"])
def test_no_space_opens_inside(whole: str) -> None:
    def opens(rows: list[Line]) -> tuple[bool, bool]:
        place = rows[0].text.index(whole)
        inner = rows[0].gaps()[place : place + len(whole) - 1]
        return any(abs(gap) > 0.002 for gap in inner), rows[0].gap("汉字") > 0.1

    prove(Case(whole, f"汉字{whole}汉字", opens, (False, True), 12, JUSTIFIED, NOT))


PARTS = {
    "汉·": "汉·字",
    "、汉": "排、汉",
    "）汉": "版（字）汉",
    "，字": "排，字",
    "字A": "字A",
    "。版": "排。版",
}


@pytest.mark.parametrize(
    ("over", "narrow", "wide"),
    [
        (0.2, "汉·", "、汉"),  # · before brackets and points
        (0.6, "）汉", "，字"),  # brackets before points
        (0.3, "，字", "字A"),  # points before Han-Latin
        (0.1, "字A", "。版"),  # Han-Latin before stops
    ],
)
def test_shrinking_keeps_its_order(over: float, narrow: str, wide: str) -> None:
    text = f"{PARTS[narrow]}天{PARTS[wide]}地"
    natural = _natural(text)
    before = setting(text, natural + 0.001)

    def shrunk(rows: list[Line]) -> tuple[bool, ...]:
        (row,) = rows
        pairs = narrow, wide
        return tuple(row.gap(pair) < before.gap(pair) - 0.01 for pair in pairs)

    prove(Case(narrow, text, shrunk, (True, False), natural - min(over, 0.1), JUSTIFIED, NOT))


def _opens(rows: list[Line]) -> bool:
    return rows[0].gap("汉字") > 0.1


def _natural(text: str) -> float:
    """The width of a text in one line, em."""
    (row,) = paragraph(text, "p { text-align: left }", ems=30)
    return (row.end - row.x) / EM


NO_SPACE = "p { text-autospace: no-autospace }"


def test_han_latin_space_grows_before_the_gaps_between_han_characters() -> None:
    def gaps(rows: list[Line]) -> list[float]:
        return [rows[0].gap("字A"), rows[0].gap("汉字")]

    text = "汉字A排版"
    prove(Case("first", text, gaps, [0.295, 0.0], _natural(text) + 0.09, JUSTIFIED, NO_SPACE))


def test_han_latin_space_never_grows_beyond_half_an_em() -> None:
    def gaps(rows: list[Line]) -> tuple[bool, bool]:
        return abs(rows[0].gap("字A") - 0.5) < 0.002, rows[0].gap("汉字") > 1

    text = "汉字A排版"
    prove(Case("½", text, gaps, (True, True), _natural(text) + 3, JUSTIFIED, NO_SPACE))


def test_han_latin_space_shrinks_to_an_eighth() -> None:
    text = "汉字A排版"
    prove(Case("⅛", text, lambda rows: rows[0].gap("字A"), 0.125, _natural(text) - 0.2499,
               JUSTIFIED, NO_SPACE))  # fmt: skip


def test_a_written_space_between_han_grows_with_the_gaps_and_to_half_an_em() -> None:
    natural = _natural("汉字 排版")
    little, more, most = (setting("汉字 排版", natural + extra) for extra in (0.03, 0.2, 3))
    space = little.gap("字排") - 0.03
    assert little.gap("汉字") == pytest.approx(0, abs=0.002)
    assert more.gap("字排") == pytest.approx(1.2 * space + more.gap("汉字"), abs=0.002)
    assert more.gap("汉字") > 0.03
    assert most.gap("字排") == pytest.approx(0.5, abs=0.002)


@pytest.mark.parametrize(
    ("text", "pair"), [("汉字，排版", "，排"), ("汉字,排版", ",排"), ("汉字(排版", "字(")]
)
def test_the_gap_outside_a_mark_grows_for_the_closed_one_inside(text: str, pair: str) -> None:
    before, after = setting(text, _natural(text) + 0.001), setting(text, _natural(text) + 0.4)
    assert after.gap(pair) - before.gap(pair) == pytest.approx(2 * after.gap("汉字"), abs=0.003)


def test_word_spaces_grow_before_all_else() -> None:
    text = "汉字 one two A排版"
    before = setting(text, _natural(text) + 0.001)

    def grown(rows: list[Line]) -> tuple[bool, bool]:
        words = rows[0].gap("et") > before.gap("et") + 0.02
        return words, abs(rows[0].gap("汉字")) < 0.002

    prove(Case("words", text, grown, (True, True), _natural(text) + 0.1, JUSTIFIED, NOT))


def test_word_spaces_then_grow_twice_as_far_as_the_gaps_between_han_characters() -> None:
    text = "汉字排版，one two，汉字排版"
    full = _natural(text) + 0.5 * setting(text, _natural(text) + 0.001).gap("et")
    before, after = setting(text, full), setting(text, full + 0.6)
    assert after.gap("汉字") > 0.02
    assert after.gap("et") - before.gap("et") == pytest.approx(2 * after.gap("汉字"), abs=0.003)


@pytest.mark.parametrize(("ems", "rows"), [(10.2, 1), (9.8, 2)])
def test_a_line_that_cannot_be_broken_takes_no_more_than_two_characters_beyond_the_measure(
    ems: float, rows: int
) -> None:
    text = f"<span style='white-space: nowrap'>{HAN[:11]}</span>{HAN[11]}"
    assert len(paragraph(text, ems=ems)) == rows


@pytest.mark.parametrize(
    ("value", "expected"),
    [("auto", True), ("inter-character", True), ("inter-word", False), ("none", False)],
)
def test_text_justify(value: str, expected: bool) -> None:
    off = "inter-word" if expected else "auto"
    css, other = (f"p {{ text-justify: {word} }}" for word in (value, off))
    opens = Case(value, HAN[:8], _opens, expected, 10, JUSTIFIED + css, other)
    prove(opens)


def test_inter_character_opens_words_too() -> None:
    css = JUSTIFIED + "p { text-justify: inter-character }"
    prove(Case("word", "汉字Latin排版", lambda rows: rows[0].gap("at") > 0.05, True, 10, css,
               "p { text-justify: auto }"))  # fmt: skip


@pytest.mark.parametrize("ems", [10.1, 13.37, 17.5, 24.9, 28.08])
def test_every_line_but_the_last_is_flush(ems: float) -> None:
    text = f"{HAN}，{HAN}。“{HAN}”2023年{HAN}PDF文件{HAN[:7]}。" * 2
    right = 50 + ems * EM

    def flush(rows: list[Line]) -> bool:
        tails = [row.glyphs[-1] for row in rows[:-1]]
        ends = [tail.x + EM / 2 if tail.text in "，。”" else tail.end for tail in tails]
        return all(abs(end - right) < 0.01 for end in ends)

    prove(Case(str(ems), text, flush, True, ems))


@pytest.mark.parametrize("align", ["left", "right", "center", "start", "end"])
def test_other_alignments_do_not_spread(align: str) -> None:
    rows = paragraph(f"{HAN}{HAN}", f"p {{ text-align: {align} }}", ems=10.5)
    assert rows[0].gaps() == [0.0] * 9
    offset = {"right": 0.5, "end": 0.5, "center": 0.25}.get(align, 0.0)
    assert rows[0].x == pytest.approx(50 + offset * EM, abs=0.02)


def test_justify_all_spreads_the_last_line_too() -> None:
    css = "p { text-align: justify-all }"
    prove(Case("justify-all", HAN[:13], lambda rows: rows[-1].end, 250.0, 10, css,
               "p { text-align: justify }"))  # fmt: skip


@pytest.mark.parametrize("extra", [1, 2])
def test_no_last_line_has_one_character(extra: int) -> None:
    text = HAN[:20] + HAN[:extra] if extra == 1 else HAN[:20] + "字。"
    alone = "p { typeset-last-line-minimum: 1 }"
    prove(Case("孤字", text, lambda rows: len(rows[-1].text.strip("。")) >= 2, True, 10, off=alone))


@pytest.mark.parametrize("minimum", [3, 4])
def test_the_last_lines_minimum_can_be_set(minimum: int) -> None:
    css = f"p {{ typeset-last-line-minimum: {minimum} }}"
    text = HAN[:20] + HAN[: minimum - 1]
    prove(Case("min", text, lambda rows: len(rows[-1].text) >= minimum, True, 10, css,
               "p { typeset-last-line-minimum: 2 }"))  # fmt: skip


def test_all_lines_of_a_paragraph_are_weighed_together() -> None:
    """First-fit would fill the first line, and leave a wide word to tear the second one open."""
    text = f"{HAN[:9]}、{HAN[:8]}internationally{HAN[:12]}"
    widest = max(max(row.gaps()) for row in paragraph(text, ems=12)[:-1])
    assert widest < 0.6


MIXED = (
    "中华全国总工会（All-China Federation of Trade Unions）与 the International Labour "
    "Organization (ILO) 往来的文件有 English and Chinese 两种文字，译名以 the official glossary "
    "of terms 为准，网址是 https://www.ilo.org/publications/index.html，投稿用 PDF、DOCX 或 "
    "Markdown，字数 1,500—2,000 字。"
)
ENGLISH = (
    "The committee met in March and agreed on a plan for the coming year and its budget. Members "
    "of the twelve associations asked for longer opening hours of the library, for a second "
    "training course in occupational safety, and for clearer information about agreements."
)


@pytest.mark.parametrize("ems", [10, 12, 14, 16.76, 20, 22, 28])
@pytest.mark.parametrize(("text", "lang"), [(MIXED, "zh-Hans"), (ENGLISH, "en")])
def test_mixed_and_english_text_is_more_even_than_stock(text: str, lang: str, ems: float) -> None:
    def widest(on: bool) -> float:
        rows = paragraph(text, "p { hyphens: auto }", ems=ems, lang=lang, on=on)
        return max(max(row.gaps(), default=0) for row in rows[:-1])

    assert widest(True) < widest(False)


def test_english_is_justified_by_words() -> None:
    text = "The committee met in March and agreed on a plan for the coming year and its budget."
    rows = paragraph(text, ems=14, lang="en")
    assert [row.end for row in rows[:-1]] == [pytest.approx(330, abs=0.05)] * (len(rows) - 1)
    assert all(row.gap("he") == pytest.approx(0, abs=0.01) for row in rows if "he" in row.text)


def test_english_is_hyphenated_by_its_dictionary() -> None:
    text = "Internationalization of typographical responsibilities"
    rows = paragraph(text, "p { hyphens: auto }", ems=9, lang="en")
    assert any(row.text.endswith("‐") for row in rows)
    assert not any(row.text.endswith("‐") for row in paragraph(text, ems=9, lang="en"))


def test_a_soft_hyphen_shows_where_the_line_ends() -> None:
    rows = texts(paragraph("排版typo&shy;graphically排版", ems=6, lang="en"))
    assert any(row.endswith("typo‐") or "typo\xad‐" in row for row in rows)
