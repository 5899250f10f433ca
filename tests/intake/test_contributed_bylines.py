"""Lines below a contributor's headline that name who wrote the piece, and lines that do not."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.intake.test_contributions import CENTRED, TEXT, article, line


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("本报记者　欧阳文静　通讯员　阿依古丽·买买提", True),
        ("艾孜买提•吐尔逊", True),
        ("党建引领·聚力前行", False),
    ],
)
def test_a_name_written_with_a_dot_is_a_byline(words: str, named: bool, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("天山脚下的夜校", 0)
    line(document, words, CENTRED)
    line(document, TEXT)
    assert article(document, tmp_path).about.byline == ((words,) if named else ())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("文／图　工会干事　戚薇薇", True),
        ("图文/晨曦", True),
        ("摄影报道　车间工会　海平", True),
        ("本刊通讯员　海　平", True),
        ("本报记者 走进车间", False),
        ("图 书 室 开 放", False),
    ],
)
def test_behind_what_they_did_stands_who_did_it(words: str, named: bool, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("电子厂里的“妈妈班”", 0)
    for text in (words, TEXT):
        line(document, text)
    assert article(document, tmp_path).about.byline == ((words,) if named else ())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("By Margaret Pell; photographs by Anil Sharma", True),
        ("By Margaret Pell, with photographs by Anil Sharma", True),
        ("Words: Margaret Pell; pictures: Anil Sharma", True),
        ("Text and photos by Margaret Pell", True),
        ("Margaret Pell (words) and Anil Sharma (photographs)", True),
        ("Words fail me, and pictures do not", False),
    ],
)
def test_writer_and_photographer_in_one_line_are_the_byline(
    words: str, named: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "Fourteen miles, eleven stiles and a bull", size=14)
    for text in (words, "Nineteen of us met at Withy Halt on the last Sunday in May."):
        line(document, text)
    assert article(document, tmp_path).about.byline == ((words,) if named else ())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("By Lena Yusuf (13)", "Lena Yusuf (13)"),
        ("(By Lena Yusuf (13))", "Lena Yusuf (13)"),
        ("作者：李小满（四年级）", "李小满（四年级）"),
        ("【作者：李小满（四年级）】", "李小满（四年级）"),
        ("（作者：李小满)", "李小满"),
    ],
)
def test_a_label_takes_a_bracket_only_with_the_other_one(
    words: str, named: str, tmp_path: Path
) -> None:
    document = docx.Document()
    line(document, "Juniors sail round Gull Island", size=14)
    for text in (words, "Nineteen of us went round the island on the last Sunday in May."):
        line(document, text)
    assert article(document, tmp_path).about.byline == (named,)
