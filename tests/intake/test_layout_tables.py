"""Tables that only lay out the page are read as text, in files of every kind; data are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.test_word_processors import rich_text
from tests.intake.words import p, table, word
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.issue import load

HEAD = ("第 9 期", "电务之家", "2023年8月1日")
PIECES = (
    (
        "信号楼的猫",
        "信号楼来了一只猫，值班员轮流喂它，连夜班也没有断过一顿，半年长了四斤。",
        "（电务段　管弦）",
    ),
    (
        "转辙机大修",
        "十二台转辙机大修完毕，全部上线，道岔转换的时间缩短了将近一秒。",
        "（信号车间　石磊）",
    ),
)
DATA = (("车号", "油耗"), ("07", "31.2"), ("08", "29.6"))

Row = tuple[tuple[str, ...], ...]
"""The cells of a row, and the paragraphs of each."""


def web_page(*tables: list[Row]) -> bytes:
    def cell(texts: tuple[str, ...]) -> str:
        return f"<td>{''.join(f'<p>{text}</p>' for text in texts)}</td>"

    made = ("".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows) for rows in tables)
    return ("<meta charset=utf-8>" + "".join(f"<table>{rows}</table>" for rows in made)).encode()


def opened(*tables: list[Row]) -> bytes:
    def cell(texts: tuple[str, ...]) -> str:
        made = "".join(f"<text:p>{text}</text:p>" for text in texts)
        return f"<table:table-cell>{made}</table:table-cell>"

    made = "".join(
        "<table:table>"
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for rows in tables
    )
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    body = f"<office:body><office:text>{made}</office:text></office:body>"
    return f"<office:document{spaces}>{body}</office:document>".encode()


def rich(*tables: list[Row]) -> bytes:
    def row(cells: Row) -> str:
        made = "".join(rf"{PAR.join(texts)}\cell " for texts in cells)
        return rf"\trowd\pard\intbl {made}\row "

    return rich_text("".join(f"{''.join(map(row, rows))}{END}" for rows in tables))


def word_file(*tables: list[Row]) -> bytes:
    def cell(texts: tuple[str, ...]) -> str:
        return "".join(map(p, texts))

    return word(p().join(table(*[tuple(map(cell, row)) for row in rows]) for rows in tables))


PAR, END = r"\par ", r"\pard\par "
KINDS = {"html": web_page, "fodt": opened, "rtf": rich, "docx": word_file}
LAYOUT: list[list[Row]] = [[tuple((text,) for text in HEAD)], [PIECES]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_laid_out_in_tables_is_read_as_text(kind: str, tmp_path: Path) -> None:
    raw = tmp_path / f"小报.{kind}"
    raw.write_bytes(KINDS[kind](*LAYOUT))
    import_issue(raw, tmp_path / "issue")
    issue = load(tmp_path / "issue")
    head = issue.manifest.masthead
    assert head is not None and (head.name, head.number) == (HEAD[1], 9)
    found = [(each.about.headline, each.about.byline) for each in issue.articles]
    assert found == [(headline, (byline,)) for headline, _, byline in PIECES]


@pytest.mark.parametrize("kind", KINDS)
def test_cells_with_a_title_and_a_sentence_are_text_however_short(
    kind: str, tmp_path: Path
) -> None:
    short = (
        ("食堂添了热汤", "夜班食堂每晚添一锅热汤，不收钱。"),
        ("球场亮灯", "球场夜里亮灯到九点半，周末到十点。"),
    )
    raw = tmp_path / f"小报.{kind}"
    raw.write_bytes(KINDS[kind]([tuple((text,) for text in HEAD)], [PIECES, short]))
    import_issue(raw, tmp_path / "issue")
    found = {each.about.headline: len(each.body) for each in load(tmp_path / "issue").articles}
    assert found == dict.fromkeys((headline for headline, *_ in (*PIECES, *short)), 1)


@pytest.mark.parametrize("kind", KINDS)
def test_control_a_table_of_data_stays_one(kind: str) -> None:
    rows: list[Row] = [tuple((text,) for text in row) for row in DATA]
    lines = read_data(f"表.{kind}", KINDS[kind](rows)).lines
    assert [line.kind for line in lines] == ["table"] * len(DATA)


PUPILS = tuple(
    (*piece[:2], f"（{who}）")
    for piece, who in zip(PIECES, ("四（2）班　阮一诺", "初二(3)班 戴苇"), strict=True)
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_foot_in_cells_is_the_issues_and_a_class_in_brackets_is_a_byline(
    kind: str, tmp_path: Path
) -> None:
    foot = (("指导老师：木棉", "小编辑：阮一诺　戴苇"), ("投稿信箱：教学楼一楼楼梯口",))
    raw = tmp_path / f"小报.{kind}"
    raw.write_bytes(KINDS[kind](*LAYOUT[:1], [PUPILS], [foot]))
    import_issue(raw, tmp_path / "issue")
    issue = load(tmp_path / "issue")
    assert issue.manifest.editors == {"指导老师": ("木棉",), "小编辑": ("阮一诺", "戴苇")}
    assert issue.manifest.contact == {"投稿信箱": "教学楼一楼楼梯口"}
    found = [(each.about.headline, each.about.byline) for each in issue.articles]
    assert found == [(headline, (byline,)) for headline, _, byline in PUPILS]


@pytest.mark.parametrize("kind", KINDS)
def test_control_labels_of_no_foot_in_cells_stay_a_table(kind: str) -> None:
    rows: list[Row] = [(("地点：礼堂",), ("时间：周五",)), (("票价：免费",), ("电话：总机",))]
    lines = read_data(f"表.{kind}", KINDS[kind](rows)).lines
    assert [line.kind for line in lines[:2]] == ["table"] * 2


@pytest.mark.parametrize("whole", [True, False])
def test_a_cell_as_wide_as_the_table_stands_between_what_is_above_and_below_it(whole: bool) -> None:
    def cells(*texts: str) -> str:
        span = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" if len(texts) == 1 else ""
        return f"<w:tr>{''.join(f'<w:tc>{span}{p(text)}</w:tc>' for text in texts)}</w:tr>"

    long = [f"{n}。" + PIECES[0][1] * 4 for n in range(5)]
    middle = cells(long[2]) if whole else cells(long[2], "")
    made = f"<w:tbl>{cells(*long[:2])}{middle}{cells(*long[3:])}</w:tbl>"
    found = [line.text[0] for line in read_data("a.docx", word(made)).lines]
    assert "".join(found) == ("01234" if whole else "02314")
