"""A text box of Word with a title of its own is a box in the issue, too."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.intake.test_contributions import CENTRED, TEXT, article, line
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

BOXED = "报名条件：家有十二岁以下子女，本人自愿。"


def box(document: docx.document.Document, *texts: str, bold: str = "", style: str = "") -> None:
    """A text box of these paragraphs, which hangs on the last paragraph; all but the first have the
    `style`, those that are `bold` are so."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    words = "".join(
        f"<w:p>{styled if at else ''}<w:r>{'<w:rPr><w:b/></w:rPr>' if text == bold else ''}"
        f"<w:t>{text}</w:t></w:r></w:p>"
        for at, text in enumerate(texts)
    )
    shape = (
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        f"<w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    document.paragraphs[-1].add_run()._r.append(parse_xml(shape))


@pytest.mark.parametrize(
    ("title", "printed"),
    [("【小资料】", "小资料"), ("温馨提示", "温馨提示"), ("Fact file", "Fact file"), (TEXT, None)],
)
def test_a_titled_text_box_is_a_box(title: str, printed: str | None, tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "电子厂里的“妈妈班”", CENTRED, 18)
    for text in (TEXT, TEXT):
        line(document, text)
    box(document, title, BOXED)
    line(document, TEXT)
    found = article(document, tmp_path)
    boxes = [block for block in found.body if isinstance(block, m.Division)]
    assert [each.title for each in boxes] == ([printed] if printed else [])
    assert len(found.body) == (4 if printed else 5)
    if printed:
        assert found.body.index(boxes[0]) == 2  # behind the paragraph that it hangs on
        (inside,) = boxes[0].blocks
        assert isinstance(inside, m.Paragraph)
        assert plain_text(inside.children) == BOXED


@pytest.mark.parametrize(
    ("texts", "bold", "style", "inside"),
    [
        (("Final points", "Willow 221, Ash 214"), "Final points", "", m.Paragraph),
        (("Final points", "Willow 221", "Ash 214"), "Final points", "ListBullet", m.ListBlock),
        (("Final points", "Willow 221, Ash 214"), "", "", None),
        (("二、成绩", "一组领先，二组第二。"), "二、成绩", "", None),  # the article's own number
    ],
)
def test_a_text_box_with_a_bold_first_line_is_a_box_and_the_text_goes_on_below_it(
    texts: tuple[str, ...], bold: str, style: str, inside: type | None, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "Sports day", CENTRED, 18)
    story = "Ash led at the first change and again at the second, but the baton was dropped."
    line(document, story)
    box(document, *texts, bold=bold, style=style)
    line(document, story)
    found = article(document, tmp_path)
    boxes = [block for block in found.body if isinstance(block, m.Division)]
    assert [each.title for each in boxes] == (["Final points"] if inside else [])
    if inside:
        assert [type(block) for block in boxes[0].blocks] == [inside]
        assert [type(block) for block in found.body] == [m.Paragraph, m.Division, m.Paragraph]


def test_a_piece_that_stands_in_a_box_as_a_whole_is_no_box(tmp_path: Path) -> None:
    document = docx.Document()
    line(document, "电子厂里的“妈妈班”", CENTRED, 18)
    line(document, "本报讯")
    box(document, "【小资料】", BOXED, TEXT)
    found = article(document, tmp_path)
    assert not any(isinstance(block, m.Division) for block in found.body)


@pytest.mark.parametrize(
    ("bold", "text_below", "headings"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_bold_numbered_items_with_text_below_each_are_headings(
    bold: bool, text_below: bool, headings: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "Notes of the meeting", CENTRED, 18)
    line(document, "Thirty-four members came, and a dog.")
    for title in ("Matters arising", "Water", "Prizes"):
        document.add_paragraph(style="List Number").add_run(title).bold = bold or None
        if text_below:
            line(document, "The skip ordered last year has come. It is full.")
    found = article(document, tmp_path)
    titles = [plain_text(block.children) for block in found.body if isinstance(block, m.Heading)]
    assert titles == (["1. Matters arising", "2. Water", "3. Prizes"] if headings else [])
