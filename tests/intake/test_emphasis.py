"""Words that stand out in a source are marked in Markdown, each stretch of them once."""

from __future__ import annotations

import pytest

from tests.intake.words import p, word
from typeset.intake.inline_markdown import inline
from typeset.intake.readers import read_data
from typeset.intake.source import Passage, Run


def marked(first: str, second: str) -> str:
    """A sentence that a program parted into three runs, two of them with marks."""
    runs = [Run("请于", 1, 0, (first,)), Run("三月五日", 1, 2, (second,)), Run("前报送。", 1, 6)]
    return inline(Passage(runs))


def test_a_stretch_in_several_runs_is_marked_once() -> None:
    assert marked("strong", "strong") == "**请于三月五日**前报送。"


def test_control_other_marks_begin_anew() -> None:
    assert marked("strong", "strikethrough") == "**请于**~~三月五日~~前报送。"


@pytest.mark.parametrize(
    ("before", "raised", "mark", "expected"),
    [
        ("面积120m", "2", "superscript", "面积120m^2^。"),
        ("排放CO", "2", "subscript", "排放CO~2~。"),
        ("据说", "（注）", "superscript", "据说（注）。"),  # Markdown has no form for it
        ("三氧化二铝", "2", "subscript", "三氧化二铝2。"),
    ],
)
def test_raised_and_lowered_figures_stay_so(
    before: str, raised: str, mark: str, expected: str
) -> None:
    runs = [Run(before, 1, 0), Run(raised, 1, 8, (mark,)), Run("。", 1, 9)]
    assert inline(Passage(runs)) == expected


def test_word_html_and_markdown_say_which_figures_are_raised() -> None:
    run = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
    for name, data in (
        ("a.docx", word(p("面积120m", inner=run))),
        ("a.html", "<p>面积120m<sup>2</sup></p>".encode()),
        ("a.md", "面积120m<sup>2</sup>".encode()),
        ("b.md", "面积120m^2^".encode()),
    ):
        assert inline(read_data(name, data).lines[-1].passage) == "面积120m^2^", name


AS_MARKDOWN = "原定~~六点~~七点，[务必]{.underline}到场，[不要]{.dots}迟到。"


def as_word() -> bytes:
    """The sentence with a line through two words, one under two, dots under two."""
    forms = ("<w:strike/>", "<w:u w:val='single'/>", "<w:em w:val='dot'/>")
    texts = (("六点", "七点，"), ("务必", "到场，"), ("不要", "迟到。"))
    runs = "".join(
        f"<w:r><w:rPr>{form}</w:rPr><w:t>{drawn}</w:t></w:r><w:r><w:t>{after}</w:t></w:r>"
        for form, (drawn, after) in zip(forms, texts, strict=True)
    )
    return word(p("原定", inner=runs))


def as_rich_text() -> bytes:
    words = r"原定{\strike 六点}七点，{\ul 务必}到场，{\accunderdot 不要}迟到。"
    coded = "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in words)
    return rf"{{\rtf1\ansi {coded}\par}}".encode()


def test_lines_and_dots_at_words_stay() -> None:
    for name, data in (
        ("a.docx", as_word()),
        ("a.rtf", as_rich_text()),
        ("a.md", AS_MARKDOWN.encode()),
    ):
        assert inline(read_data(name, data).lines[-1].passage) == AS_MARKDOWN, name
    page = "<p>原定<del>六点</del>七点，<u>务必</u>到场。</p>".encode()
    shown = inline(read_data("a.html", page).lines[-1].passage)
    assert shown == "原定~~六点~~七点，[务必]{.underline}到场。"


def test_control_what_says_no_is_not_drawn() -> None:
    run = "<w:r><w:rPr><w:strike w:val='0'/><w:u w:val='none'/></w:rPr><w:t>七点</w:t></w:r>"
    assert inline(read_data("a.docx", word(p("原定", inner=run))).lines[-1].passage) == "原定七点"


def test_a_link_is_not_said_to_be_underlined() -> None:
    page = "<p>见<a href='https://example.org/'><u>网页</u></a>，<u>务必</u>看。</p>".encode()
    shown = inline(read_data("a.html", page).lines[-1].passage)
    assert shown == "见[网页](<https://example.org/>)，[务必]{.underline}看。"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("__床位够了__；两人一张。\n\n", "雨棚已搭好，**雨天**请走北门。"),
        ("姓名写在左边。\n\n", "雨棚已搭好，\\_\\_雨天\\_\\_请走北门。"),  # a form to fill in
    ],
)
def test_underscores_inside_chinese_are_bold_where_a_line_begins_with_some(
    first: str, expected: str
) -> None:
    source = read_data("a.md", f"{first}雨棚已搭好，__雨天__请走北门。".encode())
    assert inline(source.lines[-1].passage) == expected
