"""A newspaper page, measured in its PDF."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.newspaper.conftest import PARAGRAPH, Print, print_issue, text
from tests.newspaper.measuring import columns, is_heading, leading, off_grid, text_size
from tests.reading import MM, Sheet

LEAD = (
    "headline: 凝心聚力促发展 服务职工创和谐\npriority: lead\nbyline: 李庆",
    text(12, headings=4),
)
SECOND = ("headline: 强基层促创新\ndeck: ——市总工会工作综述", text(6))
THIRD = ("headline: 履行使命 践行担当", text(3))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return print_issue(tmp_path_factory.mktemp("page"), LEAD, SECOND, THIRD)[0]


@pytest.mark.parametrize("count", [3, 5, 6, 8])
def test_columns_are_equally_wide_and_equally_far_apart(printed: Print, count: int) -> None:
    page = printed(LEAD, SECOND, manifest=f"options: {{columns: {count}}}")[0]
    found = columns(page)
    steps = [b.left - a.left for a, b in pairwise(found)]
    assert len(found) == count
    assert max(steps) - min(steps) < 0.1
    assert max(c.right - c.left for c in found) - min(c.right - c.left for c in found) < 0.6


def test_without_the_make_up_there_are_no_five_columns(printed: Print) -> None:
    assert len(columns(printed(LEAD, SECOND, made_up=False)[0])) < 5


def test_the_columns_fill_the_type_area(page: Sheet) -> None:
    found = columns(page)
    assert found[0].left == pytest.approx(14 * MM, abs=0.1)
    assert found[-1].right == pytest.approx(page.width - 14 * MM, abs=0.5)


def test_a_line_is_a_whole_number_of_characters_long(page: Sheet) -> None:
    column = columns(page)[0]
    characters = (column.right - column.left) / text_size(page)
    assert characters == pytest.approx(round(characters), abs=0.02)
    assert 9 <= text_size(page) <= 10.5


@pytest.mark.parametrize(("count", "characters"), [(5, 2), (8, 1)])
def test_paragraphs_are_indented_by_two_characters_in_narrow_columns_by_one(
    printed: Print, count: int, characters: int
) -> None:
    page = printed(LEAD, SECOND, manifest=f"options: {{columns: {count}}}")[0]
    opening = [
        (line.x - column.left) / text_size(page)
        for column in columns(page)
        for line in column.lines
        if line.text.startswith("本报讯市总") and line.x > column.left + 1
    ]
    assert opening == pytest.approx([characters] * len(opening), abs=0.05)
    assert opening


def test_all_lines_of_all_columns_stand_on_one_grid(page: Sheet) -> None:
    assert off_grid(page) < 0.1


def test_a_column_off_the_grid_is_noticed(page: Sheet) -> None:
    last = columns(page)[-1].left
    moved = (replace(g, baseline=g.baseline + 0.3 * (g.x >= last - 0.2)) for g in page.glyphs)
    assert off_grid(replace(page, glyphs=tuple(moved))) > 0.1


def test_the_columns_of_a_story_are_balanced_to_one_line(printed: Print) -> None:
    page = printed(("headline: 凝心聚力促发展", text(7)))[0]
    assert unevenness(page) <= 1


def test_an_uneven_column_is_noticed(printed: Print) -> None:
    page = printed(("headline: 凝心聚力促发展", text(7)))[0]
    last = {glyph.baseline for glyph in columns(page)[0].lines[-2].glyphs}
    foot = columns(page)[0].foot
    glyphs = tuple(
        g for g in page.glyphs if not (g.x < columns(page)[1].left and g.baseline in {*last, foot})
    )
    assert unevenness(replace(page, glyphs=glyphs)) > 1


def unevenness(page: Sheet) -> int:
    """Lines between the highest and the lowest foot of the page's columns."""
    feet = [column.foot for column in columns(page)]
    return round((max(feet) - min(feet)) / leading(page))


def test_no_section_heading_stands_at_a_foot(printed: Print) -> None:
    for count in range(8, 12):
        assert not headings_at_feet(printed(("headline: 凝心聚力", text(count, headings=1)))[0])


def test_headings_that_may_be_broken_off_do_come_to_a_foot(printed: Print, tmp_path: Path) -> None:
    own = tmp_path / "layouts" / "newspaper"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text("name: newspaper\nextends: newspaper\n", encoding="utf-8")
    css = ".text .section { break-after: auto !important }"
    (own / "print.css").write_text(css, encoding="utf-8")
    pages = [printed(("headline: 凝心聚力", text(n, headings=1)))[0] for n in range(8, 13)]
    assert any(headings_at_feet(page) for page in pages)


def headings_at_feet(page: Sheet) -> list[str]:
    return [c.lines[-1].text for c in columns(page) if is_heading(c.lines[-1])]


def test_no_column_begins_with_a_paragraphs_last_line(page: Sheet) -> None:
    size = text_size(page)
    ends = [c.lines[0] for c in columns(page) if c.lines[0].right < c.right - size]
    assert [line for line in ends if line.text[-1] == "。"] == []


def test_headlines_are_graded_by_rank(page: Sheet) -> None:
    def size(words: str) -> float:
        return page.line(words).glyphs[0].size

    assert size("凝心聚力") > size("强基层促创新") >= 1.5 * text_size(page)


def test_the_words_that_open_a_report_are_in_black_type(printed: Print) -> None:
    opening = columns(printed(THIRD)[0])[0].lines[0]
    assert ["Hei" in glyph.font for glyph in opening.glyphs[:4]] == [True, True, True, False]


def test_the_nameplate_is_red_and_says_what_the_manifest_says(printed: Print) -> None:
    manifest = "masthead: {name: 工会时报, date: 2024-05-01, number: 12, issuer: 市总工会}"
    page = printed(LEAD, manifest=manifest)[0]
    assert page.line("工会时报").glyphs[0].colour == pytest.approx((0, 1, 0.9, 0.05))
    assert "市总工会2024年5月1日" in page.line("2024年").text
    assert page.line("2024年").text.endswith("第1版")


def test_where_the_source_has_no_nameplate_a_specimen_line_says_so(page: Sheet) -> None:
    assert page.lines[0].text == "样张：原文未载报头与日期第1版"


def test_later_pages_have_a_folio_line(printed: Print) -> None:
    long = ("headline: 凝心聚力促发展", text(60))
    pages = printed(long, manifest="masthead: {name: 工会时报, date: 2024-05-01}")
    assert [page.lines[0].text for page in pages[1:]] == ["工会时报2024年5月1日第2版"]


def test_rules_between_stories_and_between_columns_have_their_widths(page: Sheet) -> None:
    found = columns(page)
    gutters = [(a.right + b.left) / 2 for a, b in pairwise(found)]
    upright = [r for r in page.rules if r.bottom - r.top > 20 and 0 < r.right - r.x < 2]
    widths = {round(rule.thickness, 2) for rule in upright}
    away = [min(abs((r.x + r.right) / 2 - gutter) for gutter in gutters) for r in upright]
    assert widths <= {0.25, 0.5}
    assert 0.25 in widths
    assert max(away) < 0.6


def test_a_notice_stands_where_the_option_says(printed: Print) -> None:
    manifest = "notices: [祝全市广大劳动者节日快乐]\noptions: {notices: %s}"
    head = printed(LEAD, manifest=manifest % "head")[0]
    foot = printed(LEAD, manifest=manifest % "foot")[0]
    assert head.line("节日快乐").baseline < head.line("凝心聚力").baseline
    assert foot.line("节日快乐").baseline > max(column.foot for column in columns(foot))


def test_text_is_printed_in_the_order_of_reading(page: Sheet) -> None:
    drawn = "".join(glyph.text for glyph in page.glyphs)
    assert (PARAGRAPH * 2).replace(" ", "") in drawn
    assert drawn.index("凝心聚力") < drawn.index("强基层促创新") < drawn.index("履行使命")


def test_a_newspaper_of_your_own_changes_colours_and_rules(tmp_path: Path) -> None:
    own = tmp_path / "layouts" / "evening"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text("name: evening\nextends: newspaper\n", encoding="utf-8")
    css = ":root { --red: device-cmyk(100% 60% 0 20%) }"
    (own / "print.css").write_text(css, encoding="utf-8")
    manifest = "layout: evening\nmasthead: {name: 晚报}"
    page = print_issue(tmp_path, THIRD, manifest=manifest)[0]
    assert page.line("晚报").glyphs[0].colour == pytest.approx((1, 0.6, 0, 0.2))


@pytest.mark.parametrize("sentences", range(1, 16, 2))
def test_no_column_ends_with_the_head_of_a_table(printed: Print, sentences: int) -> None:
    table = "| 项目 | 人数 |\n|---|---|\n| 电工 | 12 |\n| 焊工 | 9 |\n\n来源：市总工会。"
    story = f"{'工会组织职工学习。' * sentences * 3}\n\n{table}\n\n{text(1)}"
    (page,) = printed(("headline: 题目", story))
    heads = [glyph for glyph in page.glyphs if glyph.text == "项"]
    rows = [glyph for glyph in page.glyphs if glyph.text in "电焊"]
    assert heads
    for head in heads:  # again in the next column, where the table goes on there
        below = (row.baseline - head.baseline for row in rows if abs(row.x - head.x) < 60)
        assert 0 < min(each for each in below if each > 0) < 25
