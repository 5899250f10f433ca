"""A Word file that came back, in a real browser: its changes are shown, taken and undone."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.preview.running import SEED
from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.word.parts import document

FILE = "articles/01-recuperation.md"


def returned(folder: Path) -> Path:
    """The seed's Word file, two words of it changed."""
    word = Document(io.BytesIO(document(edition_of(load(SEED)), {})))
    for old, new in (("疗休养活动", "疗养活动"), ("参观学习", "参观考察")):
        run = next(run for p in word.paragraphs for run in p.runs if old in run.text)
        run.text = run.text.replace(old, new)
    target = folder / "returned.docx"
    word.save(str(target))
    return target


def test_changes_are_taken_one_by_one_and_undone(page: Page, issue: Path, tmp_path: Path) -> None:
    before = (issue / FILE).read_bytes()
    page.get_by_role("button", name="带回").click()
    page.get_by_label("带回的 Word 文件").set_input_files(returned(tmp_path))
    items = page.locator("#edit .doubts li")
    expect(items).to_have_count(2)
    expect(items.first.locator("del")).to_have_text("休")
    expect(items.last.locator("ins")).to_have_text("考察")
    items.last.get_by_label("采纳这一处").check()
    page.get_by_role("button", name="采纳勾选的").click()
    expect(items).to_have_count(1)
    assert (issue / FILE).read_bytes() == before.replace("参观学习".encode(), "参观考察".encode())
    page.get_by_role("button", name="撤销").first.click()
    expect(page.get_by_role("button", name="重做").first).to_be_enabled()
    assert (issue / FILE).read_bytes() == before


def test_what_is_no_word_file_is_refused_in_words(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.docx"
    wrong.write_bytes(b"no")
    page.get_by_role("button", name="带回").click()
    page.get_by_label("带回的 Word 文件").set_input_files(wrong)
    expect(page.get_by_text("“letter.docx”不是 Word 文件")).to_be_visible()
