"""Han-Latin space, and white space of the source: CLREQ 3.2.3; CSS Text 4, 4.1 and 8.4."""

from __future__ import annotations

import pytest

from tests.typography.proof import EM, HAN, Case, Line, drawn, gap, paragraph, prove, texts

NONE = "p { text-autospace: no-autospace }"


@pytest.mark.parametrize(
    "pair", ["汉A", "z汉", "汉3", "7汉", "汉é", "ß汉", "汉Ω", "я汉", "〇A", "かA"]
)
def test_a_quarter_em_stands_between_han_and_latin(pair: str) -> None:
    prove(Case(pair, f"字{pair}字", gap(pair), 0.25, off=NONE))


@pytest.mark.parametrize("text", ["汉 A", "A 汉", "汉 3", "9 汉"])
def test_a_space_that_the_author_wrote_is_set_like_the_automatic_one(text: str) -> None:
    pair = text.replace(" ", "")
    insert = "p { text-autospace: ideograph-alpha ideograph-numeric insert; word-spacing: .2em }"
    prove(Case(text, f"字{text}字", gap(pair), 0.25, off=insert))


@pytest.mark.parametrize(
    ("css", "pair", "expected"),
    [
        ("ideograph-alpha", "汉A", 0.25),
        ("ideograph-alpha", "汉3", 0.0),
        ("ideograph-numeric", "汉3", 0.25),
        ("ideograph-numeric", "汉A", 0.0),
        ("no-autospace", "汉A", 0.0),
        ("auto", "汉A", 0.25),
    ],
)
def test_text_autospace(css: str, pair: str, expected: float) -> None:
    off = NONE if expected else "p { text-autospace: normal }"
    prove(
        Case(css, f"字{pair}字", gap(pair), expected, css=f"p {{ text-autospace: {css} }}", off=off)
    )


@pytest.mark.parametrize(
    ("pair", "spaced"),
    [
        ("，A", "字A"),
        ("A。", "A字"),
        ("（A", "字A"),
        ("A）", "A字"),
        ("“A", "字A"),
        ("3%", "3字"),
        ("汉％", "汉A"),
        ("Ａ汉", "A汉"),
        ("汉，", "汉A"),
    ],
)
def test_no_such_space_stands_beside_marks(pair: str, spaced: str) -> None:
    assert gap(pair)(paragraph(f"字{pair}字")) == pytest.approx(0, abs=0.002)
    assert gap(spaced)(paragraph(f"字{spaced}字")) == pytest.approx(0.25, abs=0.002)


def test_no_such_space_stands_at_the_edges_of_a_line() -> None:
    rows = paragraph(f"{HAN[:10]}Latin{HAN[:12]}", ems=10)
    assert rows[1].text.startswith("Latin")
    assert rows[0].end == pytest.approx(250, abs=0.02)
    assert rows[1].x == pytest.approx(50, abs=0.02)
    (amid,) = paragraph(f"{HAN[:2]}Latin{HAN[:2]}", ems=10)
    assert amid.glyphs[2].x == pytest.approx(50 + 2.25 * EM, abs=0.05)


def test_it_stands_outside_an_inline_box() -> None:
    prove(Case("<b>", "汉<b>A</b>汉", lambda rows: rows[0].gaps(), [0.25, 0.25], off=NONE))


def test_it_is_no_character() -> None:
    assert drawn("<p>共2批58人，PDF文件</p>") == "共2批58人，PDF文件"
    assert drawn("<p>共2批 58人，PDF文件</p>") == "共2批 58人，PDF文件"


def test_text_is_copied_in_its_order_with_the_authors_spaces() -> None:
    body = "<p>共 2 批，“标题”<b>粗 体</b>（完）——……</p>"
    assert drawn(body) == "共 2 批，“标题”粗 体（完）——……"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("汉\n字", "汉字"),
        ("汉  \n\t字", "汉字"),
        ("汉，\n字", "汉，字"),
        ("汉\n“字”", "汉“字”"),
        ("汉<b>字</b>\n<i>排</i>版", "汉字排版"),
        ("<b>汉\n</b>字", "汉字"),
        ("か\nな", "かな"),
    ],
)
def test_a_newline_between_han_characters_leaves_nothing(source: str, expected: str) -> None:
    assert drawn(f"<p>{source}</p>") == expected
    breadths = [paragraph(source, on=on)[0].end - 50 for on in (True, False)]
    assert breadths[0] == pytest.approx(len(expected) * EM, abs=10.1)
    assert breadths[1] > breadths[0] + 0.1 * EM


@pytest.mark.parametrize("source", ["one\ntwo", "汉\ntwo", "one\n字"])
def test_any_other_newline_is_a_space(source: str) -> None:
    assert drawn(f"<p>{source}</p>", lang="ko") == source.replace("\n", " ")


def test_a_space_between_han_characters_is_kept() -> None:
    rows = paragraph("李 庆")
    assert rows[0].gap("李庆") > 0.15


def test_line_ends_leave_no_space_behind() -> None:
    rows = paragraph("The quick brown fox jumps over the lazy dog again and again", ems=10)
    assert all(row.end <= 250.05 for row in rows)
    assert all(row.x == pytest.approx(50, abs=0.05) for row in rows)


def test_forced_breaks_are_kept() -> None:
    assert texts(paragraph("天地<br>玄黄<br>宇宙")) == ["天地", "玄黄", "宇宙"]


def test_preserved_lines_are_kept() -> None:
    css = "p { white-space: pre-line }"
    assert texts(paragraph("天地\n玄黄\n宇宙", css)) == ["天地", "玄黄", "宇宙"]


def test_letter_spacing_is_added_to_every_character() -> None:
    def pitch(rows: list[Line]) -> float:
        return (rows[0].glyphs[1].x - rows[0].glyphs[0].x) / EM

    spaced = "p { letter-spacing: 0.2em }"
    prove(Case("spaced", "汉字排版", pitch, 1.2, css=spaced, off="p { letter-spacing: normal }"))


def test_letter_spacing_stands_between_characters_and_at_no_edge_of_a_line() -> None:
    """CSS Text 3, 8.2."""

    def flush(rows: list[Line]) -> bool:
        ends = all(abs(row.end - 270) < 0.01 for row in rows[:-1])
        return ends and all(abs(row.x - 50) < 0.01 for row in rows)

    css = "p { letter-spacing: .3em }"
    prove(Case("letter-spacing", HAN * 3, flush, True, 11, css))
    rows = paragraph(HAN * 3, css, ems=11)
    assert max(rows[-1].gaps()) == min(rows[-1].gaps()) == pytest.approx(0.3, abs=0.002)


def test_letter_spacing_goes_on_across_inline_boxes_and_through_ligatures() -> None:
    rows = paragraph("汉<b>字</b>排<i>office</i>", "p { letter-spacing: .25em }", ems=20)
    assert rows[0].gap("汉字") == rows[0].gap("字排") == pytest.approx(0.25, abs=0.002)
    assert rows[0].gap("ff") == pytest.approx(0.25, abs=0.03)
    assert rows[0].gap("fi") == pytest.approx(0.25, abs=0.03)


def test_word_spacing_widens_words_and_nothing_else() -> None:
    plain, wide = (paragraph("one two 汉字", css)[0] for css in ("", "p { word-spacing: .5em }"))
    assert wide.gap("et") - plain.gap("et") == pytest.approx(0.5, abs=0.002)
    assert wide.gap("汉字") == 0
