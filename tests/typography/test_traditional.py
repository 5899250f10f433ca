"""Traditional marks, which stand in the middle of their box (CLREQ 3.1.3 and 3.1.5).

The face decides by its ink, whatever the language says: the control of many a proof is the same
text in a Simplified face.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.typography.faces import make
from tests.typography.proof import EM, Case, Line, gap, paragraph, prove, room, texts
from tests.typography.traditional import HAN, PASSAGE

FACE = "p { font-family: Traditional } "
SIMPLIFIED = "p { font-family: Song } "
SPACE_ALL = "p { text-spacing-trim: space-all } "
HALF = "p { typeset-punctuation-style: half } "
JUSTIFIED = FACE + "p { text-align-last: justify } "
RIGHT = 250.0  # of a measure of ten characters


def case(name: str, text: str, probe: Any, expected: object, off: str, **more: Any) -> Case:
    """A case in the Traditional face, in Traditional Chinese."""
    css = FACE + str(more.pop("css", ""))
    return Case(name, text, probe, expected, css=css, off=off, lang="zh-Hant", **more)


def setting(text: str, ems: float) -> Line:
    (row,) = paragraph(text, JUSTIFIED, ems=ems, lang="zh-Hant")
    return row


@pytest.mark.parametrize(
    "pair", ["」，", "』。", "）、", "》：", "，「", "。「", "：「", "、《", "；（", "！「", "？『"]
)
def test_beside_a_bracket_a_pair_takes_one_and_a_half_em(pair: str) -> None:
    prove(case(pair, f"漢{pair}字", room(pair), 1.5, SPACE_ALL))


@pytest.mark.parametrize("pair", ["。」", "，』", "、）", "；》", "：”"])
def test_before_a_closing_bracket_a_centred_mark_loses_a_quarter_on_each_side(pair: str) -> None:
    prove(case(pair, f"漢{pair}字", room(pair), 1.5, SPACE_ALL))
    prove(case(pair, f"漢{pair}字", gap(f"漢{pair[0]}"), -0.25, SPACE_ALL))


@pytest.mark.parametrize("pair", ["！」", "？』", "！！", "？！"])
def test_centred_exclamation_and_question_marks_are_not_adjusted(pair: str) -> None:
    prove(case(pair, f"漢{pair}字", room(pair), 2.0, SIMPLIFIED if pair[1] in "！？" else HALF))


@pytest.mark.parametrize("mark", "，。、；：！？")
def test_at_a_lines_end_a_centred_mark_stays_whole(mark: str) -> None:
    def end(rows: list[Line]) -> float:
        assert rows[0].text.endswith(mark)
        return rows[0].end

    prove(case(mark, HAN[:9] + mark + HAN[:12], end, RIGHT, SIMPLIFIED, ems=10))


@pytest.mark.parametrize("mark", "」』）》")
def test_at_a_lines_end_a_closing_bracket_loses_its_right_half(mark: str) -> None:
    def ink(rows: list[Line]) -> float:
        assert rows[0].text.endswith(mark)
        return rows[0].glyphs[-1].x + EM / 2

    prove(case(mark, HAN[:9] + mark + HAN[:12], ink, RIGHT, SPACE_ALL, ems=10))


@pytest.mark.parametrize("mark", "「『（《")
def test_at_a_lines_start_an_opening_bracket_loses_its_left_half(mark: str) -> None:
    prove(case(mark, HAN[:10] + mark + HAN[:12], lambda rows: rows[1].x, 50 - EM / 2,
               SPACE_ALL, ems=10))  # fmt: skip


@pytest.mark.parametrize("mark", "，。、；：")
def test_a_centred_mark_shrinks_alike_on_both_sides(mark: str) -> None:
    row = setting(f"漢字{mark}排版", 4.7)
    assert row.gap(f"字{mark}") == pytest.approx(-0.15, abs=0.002)
    assert row.gap(f"{mark}排") == pytest.approx(-0.15, abs=0.002)
    assert row.gap("漢字") == pytest.approx(0, abs=0.002)
    simplified = paragraph(f"漢字{mark}排版", JUSTIFIED + SIMPLIFIED, ems=4.7)[0]
    assert simplified.gap(f"字{mark}") == pytest.approx(0, abs=0.002)


def test_it_shrinks_to_half_an_em_and_no_further() -> None:
    row = setting("漢字，排版講究", 6.5)
    assert room("，")([row]) == pytest.approx(0.5, abs=0.002)
    assert [len(line.text) for line in paragraph("漢字，排版講究", FACE, ems=6.4)] != [7]


@pytest.mark.parametrize("mark", "，。、；：！？")
def test_when_the_line_grows_it_stays_with_its_character(mark: str) -> None:
    row = setting(f"漢字{mark}排版", 5.5)
    assert row.gap(f"字{mark}") == pytest.approx(0, abs=0.002)
    assert row.gap("漢字") > 0.1


def test_force_end_hangs_a_centred_mark() -> None:
    hang = "p { hanging-punctuation: force-end } "
    prove(case("force", HAN[:10] + "，" + HAN[:12], lambda rows: rows[0].glyphs[-1].x, RIGHT,
               "p { hanging-punctuation: none }", ems=10, css=hang))  # fmt: skip


def test_allow_end_does_not_for_a_centred_mark_hangs_abruptly() -> None:
    """CLREQ 3.1.7: Traditional marks do not hang in horizontal text."""
    hang = "p { hanging-punctuation: allow-end } "
    text = HAN[:10] + "，" + HAN[:12]
    prove(case("allow", text, lambda rows: max(row.end for row in rows) < RIGHT + 0.05, True,
               SIMPLIFIED, ems=10, css=hang))  # fmt: skip


@pytest.mark.parametrize(("style", "comma", "stop"), [("half", 0.5, 0.5), ("kaiming", 0.5, 1.0)])
def test_house_styles_take_from_both_sides(style: str, comma: float, stop: float) -> None:
    css = f"p {{ typeset-punctuation-style: {style} }} "
    full = "p { typeset-punctuation-style: full }"
    prove(case(style, "漢，字。版", room("，"), comma, full, css=css))
    prove(case(style, "漢，字。版", gap("漢，"), -0.25, full, css=css))
    assert room("。")(paragraph("漢，字。版", FACE + css)) == pytest.approx(stop, abs=0.002)


def test_in_half_width_style_it_is_half_at_a_lines_end_too() -> None:
    text = HAN[:9] + "，" + HAN[:12]
    prove(case("half", text, lambda rows: rows[0].glyphs[-1].x, RIGHT - 0.75 * EM,
               "p { typeset-punctuation-style: full }", ems=10, css=HALF))  # fmt: skip


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans", "zh-TW", "zh"])
def test_the_face_decides_and_not_the_language(lang: str) -> None:
    def end(face: str) -> float:
        return paragraph(HAN[:9] + "，" + HAN[:12], face, ems=10, lang=lang)[0].glyphs[-1].x

    assert end(FACE) == pytest.approx(RIGHT - EM, abs=0.02)
    assert end(SIMPLIFIED) == pytest.approx(RIGHT - EM / 2, abs=0.02)


@pytest.mark.parametrize("ems", [9.3, 13.7, 21.2])
def test_a_passage_is_flush_and_keeps_the_rules(ems: float) -> None:
    rows = [row for text in PASSAGE for row in paragraph(text, FACE, ems=ems, lang="zh-Hant")[:-1]]
    ends = {row.glyphs[-1].x + EM / 2 if row.text[-1] in "」" else row.end for row in rows}
    assert all(abs(end - (50 + ems * EM)) < 0.02 for end in ends)
    assert not any(row.text[0] in "，。、；：！？」" or row.text[-1] == "「" for row in rows)


def test_the_passage_keeps_every_character() -> None:
    assert "".join(texts(paragraph(PASSAGE[0], FACE, ems=13.7, lang="zh-Hant"))) == PASSAGE[0]


def test_the_face_is_the_one_its_recipe_makes() -> None:
    if not make.COLLECTION.exists():
        pytest.skip("fonts-noto-cjk is not installed")
    assert make.make() == make.TARGET.read_bytes()
