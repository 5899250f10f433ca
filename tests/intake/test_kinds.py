"""Every kind of file by its name: read, or refused with a sentence that says what it is."""

from __future__ import annotations

import email.message
import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from tests.intake.words import p, word
from typeset.diagnostics.messages import message
from typeset.diagnostics.problems import IssueError
from typeset.intake.contributions.kind import holds_an_issue
from typeset.intake.importing import import_issue
from typeset.intake.readers import read, read_data
from typeset.intake.readers.images import printable
from typeset.intake.source import Note
from typeset.issue import load
from typeset.issue.inlines import plain_text
from typeset.issue.model import Table

TEXT = "臺北市政府召開會議\n\n　　三月五日，市政府召開會議，討論交通問題。\n"
SIMPLE = "市总工会召开会议\n\n　　三月五日，市总工会召开会议，讨论交通问题。\n"


def texts(name: str, data: bytes) -> list[str]:
    return [line.text for line in read_data(name, data).lines]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "big5", "gb18030"]
)
def test_traditional_text_in_any_encoding(encoding: str) -> None:
    assert texts("a.txt", TEXT.encode(encoding))[0] == "臺北市政府召開會議"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "gb2312", "gb18030"])
def test_simplified_text_in_any_encoding(encoding: str) -> None:
    assert texts("a.txt", SIMPLE.encode(encoding))[0] == "市总工会召开会议"


def test_western_text_of_old_windows() -> None:
    assert texts("a.txt", "Café “Le Lac” — at last.".encode("cp1252")) == [
        "Café “Le Lac” — at last."
    ]


RTF = (
    rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}\pard\qc\b\fs36 "
    rb"\'ca\'d0\u24635?\par\pard\plain %b\par}"
)


def test_rich_text_with_bytes_and_unicode() -> None:
    source = read_data("a.rtf", RTF % b"\\u27491?\\u25991?\\u12290?")
    first, second = source.lines
    assert (first.text, first.size, first.centred, first.strong) == ("市总", 18.0, True, True)
    assert second.text == "正文。"


def test_a_picture_that_is_there_a_second_time_for_old_programs_is_read_once() -> None:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(target, "PNG")
    picture = b"{\\pict\\pngblip " + target.getvalue().hex().encode() + b"}"
    twice = b"{\\*\\shppict%b}{\\nonshppict%b}" % (picture, picture)
    assert len(read_data("a.rtf", RTF % twice).pictures) == 1
    control = b"{\\*\\shppict%b}%b" % (picture, picture)
    assert len(read_data("a.rtf", RTF % control).pictures) == 2


def test_what_is_left_out_of_rich_text_is_named_in_one_piece() -> None:
    source = read_data("a.rtf", RTF % rb"{\header\u28023?\u24030?\par}x{\v\u23494?\u20214?}")
    assert [(out.why, out.text) for out in source.left_out] == [
        ("left: head or foot", "海州"),
        ("left: hidden", "密件"),
    ]


def test_a_rich_text_under_the_name_of_a_word_file_is_read_all_the_same() -> None:
    assert read_data("a.doc", RTF % b"x").lines[0].text == "市总"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
def test_open_document_as_pandoc_writes_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# 题\n\n文**字**[^1]。\n\n- 项\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n[^1]: 注\n"
    )
    subprocess.run(["pandoc", "a.md", "-o", "a.odt"], cwd=tmp_path, check=True, timeout=60)
    lines = read(tmp_path / "a.odt").lines
    assert [(line.kind, line.text.replace("\u2060", "")) for line in lines] == [
        ("heading", "题"),
        ("text", "文字。"),
        ("note", "注"),
        ("item", "项"),
        ("table", "甲 乙"),
        ("table", "1 2"),
        ("footer", "1"),
    ]


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "一季度"
    book.active.append(["单位", "比例"])
    book.active.append(["东昌", 0.25])
    book.active["B2"].number_format = "0%"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_sheet_is_a_table_below_its_name() -> None:
    assert texts("a.xlsx", sheet()) == ["一季度", "单位 比例", "东昌 25%"]


def test_a_letter_is_its_text() -> None:
    letter = email.message.EmailMessage()
    letter["From"], letter["Subject"] = "张三 <z@example.org>", "投稿"
    letter.set_content(SIMPLE)
    assert texts("a.eml", bytes(letter))[0] == "市总工会召开会议"


def heic() -> bytes:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    target = io.BytesIO()
    Image.new("RGB", (64, 48), "blue").save(target, "HEIF")
    return target.getvalue()


def test_a_telephones_photo_becomes_a_jpeg_and_a_jpeg_stays_as_it_is() -> None:
    made = printable("a.heic", heic())
    assert not isinstance(made, Note)
    suffix, data = made
    assert suffix == "jpg" and Image.open(io.BytesIO(data)).size == (64, 48)
    assert printable("b.jpg", data) == ("jpg", data)
    assert isinstance(printable("c.jpg", b"no picture"), Note)


def emf(width: int = 9, height: int = 9) -> bytes:
    """A metafile that only carries a bitmap (EMR_STRETCHDIBITS)."""
    info = (40).to_bytes(4, "little") + width.to_bytes(4, "little") + height.to_bytes(4, "little")
    info += b"\1\0\x18\0" + bytes(24)
    bits = b"\0\0\xff" * width
    bits = (bits + bytes(-len(bits) % 4)) * height
    offsets = [80, len(info), 80 + len(info), len(bits)]
    record = (
        bytes(40) + b"".join(n.to_bytes(4, "little") for n in offsets) + bytes(16) + info + bits
    )
    head = b"\1\0\0\0" + (108).to_bytes(4, "little") + bytes(100)
    return head + (81).to_bytes(4, "little") + (8 + len(record)).to_bytes(4, "little") + record


def test_the_bitmap_that_a_metafile_carries_is_taken_out() -> None:
    made = printable("a.emf", emf())
    assert not isinstance(made, Note)
    suffix, data = made
    assert suffix == "png" and Image.open(io.BytesIO(data)).getpixel((4, 4)) == (255, 0, 0)
    assert isinstance(printable("a.emf", emf()[:108]), Note)


def compound(stream: str) -> bytes:
    """A compound file of Windows with one stream, as far as its kind is shown by it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream.encode("utf-16-le")


def locked_document() -> bytes:
    """An OpenDocument text as it is saved with a password, as far as its list of parts shows."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", b"\x8f\x02\x91")
        package.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
            "</m:manifest>",
        )
    return data.getvalue()


REFUSED = {
    "a.xls": (compound("Workbook"), ".xlsx"),
    "a.ppt": (compound("PowerPoint Document"), "slides"),
    "a.doc": (compound("WordDocument"), ".docx"),
    "a.docx": (compound("EncryptedPackage"), "password"),
    "a.odt": (locked_document(), "password"),
    "a.rar": (b"Rar!\x1a\x07\0", "unpack"),
    "a.psd": (b"8BPS\0\1", "export"),
    "a.pages": (b"\0\1\2\3" * 9, "Pages"),
    "a.mp4": (b"\0\0\0\x18ftypmp42", "film"),
    "a.jpg": (b"\xff\xd8\xff\xe0", "picture"),
    "a.exe": (b"MZ\0\0", "program"),
    "a.xyz": (b"\0\1\2\3" * 9, "binary"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_named_and_what_to_do_is_said(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # a machine with LibreOffice reads more
    data, said = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(IssueError) as refused:
        import_issue(tmp_path / name, tmp_path / "issue")
    found = refused.value.diagnostics[0]
    assert said in message(found.key, found.details, "en") and found.position.file == name
    assert message(found.key, found.details, "zh")
    assert not (tmp_path / "issue").exists()


@pytest.mark.parametrize("name", ["RIFFLES", "MZ MOTORS", "BMX NEWS", "ID3 CLUB"])
def test_a_text_that_begins_like_a_film_or_a_program_is_a_text(name: str) -> None:
    assert texts("raw.txt", f"{name}\nThe trout are back.\n".encode())[0] == name
    with pytest.raises(IssueError):
        read_data("raw.txt", f"{name[:4]}\x10\0\0\0WAVE\0".encode())


def test_devices_and_pipes_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path / "link"):
        if path.name == "link":
            path.symlink_to("/dev/zero")
        with pytest.raises(IssueError) as refused:
            import_issue(path, tmp_path / "issue")
        assert refused.value.diagnostics[0].key == "intake.is-device"


def test_a_word_file_without_its_ending_is_known_by_what_it_holds() -> None:
    assert texts("稿件", word(p("正文。"))) == ["正文。"]


def test_a_web_page_keeps_its_text_and_tells_of_its_menus() -> None:
    page = (
        "<meta charset=utf-8><body><nav>菜单</nav><div class='sidebar'>推荐</div>"
        "<script>x()</script>"
        "<h1>题</h1><p>正文。<span style='display:none'>藏</span></p>"
        "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    )
    source = read_data("a.html", page.encode())
    assert [line.text for line in source.lines] == ["题", "正文。", "甲 1", "乙 2"]
    assert {out.text for out in source.left_out} == {"菜单", "推荐"}


def test_the_words_of_markdown_divisions_are_read_and_readings_named() -> None:
    text = "# 题\n\n[汉]{ruby=hàn}字。\n\n::: poem 静夜\n床前明月光\n:::\n\n::: qr https://example.org\n"
    source = read_data("a.md", text.encode())
    lines = [line.text for line in source.lines]
    assert lines == ["题", "汉字。", "静夜", "床前明月光", "https://example.org"]
    assert [(out.why, out.text) for out in source.left_out] == [("left: reading", "hàn")]


def test_markdown_with_html_comments_and_listings() -> None:
    text = "# 题\n\n<p><b>甲</b>说：好。</p><p>乙。</p>\n\n<!-- 备忘 -->\n\n"
    text += "```sh\n# 不是标题\n  ls\n```\n"
    source = read_data("a.md", text.encode())
    assert [(line.kind, line.text) for line in source.lines] == [
        ("heading", "题"),
        ("text", "甲说：好。"),
        ("text", "乙。"),
        ("code", "# 不是标题"),
        ("code", "  ls"),
    ]
    assert [out.text for out in source.left_out] == ["备忘"]


def test_an_archive_with_nothing_to_read_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x.psd", b"8BPS")
    with pytest.raises(IssueError) as refused:
        import_issue(tmp_path / "a.zip", tmp_path / "issue")
    assert [each.key for each in refused.value.diagnostics] == ["intake.is-drawing"]


OUTLINE = "# 校园广播稿\n\n## 今日要闻\n\n### 甲题\n\n甲文。\n\n### 乙题\n\n张三\n\n乙文。\n\n"
OUTLINE += "#### 小题\n\n丙文。\n"


def test_headings_that_are_an_outline_are_name_column_and_headlines(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OUTLINE, encoding="utf-8")
    import_issue(tmp_path / "a.md", tmp_path / "issue")
    issue = load(tmp_path / "issue")
    one, two = issue.articles
    assert issue.manifest.masthead.name == "校园广播稿"
    assert (one.about.headline, one.about.section) == ("甲题", "今日要闻")
    assert (two.about.headline, two.about.byline) == ("乙题", ("张三",))
    assert [type(block).__name__ for block in two.body] == ["Paragraph", "Heading", "Paragraph"]


RAISED = rb"area m{\super 2} of CO{\sub 2}{\super\chftn}{\footnote {\super\chftn} A note.}\par "
RAISED += rb"a field{\super\chftn}{\footnote\ftnalt Of x{\up6 3}\up0 .}{\object{\result  of wheat}}"


def test_raised_figures_and_notes_of_rich_text_stay(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF % RAISED)
    import_issue(tmp_path / "a.rtf", tmp_path / "issue")
    written = (tmp_path / "issue" / "articles" / "01.md").read_text(encoding="utf-8")
    assert "area m^2^ of CO~2~[^r1]" in written and "a field[^r2] of wheat" in written
    assert "[^r1]: A note." in written and "[^r2]: Of x^3^." in written
    plain = RAISED.replace(rb"\super 2", b"2").replace(rb"\sub 2", b"2")
    (tmp_path / "b.rtf").write_bytes(RTF % plain)
    import_issue(tmp_path / "b.rtf", tmp_path / "plain")
    assert "area m2 of CO2[^r1]" in (tmp_path / "plain/articles/01.md").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc")
def test_raised_struck_and_underlined_words_of_open_document_stay(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Fields\n\nTen m^2^ of CO~2~ ~~here~~ [now]{.underline}.\n", encoding="utf-8"
    )
    subprocess.run(["pandoc", "a.md", "-o", "a.odt"], cwd=tmp_path, check=True, timeout=60)
    text = next(line for line in read(tmp_path / "a.odt").lines if line.kind == "text")
    marks = [run.marks for run in text.passage.runs if run.marks]
    assert marks == [("superscript",), ("subscript",), ("strikethrough",), ("underline",)]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("工会送清凉\n　　今天很热。\n　　大家高兴。\n", False),
        ("今天很热。\n　　今天很热。\n　　大家高兴。\n", True),  # no headline
        ("工会送清凉\n今天很热。\n大家高兴。\n", True),  # no indents
        ("工会送清凉\n", True),
    ],
)
def test_a_text_typed_as_one_piece_is_no_issue(text: str, whole: bool) -> None:
    assert holds_an_issue(read_data("a.txt", text.encode())) == whole


def open_document(*rows: str) -> bytes:
    """A flat OpenDocument file: a heading, a paragraph, a table of these rows."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    text = f"<text:h>题</text:h><text:p>正文。</text:p><table:table>{made}</table:table>"
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    return f"<office:document{spaces}>{body}</office:document>".encode()


def cell(words: str, columns: int = 1, rows: int = 1, kind: str = "table-cell") -> str:
    spans = f'table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
    return f"<table:{kind} {spans}><text:p>{words}</text:p></table:{kind}>"


@pytest.mark.parametrize("covered", ["<table:covered-table-cell/>", ""])  # pandoc writes none
def test_merged_cells_of_open_document_are_merged_in_the_issue(
    covered: str, tmp_path: Path
) -> None:
    rows = (
        cell("区县") + cell("指标") + cell("今年"),
        cell("东区", rows=2) + cell("会员") + cell("3"),
        covered + cell("经费") + cell("7"),
        cell("合计", columns=2) + covered + cell("10"),
    )
    (tmp_path / "a.odt").write_bytes(open_document(*rows))
    import_issue(tmp_path / "a.odt", tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    (table,) = [block for block in article.body if isinstance(block, Table)]
    assert table.spans == ((1, 0, 2, 1), (3, 0, 1, 2))
    assert [[plain_text(each) for each in row] for row in table.rows] == [
        ["东区", "会员", "3"],
        ["", "经费", "7"],
        ["合计", "", "10"],
    ]


def test_words_that_a_merged_cell_hides_are_named() -> None:
    hidden = cell("甲", columns=2) + cell("乙", kind="covered-table-cell")
    source = read_data("a.odt", open_document(hidden, cell("丙") + cell("丁")))
    assert [(out.why, out.text) for out in source.left_out] == [("left: hidden", "乙")]
