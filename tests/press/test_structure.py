"""The structure of a PDF: what a screen reader gets, whatever the pages look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newspaper.conftest import text, write_issue
from tests.press.conftest import MANIFEST, PARAGRAPH, Write
from tests.structure import Element, artifacts, outline, structure
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

BARE = "masthead: {issuer: 某市总工会, number: 3}\n"
NOTED = "甲[^1]。\n\n[^1]: 注一在此。\n"


def written(folder: Path) -> Path:
    publish(paginate(compose(load(folder))), folder / "out.pdf")
    return folder / "out.pdf"


def headings(document: Element) -> list[tuple[str, str]]:
    return [(each.role, each.read) for each in document.all() if each.role.startswith("H")]


def test_a_run_in_head_of_two_lines_is_one_heading(write: Write) -> None:
    head = "工会" * 20
    article = f"---\nheadline: {head}\nrun_in: true\n---\n\n{PARAGRAPH}\n"
    document = structure(written(write(article, manifest=BARE)))
    assert headings(document) == [("H1", head)]
    (story,) = document.all("Art")
    assert [kid.role for kid in story.kids] == ["H1", "P"]
    assert story.kids[1].read == PARAGRAPH


@pytest.mark.parametrize("layout", ["bulletin", "newspaper"])
@pytest.mark.parametrize("name", ["", "name: 工会时报, "])
def test_headings_begin_with_the_first_level_and_none_is_left_out(
    write: Write, layout: str, name: str
) -> None:
    article = "---\nheadline: 题\n---\n\n# 一、甲\n\n正文。\n\n## （一）乙\n\n正文。\n"
    manifest = f"layout: {layout}\nmasthead: {{{name}issuer: 某市总工会}}\n"
    found = headings(structure(written(write(article, article, manifest=manifest))))
    paper = [("H1", "工会时报")] if name else []
    first = 2 if name else 1
    story = [(f"H{first}", "题"), (f"H{first + 1}", "一、甲"), (f"H{first + 2}", "（一）乙")]
    assert found == paper + story * 2


def test_bookmarks_nest_as_the_headings_do(write: Write) -> None:
    article = "---\nheadline: 题\n---\n\n# 一、甲\n\n正文。\n\n## （一）乙\n\n正文。\n"
    found = outline(written(write(article, article, manifest=MANIFEST)))
    assert found == [("题", [("一、甲", [("（一）乙", [])])])] * 2


def test_a_table_of_several_pages_is_one_and_has_one_head(write: Write) -> None:
    rows = "\n".join(f"| 第{number}行 | 说明 |" for number in range(60))
    file = written(write(f"| 项目 | 内容 |\n|---|---|\n{rows}\n", manifest=BARE))
    (table,) = structure(file).all("Table")
    assert len(table.all("TR")) == 61
    assert [cell.read for cell in table.all("TH")] == ["项目", "内容"]
    assert {cell.entries["A"]["/Scope"] for cell in table.all("TH")} == {"/Column"}
    assert len(set().union(*(row.pages for row in table.all()))) > 1
    assert ["项目内容" in words for words in artifacts(file)] == [False, True, True]


def test_a_cell_without_text_is_a_cell(write: Write) -> None:
    (table,) = structure(written(write("| 甲 | 乙 |\n|---|---|\n| 丙 |  |\n"))).all("Table")
    assert [len(row.kids) for row in table.all("TR")] == [2, 2]


@pytest.mark.parametrize("layout", ["bulletin", "newspaper"])
def test_a_note_is_told_from_the_text_and_linked_both_ways(write: Write, layout: str) -> None:
    file = written(write(NOTED + "\n" + PARAGRAPH, manifest=f"layout: {layout}\n{BARE}"))
    document = structure(file)
    (call,), (note,) = document.all("Reference"), document.all("Note")
    assert (call.read.strip(), note.read) == ("①", "① 注一在此。")
    assert note.entries["ID"] == "note-0001"
    assert note.kids[0].role == "Lbl"
    (there,), (back,) = call.all("Link")[0].links, note.kids[0].all("Link")[0].links
    assert there[0] == back[0] == 0
    assert there[1:] != back[1:]
    if layout == "bulletin":
        assert there[2] < back[2], "the note stands below its call"


def test_lists_have_labels_and_bodies(write: Write) -> None:
    (outer, inner) = structure(written(write("1. 甲\n   - 乙\n2. 丙\n"))).all("L")
    assert [kid.role for kid in outer.kids] == ["LI", "LI"]
    assert [kid.role for kid in outer.kids[0].kids] == ["Lbl", "LBody"]
    assert outer.kids[1].kids[0].read == "2."
    assert outer.entries["A"]["/ListNumbering"] == "/Decimal"
    assert inner in outer.kids[0].kids[1].all("L")


def test_contents_are_told_as_such(write: Write) -> None:
    article = "---\nheadline: 题目\n---\n\n正文。\n"
    document = structure(written(write(article, manifest=MANIFEST + "options: {contents: true}\n")))
    (entry,) = document.all("TOCI")
    assert entry.read == "题目 1"
    assert "·" not in document.read


def test_no_element_is_empty(write: Write) -> None:
    manifest = "masthead: {name: 简报}\n"  # neither number nor issuer nor date
    document = structure(written(write("正文。", manifest=manifest)))
    assert [each.read for each in document.all("P")] == ["正文。"]


def test_page_numbers_and_running_heads_are_no_content(tmp_path: Path) -> None:
    manifest = "masthead: {name: 工会时报, number: 12, date: 2026-03-05}"
    folder = write_issue(tmp_path, ("headline: 甲", text(90)), manifest=manifest)
    file = written(folder)
    assert structure(file).read.count("工会时报") == 1
    first, second, *_ = artifacts(file)
    assert "工会时报" in second
    assert "2026" not in first


LONG = {1: 24, 2: 110, 3: 24, 4: 24}
"""Paragraphs of each story: the second is longer than a page."""


def test_stories_are_read_one_after_another_over_columns_and_pages(tmp_path: Path) -> None:
    stories = [
        (f"headline: 第{n}篇", "\n\n".join(f"{n}-{k}段{'工会' * 40}" for k in range(LONG[n])))
        for n in LONG
    ]
    document = structure(written(write_issue(tmp_path, *stories)))
    articles = document.all("Art")
    assert len(articles) == 4
    split = [story for story in articles if len(set().union(*(e.pages for e in story.all()))) > 1]
    assert split, "no story goes on to another page, so nothing was tested"
    for number, story in enumerate(articles, 1):
        paragraphs = [each.read for each in story.all("P") if f"{number}-" in each.read]
        assert paragraphs == [f"{number}-{k}段{'工会' * 40}" for k in range(LONG[number])]


def test_a_picture_has_its_words_its_place_and_its_caption(write: Write, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (900, 400)).save(tmp_path / "p.png")
    about = "images: [{file: p.png, alt: 一块黑板, caption: 图为现场, credit: 某 摄}]"
    document = structure(written(write(f"---\n{about}\n---\n\n正文。\n", manifest=BARE)))
    (figure,) = document.all("Figure")
    assert figure.entries["Alt"] == "一块黑板"
    assert figure.all("Caption")[0].read == "图为现场某 摄"
    assert "/BBox" in figure.entries["A"]


def test_a_part_in_another_language_says_so(write: Write) -> None:
    articles = ("正文。", "---\nlanguage: en\n---\n\nEnglish text.\n")
    document = structure(written(write(*articles, manifest=BARE)))
    assert [story.entries.get("Lang") for story in document.all("Art")] == [None, "en"]
