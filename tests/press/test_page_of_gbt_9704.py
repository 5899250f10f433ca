"""The page of GB/T 9704-2012, measured in the PDF; each rule with a control that breaks it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pytest import approx

from tests.press.conftest import PARAGRAPH, Print
from tests.reading import MM, Line, Sheet

RED = (0.0, 0.8, 0.8, 0.0)
TOP, HEIGHT, WIDTH = 37 * MM, 225 * MM, 156 * MM
BOTTOM = TOP + HEIGHT
SIZE, LINE = 15.79, 29.53
TENTH = 0.1 * MM
LONG = f"---\nheadline: 长文\n---\n\n{'　'.join([PARAGRAPH] * 90)}\n"


def left(number: int) -> float:
    """The left edge of the type area: 订口 28 mm, on the left of odd pages, the right of even."""
    return (28 if number % 2 else 26) * MM


def text_lines(sheet: Sheet) -> list[Line]:
    """The lines in the text's size, the masthead's aside."""
    return [
        line
        for line in sheet.lines
        if line.glyphs[0].size == approx(SIZE, abs=0.01) and line.glyphs[0].colour != RED
    ]


def on_grid(sheet: Sheet, first: float = 119.715) -> bool:
    steps = [(line.baseline - first) / LINE for line in text_lines(sheet)]
    return all(step == approx(round(step), abs=0.01) for step in steps)


def test_the_paper_is_a4(tonghua: tuple[Sheet, ...]) -> None:
    sizes = {(round(page.width / MM, 2), round(page.height / MM, 2)) for page in tonghua}
    assert sizes == {(210.0, 297.0)}


def test_text_stays_in_the_type_area(tonghua: tuple[Sheet, ...]) -> None:
    for number, page in enumerate(tonghua, 1):
        for line in page.lines:
            if line.baseline < BOTTOM:
                assert left(number) - SIZE / 2 - 0.1 <= line.x  # an opening mark's half is blank
                assert line.edge <= left(number) + WIDTH + 0.1
                assert line.baseline > TOP


def test_full_lines_span_the_type_area(tonghua: tuple[Sheet, ...]) -> None:
    spans = [
        (line.x - left(number), line.edge - left(number))
        for number, page in enumerate(tonghua, 1)
        for line in text_lines(page)
    ]
    assert min(start for start, _ in spans if start > -1) == approx(0, abs=TENTH)
    assert max(end for _, end in spans) == approx(WIDTH, abs=TENTH)


def test_28_characters_to_a_line_and_22_lines_to_a_page(print_pages: Print) -> None:
    body = "工" * 28 * 60
    page = print_pages(f"---\nheadline: 字\n---\n\n{body}\n")[1]
    lines = text_lines(page)
    assert len(lines) == 22
    assert {len(line.text) for line in lines} == {28}


def white(sheet: Sheet) -> tuple[float, float]:
    """The white above the first line's characters and below the last's, in mm.

    A character's box is 1 em high, .88 of it above the baseline (CSS Inline 3, A.2).
    """
    first, *_, last = [line.baseline for line in text_lines(sheet)]
    return (first - 0.88 * SIZE) / MM, (sheet.height - last - 0.12 * SIZE) / MM


def test_37_mm_stand_above_the_first_characters_and_225_mm_to_the_last(print_pages: Print) -> None:
    page = print_pages(f"---\nheadline: 字\n---\n\n{'工' * 28 * 60}\n")[1]
    assert white(page) == (approx(37, abs=1), approx(35, abs=1))


def test_control_a_line_s_own_white_counts_as_white(print_pages: Print) -> None:
    css = "@page { margin-top: 37mm; margin-bottom: 35mm } body { line-height: 28.98pt }"
    page = print_pages(f"---\nheadline: 字\n---\n\n{'工' * 28 * 60}\n", css=css)[1]
    assert min(white(page)) > 37
    assert max(white(page)) > 38


@pytest.mark.parametrize("css", ["body { font-size: 16pt }", "body { line-height: 31pt }"])
def test_control_another_size_or_leading_breaks_the_grid(print_pages: Print, css: str) -> None:
    page = print_pages(f"---\nheadline: 字\n---\n\n{'工' * 28 * 60}\n", css=css)[1]
    lines = [line for line in page.lines if line.baseline < BOTTOM]
    assert (len(lines), len(lines[0].text)) != (22, 28)


def test_characters_stand_15_79_pt_apart(print_pages: Print) -> None:
    page = print_pages(f"---\nheadline: 字\n---\n\n{'工' * 28 * 60}\n")[1]
    glyphs = text_lines(page)[3].glyphs
    steps = [after.x - before.x for before, after in pairwise(glyphs)]
    assert steps == [approx(SIZE, abs=0.01)] * 27


def test_every_line_of_every_page_stands_on_one_grid(tonghua: tuple[Sheet, ...]) -> None:
    assert all(on_grid(page) for page in tonghua)


def test_control_a_margin_leaves_the_grid(print_pages: Print) -> None:
    article = f"---\nheadline: 题\n---\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
    assert on_grid(print_pages(article)[0])
    assert not on_grid(print_pages(article, css="p { margin-top: 5pt }")[0])


def test_paragraphs_begin_two_characters_in(tonghua: tuple[Sheet, ...]) -> None:
    assert tonghua[0].line("行程以休闲").x == approx(left(1) + 2 * SIZE, abs=TENTH)


# ---- page numbers -------------------------------------------------------------------------------


def numbers(pages: tuple[Sheet, ...]) -> list[Line]:
    return [page.lines[-1] for page in pages]


def test_page_numbers_read_with_a_dash_on_each_side(tonghua: tuple[Sheet, ...]) -> None:
    assert [line.text for line in numbers(tonghua)] == ["—1—", "—2—", "—3—", "—4—", "—5—"]


def test_page_numbers_stand_one_character_in_right_on_odd_left_on_even_pages(
    tonghua: tuple[Sheet, ...],
) -> None:
    for page, line in enumerate(numbers(tonghua), 1):
        if page % 2:
            assert line.right == approx(left(page) + WIDTH - 14, abs=TENTH)
        else:
            assert line.x == approx(left(page) + 14, abs=TENTH)


def test_control_page_numbers_in_the_middle(print_pages: Print) -> None:
    css = "@page { @bottom-right { content: none } @bottom-center { content: counter(page) } }"
    number = print_pages("正文。", css=css)[0].lines[-1]
    assert number.right != approx(left(1) + WIDTH - 14, abs=TENTH)


def test_one_sided_pages_have_the_binding_on_the_left(print_pages: Print) -> None:
    pages = print_pages(LONG, manifest="options: {two_sided: false}")
    assert [page.line("验收组").x for page in pages[1:3]] == [approx(28 * MM, abs=TENTH)] * 2


# ---- masthead -----------------------------------------------------------------------------------


def test_the_name_is_large_red_and_centred(tonghua: tuple[Sheet, ...]) -> None:
    name = tonghua[0].line("通化工运信息")
    assert name.glyphs[0].size > 40
    assert {glyph.colour for glyph in name.glyphs} == {RED}
    assert {glyph.font for glyph in name.glyphs} == {"Typeset-Biaosong"}
    assert (name.x + name.right) / 2 == approx(left(1) + WIDTH / 2, abs=0.1)


def test_the_number_is_centred_below_the_name(tonghua: tuple[Sheet, ...]) -> None:
    name, number = tonghua[0].lines[:2]
    assert number.text == "第三期"
    assert number.baseline > name.baseline
    assert (number.x + number.right) / 2 == approx(left(1) + WIDTH / 2, abs=0.1)


def test_issuer_and_date_share_a_line_one_character_in(tonghua: tuple[Sheet, ...]) -> None:
    imprint = tonghua[0].lines[2]
    assert imprint.text == "通化市总工会2023年3月"
    assert imprint.x == approx(left(1) + SIZE, abs=TENTH)
    assert imprint.right == approx(left(1) + WIDTH - SIZE, abs=TENTH)


def test_the_red_rule_is_as_wide_as_the_type_area(tonghua: tuple[Sheet, ...]) -> None:
    (rule,) = tonghua[0].rules
    assert rule.colour == RED
    assert (rule.x, rule.right) == (approx(left(1), abs=0.01), approx(left(1) + WIDTH, abs=0.01))
    imprint = tonghua[0].lines[2]
    below = rule.top - (imprint.baseline + 0.12 * SIZE)
    assert below == approx(4 * MM, abs=TENTH)


def test_the_masthead_keeps_to_the_upper_third(tonghua: tuple[Sheet, ...]) -> None:
    (rule,) = tonghua[0].rules
    assert rule.bottom < TOP + HEIGHT * 0.36


def test_control_a_black_masthead(print_pages: Print) -> None:
    page = print_pages("正文。", css=".masthead { color: black }")[0]
    assert page.line("工会工作简报").glyphs[0].colour != RED


def test_the_dashes_stand_7_mm_below_the_type_area(tonghua_pdf: Path) -> None:
    document = pypdfium2.PdfDocument(tonghua_pdf)
    for page in document:
        text = page.get_textpage()
        dash = max(n for n in range(text.count_chars()) if text.get_text_range(n, 1) == "—")
        top = page.get_height() - text.get_charbox(dash)[3]
        assert top - BOTTOM == approx(7 * MM, abs=TENTH)
        text.close()
    document.close()
