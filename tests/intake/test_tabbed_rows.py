"""Paragraphs of Word and Rich Text aligned with tabs: rows of a table, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.words import p, word
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.issue import load
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
WINNERS = (
    "奖项\t姓名\t单位\t作品",
    "一等奖\t李秋霞\t综采一队\t《老班长的手电筒》",
    "二等奖\t郭　嵘\t通风区\t《菜园记》",
    "\t陈　砚\t机电总厂\t《井下的灯》",
    "三等奖\t空缺\t\t",
)
OFFICERS = (
    "President\t\tDame Ursula Keane",
    "Commodore\t\tPatrick Dunne",
    "Hon. secretary\tMrs J. Thwaite",
    "Bar\t\t\tvacant!",
)
NAMES = ("赵建国\t孙　敏\t李秀兰", "买买提·艾力\t郑　飞\t王志刚", "褚文博\t蒋　欣\t沈　丽")
DIARY = ("8 May\tSpring fair on the green, from 2 pm.", "15 May\tA meeting.", "22 May\tA walk.")


def kinds(*lines: str) -> list[str]:
    found = read_data("来稿.docx", word("".join(map(typed, lines)))).lines
    return [line.kind for line in found]


def typed(line: str) -> str:
    return p(line.replace("\t", _TAB)) if line else p()


def table(folder: Path, *lines: str) -> tuple[m.Article, list[str]]:
    """The article that the lines become below a title, and the rows of the table in it."""
    raw = folder / "来稿.docx"
    raw.write_bytes(word("".join(map(typed, ("春季名单", *lines)))))
    import_issue(raw, folder / "issue")
    (article,) = load(folder / "issue").articles
    (found,) = article.body
    assert isinstance(found, m.Table)
    return article, ["|".join(map(plain_text, row)) for row in (found.head, *found.rows)]


def test_winners_in_columns_are_a_table_with_its_empty_cells(tmp_path: Path) -> None:
    rows = table(tmp_path, *WINNERS)[1]
    assert rows[0] == "奖项|姓名|单位|作品"
    assert rows[3:] == ["|陈　砚|机电总厂|《井下的灯》", "三等奖|空缺||"]


def test_tabs_that_lead_to_one_stop_are_one_and_officers_no_authors(tmp_path: Path) -> None:
    article, rows = table(tmp_path, *OFFICERS)
    assert rows == ["|", *("|".join(line.split("\t")[:: line.count("\t")]) for line in OFFICERS)]
    assert not article.about.byline


def test_names_keep_their_columns_and_none_is_a_head(tmp_path: Path) -> None:
    rows = table(tmp_path, *NAMES)[1]
    assert rows == ["||", *(line.replace("\t", "|") for line in NAMES)]


@pytest.mark.parametrize("apart", [False, True])
def test_a_diary_is_a_table_also_with_white_between_all_its_rows(apart: bool) -> None:
    lines = [each for line in DIARY for each in (line, *[""] * apart)]
    assert kinds("Dates", *lines, "See you there.") == ["text", *["table"] * 3, "text"]


@pytest.mark.parametrize(
    "lines",
    [
        ("1.\tMembers pay.", "2.\tGuests sign.", "3.\tDogs stay out."),
        ("春眠不觉晓，\t处处闻啼鸟。", "夜来风雨声，\t花落知多少。"),
        ("Present:\tJane Roe", "Apologies:\tTom Poe", "In the chair:\tJane Roe"),
        ("报送单位：工会\t报送人：张三", "电话：123\t日期：五月", "栏目：简讯\t字数：300"),
        ("Jane Roe\tTom Poe", "Chairman\tSecretary"),
        ("\tIt rained.", "\tWe went home.", "\tNobody minded."),
        ("本期目录", "运动会\t1", "书屋开放\t2", "慰问职工\t3"),
        ("PPE\tWhat you wear.", "COSHH\tWhat you avoid.", "RIDDOR\tWhat you report."),
    ],
)
def test_lists_verses_forms_signatures_and_text_are_no_rows(lines: tuple[str, ...]) -> None:
    assert set(kinds(*lines)) == {"text"}
    assert "table" in kinds(*lines, "", *NAMES)


def test_rich_text_keeps_its_columns_too() -> None:
    rows = "".join(line.replace("\t", "\\tab ") + "\\par " for line in ("A\tOne\tX", "B\tTwo\tY"))
    found = read_data("a.rtf", f"{{\\rtf1 Title\\par {rows}}}".encode()).lines
    assert [line.kind for line in found] == ["text", "table", "table"]
