"""The shelf in a real browser: how each issue stands, the search, and an old issue read in."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk.conftest import open_desk
from tests.preview.running import SEED, Running
from typeset.desk.issue_state import ArchiveRecords, note_finished, state_of
from typeset.files.issue_files import digest

WEB = Path(__file__).parents[2] / "typeset"
NAMELESS = SEED.parent / "000-tonghua-17"
"""An issue whose text does not say what the bulletin is called."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Four issues: finished on the desk, changed since, with a mistake, unreadable."""
    root = tmp_path_factory.mktemp("desk") / "archive"
    for name in ("2023-03", "2023-04", "2023-05", "2023-06"):
        shutil.copytree(SEED, root / name)
    for name in ("2023-03", "2023-04"):
        note_finished(root / name, digest(root / name))
    change(root / "2023-04/articles/02-study.md", "为了推动", "为了大力推动")
    change(root / "2023-05/issue.yaml", "number: 3", "number: 5")
    change(root / "2023-05/issue.yaml", "date: 2023-03", "date: 2023-13")
    change(root / "2023-06/issue.yaml", "masthead:", "masthead: [")
    running = open_desk(root)
    yield running
    running.stop()


def change(path: Path, old: str, new: str) -> None:
    """Another wording in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_each_issue_says_how_it_stands(shelf: Running, window: Callable[[str], Page]) -> None:
    page = window(shelf.url)
    for folder, words in (
        ("2023-03", "PDF 是最新的"),
        ("2023-04", "出 PDF 之后有改动"),
        ("2023-05", "2 处错误"),  # the date stands in the masthead and at the foot
        ("2023-06", "1 处错误"),
    ):
        expect(page.locator(f'[data-folder="{folder}"] em')).to_have_text(words)
    assert "2023-13" in (page.locator('[data-folder="2023-05"]').get_attribute("title") or "")
    name = "通化工运信息 第 3 期 2023-03, PDF 是最新的"
    expect(page.get_by_role("button", name=name)).to_have_count(1)


def test_the_search_leads_to_the_story(shelf: Running, window: Callable[[str], Page]) -> None:
    page = window(shelf.url)
    page.keyboard.press("/")
    page.keyboard.insert_text("大力推动")
    hit = page.locator("#hits li")
    expect(hit).to_have_count(1)  # the issues with mistakes cannot be searched
    expect(hit.locator("mark")).to_have_text("大力推动")
    page.get_by_role("searchbox").fill("不在任何一篇里")
    expect(page.locator("#hit-count")).to_have_text("没有找到")
    page.get_by_role("searchbox").fill("大力推动")
    hit.get_by_role("button").click()
    expect(page.locator("#edit .block textarea")).to_have_value(as_begins("为了大力推动"))


def as_begins(text: str) -> re.Pattern[str]:
    """A pattern for a value that begins so."""
    return re.compile(f"^{text}")


def test_an_old_issue_is_read_in_with_its_questions(
    tmp_path: Path, window: Callable[[str], Page]
) -> None:
    root = tmp_path / "archive"
    root.mkdir()
    old = tmp_path / "旧刊.txt"
    shutil.copyfile(NAMELESS / "source.txt", old)
    running = open_desk(root)
    try:
        page = window(running.url)
        page.get_by_role("button", name="读入旧刊").click()
        page.get_by_label("选择文件").set_input_files(str(old))
        expect(page.get_by_label("文件夹名")).to_have_value("旧刊")
        page.get_by_role("button", name="读入", exact=True).click()
        questions = page.locator("#edit .doubts li")
        expect(questions.first).to_be_visible()
        count = questions.count()
        kept = json.loads((root / "旧刊/.desk/questions.json").read_text(encoding="utf-8"))
        assert len(kept) == count > 0
        expect(page.get_by_role("button", name=f"疑问 {count}")).to_be_visible()
        questions.first.get_by_role("button", name="本期").click()
        expect(page.get_by_label("报名", exact=True)).to_be_visible()
        page.get_by_role("button", name=f"疑问 {count}").click()
        questions.first.get_by_role("button", name="看过了").click()
        expect(questions).to_have_count(count - 1)
        assert len(list((root / "旧刊/articles").iterdir())) == 5
        assert running.status("/shelf/import", "POST", '{"folder": "x", "batch": "../a"}') == 422
        assert running.status("/shelf/import", "POST", '{"folder": "x", "batch": "none"}') == 422
        assert running.status("/shelf/upload?batch=a&name=..", "POST", "x") == 422
        assert running.status("/shelf/upload?batch=a&name=a.md", "POST", "x", Cookie="") == 403
        assert [each.name for each in root.iterdir()] == ["旧刊"]
    finally:
        running.stop()


def test_a_pdf_of_the_command_line_counts_until_a_file_changes(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SEED, tmp_path / "issue"))
    none = ArchiveRecords.read(tmp_path)
    assert state_of(folder, none, ())["state"] == "none"
    pdf = tmp_path / "build/issue/x.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"%PDF")
    assert state_of(folder, none, ())["state"] == "current"
    os.utime(folder / "issue.yaml", (2e9, 2e9))
    assert state_of(folder, none, ())["state"] == "changed"


def test_no_page_names_a_file_from_the_root() -> None:
    """Behind an office's address, an issue stands below `/issue/…/`."""
    named = {
        (path.name, line.strip())
        for folder in ("desk/web", "preview/web")
        for path in (WEB / folder).iterdir()
        if path.suffix in (".js", ".html", ".css")
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(f"{mark}/{room}/" in line for mark in "\"'`(" for room in ("web", "desk", "html"))
    }
    assert named == set()


def test_the_archive_s_record_says_whether_its_pdf_holds(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SEED, tmp_path / "issue"))
    words = ["regenerate", str(tmp_path), "--jobs", "1", "--quiet"]
    env = {**os.environ, "PYTHONPATH": str(WEB.parent)}
    command = [sys.executable, "-m", "typeset", *words]
    subprocess.run(command, check=True, env=env, cwd=tmp_path, capture_output=True)
    assert state_of(folder, ArchiveRecords.read(tmp_path), ())["state"] == "current"
    change(folder / "issue.yaml", "number: 3", "number: 4")
    assert state_of(folder, ArchiveRecords.read(tmp_path), ())["state"] == "changed"
