"""What a document has besides plain paragraphs goes on working, and looks as it should."""

from __future__ import annotations

import io
from itertools import pairwise

import pdfplumber
import pytest
import weasyprint

from tests.typography.proof import (
    EM,
    HAN,
    Case,
    Line,
    chinese,
    drawn,
    fonts,
    lines,
    paragraph,
    pdf,
    prove,
    read,
    texts,
)
from typeset import typography

TEXT = f"{HAN}，{HAN}。{HAN[:9]}2023年“{HAN}”PDF文件{HAN}。"


def render(body: str, css: str = "") -> weasyprint.Document:
    configuration, faces = fonts()
    with chinese():
        sheet = weasyprint.CSS(string=f"html {{ font: 20pt/30pt Song, Latin; {css} }}")
        html = weasyprint.HTML(string=f'<html lang="zh"><body>{body}')
        return html.render(font_config=configuration, stylesheets=[faces, sheet])


def edges(rows: list[Line]) -> list[tuple[float, float]]:
    """Where the first lines begin and end, em from the left edge."""
    return [(round((row.x - 50) / EM, 2), round((row.end - 50) / EM, 2)) for row in rows[:3]]


def test_inline_boxes_break_with_their_paragraph() -> None:
    plain = texts(paragraph(TEXT, ems=12.3))
    marked = TEXT.replace("讲究", "<b><i>讲</i>究</b>").replace("天头", "<a href='#x'>天头</a>")
    assert texts(paragraph(marked, ems=12.3)) == plain


def test_padding_and_margins_of_inline_boxes_take_their_room() -> None:
    rows = paragraph(f"汉<b style='padding: 0 .5em; margin-left: .25em'>字</b>{HAN}", ems=12.3)
    assert rows[0].gap("汉字") == pytest.approx(0.75, abs=0.05)
    assert rows[0].end == pytest.approx(50 + 12.3 * EM, abs=0.02)


@pytest.mark.parametrize("text", [f"{HAN[:8]}<b>，</b>{HAN}", f"{HAN[:9]}<b>“</b>{HAN}"])
def test_padding_at_the_edge_keeps_a_mark_whole(text: str) -> None:
    css = "b { padding: 0 .25em }"
    for row in paragraph(text, css, ems=9.5)[:-1]:
        padding = EM / 4 if row.text[-1] == "，" else 0
        assert row.end + padding == pytest.approx(50 + 9.5 * EM, abs=0.02)
        assert row.x >= 50 - 0.01


def test_links_lie_under_their_words() -> None:
    with pdfplumber.open(io.BytesIO(pdf("<p>汉字<a href='http://a.b/'>排版</a>"))) as document:
        (link,) = document.pages[0].annots
    assert link["x0"] == pytest.approx(90, abs=0.1)
    assert link["x1"] == pytest.approx(130, abs=0.1)


def test_objects_stand_in_the_line() -> None:
    box = "<span style='display: inline-block; width: 3em; height: 1em'></span>"
    rows = paragraph(f"{HAN[:4]}{box}{HAN}{HAN}", ems=12.3)
    assert rows[0].gaps()[3] > 2.9
    assert rows[0].end == pytest.approx(50 + 12.3 * EM, abs=0.02)


def test_an_inline_block_sent_right_closes_the_paragraph() -> None:
    tail = "<span style='display: inline-block; margin-left: auto'>（田玉华）</span>"
    rows = paragraph(f"{HAN[:13]}{tail}", ems=10)
    assert rows[-1].text == f"{HAN[10:13]}（田玉华）"
    assert rows[-1].glyphs[-1].x == pytest.approx(50 + 9 * EM, abs=10.1)


def test_footnotes_fall_to_the_foot_of_the_page() -> None:
    css = "span { float: footnote; font-size: 12pt }"
    rows = lines(f"<p>{HAN[:8]}<span>注释文字</span>{HAN}</p>", css)
    assert rows[-1].text.endswith("注释文字")
    assert rows[-1].y > 700
    assert rows[0].text.startswith(HAN[:8])


def test_a_float_at_the_start_narrows_the_lines_beside_it() -> None:
    box = "<span style='float: left; width: 4em; height: 45pt'></span>"
    beside = Case("start", f"{box}{HAN}，{HAN}", edges, [(4, 12.5), (4, 12.5), (0, 12.5)], 12.5)
    prove(beside)


def test_a_float_before_the_paragraph_narrows_it_too() -> None:
    body = f"<div style='float: right; width: 100pt; height: 45pt'></div><p>{HAN}{HAN}"
    rows, stock = (lines(body, "body { width: 307pt }", on=on) for on in (True, False))
    assert [rows[0].end, rows[3].end] == [
        pytest.approx(257, abs=0.05),
        pytest.approx(357, abs=0.05),
    ]
    assert stock[0].end < 256


@pytest.mark.parametrize("text", [HAN[:4], f"{HAN[:2]}<b>{HAN[2:4]}"])
def test_a_float_amid_a_line_stands_beside_it(text: str) -> None:
    box = "<i style='float: right; width: 4em; height: 45pt'></i>"
    text = f"{text}{box}{HAN}</b>{HAN}"
    prove(Case("amid", text, edges, [(0, 8.5), (0, 8.5), (0, 12.5)], 12.5))
    assert paragraph(text, ems=12.5)[0].text == HAN[:4] + HAN[:4]


def test_a_float_that_finds_no_room_waits_until_its_line_is_set() -> None:
    box = "<i style='float: left; width: 4em; height: 45pt'></i>"
    text = f"{HAN[:10]}{box}{HAN}{HAN}"
    prove(Case("waits", text, edges, [(0, 12.5), (4, 12.5), (4, 12.5)], 12.5))


def test_floats_stand_in_the_order_that_they_are_written_in() -> None:
    box = "<i style='float: right; width: 3em; height: 20pt'>{}</i>"
    text = f"{HAN[:3]}{box.format('甲')}{HAN[:2]}{box.format('乙')}{HAN}{HAN}"
    glyphs = {glyph.text: glyph.x for glyph in read(pdf(f"<p style='width: 14em'>{text}"))}
    assert glyphs["甲"] > glyphs["乙"]


def test_a_float_that_another_one_sends_to_the_next_line_is_drawn_once() -> None:
    box = "<i style='float: right; width: 5em; height: 45pt'>{}</i>"
    text = f"{HAN[:2]}{box.format('甲')}{HAN[:9]}{box.format('乙')}{HAN}"
    said = drawn(f"<p style='width: 12em'>{text}")
    assert said.count("甲") == said.count("乙") == 1


def test_what_is_fixed_beside_a_float_is_drawn_once() -> None:
    seal = "<i style='position: absolute'>印</i>"
    box = "<i style='float: right; width: 4em; height: 45pt'></i>"
    said = drawn(f"<p style='width: 12em'>{HAN[:3]}{seal}{box}{HAN}")
    assert said.count("印") == 1


def test_first_letters_and_drop_caps() -> None:
    rows = paragraph(
        TEXT, "p::first-letter { font-size: 40pt; float: left; line-height: 60pt }", ems=12
    )
    assert rows[1].x == pytest.approx(50 + 2 * EM, abs=0.1) or rows[0].glyphs[0].size > 30


def test_underlines_go_on_across_inline_boxes() -> None:
    data = pdf(f"<p style='width: 12.5em'><u>{HAN[:6]}<b>{HAN[:4]}</b>{HAN[:8]}</u>{HAN}")
    with pdfplumber.open(io.BytesIO(data)) as document:
        rules = sorted(
            (line["x0"], line["x1"]) for line in document.pages[0].lines if line["top"] < 80
        )
    assert all(b[0] - a[1] < 0.05 for a, b in pairwise(rules))


def test_overflowing_text_gets_its_ellipsis() -> None:
    css = "p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }"
    (row,) = paragraph(HAN, css, ems=8)
    shown = row.text.partition("(cid:")[0]  # the points stand for no character of the text
    assert shown == HAN[: len(shown)] != HAN
    assert row.end <= 50 + 8 * EM
    (whole,) = paragraph(HAN[:6], css, ems=8)
    assert whole.text == HAN[:6]


@pytest.mark.parametrize(
    ("text", "css"),
    [
        ("汉字\u200f排版", ""),
        ("汉\t字", "p { white-space: pre }"),
        (TEXT, "p::first-line { color: red }"),
        (TEXT, "p { direction: rtl }"),
        ("目录<span style='content: leader(\".\")'></span>", ""),
    ],
)
def test_what_cannot_be_composed_is_left_to_weasyprint(text: str, css: str) -> None:
    assert drawn(f"<p>{text}</p>", css)


def test_tagged_output_passes_through() -> None:
    data = pdf(f"<h1>标题</h1><p>{TEXT}", pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    assert b"StructTreeRoot" in data
    assert "标题" in "".join(glyph.text for glyph in read(data))


def test_tables_and_boxes_shrink_to_their_text() -> None:
    body = "<table><tr><td>汉，“字”A<td>字</table>"
    (row,) = lines(body, "td { padding: 0 } table { border-spacing: 0 }")
    assert row.text == "汉，“字”A字"


def test_mixed_fonts_and_sizes_do_not_make_a_line_taller() -> None:
    mixed = TEXT.replace("讲", "<b style='font-family: Kai'>讲</b>").replace(
        "版", "<i style='font-family: Hei; font-size: 26pt'>版</i>"
    )

    def pitches(rows: list[Line]) -> set[float]:
        return {round(b.y - a.y, 2) for a, b in pairwise(rows)}

    assert pitches(paragraph(mixed, ems=12)) == {30.0}
    assert pitches(paragraph(mixed, ems=12, on=False)) != {30.0}


def test_all_lines_of_all_columns_stand_on_one_grid() -> None:
    faces = ["Song", "Fangsong", "Kai", "Hei"]
    text = TEXT.replace("版", "<b>版</b>")
    body = "".join(f"<p style='font-family: {face}, Latin'>{text}</p>" for face in faces)
    css = "body { columns: 3; column-gap: 2em; width: 640pt } b { font: 26pt/30pt Hei }"

    def on_grid(on: bool) -> bool:
        rows = lines(body, css, on=on)
        assert len({round(row.x) for row in rows}) >= 3
        return {round((row.y - rows[0].y) % 30, 1) for row in rows} <= {0.0, 30.0}

    assert on_grid(True)
    assert not on_grid(False)


def test_vertical_alignment_still_works() -> None:
    rows = paragraph("汉<sup style='font-size: 10pt; line-height: 0'>2</sup>字")
    heights = {row.text: row.y for row in rows}
    assert heights["2"] < heights["汉"] == heights["字"]


def test_loose_lines_are_told_with_their_source() -> None:
    body = f'<p data-source="a.md:3" style="width: 12em">{HAN[:6]}supercalifragilistic{HAN[:12]}'
    fault, *_ = typography.line_faults(render(body, "text-align: justify"))
    assert (fault.kind, fault.page, fault.source) == ("loose", 0, "a.md:3")
    assert fault.amount > 0.12
    assert fault.text == HAN[:6]


@pytest.mark.parametrize(("gap", "kinds"), [(0.0, []), (0.115, []), (0.125, ["loose"])])
def test_gaps_between_han_characters_are_loose_beyond_an_eighth(
    gap: float, kinds: list[str]
) -> None:
    body = f'<p style="width: {12 + 11 * gap}em; text-align-last: justify">{HAN[:12]}'
    faults = typography.line_faults(render(body, "text-align: justify"))
    assert [fault.kind for fault in faults] == kinds


@pytest.mark.parametrize(("times", "kinds"), [(2.4, []), (2.6, ["loose"])])
def test_word_spaces_are_loose_beyond_two_and_a_half_times_their_width(
    times: float, kinds: list[str]
) -> None:
    body = '<p lang=en style="width: {}pt; text-align-last: justify">one two'
    (row,) = lines(body.format(300).replace("text-align-last: justify", ""), lang="en")
    space = row.gap("et") * EM
    wide = row.end - row.x + (times - 1) * space
    faults = typography.line_faults(render(body.format(wide), "text-align: justify"))
    assert [fault.kind for fault in faults] == kinds


def test_lines_that_overflow_are_told() -> None:
    body = '<p data-source="b.md:1" style="width: 5em" lang=en>supercalifragilistic'
    (fault,) = typography.line_faults(render(body))
    assert (fault.kind, fault.source) == ("tight", "b.md:1")


def test_good_lines_are_not_told() -> None:
    assert typography.line_faults(render(f"<p>{TEXT}{TEXT}", "text-align: justify")) == []


def test_the_same_paragraph_is_set_alike_wherever_its_page_breaks() -> None:
    whole = texts(paragraph(TEXT * 3, ems=12.3))
    cut = texts(paragraph(TEXT * 3, "@page { size: 800pt 200pt }", ems=12.3))
    assert cut == whole
