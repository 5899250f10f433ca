"""What cannot be read is refused with a plain sentence, and nothing is left half written."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from typeset.diagnostics.messages import message
from typeset.intake.clamping import clamped
from typeset.intake.importing import import_issue
from typeset.intake.readback import plain
from typeset.intake.readers.scans import can_recognise
from typeset.issue import IssueError, load

TEXT = "某市总工会开展慰问活动\n\n7月1日，某市总工会走访慰问一线职工，送去清凉。\n（张三）\n"


def locked_pdf() -> bytes:
    """An empty page locked with a password (standard handler, revision 2), built by hand."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"ab" * 32
        + b">/U<"
        + b"cd" * 32
        + b">>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
    )


def scanned_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    target = io.BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


def zip_bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b"\0" * (300 * 1024 * 1024))
    return target.getvalue()


REFUSED = {
    "empty.txt": (b"", "intake.empty"),
    "blank.txt": (b" \n\n\t\n", "intake.empty"),
    "junk.txt": (random.Random(1).randbytes(4000), "intake.not-text"),
    "nul.txt": (b"text\0with\0nul", "intake.not-text"),
    "long.txt": (("工会送去清凉和问候。" * 4 + "\n").encode() * 40_000, "intake.long-article"),
    "huge.txt": ("字".encode() * (50 * 1024 * 1024 // 3), "intake.too-large"),
    "broken.pdf": (b"%PDF-1.7\nnonsense", "intake.broken-pdf"),
    "locked.pdf": (locked_pdf(), "intake.locked"),
    "scan.pdf": (
        scanned_pdf(),
        "intake.nothing-recognised" if can_recognise() else "intake.scanned",
    ),
    "bomb.docx": (zip_bomb(), "intake.zip-bomb"),
    "broken.docx": (b"PK\x03\x04nonsense", "intake.broken-word"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "intake.broken-word"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_reason_and_nothing_is_left(name: str, tmp_path: Path) -> None:
    data, key = REFUSED[name]
    raw = tmp_path / name
    raw.write_bytes(data)
    with pytest.raises(IssueError) as refused:
        import_issue(raw, tmp_path / "out" / "issue")
    found = refused.value.diagnostics[0]
    assert found.key == key
    assert message(found.key, found.details, "zh") and found.position.file == name
    assert not (tmp_path / "out").exists() or not any((tmp_path / "out").iterdir())


def test_a_web_page_nested_a_hundred_thousand_deep_ends_in_a_sentence(tmp_path: Path) -> None:
    raw = tmp_path / "deep.html"
    raw.write_text("<div>" * 100_000 + "text", encoding="utf-8")
    try:
        import_issue(raw, tmp_path / "issue")
    except IssueError as refused:
        assert refused.diagnostics[0].key == "intake.too-deep"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_encoding_and_newline_give_the_same_issue(
    encoding: str, newline: str, tmp_path: Path
) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_bytes(TEXT.replace("\n", newline).encode(encoding))
    import_issue(raw, tmp_path / "issue")
    text = (tmp_path / "issue/articles/01.md").read_text(encoding="utf-8")
    assert "headline: 某市总工会开展慰问活动" in text
    assert "byline: （张三）" in text
    assert (tmp_path / "issue/source.txt").read_bytes() == raw.read_bytes()


def test_macros_in_a_word_file_are_left_out_and_reported(tmp_path: Path) -> None:
    plain, packed = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_heading("标题在此一行", 1)
    document.add_paragraph("正文在此，说明情况。")
    document.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"vnd.ms-word.document.macroEnabled.main+xml",
            )
            new.writestr(name, data)
        new.writestr("word/vbaProject.bin", b"macro")
    raw = tmp_path / "raw.docm"
    raw.write_bytes(packed.getvalue())
    report = import_issue(raw, tmp_path / "issue")
    assert any("macros" in note.said for note in report.notes)
    assert "标题在此一行" in (tmp_path / "issue/articles/01.md").read_text(encoding="utf-8")


def write(folder: Path, name: str, text: str) -> Any:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_issue_that_is_there_is_left_alone_without_force(tmp_path: Path) -> None:
    raw = write(tmp_path, "raw.txt", TEXT)
    mine = write(tmp_path, "issue/issue.yaml", "mine")
    with pytest.raises(IssueError) as refused:
        import_issue(raw, tmp_path / "issue")
    assert refused.value.diagnostics[0].key == "intake.exists"
    assert mine.read_text() == "mine"
    assert [p.name for p in (tmp_path / "issue").iterdir()] == ["issue.yaml"]


def test_force_replaces_the_articles_and_keeps_what_else_is_there(tmp_path: Path) -> None:
    raw = write(tmp_path, "raw.txt", TEXT)
    import_issue(raw, tmp_path / "issue")
    write(tmp_path, "issue/articles/99.md", "old")
    photo = write(tmp_path, "issue/images/photo.txt", "photo")
    import_issue(raw, tmp_path / "issue", force=True)
    assert [p.name for p in (tmp_path / "issue/articles").iterdir()] == ["01.md"]
    assert photo.read_text() == "photo"
    names = ["issue", "issue.before-import", "raw.txt"]
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    assert (tmp_path / "issue.before-import/articles/99.md").read_text() == "old"


def test_force_does_not_touch_a_folder_that_is_no_issue(tmp_path: Path) -> None:
    raw = write(tmp_path, "raw.txt", TEXT)
    write(tmp_path, "home/letter.txt", "dear")
    with pytest.raises(IssueError) as refused:
        import_issue(raw, tmp_path / "home", force=True)
    assert refused.value.diagnostics[0].key == "intake.not-an-issue"
    assert (tmp_path / "home/letter.txt").read_text() == "dear"


def test_characters_that_no_article_may_hold_are_taken_out_and_told(tmp_path: Path) -> None:
    raw = tmp_path / "raw.html"
    raw.write_text("<h1>标题在此</h1><p>正文\x92在此，\ufffe说明。\uf0a8</p>", encoding="utf-8")
    report = import_issue(raw, tmp_path / "issue")
    assert "control characters" in [note.said for note in report.notes]
    assert "正文在此，说明。□" in (tmp_path / "issue/articles/01.md").read_text(encoding="utf-8")


def test_a_line_of_nothing_but_control_characters_is_no_line(tmp_path: Path) -> None:
    words = (r"\u22242?\u22374?\u36890?\u26635?\par ") * 3
    raw = tmp_path / "raw.rtf"
    raw.write_bytes(b"{\\rtf1\\ansi " + words.encode() + b"\x01\\par}")
    assert "control characters" in [n.said for n in import_issue(raw, tmp_path / "one").notes]
    import_issue(raw, tmp_path / "two")  # which learns from the first
    [article] = [*(tmp_path / "two/articles").iterdir()]
    assert "\x01" not in article.read_text(encoding="utf-8")


NASTY = (
    "**“引”**字",
    "a*b*c",
    "# 字",
    "1. 字",
    "| 字 |",
    "<b>字",
    "&amp;字",
    "[^1]字",
    "`字",
    "字\\",
)


@pytest.mark.parametrize("text", NASTY)
def test_signs_of_markdown_in_a_word_file_never_refuse_it(text: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("标题在此", 1)
    document.add_paragraph("前").add_run(text).bold = True
    document.paragraphs[-1].add_run("后，说明情况。")
    document.save(str(tmp_path / "raw.docx"))
    import_issue(tmp_path / "raw.docx", tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    assert "".join(plain(article.body)) == f"前{text}后，说明情况。"


def test_what_a_manifest_refuses_is_left_out_and_told() -> None:
    head = {"name": "工运信息", "total": 0, "number": 3, "date": date(2024, 3, 5)}
    kept, notes = clamped({"masthead": head, "printed": {"office": "办公室", "copies": 0}})
    del head["total"]
    assert kept == {"masthead": head, "printed": {"office": "办公室"}}
    assert [note.details["key"] for note in notes] == ["masthead.total", "printed.copies"]


def test_a_text_of_which_nothing_can_be_told_is_one_article(tmp_path: Path) -> None:
    raw = write(tmp_path, "raw.txt", "".join(f"短行{number}\n" for number in range(300)))
    report = import_issue(raw, tmp_path / "issue")
    issue = load(tmp_path / "issue")
    (article,) = issue.articles
    assert "短行290" in "".join(plain(article.body)) and report.account.dropped == ()
    assert "短行299" in "".join((*plain(article.body), *issue.manifest.notices))


def test_a_line_of_thousands_of_capitals_is_read_as_any_other(tmp_path: Path) -> None:
    """A pattern of names that tries all ways to part the capitals would not end."""
    paragraphs = [f"第{number}组昨日完成了全部检修任务，没有发生一起事故。" for number in range(24)]
    paragraphs[12] = "A" * 3000 + "。"
    raw = write(tmp_path, "raw.txt", "检修简报\n\n" + "\n".join(paragraphs) + "\n")
    report = import_issue(raw, tmp_path / "issue")
    (article,) = load(tmp_path / "issue").articles
    assert paragraphs[12] in plain(article.body) and report.account.dropped == ()
