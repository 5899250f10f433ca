"""A Word file is read whole: all that Word shows arrives, once, or is reported."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.intake.words import box, p, table, word, write
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.intake.readers.word.count import missing, package_texts
from typeset.intake.readers.word.numbering import FORMS
from typeset.issue import IssueError, load
from typeset.issue.inlines import plain_text
from typeset.issue.model import Table

SENTENCE = "热力站更换了老化阀门四十一只，供暖前全部完工。"


def lines(body: str, **parts: str) -> list[str]:
    return [line.text for line in read_data("a.docx", word(body, **parts)).lines]


def left(body: str, **parts: str) -> set[tuple[str, str]]:
    return {(out.why, out.text) for out in read_data("a.docx", word(body, **parts)).left_out}


def test_a_text_box_comes_once_behind_the_paragraph_it_hangs_on() -> None:
    assert lines(p("甲。", inner=box("框里的字。")) + p("乙。")) == ["甲。", "框里的字。", "乙。"]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    "wrapped",
    [
        f"<w:smartTag>{run('字')}</w:smartTag>",
        f"<w:ins>{run('字')}</w:ins>",
        f"<w:moveTo>{run('字')}</w:moveTo>",
        f"<w:sdt><w:sdtContent>{run('字')}</w:sdtContent></w:sdt>",
        f"<w:fldSimple>{run('字')}</w:fldSimple>",
        f"<w:hyperlink>{run('字')}</w:hyperlink>",
    ],
)
def test_what_word_wraps_around_text_loses_none_of_it(wrapped: str) -> None:
    assert lines(p("前", inner=wrapped + run("后"))) == ["前字后"]


def test_deletions_comments_and_hidden_text_are_told_not_printed() -> None:
    deleted = "<w:del><w:r><w:delText>删去。</w:delText></w:r></w:del>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏起。</w:t></w:r>"
    body = p("正文。", inner=deleted + hidden)
    comments = f"<w:comment>{p('批注。')}</w:comment>"
    assert lines(body, comments=comments) == ["正文。"]
    assert left(body, comments=comments) == {
        ("left: deleted", "删去。"),
        ("left: hidden", "藏起。"),
        ("left: comment", "批注。"),
    }


@pytest.mark.parametrize("shows", ["<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="0"/>', ""])
def test_a_prompt_is_told_not_printed_wherever_it_stands(shows: str) -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr>{shows}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    prompts = ("插入导语。", "键入姓名", "选一个日期", "写入数目")
    cells = f"<w:tbl><w:tr><w:tc>{p('数')}</w:tc>{control(f'<w:tc>{p(prompts[3])}</w:tc>')}</w:tr>"
    body = (
        control(p(prompts[0]) + control(p(prompts[1])))
        + p("日期：", inner=control(run(prompts[2])))
        + f"{cells}<w:tr><w:tc>{p('年')}</w:tc><w:tc>{control(p(''))}</w:tc></w:tr></w:tbl>"
    )
    found = " ".join(lines(body))
    told = {text for why, text in left(body) if why == "left: placeholder"}
    shown = "val" not in shows and bool(shows)
    assert told == (set(prompts) if shown else set())
    assert [prompt in found for prompt in prompts] == [not shown] * len(prompts)


NUMBERING = """<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>"""


def numbered(text: str, level: int) -> str:
    ids = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
    return p(text, properties=ids)


def test_automatic_numbers_are_text_as_word_prints_them() -> None:
    body = "".join(numbered("字", level) for level in (0, 0, 1, 1, 2, 2, 0, 1))
    source = read_data("a.docx", word(body, numbering=NUMBERING))
    shown = [
        line.text if line.kind == "text" else f"{line.label} {line.text}" for line in source.lines
    ]
    assert shown == ["一、字", "二、字", "2.1 字", "2.2 字", "1. 字", "2. 字", "三、字", "3.1 字"]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 20, "二〇"),
        ("decimalEnclosedCircle", 3, "③"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ordinal", 22, "22nd"),
    ],
)
def test_forms_of_numbers(form: str, number: int, printed: str) -> None:
    assert FORMS[form](number) == printed


def test_the_number_above_its_parts_is_a_headings(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, text in enumerate(("%1.", "%1.%2"))
    )
    outline = (
        f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = p("标题一行", properties='<w:pStyle w:val="T"/>') + p(SENTENCE)
    body += numbered("进书", 0) + numbered("上半年进书三百一十二册。", 1)
    body += numbered("出书", 0) + numbered("借出一千零四十七人次。", 1)
    raw = write(tmp_path / "a.docx", body, numbering=outline)
    shown = [f"{line.kind} {line.text}" for line in read_data("a.docx", raw.read_bytes()).lines]
    assert shown[2:] == [
        "text 1. 进书",
        "text 1.1 上半年进书三百一十二册。",
        "text 2. 出书",
        "text 2.1 借出一千零四十七人次。",
    ]
    flat = body.replace('<w:ilvl w:val="1"/>', '<w:ilvl w:val="0"/>')
    shown = [line.kind for line in read_data("a.docx", word(flat, numbering=outline)).lines]
    assert shown[2:] == ["item"] * 4


def test_a_third_level_below_a_paragraph_is_written_as_a_list(tmp_path: Path) -> None:
    body = p("标题一行", properties='<w:pStyle w:val="T"/>') + p(SENTENCE)
    raw = write(
        tmp_path / "a.docx", body + numbered("甲", 2) + numbered("乙", 2), numbering=NUMBERING
    )
    import_issue(raw, tmp_path / "issue")
    assert "1. 甲\n2. 乙" in (tmp_path / "issue/articles/01.md").read_text(encoding="utf-8")


def test_a_table_of_data_stays_a_table_and_two_are_not_one(tmp_path: Path) -> None:
    body = p("标题一行", properties='<w:pStyle w:val="T"/>') + p(SENTENCE)
    body += table(("单位", "人数"), ("甲", "3")) + p() + table(("周六", "南乔"), ("周日", "谷子"))
    import_issue(write(tmp_path / "a.docx", body), tmp_path / "issue")
    kinds = [type(block).__name__ for block in load(tmp_path / "issue").articles[0].body]
    assert kinds == ["Paragraph", "Table", "Table"]


def test_a_break_in_a_cell_is_a_blank() -> None:
    inner = "<w:r><w:t>上午</w:t><w:br/><w:t>下午</w:t></w:r>"
    assert (
        lines(p(SENTENCE) + table(("周六", p(inner=inner)), ("周日", "全天")))[1]
        == "周六 上午 下午"
    )


def test_a_frame_and_columns_of_text_are_read_as_text() -> None:
    frame = table((p(SENTENCE) + table(("甲", "1"), ("乙", "2")) + p("完。"),))
    assert lines(frame) == [SENTENCE, "甲 1", "乙 2", "完。"]
    columns = table((p("左题") + p(SENTENCE), p("右题") + p(SENTENCE)))
    assert lines(columns) == ["左题", SENTENCE, "右题", SENTENCE]


def test_footnotes_stand_behind_their_paragraph_and_are_called_in_the_text(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = f'<w:footnote w:id="3">{p("注文在此。")}</w:footnote>'
    body = p("标题一行", properties='<w:pStyle w:val="T"/>') + p(SENTENCE, inner=call)
    raw = write(tmp_path / "a.docx", body, footnotes=notes)
    import_issue(raw, tmp_path / "issue")
    assert "[^3]: 注文在此。" in (tmp_path / "issue/articles/01.md").read_text(encoding="utf-8")


def test_a_note_called_in_a_headline_or_byline_is_kept_as_text_and_listed(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    notes = f'<w:footnote w:id="3">{p("注文在此。")}</w:footnote>'
    title = '<w:pStyle w:val="T"/>'
    bodies = (
        p("标题一行", inner=call, properties=title) + p(SENTENCE),
        p("标题一行", properties=title) + p(SENTENCE) + p("（供稿：张三）", inner=call),
        p("标题一行", properties=title) + p(SENTENCE, inner=call),  # the control
    )
    listed = []
    for number, body in enumerate(bodies):
        raw = write(tmp_path / f"{number}.docx", body, footnotes=notes)
        report = import_issue(raw, tmp_path / str(number))
        article = load(tmp_path / str(number)).articles[0]
        assert article.about.headline == "标题一行"
        assert article.about.byline == (("张三",) if number == 1 else ())
        listed.append(any(d.said == "check: loose note" for d in report.look))
        text = (tmp_path / f"{number}/articles/01.md").read_text(encoding="utf-8")
        assert ("\n注文在此。" in text) == listed[-1]
    assert listed == [True, True, False]


def test_the_count_of_the_package_is_not_the_readers() -> None:
    data = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    part = f"{data}<w:unheard-of><w:t>没人读的字</w:t></w:unheard-of><w:t>读了</w:t></w:document>"
    texts = package_texts(part.encode())
    assert texts == ["没人读的字", "读了"]
    assert missing(texts, ["读了"]) == ["没人读的字"]
    assert missing(texts, ["读了", "没人读的字"]) == []


def test_text_that_the_reader_does_not_reach_is_told() -> None:
    reported = left(p("正文。") + "<w:unheard-of><w:t>没人读的字</w:t></w:unheard-of>")
    assert reported == {("left: lost", "没人读的字")}


def test_words_above_the_notes_are_told_and_are_no_lost_ones() -> None:
    note = '<w:footnote w:id="{}" {}>{}</w:footnote>'.format
    notes = note(0, 'w:type="separator"', p("注释")) + note(2, "", p("见前文。"))
    reported = left(p("正文。"), footnotes=notes)
    assert reported == {
        ("left: above the notes", "注释"),
        ("left: note that nothing calls", "见前文。"),
    }


def test_heads_and_feet_are_told_but_no_text(tmp_path: Path) -> None:
    reference = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    body = p("标题一行", properties='<w:pStyle w:val="T"/>') + p(SENTENCE) + reference
    report = import_issue(
        write(tmp_path / "a.docx", body, header=p("工运信息")), tmp_path / "issue"
    )
    assert [(drop.text, drop.why) for drop in report.account.dropped] == [
        ("工运信息", "running head")
    ]


@pytest.mark.parametrize(("numbered", "name"), [("", "磨坊村讯"), ("第16期", None)])
def test_a_head_printed_on_every_page_is_the_issues_where_the_text_has_none(
    numbered: str, name: str | None, tmp_path: Path
) -> None:
    reference = (
        '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
    )
    title = '<w:pStyle w:val="1"/>'
    body = p(numbered) + p("水车又转起来", properties=title) + p(SENTENCE)
    body += p("石磨面卖到省城", properties=title) + p(SENTENCE) + reference
    parts = {"header": p("磨坊村讯　第16期　2024年2月3日"), "footer": p("主编：仓廪")}
    import_issue(write(tmp_path / "a.docx", body, **parts), tmp_path / "issue")
    issue = load(tmp_path / "issue")
    head = issue.manifest.masthead
    assert head is not None and (head.name, head.number) == (name, 16)
    assert len(issue.articles) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:tc>", b'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>'),
        (b"<w:tblPr/>", b'<w:tblPr/><w:tblGrid><w:gridCol w:w="x"/></w:tblGrid>'),
        (b"<w:pPr></w:pPr>", b'<w:pPr><w:pStyle w:val="nobody"/></w:pPr>'),
    ],
)
def test_what_a_hostile_file_says_of_itself_is_not_believed(
    old: bytes, new: bytes, tmp_path: Path
) -> None:
    import io
    import zipfile

    made, target = word(p(SENTENCE) + table(("甲", "1"), ("乙", "2"))), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as package, zipfile.ZipFile(target, "w") as other:
        for name in package.namelist():
            other.writestr(name, package.read(name).replace(old, new))
    assert [line.text.split()[0] for line in read_data("a.docx", target.getvalue()).lines] == [
        SENTENCE,
        "甲",
        "乙",
    ]


def test_styles_based_on_each_other_end_somewhere() -> None:
    styles = (
        '<w:style w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    assert lines(p("字。", properties='<w:pStyle w:val="A"/>'), styles=styles) == ["字。"]


def declaring(megabytes: int, ratio: int) -> bytes:
    """A Word file with one more part, which says of itself how much it unpacks to."""
    made = io.BytesIO(word(p(SENTENCE)))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/more.bin", b"more")
        entry = package.getinfo("word/more.bin")
        entry.file_size = megabytes << 20
        entry.compress_size = entry.file_size // ratio
    return made.getvalue()


@pytest.mark.parametrize(
    ("megabytes", "ratio", "refused"),
    [(255, 2, False), (257, 2, True), (65, 100, False), (65, 300, True), (60, 300, False)],
)
def test_a_word_file_may_unpack_to_256_megabytes_and_not_from_next_to_nothing(
    megabytes: int, ratio: int, refused: bool
) -> None:
    data = declaring(megabytes, ratio)
    if refused:
        with pytest.raises(IssueError) as reported:
            read_data("a.docx", data)
        assert reported.value.diagnostics[0].key == "intake.zip-bomb"
    else:
        assert [line.text for line in read_data("a.docx", data).lines] == [SENTENCE]


def test_a_credit_below_its_caption_in_a_box_is_the_pictures(tmp_path: Path) -> None:
    words = ("图为消防员给学生接水。", "陆鸣 摄")
    boxed = box(words[0]).replace(p(words[0]), "".join(map(p, words)))
    body = p("消防队送水进校园") + p("6月1日，消防队送水四车。", inner=boxed) + p("下午恢复供水。")
    for name, footer in (("one", p("第1页")), ("issue", p("责任编辑：甘草"))):
        raw = write(tmp_path / f"{name}.docx", body, footer=footer)
        import_issue(raw, tmp_path / name / "issue")
        (article,) = load(tmp_path / name / "issue").articles
        (picture,) = article.about.images
        assert (picture.caption, picture.credit) == words and len(article.body) == 2


def test_a_head_in_the_rows_of_a_table_is_the_issues(tmp_path: Path) -> None:
    text = p("浴室换热泵") + p("职工浴室换上热泵，水温稳定，一年省煤一百吨，锅炉工改做维护。")
    head = table(("矿区生活", ""), ("2025年第4期", "3月18日"))
    import_issue(write(tmp_path / "a.docx", head + text), tmp_path / "issue")
    masthead = load(tmp_path / "issue").manifest.masthead
    assert masthead is not None and (masthead.name, masthead.number) == ("矿区生活", 4)
    data = table(("矿区", "人数"), ("东区", "318"))
    lines = read_data("b.docx", word(data + text)).lines
    assert [line.kind for line in lines[:2]] == ["table", "table"]


def merged(text: str, *, columns: int = 1, rows: str = "") -> str:
    """A cell over several columns; `rows`: `restart` in the first of several, then `continue`."""
    span = f'<w:gridSpan w:val="{columns}"/>'
    return (
        f"<w:tcPr>{span}{rows and f'<w:vMerge w:val={chr(34)}{rows}{chr(34)}/>'}</w:tcPr>{p(text)}"
    )


def table_of(raw: Path, issue: Path) -> tuple[Table, str]:
    """The only table of the issue that a file becomes, and its lines."""
    import_issue(raw, issue)
    (article,) = load(issue).articles
    (found,) = [block for block in article.body if isinstance(block, Table)]
    text = (issue / article.file).read_text(encoding="utf-8")
    return found, "\n".join(line for line in text.splitlines() if line.startswith("|"))


def test_merged_cells_of_a_table_are_merged_in_the_issue(tmp_path: Path) -> None:
    rows = (
        ("区县", "指标", "今年"),
        (merged("东区", rows="restart"), "会员", "1320"),
        (merged("", rows="continue"), "经费", "7"),
        (merged("合计", columns=2, rows="restart"), "1327"),
        (merged("", columns=2, rows="continue"), "另计"),
    )
    raw = write(tmp_path / "a.docx", p("各区情况") + p(SENTENCE) + table(*rows))
    found, _ = table_of(raw, tmp_path / "issue")
    assert found.spans == ((1, 0, 2, 1), (3, 0, 2, 2))
    words = [[plain_text(cell) for cell in row] for row in (found.head, *found.rows)]
    assert words[1:] == [
        ["东区", "会员", "1320"],
        ["", "经费", "7"],
        ["合计", "", "1327"],
        ["", "", "另计"],
    ]


def test_merged_cells_that_markdown_cannot_join_are_empty_ones(tmp_path: Path) -> None:
    head = (merged("区县", rows="restart"), merged("会员", columns=2))
    below = (merged("", rows="continue"), "去年", "今年")
    raw = write(
        tmp_path / "a.docx", p("情况") + p(SENTENCE) + table(head, below, ("东区", "3", "4"))
    )
    found, _ = table_of(raw, tmp_path / "issue")
    assert found.spans == ((0, 1, 1, 2),) and [plain_text(cell) for cell in found.rows[0]] == [
        "",
        "去年",
        "今年",
    ]
    odd = (
        ("区", "甲", "乙"),
        (merged("东", columns=2, rows="restart"), "1"),
        (merged("", rows="continue"), "2", "3"),
    )
    found, text = table_of(
        write(tmp_path / "b.docx", p("情况") + p(SENTENCE) + table(*odd)), tmp_path / "odd"
    )
    assert found.spans == () and "2 | 3" in text


@pytest.mark.parametrize("bold", [True, False])
def test_the_number_of_a_bold_paragraph_is_bold(bold: bool) -> None:
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    body = p(inner=f"<w:r>{look}<w:t>读书</w:t></w:r>", properties=properties)
    (line,) = read_data("a.docx", word(body, numbering=NUMBERING)).lines
    assert (line.text, line.strong) == ("一、读书", bold)
