"""What a PDF says of itself: metadata, bookmarks, tags, fonts; and that it is always the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from tests.press.conftest import Print, Set, Write
from typeset.issue import load
from typeset.layout import compose
from typeset.press import draw, paginate


@pytest.fixture
def catalog(tonghua_pdf: Path) -> Iterator[dict]:
    with pdfplumber.open(tonghua_pdf) as pdf:
        yield pdf.doc.catalog


def test_metadata_name_the_issue(tonghua_pdf: Path) -> None:
    with pdfplumber.open(tonghua_pdf) as pdf:
        said = pdf.metadata
    assert said["Title"] == "通化工运信息 第三期"
    assert said["Author"] == "通化市总工会"
    assert (said["number"], said["date"]) == ("3", "2023-03")


def test_the_language_is_given(catalog: dict) -> None:
    assert catalog["Lang"] == b"zh-CN"


def test_it_is_tagged_and_says_pdf_ua(tonghua_pdf: Path, catalog: dict) -> None:
    assert catalog["MarkInfo"]["Marked"] is True
    with pdfplumber.open(tonghua_pdf) as pdf:
        assert b"<pdfuaid:part>1" in xmp(pdf) or b'pdfuaid:part="1"' in xmp(pdf)


def xmp(pdf: pdfplumber.pdf.PDF) -> bytes:
    data: bytes = pdf.doc.catalog["Metadata"].resolve().get_data()
    return data


def tags(node: dict) -> list[str]:
    """The structure's types below `node`, in reading order, spans aside."""
    found = [] if node.get("type") in (None, "Span", "NonStruct") else [node["type"]]
    return found + [tag for child in node.get("children", []) for tag in tags(child)]


def test_reading_order_begins_with_the_masthead(tonghua_pdf: Path) -> None:
    with pdfplumber.open(tonghua_pdf) as pdf:
        order = [tag for node in pdf.pages[0].structure_tree for tag in tags(node)]
    assert order.index("H1") < order.index("H2")


def test_each_article_has_a_bookmark(tonghua_pdf: Path) -> None:
    document = pypdfium2.PdfDocument(tonghua_pdf)
    marks = [(mark.get_title()[:8], mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [
        ("通化市总工会组织", 0),
        ("市总组织部分民营", 0),
        ("通化市“助企开工", 1),
        ("市总开展“模范职", 2),
        ("以人为本，真情服", 3),
    ]


def test_all_fonts_are_embedded_and_subset(tonghua_pdf: Path) -> None:
    listed = subprocess.run(["pdffonts", tonghua_pdf], capture_output=True, text=True).stdout
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert rows
    assert all("+" in row[0] and row[-5:-2] == ["yes", "yes", "yes"] for row in rows)


# ---- the same bytes -----------------------------------------------------------------------------


def compiled(folder: Path, seeds: Path, **environment: str) -> str:
    """The SHA-256 of the seed, compiled in `folder` by a process of its own."""
    shutil.copytree(seeds / "003-tonghua-3", folder / "issue")
    subprocess.run(
        [sys.executable, "-m", "typeset", "compile", "issue", "-q", "-o", "out.pdf"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(seeds.parent), **environment},
        check=True,
    )
    return hashlib.sha256((folder / "out.pdf").read_bytes()).hexdigest()


def test_the_same_bytes_whatever_clock_zone_locale_and_folder(tmp_path: Path, seeds: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "别处/deeper"
    here.mkdir()
    there.mkdir(parents=True)
    one = compiled(here, seeds, TZ="Asia/Shanghai", LANG="zh_CN.UTF-8", PYTHONHASHSEED="1")
    two = compiled(there, seeds, TZ="America/Lima", LANG="C", LC_ALL="C", PYTHONHASHSEED="77")
    assert one == two


def test_the_same_bytes_in_a_process_that_has_set_other_issues(
    set_pages: Set, seeds: Path, tonghua_pdf: Path
) -> None:
    draw(set_pages("---\nheadline: 另一期\n---\n\n正文 *楷体* 。"))
    again, _ = draw(paginate(compose(load(seeds / "003-tonghua-3"))))
    assert again == tonghua_pdf.read_bytes()


def test_control_another_text_gives_other_bytes(set_pages: Set) -> None:
    assert draw(set_pages("甲。"))[0] != draw(set_pages("乙。"))[0]


# ---- places on the page -------------------------------------------------------------------------


def test_blocks_know_their_page_and_their_line(set_pages: Set) -> None:
    pages = set_pages("---\nheadline: 题\n---\n\n第一段。\n\n第二段。\n")
    found = {(block.line, block.page) for block in pages.blocks if block.file == "articles/01.md"}
    assert {(2, 0), (5, 0), (7, 0)} <= found
    second = next(block for block in pages.blocks if block.line == 7)
    assert (second.height, second.width) == (pytest.approx(29.53), pytest.approx(442.2, abs=0.1))


def test_a_paragraph_over_two_pages_has_a_block_on_each(set_pages: Set) -> None:
    pages = set_pages("甲。\n\n" + "工" * 28 * 20)
    places = [(block.file, block.page) for block in pages.blocks if block.line == 3]
    assert places.count(("articles/01.md", 0)) == places.count(("articles/01.md", 1)) == 1


# ---- warnings -----------------------------------------------------------------------------------


def test_a_character_without_a_glyph_is_reported_with_its_place(set_pages: Set) -> None:
    (warning,) = set_pages("---\nheadline: 题\n---\n\n请看안。\n").warnings
    assert (warning.key, warning.details["char"]) == ("press.missing-glyph", "안")
    assert warning.position is not None
    assert (warning.position.line, warning.position.column) == (5, 3)


def test_the_characters_of_a_block_are_one_warning_and_each_is_named_once(
    set_pages: Set,
) -> None:
    text = "---\nheadline: 题\n---\n\n请看안和녕。\n\n再看녕和세。\n"
    first, second = set_pages(text).warnings
    assert (first.details["char"], first.details["code"]) == ("안녕", "U+C548, U+B155")
    assert second.details["char"] == "세"
    assert [each.position.line for each in (first, second) if each.position] == [5, 7]


def test_a_face_that_stands_in_is_reported(set_pages: Set) -> None:
    (warning,) = set_pages("請同志到会。", css="p { font-family: var(--font-kai) }").warnings
    assert (warning.key, warning.details["char"]) == ("press.substituted-glyph", "請")


def test_a_fault_in_the_style_is_reported_with_its_line(set_pages: Set) -> None:
    (warning,) = set_pages("正文。", css="p { colour: red }").warnings
    assert warning.position is not None
    assert (warning.position.file.endswith("broken.css"), warning.position.line) == (True, 1)


def test_signs_in_a_file_s_name_do_not_make_it_lost(tmp_path: Path) -> None:
    (tmp_path / "a&b.md").write_text("正文。", encoding="utf-8")
    (tmp_path / "issue.yaml").write_text("articles: ['a&b.md']\n", encoding="utf-8")
    assert paginate(compose(load(tmp_path))).warnings == ()


def test_a_good_issue_has_no_warnings(write: Write, seeds: Path) -> None:
    assert paginate(compose(load(seeds / "003-tonghua-3"))).warnings == ()


def test_nothing_outside_the_issue_is_read(set_pages: Set, tmp_path: Path) -> None:
    secret = tmp_path.parent / "secret.png"
    secret.write_bytes(b"not for print")
    css = f"body {{ background: url({secret.as_uri()}) }}"
    (warning,) = set_pages("正文。", css=css).warnings
    assert "Refused" in str(warning.details["message"])


def test_nothing_is_fetched_from_the_network(set_pages: Set) -> None:
    css = "body { background: url(http://127.0.0.1:9/x.png) }"
    (warning,) = set_pages("正文。", css=css).warnings
    assert "Refused" in str(warning.details["message"])


def test_an_issue_without_masthead_or_closing_block_prints(print_pages: Print) -> None:
    (page,) = print_pages("正文。", manifest="")
    assert [line.text for line in page.lines] == ["正文。", "—1—"]
