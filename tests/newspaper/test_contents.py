"""What articles may hold besides paragraphs: tables, lists, notes, other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newspaper.conftest import print_issue, text
from tests.newspaper.measuring import columns, off_grid, text_size
from tests.newspaper.test_rules import frame
from tests.reading import Line, Sheet
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate

WIDE = """见下表。

| 市 | 参保人数 | 理赔人次 | 理赔金额（万元） |
|----|------|------|------|
| 长春市 | 186520 | 4210 | 1268.4 |
| 吉林市 | 97340 | 2518 | 702.6 |

"""
NARROW = """标准如下。

| 项目 | 标准 |
|--|--|
| 住院 | 50元 |

"""
LIST = (
    "重点如下：\n\n1. 深化产业工人队伍建设改革，推动企业建立技能等级制度；\n2. 开展劳动竞赛。\n\n"
)
NOTED = (
    "满意度稳步提升[^1]，服务更加贴心[^2]。\n\n[^1]: 据省总工会调查。\n[^2]: 受访职工一万人。\n\n"
)
ENGLISH = (
    "More than 1,200 union volunteers from forty-two enterprises took part in the service of the "
    "marathon. “We wanted everyone who keeps the city running to have a place to sit down,” said "
    "Wang Fang, who coordinated the thirty-six rest stations along the course on Sunday.\n\n"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return print_issue(
        tmp_path_factory.mktemp("contents"),
        ("headline: 互助保障情况\npriority: lead", WIDE + text(6)),
        ("headline: 救助标准公布", NARROW + text(2)),
        ("headline: 工作会议召开", LIST + text(3)),
        ("headline: 满意度调查", NOTED + text(2)),
        ("headline: Union Volunteers\nlanguage: en", ENGLISH * 3),
    )[0]


def test_everything_stands_on_the_grid(page: Sheet) -> None:
    assert off_grid(page) < 0.1


def cells(page: Sheet, words: str) -> Line:
    line = page.line(words)
    first = next(n for n in range(len(line.glyphs)) if line.text[n:].startswith(words))
    return Line(line.glyphs[first : first + len(words)])


def test_a_wide_table_spans_columns_and_is_not_broken(page: Sheet) -> None:
    row = cells(page, "长春市18652042101268.4")
    one = columns(page)[1].left - columns(page)[0].left
    assert row.right - row.x > 1.2 * one
    below = cells(page, "吉林市973402518702.6")
    assert 12 < below.baseline - row.baseline < 16


@pytest.mark.parametrize("announced", [True, False])
def test_a_wide_table_in_a_box_stands_where_it_is_written(announced: bool, tmp_path: Path) -> None:
    table = WIDE.partition("\n\n")[2]
    body = f"见下表。\n\n{table}" if announced else f"{table}见上表。\n"
    box = ("headline: 互助保障情况\npriority: box\ncolumns: 5", f"{body}\n再说一句。\n")
    page = print_issue(tmp_path, ("headline: 工作会议召开", text(9)), box)[0]
    first, last = cells(page, "长春市18652042101268.4"), cells(page, "吉林市973402518702.6")
    said, after = page.line("见下表。" if announced else "见上表。"), page.line("再说一句。")
    assert (said.baseline < first.baseline) is announced
    assert last.baseline < after.baseline
    around = frame(page)
    assert all(around.top < each.baseline < around.bottom - 5 for each in (said, last, after))


@pytest.mark.parametrize("announced", [True, False])
def test_a_wide_table_stands_below_the_text_that_announces_it(
    announced: bool, tmp_path: Path
) -> None:
    table = WIDE.partition("\n\n")[2]
    body = f"见下表。\n\n{table}{text(9)}" if announced else f"{table}见上表。\n\n{text(9)}"
    page = print_issue(tmp_path, ("headline: 互助保障情况", body))[0]
    row = cells(page, "长春市18652042101268.4")
    over = [c for c in columns(page) if c.left < row.right - 1 and c.right > row.x + 1]
    assert over
    steps = [line.baseline - row.baseline for c in over for line in c.lines if len(line.text) > 9]
    assert min(steps) * max(steps) > 0  # all text of these columns is on one side
    assert (max(steps) < 0) is announced
    assert not announced or row.baseline > cells(page, "见下表。").baseline


def test_a_narrow_table_stays_in_its_column(page: Sheet) -> None:
    row, found = cells(page, "住院50元"), columns(page)
    column = next(c for c in found if c.left <= row.x <= c.right)
    assert row.right <= column.right
    intro = next(line for line in column.lines if "标准如下" in line.text)
    assert 0 < row.baseline - intro.baseline < 4 * 15


def test_a_tables_entries_are_not_spread_out(page: Sheet) -> None:
    head = cells(page, "参保人数")
    assert head.right - head.x == pytest.approx(4 * head.glyphs[0].size, abs=0.5)


def test_the_numbers_of_a_list_hang_beside_its_items(page: Sheet) -> None:
    size = text_size(page)
    first, second = cells(page, "1.深化"), cells(page, "2.开展")
    assert second.x == pytest.approx(first.x, abs=0.1)
    inside = [line for c in columns(page) for line in c.lines if "动企业建立" in line.text]
    assert inside[0].x > first.x + size


def test_notes_are_numbered_and_stand_at_the_end_of_their_story(page: Sheet) -> None:
    drawn = "".join(glyph.text.strip() for glyph in page.glyphs)
    assert "提升①，服务更加贴心②。" in drawn
    story = drawn[drawn.index("提升①") :]
    assert story.index("心坎上。①据省总工会调查。②受访职工一万人。") > 0


def test_english_is_hyphenated_and_set_in_latin_faces(page: Sheet) -> None:
    quotation = next(g for g in page.glyphs if g.text == "“" and "Latin" in g.font)
    assert quotation.right - quotation.x < 0.6 * quotation.size
    ends = [c.text.rstrip() for line in columns(page) for c in line.lines]
    assert any(end.endswith(("-", "‐")) for end in ends)


def test_an_english_newspaper_says_page_and_continued(tmp_path: Path) -> None:
    manifest = "language: en\nmasthead: {name: The Herald, date: 2024-05-10, number: 3}"
    pages = print_issue(tmp_path, ("headline: A Long Story", ENGLISH * 90), manifest=manifest)
    heads = ["".join(g.text for g in page.glyphs) for page in pages]
    assert "Page 1" in heads[0]
    assert "Page 2" in heads[1]
    assert "See page 2" in heads[0]
    assert "From page 1" in heads[1]
    name = pages[0].line("The").glyphs
    assert name[-1].right - name[0].x > 250


def test_the_words_of_an_english_name_and_colophon_are_apart_overleaf(tmp_path: Path) -> None:
    manifest = """language: en
masthead: {name: The Upper Valley Post and Weekly Advertiser, number: 3}
printed: {office: Valley Printers, date: 2024-05-10}
"""
    pages = print_issue(tmp_path, ("headline: A Long Story", ENGLISH * 90), manifest=manifest)
    overleaf = "".join(glyph.text for glyph in pages[1].glyphs)
    assert "Advertiser" not in pages[0].line("TheUpper").text  # it has two lines on the first page
    assert "The Upper Valley Post and Weekly Advertiser" in overleaf
    assert "Valley Printers 10 May 2024" in "".join(glyph.text for glyph in pages[-1].glyphs)


def test_a_page_of_all_this_has_nothing_in_the_log(tmp_path: Path) -> None:
    print_issue(tmp_path, ("headline: 互助保障情况", WIDE + NARROW + text(6)))
    assert paginate(compose(load(tmp_path))).warnings == ()
