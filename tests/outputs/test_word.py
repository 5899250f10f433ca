"""The Word file, opened by python-docx: styles, grid, notes, tables, pictures, page numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm
from pytest import approx

from tests.outputs.extracted import W
from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import publish


@pytest.fixture(scope="module")
def file(samples: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("word")
    ((file,), _) = publish(edition_of(load(samples["rich"])), folder / "issue.pdf", ["docx"])
    return file


@pytest.fixture(scope="module")
def word(file: Path) -> Opened:
    return Document(str(file))


def styles_of(word: Opened) -> dict[str, str]:
    """By its text, each paragraph's style."""
    return {p.text: p.style.name for p in word.paragraphs if p.text}


def test_paragraphs_have_real_styles(word: Opened) -> None:
    styles = styles_of(word)
    assert styles["工会工作简报"] == "报名"
    assert styles["“两会”之后\n怎么干"] == "Heading 1"
    assert styles["一、小标题"] == "Heading 2"
    assert styles["引文一"] == "引文"
    assert styles["某市总工会"] == "落款"
    assert styles["说明文字"] == "Caption"


def test_titles_stay_with_what_follows_and_text_need_not(word: Opened) -> None:
    paragraphs = [style for style in word.styles if style.type == WD_STYLE_TYPE.PARAGRAPH]
    kept = {style.name for style in paragraphs if style.paragraph_format.keep_with_next}
    titles = {"栏目", "引题", "副题", "小题", "框题", "广告", "表题", "图"}
    assert titles <= kept
    assert {"Normal", "框文", "诗文"} <= {style.name for style in paragraphs} - kept


def test_a_box_is_framed_with_its_title(word: Opened) -> None:
    paragraphs = [style for style in word.styles if style.type == WD_STYLE_TYPE.PARAGRAPH]
    framed = {style.name for style in paragraphs if style.element.findall(f".//{W}pBdr")}
    assert {"框题", "框文"} <= framed
    assert not {"Normal", "小题", "诗文"} & framed


def test_the_page_is_that_of_the_standard(word: Opened) -> None:
    section: Any = word.sections[0]
    assert section.page_width == approx(Mm(210), abs=Mm(0.1))
    assert section.left_margin == approx(Mm(28), abs=Mm(0.1))
    height = section.page_height - section.top_margin - section.bottom_margin
    grid = section._sectPr.find(f"{W}docGrid")
    assert height // (int(grid.get(f"{W}linePitch")) * 635) == 22
    width = section.page_width - section.left_margin - section.right_margin
    assert width // int((16 - 0.25) * 12700) == 28
    normal = word.styles["Normal"]
    assert normal.font.size.pt == 16
    assert normal.element.rPr.rFonts.get(f"{W}eastAsia") == "仿宋"


def test_page_numbers_stand_at_the_outer_side(word: Opened) -> None:
    section: Any = word.sections[0]
    assert word.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert odd.text == even.text == "— 1 —"
    assert (odd.alignment, even.alignment) == (2, 0)


def test_tables_have_a_head_that_is_repeated_and_the_closing_block_has_rules(word: Opened) -> None:
    table, *_, closing = word.tables
    assert table.cell(0, 0).text == "甲"
    assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert closing.cell(0, 0).text == "责任编辑：朱明仕　罗兵\n电话：0435-1234567"
    assert closing.cell(0, 0)._tc.tcPr.find(f"{W}tcBorders/{W}top").get(f"{W}sz") == "8"
    assert closing._tbl.tblPr.find(f"{W}tblpPr").get(f"{W}tblpYSpec") == "bottom"


def test_notes_are_real_and_the_contents_lead_to_their_pages(file: Path) -> None:
    with ZipFile(file) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        text = archive.read("word/document.xml").decode()
    assert notes.count("<w:footnoteRef/>") == text.count("<w:footnoteReference ") == 3
    assert "PAGEREF story1" in text and 'w:leader="middleDot"' not in text
    assert '<w:bookmarkStart w:id="1" w:name="story1"/>' in text


def test_pictures_say_what_is_to_be_seen(word: Opened) -> None:
    assert [each._inline.docPr.get("descr") for each in word.inline_shapes] == [
        "说明文字",
        "二维码",
        "会场里坐满了人",
    ]
    first = word.inline_shapes[0]
    assert first.width / first.height == approx(1.5, rel=0.01)
    assert {
        part.partname.ext for part in word.part.package.iter_parts() if "media" in part.partname
    } == {"jpg", "png"}


def test_a_document_in_english_has_english_measures(
    samples: dict[str, Path], tmp_path: Path
) -> None:
    ((file,), _) = publish(edition_of(load(samples["english"])), tmp_path / "issue.pdf", ["docx"])
    assert Document(str(file)).styles["Normal"].font.size.pt == 12.5


@pytest.mark.parametrize(
    ("language", "count", "mark"), [("zh-CN", 20, "⑳"), ("zh-CN", 21, "[21]"), ("en", 21, "21")]
)
def test_a_note_has_the_same_mark_wherever_it_is_called(
    tmp_path: Path, language: str, count: int, mark: str
) -> None:
    calls = "".join(f"w[^{n}]" for n in range(count)) + f" again[^{count - 1}]"
    notes = "\n".join(f"[^{n}]: note" for n in range(count))
    (tmp_path / "a.md").write_text(f"---\nheadline: H\n---\n{calls}\n\n{notes}\n", "utf-8")
    (tmp_path / "issue.yaml").write_text(f"articles: [a.md]\nlanguage: {language}\n", "utf-8")
    ((file,), _) = publish(edition_of(load(tmp_path)), tmp_path / "issue.pdf", ["docx"])
    paragraph = next(p for p in Document(str(file)).paragraphs if "again" in p.text)
    styles = [run for run in paragraph.runs if run._r.rPr is not None]
    last, called_again = [r for r in styles if r.style.name == "footnote reference"][-2:]
    assert called_again.text == mark
    assert last.text == ("[]" if mark == "[21]" else "")  # Word puts its number there


def test_the_head_of_an_article_stands_apart_and_its_lines_do_not(word: Opened) -> None:
    head = ("特稿", "“两会”之后\n怎么干", "——记某厂", "第二行")
    formats = {p.text: p.paragraph_format for p in word.paragraphs}
    above = [formats[line].space_before for line in head]
    below = [formats[line].space_after for line in head]
    assert above[0] == below[-1] != 0
    assert {*above[1:], *below[:-1]} == {0}


def test_a_note_on_the_issue_stands_close_below_its_number(
    word: Opened, samples: dict[str, Path], tmp_path: Path
) -> None:
    def below(opened: Opened) -> Any:
        (number,) = (p for p in opened.paragraphs if p.style.name in ("期号", "Issue Number"))
        return number.paragraph_format.space_after

    ((file,), _) = publish(edition_of(load(samples["paper"])), tmp_path / "a.pdf", ["docx"])
    assert below(word) == 0
    assert "（样张）" in {p.text for p in word.paragraphs}
    assert below(Document(str(file))) is None, "no note: as the style has it"


@pytest.mark.parametrize(
    ("head", "there"), [("document: {number: 某工发〔2026〕3号}\n", True), ("", False)]
)
def test_a_document_without_a_masthead_has_its_number(
    tmp_path: Path, head: str, there: bool
) -> None:
    (tmp_path / "issue.yaml").write_text(f"layout: official\n{head}articles: [a.md]\n", "utf-8")
    (tmp_path / "a.md").write_text("---\nheadline: 通知\n---\n\n正文。\n", encoding="utf-8")
    ((file,), _) = publish(edition_of(load(tmp_path)), tmp_path / "issue.pdf", ["docx"])
    lines = [p.text for p in Document(str(file)).paragraphs]
    assert ("某工发〔2026〕3号" in lines) == there
    assert "正文。" in lines
