"""Markdown as editors of Chinese text mean it: no character is lost, none is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.source import SourceText
from typeset.issue.blocks import parse_body
from typeset.issue.folder import Folder
from typeset.issue.inlines import plain_text
from typeset.issue.model import (
    Divider,
    FootnoteCall,
    Heading,
    LineBreak,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Span,
    Table,
    Text,
)


def blocks(text: str, tmp_path: Path) -> Any:
    problems: list[Diagnostic] = []
    found = parse_body(SourceText("a.md", text), 1, Folder(tmp_path), problems)
    assert [problem for problem in problems if problem.severity == "error"] == []
    return found


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """The blocks of a Markdown text that is in order."""
    return lambda text: blocks(text, tmp_path)


@pytest.fixture
def words(read: Any) -> Any:
    """The plain text of a Markdown text that is one paragraph."""

    def words(text: str) -> Any:
        (paragraph,) = read(text)
        assert isinstance(paragraph, Paragraph)
        return plain_text(paragraph.children)

    return words


# ---- characters survive ----


@pytest.mark.parametrize(
    "text",
    [
        "党建+文明创建，5*3米的展板",
        "规格3*4*5米",
        "第_1_季度的snake_case_name",
        "#工会在行动# 话题",
        "2023.3.5，1.提高认识",
        "（一）提高认识 1、加强领导",
        "a < b，c > d，占比<5%",
        "《通知》——关于……的通知",
        '"直引号" -- ... (c) (tm)',
        "www.acftu.org 与 a@b.cn",
        "甲|乙|丙",
        "[注]: 以上数据截至三月",
        "价格~100元~",
        "100%&50%",
        "脚注符号①②※☆",
        "𠮷野家、㐂、龦",
    ],
)
def test_ordinary_text_stays_as_it_is(words: Any, text: str) -> None:
    assert words(text) == text


@pytest.mark.parametrize("indent", ["    ", "\t", "        ", "  　"])
def test_indented_text_is_a_paragraph_and_no_code(words: Any, indent: str) -> None:
    assert words(indent + "正文。") == "正文。"


@pytest.mark.parametrize("rule", ["---", "===", "——"])
def test_a_line_under_a_paragraph_makes_no_heading_of_it(read: Any, rule: Any) -> None:
    assert isinstance(read(f"正文。\n{rule}\n")[0], Paragraph)


def test_a_heading_without_its_space_is_text_and_told(issue: Any) -> None:
    found = issue(article="#一、提高认识\n")
    assert plain_text(found.articles[0].body[0].children) == "#一、提高认识"
    assert [warning.key for warning in found.warnings] == ["issue.heading-as-text"]


@pytest.mark.parametrize("text", ["#工会在行动#话题", "\\#标题", "## 标题", "第#3号"])
def test_other_number_signs_are_not_worth_a_word(issue: Any, text: str) -> None:
    assert issue(article=text + "\n").warnings == ()


def test_html_is_text(words: Any) -> None:
    assert words("正文<p>粗</p><!-- 注 -->") == "正文<p>粗</p><!-- 注 -->"
    assert words(r"正文\<b>粗</b>") == "正文<b>粗</b>"


@pytest.mark.parametrize(
    ("escaped", "text"), [(r"\*", "*"), (r"3\. 甲", "3. 甲"), ("&lt;", "<"), ("&#12288;甲", "　甲")]
)
def test_what_is_escaped_is_text(words: Any, escaped: Any, text: str) -> None:
    assert words(escaped) == text


# ---- lines ----


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("市级以上\n劳模", "市级以上劳模"),
        ("市级，\n劳模", "市级，劳模"),
        ("市级\n（劳模）", "市级（劳模）"),
        ("市级\n“劳模”", "市级“劳模”"),
        ("“市级”\n劳模", "“市级”劳模"),
        ("市级……\n劳模", "市级……劳模"),
        ("市级**以上**\n劳模", "市级以上劳模"),
        ("カナ\nかな", "カナかな"),
        ("two\nwords", "two words"),
        ("市级\nABC", "市级 ABC"),
        ("3月\n5日", "3月 5日"),
        ("한국\n어", "한국 어"),
        ("“two”\n“words”", "“two” “words”"),
    ],
)
def test_a_line_end_is_a_space_but_not_within_chinese(words: Any, lines: Any, text: str) -> None:
    assert words(lines) == text


@pytest.mark.parametrize("sign", ["\\\n", "  \n"])
def test_a_forced_break_stays(read: Any, sign: str) -> None:
    (paragraph,) = read(f"甲{sign}乙")
    assert paragraph.children == (Text("甲"), LineBreak(), Text("乙"))


def test_a_line_that_opens_with_a_full_width_space_opens_a_paragraph(read: Any) -> None:
    found = read("　　甲\n乙\n　　丙\n\n　　丁\n")
    assert [plain_text(p.children) for p in found] == ["甲乙", "丙", "丁"]
    assert [(p.position.line, p.position.column) for p in found] == [(1, 3), (3, 3), (5, 3)]


# ---- marks beside Chinese ----


@pytest.mark.parametrize(
    "text",
    [
        "**“两会”**期间",
        "召开**“两会”**。",
        "开展**学习，**然后",
        "**（一）**提高认识",
        "全**面**推进",
    ],
)
def test_bold_works_beside_chinese_marks(read: Any, text: str) -> None:
    (paragraph,) = read(text)
    (bold,) = [child for child in paragraph.children if isinstance(child, Span)]
    assert bold.kind == "strong"
    assert plain_text(paragraph.children) == text.replace("**", "")


@pytest.mark.parametrize("text", ["**“两会”**期间", "开展**学习，**然后", "**（一）**提高认识"])
def test_control_plain_commonmark_leaves_the_asterisks(text: str) -> None:
    assert "<strong>" not in MarkdownIt("commonmark").render(text)


@pytest.mark.parametrize("text", ["    正文。", "[注]: 数据", "规格3*4*5米", "甲\n---\n"])
def test_control_plain_commonmark_changes_the_text(text: str) -> None:
    assert MarkdownIt("commonmark").render(text) != f"<p>{text.strip()}</p>\n"


def test_each_kind_of_span(read: Any) -> None:
    (paragraph,) = read("**粗***着重*~~删~~`码`[网页](http://a.cn/中文)<http://b.cn>")
    spans = [child for child in paragraph.children if isinstance(child, Span)]
    kinds = ["strong", "emphasis", "strikethrough", "code", "link", "link"]
    assert [span.kind for span in spans] == kinds
    assert [span.target for span in spans[4:]] == ["http://a.cn/中文", "http://b.cn"]


# ---- blocks ----


def test_heading_levels_begin_at_1_without_gaps(read: Any) -> None:
    found = read("## 一、甲\n\n#### （一）乙\n\n## 二、丙\n")
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 2, 1]


def test_lists_nest_and_keep_their_first_number(read: Any) -> None:
    (found,) = read("3. 甲\n   - 乙\n4. 丙\n")
    assert isinstance(found, ListBlock)
    assert (found.numbers, len(found.items)) == ((3, 4), 2)
    inner = found.items[0][1]
    assert isinstance(inner, ListBlock) and (inner.numbers, len(inner.items)) == ((), 1)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1. 甲\n4. 乙\n7. 丙\n", (1, 4, 7)),
        ("3. 甲\n2. 乙\n1. 丙\n", (3, 2, 1)),
        ("2. 甲\n2. 乙\n3. 丙\n", (2, 2, 3)),
        ("1. 甲\n1. 乙\n1. 丙\n", (1, 2, 3)),
        ("5. 甲\n5. 乙\n", (5, 6)),
        ("0) 甲\n2) 乙\n", (0, 2)),
    ],
)
def test_items_have_the_numbers_that_were_typed(
    read: Any, typed: str, numbers: tuple[int, ...]
) -> None:
    (found,) = read(typed)
    assert found.numbers == numbers


def test_a_table_has_head_rows_and_alignment(read: Any) -> None:
    (found,) = read("| 甲 | 乙 |\n|:--|--:|\n| 1 | **2** |\n")
    assert isinstance(found, Table)
    assert found.align == ("left", "right")
    assert [plain_text(cell) for cell in found.head] == ["甲", "乙"]
    assert [plain_text(cell) for cell in found.rows[0]] == ["1", "2"]


def test_quotation_divider_and_preformatted(read: Any) -> None:
    quote, divider, code = read("> 引文\n\n***\n\n```\n 甲\n  乙\n```\n")
    assert isinstance(quote, Quote) and isinstance(divider, Divider)
    assert code == Preformatted(code.position, " 甲\n  乙")


def test_every_block_knows_its_line_and_column(read: Any) -> None:
    text = "甲\n\n## 乙\n\n> 丙\n>\n> 丁\n\n- 戊\n\n  己\n"
    found = read(text)
    inner = [*found[2].blocks, *found[3].items[0]]
    places = [(b.position.line, b.position.column) for b in (*found, *inner)]
    assert places[:4] == [(1, 1), (3, 1), (5, 1), (9, 1)]
    assert [line for line, _ in places[4:]] == [5, 7, 9, 11]


# ---- footnotes ----


def calls(paragraph: Any) -> Any:
    return [child for child in paragraph.children if isinstance(child, FootnoteCall)]


def test_footnotes_are_numbered_as_they_are_called(read: Any) -> None:
    (paragraph,) = read("甲[^b]乙[^a]丙^[在此]。\n\n[^a]: 第二\n\n[^b]: 第一\n")
    found = calls(paragraph)
    assert [call.number for call in found] == [1, 2, 3]
    assert [plain_text(c.blocks[0].children) for c in found] == ["第一", "第二", "在此"]


def test_a_second_call_has_the_number_and_not_the_text(read: Any) -> None:
    (paragraph,) = read("甲[^a]乙[^a]。\n\n[^a]: 注\n")
    first, second = calls(paragraph)
    assert (first.number, second.number) == (1, 1)
    assert first.blocks and not second.blocks


def test_a_footnote_knows_its_own_line(read: Any) -> None:
    (paragraph,) = read("甲[^a]。\n\n[^a]: 注\n")
    assert calls(paragraph)[0].blocks[0].position.line == 3


# ---- pictures ----


def test_a_picture_alone_in_its_paragraph_is_a_figure(issue: Any) -> None:
    article = '![会场](图.svg "图为会场。"){credit="张三 摄" columns=2}\n'
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (figure,) = issue(article=article, **{"图.svg": drawing}).articles[0].body
    picture = figure.picture
    assert (picture.file, picture.alt) == ("图.svg", "会场")
    assert (picture.caption, picture.credit, picture.columns) == ("图为会场。", "张三 摄", 2)


def test_pictures_on_lines_of_one_paragraph_are_figures_each(issue: Any) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    found = issue(article="![](a.svg)\n![](a.svg)\n", **{"a.svg": drawing})
    assert len(found.articles[0].body) == 2
