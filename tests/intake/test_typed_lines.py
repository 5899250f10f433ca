"""Plain Chinese texts of one entry a line: read alone or among others, their lines stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.intake.importing import import_issue
from typeset.issue import load

ROTA = """六月值班表

日期　　带班领导　　值班员
6月8日　　郑国栋　　王海燕
6月9日　　吴桂芳　　李志刚
6月10日　　何　敏　　孙　敏
"""
SCORES = "小组赛结果\n\n龙山矿 78:65\n北山矿 81:80\n洗煤厂 66:70\n"
PRIZES = """征文获奖名单

一等奖（2名）
　　李秋霞　《老班长的手电筒》
　　郭　嵘　《菜园记》
二等奖（2名）
　　陈　砚　《井下的灯》
　　孙立平　《矿灯下的岁月》

　　以上名单公示五天，如有异议请与宣教部联系。
"""
MATCH = """龙山矿队三战三捷

　　本报讯（通讯员　孙　洁）6月1日至3日，小组赛结束，龙山矿队三战三捷。
　　比分如下：
　　龙山矿—北山矿　78∶65
　　龙山矿—洗煤厂　81∶80
　　半决赛将于6月10日举行。
"""
NOTICE = """招聘启事

　　矿区幼儿园招聘保育员2名，持证优先。
　　电话：5670417

　　矿区幼儿园
　　2026年6月3日
"""
WRAPPED = """井口的灯

　　那年冬天雪下得很大，运煤的专用线
埋了，矿上组织人挖雪，从早上五点一直
挖到天黑才收工回家。
"""


def texts(folder: Path, text: str, *, alone: bool) -> tuple[list[str], object]:
    """The lines of the article's file below its front matter, and its front matter."""
    raw = folder / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(text, "utf-8")
    target = folder / "issue"
    import_issue(raw / "a.txt" if alone else raw, target)
    issue = load(target)
    (article,) = issue.articles
    manifest = issue.manifest
    assert not manifest.notices and not manifest.contact and manifest.masthead is None
    written = (target / article.file).read_text("utf-8").split("---\n", 2)[2]
    return [line for line in written.splitlines() if line], article.about


@pytest.mark.parametrize("alone", [True, False])
def test_lines_stay_lines_and_rows_are_tables(tmp_path: Path, *, alone: bool) -> None:
    rows = texts(tmp_path, ROTA, alone=alone)[0]
    assert rows[0].startswith("| 日期 |") and len(rows) == 5


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("text", [PRIZES, MATCH])
def test_entries_stay_one_a_line(tmp_path: Path, text: str, *, alone: bool) -> None:
    lines = texts(tmp_path, text, alone=alone)[0]
    assert lines == [line.strip(" 　") for line in text.splitlines()[1:] if line]


def test_scores_in_a_folder_stay_lines(tmp_path: Path) -> None:
    assert texts(tmp_path, SCORES, alone=False)[0] == SCORES.splitlines()[2:]


@pytest.mark.parametrize("alone", [True, False])
def test_a_notice_keeps_its_signature_and_telephone(tmp_path: Path, *, alone: bool) -> None:
    lines, about = texts(tmp_path, NOTICE, alone=alone)
    assert lines[-1] == "电话：5670417"
    assert list(about.signature) == ["矿区幼儿园", "2026年6月3日"]  # type: ignore[attr-defined]


def test_a_name_that_the_text_does_not_speak_of_signs_nothing(tmp_path: Path) -> None:
    lines, _ = texts(
        tmp_path, NOTICE.replace("　　矿区幼儿园\n", "　　期待您的到来\n"), alone=False
    )
    assert lines[-1] == "期待您的到来"


def test_the_lines_of_a_wrapped_text_are_joined(tmp_path: Path) -> None:
    assert len(texts(tmp_path, WRAPPED, alone=False)[0]) == 1
