"""Raw files that the fuzzer found: each ends in an issue or in a sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from benchmarks.hostile.materials import TEXT
from typeset.diagnostics.problems import IssueError
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data


def word_with(damaged: str) -> bytes:
    """A Word file of one paragraph; a byte of one of its parts is another than its sum says."""
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("正文。")
    document.save(out)
    data = bytearray(out.getvalue())
    with zipfile.ZipFile(out) as package:
        member = package.getinfo(damaged)
    data[member.header_offset + 14] ^= 0xFF  # the sum in its own head
    directory = data.rfind(damaged.encode()) - 46
    data[directory + 16] ^= 0xFF  # and in the directory
    return bytes(data)


def test_a_damaged_part_that_nobody_needs_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_with("word/stylesWithEffects.xml"))
    import_issue(tmp_path / "a.docx", tmp_path / "out")
    (article,) = (tmp_path / "out/articles").iterdir()
    assert "正文。" in article.read_text("utf-8")


def test_control_a_damaged_document_is_refused() -> None:
    with pytest.raises(IssueError):
        read_data("a.docx", word_with("word/document.xml"))


@pytest.mark.parametrize(
    "header", [b"Content-Type: text/plain ", b"Content-Transfer-Encoding: ", b"From: "]
)
def test_a_letter_whose_head_nests_too_deep_is_refused(header: bytes) -> None:
    letter = b"Subject: a\n" + header + b"(" * 9000 + b"\n\ntext\n"
    with pytest.raises(IssueError) as caught:
        read_data("a.eml", letter)
    assert caught.value.diagnostics[0].key == "intake.broken-mail"


def test_control_a_head_that_nobody_reads_may_nest_as_it_will() -> None:
    source = read_data("a.eml", b"From: a@a.example\nX-Note: " + b"(" * 9000 + b"\n\ntext\n")
    assert [line.text for line in source.lines] == ["text"]


def test_what_a_killed_import_left_is_no_earlier_issue(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    import_issue(tmp_path / "a.txt", tmp_path / "one")
    first = (tmp_path / "one/import-report.json").read_text("utf-8")
    (tmp_path / "one").rename(tmp_path / ".one-old-1-0")
    import_issue(tmp_path / "a.txt", tmp_path / "one")
    assert (tmp_path / "one/import-report.json").read_text("utf-8") == first
