"""An issue that asks for everything: each layout prints it, or says once that it does not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.reading import read
from typeset.diagnostics.problems import Diagnostic
from typeset.issue import load
from typeset.layout import compose
from typeset.layout.shelves import available, find_layout
from typeset.press import paginate, publish

HERE = Path(__file__).parent
LAYOUTS = available(HERE)
PRINTED = {
    "article.headline": "题目甲",
    "article.kicker": "引题甲",
    "article.deck": "副题甲",
    "article.byline": "作者甲",
    "article.source": "来源甲",
    "article.section": "栏目甲",
    "article.signature": "落款甲",
    "article.images": "首图甲",
    "picture.credit": "摄影甲",
    "division.notice": "通知甲",
    "division.sidebar": "边栏甲",
    "division.pull-quote": "引语甲",
    "division.facts": "资料甲",
    "division.table": "表格甲",
    "division.events": "活动甲",
    "division.questions": "问题甲",
    "division.poem": "诗行甲",
    "division.letter": "来信甲",
    "division.signature": "署名甲",
    "division.photos": "组图甲",
    "division.wide": "通栏甲",
    "division.advert": "广告甲",
    "division.qr": "扫码甲",
    "masthead.name": "报名甲",
    "masthead.issuer": "编印甲",
    "masthead.number": "第三期",
    "masthead.total": "总第125期",
    "masthead.volume": "第二卷",
    "masthead.date": "2026年3月5日",
    "masthead.slogan": "口号甲",
    "masthead.note": "说明甲",
    "masthead.organizers": "主办甲",
    "masthead.issn": "1000-0000",
    "masthead.licence": "内资准字第0000号",
    "masthead.internal": "内部资料",
    "masthead.price": "2.00元",
    "masthead.web": "www.example.org",
    "masthead.secrecy": "机密★1年",
    "masthead.copy_number": "000017",
    "masthead.urgency": "特急",
    "notices": "标语甲",
    "pages": "版名甲",
    "editors": "编委甲",
    "contact": "0000-1111",
    "distribution": "报送甲",
    "printed.date": "3月6日",
    "printed.office": "机关甲",
    "printed.copies": "300",
    "document.number": "示发〔2026〕3号",
    "document.signers": "签发甲",
    "document.to": "主送甲",
    "document.attachments": "附件甲",
    "document.note": "附注甲",
}
SHAPES = {  # what changes the page, and has no words of its own
    *("article.priority", "article.page", "article.columns", "article.run_in", "article.at"),
    *("picture.columns", "picture.width", "picture.beside", "picture.crop"),
    *("division.page-break", "division.column-break", "division.turned"),
}


KEPT = {"official": {"masthead.issuer", "masthead.date"}}
"""What a layout does not print, and yet has its use: for the PDF's name and the series."""


def everything(folder: Path, layout: str) -> tuple[str, list[Diagnostic]]:
    """The text of the pages without blanks, and the warnings."""
    for name in ("everything.md", "drawing.svg"):
        (folder / name).write_bytes((HERE / "everything" / name).read_bytes())
    manifest = (HERE / "everything" / "issue.yaml").read_text(encoding="utf-8")
    (folder / "issue.yaml").write_text(f"layout: {layout}\n{manifest}", encoding="utf-8")
    return words_and_warnings(folder)


def words_and_warnings(folder: Path) -> tuple[str, list[Diagnostic]]:
    pages = paginate(compose(load(folder)))
    publish(pages, folder / "out.pdf")
    words = "".join(line.text for page in read(folder / "out.pdf") for line in page.lines)
    return re.sub(r"\s", "", words), [w for w in pages.warnings if w.key == "layout.unused"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_is_printed_or_said(layout: str, tmp_path: Path) -> None:
    words, warnings = everything(tmp_path, layout)
    found = find_layout(layout, HERE)
    assert found
    unprinted = {name for name, text in PRINTED.items() if text not in words}
    unprinted -= KEPT.get(layout, set())
    assert {name for name in unprinted if not covered(name, found.unused)} == set()
    said = Counter(str(warning.details["name"]) for warning in warnings)
    asked = [name for name in found.unused if name != "article.at"]
    assert said == Counter(name.rpartition(".")[2] for name in asked)
    assert all(warning.position and warning.position.line > 1 for warning in warnings)


ENGLISH = {
    "masthead.name": "TheLanternPost",
    "masthead.issuer": "LanternStreetSociety",
    "masthead.number": "No.3",
    "masthead.total": "WholeNo.125",
    "masthead.volume": "Vol.2",
    "masthead.date": "5March2026",
    "masthead.slogan": "Alightineverywindow",
    "masthead.note": "Formembers",
    "masthead.organizers": "UpperWard",
    "masthead.issn": "ISSN",
    "masthead.licence": "Licence77",
    "masthead.internal": "Forinternaluse",
    "masthead.price": "£2.50",
    "masthead.web": "www.example.org",
    "masthead.secrecy": "Confidential",
    "masthead.copy_number": "000017",
    "masthead.urgency": "Urgent",
    "notices": "Mindthestep",
    "pages": "HomeNews",
    "editors": "CoraFinn",
    "contact": "0000-1111",
    "distribution": "toallhouseholds",
    "printed.date": "6March2026",
    "printed.office": "PrintOffice",
    "printed.copies": "300",
    "document.number": "LS2026/3",
    "document.signers": "Signedby:DoraCole",
    "document.to": "Allbranches",
    "document.attachments": "Attachments:1.Firstlist",
    "document.note": "ReplybyFriday",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_fields_of_an_english_issue_are_printed_or_said_once(
    layout: str, tmp_path: Path
) -> None:
    manifest = (HERE / "everything" / "issue.en.yaml").read_text(encoding="utf-8")
    (tmp_path / "issue.yaml").write_text(f"layout: {layout}\n{manifest}", encoding="utf-8")
    story = "---\nheadline: One story\nbyline: Eve Lake\n---\nA line of text, and another.\n"
    (tmp_path / "article.md").write_text(story, encoding="utf-8")
    words, warnings = words_and_warnings(tmp_path)
    found = find_layout(layout, HERE)
    assert found
    unprinted = {name for name, text in ENGLISH.items() if text not in words}
    unprinted -= KEPT.get(layout, set())
    assert {name for name in unprinted if not covered(name, found.unused)} == set()
    asked = {name for name in found.unused if covered(name, ("masthead", "pages", "document"))}
    said = Counter(str(warning.details["name"]) for warning in warnings)
    assert said == Counter(name.rpartition(".")[2] for name in asked)
    assert not re.search("[\u4e00-\u9fff]", words)


def test_three_marks_stand_above_a_wide_name(tmp_path: Path) -> None:
    name = "工会工作信息"
    marks = 'secrecy: 机密★1年, copy_number: "000017", urgency: 特急'
    manifest = f"masthead: {{name: {name}, {marks}}}\narticles: [article.md]\n"
    (tmp_path / "issue.yaml").write_text(manifest, encoding="utf-8")
    (tmp_path / "article.md").write_text("---\nheadline: 题目\n---\n正文。\n", "utf-8")
    words_and_warnings(tmp_path)
    lines = {line.text: line for line in read(tmp_path / "out.pdf")[0].lines}
    em = lines[name].glyphs[0].size
    assert lines[name].baseline - 0.8 * em > lines["特急"].baseline


def covered(name: str, unused: tuple[str, ...]) -> bool:
    """Whether a layout says that it makes no use of a key, or of the one above it."""
    return name in unused or name.partition(".")[0] in unused


def test_a_layout_says_it_of_nothing_else() -> None:
    layouts = [find_layout(name, HERE) for name in LAYOUTS]
    named = {name for layout in layouts if layout for name in layout.unused}
    assert named <= set(PRINTED) | SHAPES | {"document"}


def test_control_a_bulletin_without_the_list_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "layouts" / "silent").mkdir(parents=True)
    (tmp_path / "layouts" / "silent" / "layout.yaml").write_text(
        "name: silent\nextends: bulletin\nunused: []\n"
    )
    words, warnings = everything(tmp_path, "silent")
    assert warnings == []
    assert PRINTED["document.note"] not in words


@pytest.mark.parametrize("issuer", ["鄱阳湖渔业局", "[鄱阳湖渔业局, 赣江水利局]"])
def test_an_official_document_may_name_its_issuer(tmp_path: Path, issuer: str) -> None:
    """It stands nowhere on the page, where the name is; the page is printed all the same."""
    manifest = (
        f"layout: official\nmasthead: {{name: 示范文件, issuer: {issuer}}}\narticles: [a.md]\n"
    )
    (tmp_path / "issue.yaml").write_text(manifest, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nheadline: 题目\n---\n正文。\n", encoding="utf-8")
    words, warnings = words_and_warnings(tmp_path)
    assert "示范文件" in words
    assert "渔业" not in words
    assert warnings == []


def test_words_that_a_layout_leaves_out_are_said_at_each_place(tmp_path: Path) -> None:
    for number in (1, 2):
        text = f"---\nkicker: 引题第{number}\nheadline: 标题\n---\n\n正文。\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    manifest = "layout: official\nmasthead: {name: 某局文件}\narticles: [1.md, 2.md]\n"
    (tmp_path / "issue.yaml").write_text(manifest, encoding="utf-8")
    words, warnings = words_and_warnings(tmp_path)
    assert "引题" not in words
    assert [each.position.file for each in warnings if each.position] == ["1.md", "2.md"]
