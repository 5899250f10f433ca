"""What a bulletin may hold beside plain text, each thing on the grid of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytest import approx

from tests.press.conftest import MANIFEST, PARAGRAPH, Print, Write
from tests.reading import MM, Line, Sheet, read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

LEFT, WIDTH = 28 * MM, 156 * MM
SIZE, LINE, FIRST = 15.79, 29.53, 119.715
HYPHENS = ("-", "‐")
BARE = "masthead: {name: 工会工作简报}\n"

PIECES = {
    "list": "1. 甲甲甲。\n2. 乙乙乙。\n\n- 丙丙丙。\n",
    "quotation": f"> {PARAGRAPH}\n",
    "table": "| 项目 | 说明 |\n|------|------|\n| 甲 | 乙乙乙 |\n| 丙 | 丁 |\n",
    "headings": "# 一、甲\n\n## （一）乙\n\n### 1. 丙\n",
    "preformatted": "```\n甲\n乙\n```\n",
    "divider": "---\n",
    "picture": "![图](p.png)\n",
}


def text_lines(sheet: Sheet) -> list[Line]:
    """The lines of plain text in the body's face and size, the masthead's aside."""
    return [
        line
        for line in sheet.lines
        if line.glyphs[0].size == approx(SIZE, abs=0.01) and line.glyphs[0].colour[3] == 1
    ]


def off_grid(line: Line) -> float:
    steps = (line.baseline - FIRST) / LINE
    return abs(steps - round(steps))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    Image.new("RGB", (900, 437), "teal").save(tmp_path / "p.png")
    return tmp_path / "p.png"


@pytest.mark.parametrize("piece", PIECES)
def test_the_text_after_it_is_on_the_grid(print_pages: Print, picture: Path, piece: str) -> None:
    page = print_pages(f"{PARAGRAPH}\n\n{PIECES[piece]}\n末段在此。\n", manifest=BARE)[-1]
    assert off_grid(page.line("末段在此")) < 0.01


def test_control_a_picture_of_its_own_height_leaves_the_grid(
    print_pages: Print, picture: Path
) -> None:
    css = ".picture { padding: 0 !important }"
    page = print_pages(f"{PIECES['picture']}\n末段在此。\n", manifest=BARE, css=css)[-1]
    assert off_grid(page.line("末段在此")) > 0.01


def test_headlines_kickers_and_decks_keep_the_grid(print_pages: Print) -> None:
    article = "---\nkicker: 眉题\nheadline: 题\ndeck: [副题一, 副题二]\n---\n\n末段在此。\n"
    (page,) = print_pages(article, manifest=BARE)
    assert off_grid(page.line("末段在此")) < 0.01


def test_a_long_table_goes_on_over_the_page_on_the_grid(print_pages: Print) -> None:
    rows = "\n".join(f"| 第{number}行 | 说明 |" for number in range(40))
    article = f"| 项目 | 说明 |\n|---|---|\n{rows}\n\n末段在此。\n"
    pages = print_pages(article, manifest=BARE)
    assert off_grid(pages[-1].line("末段在此")) < 0.01
    text = "".join(line.text for page in pages for line in page.lines)
    assert all(f"第{number}行" in text for number in range(40))
    assert text.count("项目说明") == len(pages)  # its head is repeated


# ---- headings -----------------------------------------------------------------------------------


def test_levels_are_set_in_the_faces_of_gb_t_9704(print_pages: Print) -> None:
    (page,) = print_pages(f"{PIECES['headings']}\n正文。", manifest=BARE)
    faces = {
        words: page.line(words).glyphs[-1].font for words in ("一、甲", "（一）乙", "1.丙", "正文")
    }
    assert faces == {
        "一、甲": "Typeset-Hei",
        "（一）乙": "Typeset-Kai",
        "1.丙": "Typeset-Fangsong",
        "正文": "Typeset-Fangsong",
    }


def test_a_heading_does_not_end_a_page(print_pages: Print) -> None:
    for lines in range(11, 15):
        pages = print_pages(
            f"{'工' * (28 * lines - 2)}\n\n# 一、标题\n\n{PARAGRAPH}", manifest=BARE
        )
        assert not any(page.lines[-2].text == "一、标题" for page in pages)


def test_an_item_inside_an_item_looks_otherwise(print_pages: Print) -> None:
    (page,) = print_pages("- 一是培训；\n- 二是巡护：\n  - 哨卡四处；\n  - 巡查队两支。\n")
    marks = [(glyph.text, glyph.x) for glyph in page.glyphs if glyph.text in "●○"]
    (outer, x), (_, same), (inner, further), (_, last) = marks
    assert (outer, inner) == ("●", "○")
    assert x == same < further == last


def test_a_headline_is_size_2_and_centred(print_pages: Print) -> None:
    line = print_pages("---\nheadline: 工会工作要点\n---\n\n正文。\n")[0].line("工会工作要点")
    assert (line.glyphs[0].size, line.glyphs[0].font) == (approx(22, abs=0.01), "Typeset-Biaosong")
    assert (line.x + line.right) / 2 == approx(LEFT + WIDTH / 2, abs=0.1)


def test_a_long_headline_breaks_into_lines_of_like_width(print_pages: Print) -> None:
    page = print_pages(f"---\nheadline: {'工会' * 12}\n---\n\n正文。\n", manifest=BARE)[0]
    lengths = [len(line.text) for line in page.lines if line.glyphs[0].size == approx(22, abs=0.1)]
    assert lengths in ([10, 14], [14, 10])  # 7.3.1: no rectangle, no word torn


def test_a_headline_keeps_the_breaks_of_its_author(print_pages: Print) -> None:
    article = "---\nheadline: |\n  上行\n  下行在此\n---\n\n正文。\n"
    (page,) = print_pages(article, manifest=BARE)
    assert [line.text for line in page.lines[1:3]] == ["上行", "下行在此"]


# ---- contents, footnotes, pictures --------------------------------------------------------------


def test_contents_give_each_headline_its_page(print_pages: Print) -> None:
    articles = [f"---\nheadline: 第{number}篇\n---\n\n{PARAGRAPH * 12}\n" for number in "甲乙丙"]
    pages = print_pages(*articles, manifest=MANIFEST + "options: {contents: true}\n")
    entries = [line for line in pages[0].lines if "····" in line.text]
    for number, line in zip("甲乙丙", entries, strict=True):
        title = f"第{number}篇"
        page = next(
            page
            for page, sheet in enumerate(pages, 1)
            if any(each.text == title for each in sheet.lines)
        )
        assert line.text.startswith(title)
        assert line.text.endswith(f"·{page}")
        assert line.right == approx(LEFT + WIDTH - SIZE, abs=0.3)


def test_footnotes_stand_at_the_foot_of_their_page(print_pages: Print) -> None:
    first, second = print_pages(
        f"甲[^1]。{'工' * 28 * 20}乙[^2]。\n\n[^1]: 注一。\n[^2]: 注二。\n", manifest=BARE
    )
    assert first.lines[-2].text == "①注一。"
    assert second.lines[-2].text == "②注二。"
    assert first.lines[-2].glyphs[0].size == approx(10.5, abs=0.01)
    assert first.lines[-2].baseline == approx((37 + 225) * MM, abs=10)


def test_no_footnote_is_lost_when_contents_ask_for_a_second_pass(print_pages: Print) -> None:
    notes = "".join(f"[^{n}]: {'注' * 70}{n}。\n" for n in range(30))
    calls = "\n\n".join(f"工工工[^{n}]。" for n in range(30))
    manifest = MANIFEST + "options: {contents: true}\n"
    pages = print_pages(f"---\nheadline: 题\n---\n\n{calls}\n\n{notes}", manifest=manifest)
    text = "".join(line.text for page in pages for line in page.lines)
    assert text.count("注" * 20) >= 30
    assert text.count("报送") == 1


def test_a_picture_stands_in_the_middle_with_caption_and_credit_below(
    write: Write, picture: Path, tmp_path: Path
) -> None:
    article = "---\nimages: [{file: p.png, caption: 活动现场, credit: 岳麟 摄}]\n---\n\n正文。\n"
    publish(paginate(compose(load(write(article, manifest=BARE)))), tmp_path / "out.pdf")
    import pdfplumber

    with pdfplumber.open(tmp_path / "out.pdf") as pdf:
        (image,) = pdf.pages[0].images
    line = read(tmp_path / "out.pdf")[0].line("活动现场")
    assert line.text == "活动现场岳麟摄"
    assert (image["x0"] + image["x1"]) / 2 == approx(LEFT + WIDTH / 2, abs=0.2)
    assert line.baseline > image["bottom"]


def test_a_caption_stays_when_its_picture_is_lost(print_pages: Print) -> None:
    article = "---\nimages: [{caption: 图为活动现场}]\n---\n\n正文。\n"
    assert print_pages(article, manifest=BARE)[0].line("图为活动现场")


def test_notices_and_section_labels_are_printed(print_pages: Print) -> None:
    manifest = BARE + "notices: [欢迎来稿]\n"
    pages = print_pages(
        "---\nsection: 动态\nheadline: 甲\n---\n\n正文。",
        "---\nsection: 动态\nheadline: 乙\n---\n\n正文。",
        manifest=manifest,
    )
    text = [line.text for page in pages for line in page.lines]
    assert text.count("动态") == 1
    assert "欢迎来稿" in text


# ---- wording ------------------------------------------------------------------------------------


def test_the_masthead_words_number_and_date_as_the_options_say(print_pages: Print) -> None:
    manifest = """
masthead: {name: 简报, number: 12, total: 125, date: 2023-03-05, slogan: 服务职工, note: （样张）}
options: {number_style: arabic, date_style: chinese}
"""
    text = [line.text for line in print_pages("正文。", manifest=manifest)[0].lines]
    assert text[:5] == ["服务职工", "简报", "第12期（总第125期）", "（样张）", "二〇二三年三月五日"]


ENGLISH = """
language: en
masthead: {name: The Courier, issuer: Harbour Unions, number: 12, total: 125, date: 2023-03-05}
editors: {Editors: [Ada Miller, John Smith]}
printed: {date: 2023-03-05, copies: 400}
"""


def test_an_english_issue_speaks_english(print_pages: Print) -> None:
    (page,) = print_pages("---\nbyline: Ada Miller\n---\n\nText.\n", manifest=ENGLISH)
    text = [line.text for line in page.lines]
    for words in (
        "No.12(WholeNo.125)",
        "HarbourUnions5March2023",
        "Text.(AdaMiller)",
        "Editors:AdaMiller,JohnSmith",
        "Printed5March2023",
        "Copiesprinted:400",
    ):
        assert words in text


def test_english_lines_are_justified_and_hyphenated_in_a_latin_face(print_pages: Print) -> None:
    text = "The representatives of international organisations congratulated the federation. " * 12
    page = print_pages(text, manifest=ENGLISH)[0]
    lines = [line for line in page.lines if line.glyphs[0].size == approx(12.5, abs=0.01)][2:-1]
    assert len(lines) > 8
    ends = [line.right for line in lines[:-1] if not line.text.endswith(HYPHENS)]
    assert ends == [approx(LEFT + WIDTH, abs=0.5)] * len(ends)
    assert any(line.text.endswith(HYPHENS) for line in lines)
    assert {glyph.font for line in lines for glyph in line.glyphs} == {"Typeset-Latin"}
