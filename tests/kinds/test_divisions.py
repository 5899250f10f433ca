"""Blocks, measured on the page in each layout that sets them; what cannot be set is said once."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from tests.reading import Sheet, read
from typeset.issue import IssueError, load
from typeset.issue.divisions import NAMES
from typeset.layout import compose
from typeset.press import paginate, publish

TEXT = "正文一行接着一行，说明这一段是普通的文字。"
Set = Callable[[str, str], tuple[list[Sheet], list[str]]]
DOCS = Path(__file__).resolve().parents[2] / "docs"
LAYOUTS = ["bulletin", "newsletter", "newspaper"]


@pytest.fixture
def set_text(tmp_path: Path) -> Set:
    def set_(layout: str, body: str) -> tuple[list[Sheet], list[str]]:
        article = f"---\nheadline: 题目\n---\n{TEXT}\n\n{body}\n\n{TEXT}\n"
        (tmp_path / "a.md").write_text(article, encoding="utf-8")
        manifest = f"layout: {layout}\nmasthead: {{name: 简报, number: 1}}\narticles: [a.md]\n"
        (tmp_path / "issue.yaml").write_text(manifest, encoding="utf-8")
        pages = paginate(compose(load(tmp_path)))
        publish(pages, tmp_path / "out.pdf")
        return list(read(tmp_path / "out.pdf")), [warning.key for warning in pages.warnings]

    return set_


def glyph(pages: list[Sheet], text: str) -> tuple[int, float, float, str, tuple[float, ...]]:
    """Page, x, size, font and colour of the first character of a line that holds `text`."""
    for number, page in enumerate(pages):
        for line in page.lines:
            if (at := line.text.find(text)) >= 0:
                found = line.glyphs[at]
                return number, found.x, found.size, found.font, found.colour
    raise AssertionError(text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pull_quote_is_larger_and_in_colour(layout: str, set_text: Set) -> None:
    pages, warnings = set_text(layout, "::: 引语 说话人\n大字引语\n:::")
    quoted, plain = glyph(pages, "大字引语"), glyph(pages, "正文一行")
    assert quoted[2] > plain[2] * 1.1
    assert quoted[4] != plain[4]
    assert glyph(pages, "说话人")[2] < quoted[2]
    assert warnings == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_title_and_a_question_stand_in_another_face(layout: str, set_text: Set) -> None:
    body = "::: 通知 停水\n明日停水。\n:::\n\n::: 问答\n问：何时\n\n答：八点\n:::"
    pages, _ = set_text(layout, body)
    assert glyph(pages, "停水")[3] != glyph(pages, "明日停水")[3]
    assert glyph(pages, "问：何时")[3] != glyph(pages, "答：八点")[3]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_poem_keeps_its_lines_and_a_signature_stands_right(layout: str, set_text: Set) -> None:
    pages, _ = set_text(layout, "::: 诗\n甲乙丙\n丁戊己\n:::\n\n::: 落款\n某单位\n:::")
    lines = [line.text for page in pages for line in page.lines]
    assert any("甲乙丙" in text and "甲乙丙丁" not in text for text in lines)
    assert glyph(pages, "某单位")[1] > glyph(pages, "甲乙丙")[1] + 20


@pytest.mark.parametrize("layout", ["bulletin", "newsletter", "newspaper"])
def test_a_line_of_white_parts_the_stanzas_of_a_poem(layout: str, set_text: Set) -> None:
    verses = "\n\n".join(f"{n}甲乙丙\n{n}丁戊己" for n in "子丑寅卯辰巳午未申酉戌亥")
    pages, _ = set_text(layout, f"::: 诗\n{verses}\n:::")
    firsts = sorted((round(g.x), g.baseline) for g in pages[0].glyphs if g.text in "甲丁")
    steps = [b - a for (x, a), (y, b) in pairwise(firsts) if x == y]
    verse = min(steps)
    stanza = [step for step in steps if step > 1.5 * verse]
    assert len(stanza) >= 2
    assert stanza == pytest.approx([2 * verse] * len(stanza), abs=0.5)


def test_control_without_the_block_the_lines_are_one(set_text: Set) -> None:
    pages, _ = set_text("bulletin", "甲乙丙\n丁戊己")
    assert any("甲乙丙丁戊己" in line.text for line in pages[0].lines)


@pytest.mark.parametrize("layout", ["bulletin", "newsletter"])
def test_a_page_break_begins_a_page(layout: str, set_text: Set) -> None:
    pages, _ = set_text(layout, f"::: 换页\n\n以后的文字。{TEXT * 9}")
    assert glyph(pages, "以后的文字")[0] == 1


@pytest.mark.parametrize("layout", ["bulletin", "newsletter"])
def test_a_qr_code_is_drawn(layout: str, set_text: Set, tmp_path: Path) -> None:
    pages, _ = set_text(layout, "::: qr https://example.org/a 扫码")
    number, x, *_ = glyph(pages, "扫码")
    top = next(line.baseline for line in pages[number].lines if "扫码" in line.text)
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as document:
        image = document[number].render(scale=2).to_pil().convert("L")
    crop = image.crop((int(2 * x - 60), int(2 * top - 130), int(2 * x + 100), int(2 * top - 30)))
    dark = sum(count for value, count in enumerate(crop.histogram()) if value < 128)
    assert 0.15 < dark / (crop.width * crop.height) < 0.7


def strokes(file: Path) -> set[object]:
    """The colours in which lines that are narrower than the page's rules are drawn."""
    with pdfplumber.open(file) as document:
        drawn = [each for page in document.pages for each in page.curves + page.lines]
        return {each["stroking_color"] for each in drawn if each["width"] < 150}


def test_a_qr_code_is_black_in_black_ink(set_text: Set, tmp_path: Path) -> None:
    set_text("bulletin", "::: qr https://example.org/a 扫码")
    assert strokes(tmp_path / "out.pdf") == {(0, 0, 0, 1)}


def test_control_without_a_code_nothing_is_drawn_so(set_text: Set, tmp_path: Path) -> None:
    set_text("bulletin", "扫码")
    assert strokes(tmp_path / "out.pdf") == set()


@pytest.mark.parametrize(
    ("layout", "body", "said"),
    [
        ("newspaper", "::: qr https://example.org 扫", 0),
        ("newspaper", "::: 换页\n\n::: 换页", 1),
        ("newspaper", "::: 换页", 1),
        ("bulletin", "::: 换栏", 1),
        ("newsletter", "::: 换栏", 0),
    ],
)
def test_what_a_layout_cannot_do_it_says_once(
    layout: str, body: str, said: int, set_text: Set
) -> None:
    _, warnings = set_text(layout, body)
    assert warnings.count("layout.unused") == said


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("::: 通之\n甲\n:::", "issue.unknown-division"),
        ("::: notice\n甲", "issue.division-open"),
        ("::: qr", "issue.qr-empty"),
    ],
)
def test_a_slip_is_an_error_with_its_line(body: str, key: str, set_text: Set) -> None:
    with pytest.raises(IssueError) as caught:
        set_text("bulletin", body)
    (problem,) = caught.value.diagnostics
    assert problem.key == key
    assert problem.position and problem.position.line == 6


ROSTER = "".join(f"| 甲{n} | 某某有限责任公司第{n}车间电气维修班 |\n" for n in range(60))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_has_its_caption_above_and_its_notes_below(layout: str, set_text: Set) -> None:
    table = "| 区县 | 人数 |\n|---|---|\n| 东区 | 11 |\n| 西区 | 12 |\n"
    pages, warnings = set_text(layout, f"表1　各区人数\n\n{table}\n注：截至年底。")
    assert glyph(pages, "表1")[3] != glyph(pages, "东区")[3]
    assert glyph(pages, "注：截至")[2] < glyph(pages, "正文一行")[2]
    heights = [line.text for page in pages for line in page.lines]
    places = [next(n for n, text in enumerate(heights) if word in text) for word in ("表1", "东区")]
    assert places == sorted(places)
    assert warnings == []


@pytest.mark.parametrize("kind", ["表", "横表"])
def test_a_long_table_in_a_newspaper_has_its_caption_and_its_note_once(
    kind: str, set_text: Set
) -> None:
    rows = f"| 区县 | 单位和人数 |\n|---|---|\n{ROSTER * 2}"
    pages, warnings = set_text("newspaper", f"::: {kind} 名册\n{rows}\n注：截至年底。\n:::")
    texts = [line.text for page in pages for line in page.lines]
    assert len(pages) > 1
    assert sum("名册" in text for text in texts) == 1
    assert sum("注：截至" in text for text in texts) == 1
    assert warnings == ["makeup.last-page"]


def test_the_docs_show_every_block() -> None:
    shown = (DOCS / "gallery" / "blocks" / "blocks.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^::: ([a-z-]+)", shown)) == set(NAMES) - {"turned"}
    for page in ("kinds.md", "kinds.zh-CN.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        assert "(pictures/blocks.png)" in text
        assert all(f"`{name}`" in text or f"::: {name}" in text for name in NAMES)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("asked", [True, False])
def test_a_drop_cap_stands_over_two_lines(layout: str, asked: bool, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nheadline: 题目\n---\n{TEXT * 9}\n", encoding="utf-8")
    options = f"options: {{drop_cap: {str(asked).lower()}}}\n"
    (tmp_path / "issue.yaml").write_text(f"layout: {layout}\n{options}articles: [a.md]\n", "utf-8")
    publish(paginate(compose(load(tmp_path))), tmp_path / "out.pdf")
    pages = list(read(tmp_path / "out.pdf"))
    first = max(
        g.size for page in pages for line in page.lines for g in line.glyphs if g.text == "正"
    )
    assert (first > 2 * glyph(pages, "普通的文字")[2]) is asked


def test_a_notes_mark_in_a_tables_head_is_of_the_heads_colour(set_text: Set) -> None:
    body = "| 学校 | 人数[^1] |\n|--|--|\n| 一小[^2] | 41 |\n\n[^1]: 头注。\n[^2]: 注。"
    pages, _ = set_text("newsletter", body)
    edges = {g.text: g.right for g in pages[0].glyphs if g.text in "数小"}
    marks = {
        char: [g.colour for g in pages[0].glyphs if g.text in "12" and abs(g.x - edge) < 2]
        for char, edge in edges.items()
    }
    assert marks == {"数": [(0, 0, 0, 0)], "小": [(0, 0, 0, 1)]}
