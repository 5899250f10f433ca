"""Long tables and their stories: below the headline they begin with, never a page away from it."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import PARAGRAPH, Print, Set, text
from tests.reading import Sheet
from typeset.issue import IssueError
from typeset.makeup.plan import plan
from typeset.makeup.story import Sheet as Frame
from typeset.makeup.story import Story, StoryTable
from typeset.makeup.waiting_story import WaitingStory

HEAD = "headline: 劳动竞赛获奖者名单"


def table(rows: int) -> str:
    """A table that is too wide for a column."""
    columns = 6
    lines = ["|" + "|".join(f"项目{n}" for n in range(columns)) + "|", "|" + "---|" * columns]
    lines += ["|" + "|".join([f"第{n}行", *["全市职工技能竞赛"] * 5]) + "|" for n in range(rows)]
    return "\n".join(lines)


def page_of(words: str, pages: tuple[Sheet, ...]) -> list[int]:
    """The pages on which these words stand."""
    whole = ["".join(glyph.text for glyph in page.glyphs).replace(" ", "") for page in pages]
    return [number for number, drawn in enumerate(whole, 1) if words in drawn]


def height_of(letters: str, page: Sheet) -> float:
    """How far below the top of the page the first of these letters stands."""
    drawn = "".join(glyph.text or " " for glyph in page.glyphs)
    return page.glyphs[drawn.index(letters)].top


@pytest.mark.parametrize(("before", "is_above"), [("", True), (text(4), False)])
def test_a_table_that_a_story_begins_with_stands_above_its_text(
    printed: Print, before: str, is_above: bool
) -> None:
    story = "\n\n".join([before, table(30), text(4).replace("本报讯", "以上记者")])
    (page,) = printed((HEAD, story))
    first = "以上记者" if is_above else "本报讯"
    assert (height_of("第0行", page) < height_of(first, page)) is is_above


def test_text_stands_next_below_a_table_that_the_issue_begins_with(printed: Print) -> None:
    rows = "\n".join(["|栏目|", "|---|", *(f"|第{row}行|" for row in range(9))])
    (page,) = printed((HEAD, f"{rows}\n\n{text(4)}"), manifest="options: {columns: 3}")
    step = height_of("第8行", page) - height_of("第7行", page)
    assert 0 < height_of("本报讯", page) - height_of("第8行", page) < 2 * step


@pytest.mark.parametrize("sentences", [46, 52])
def test_a_headline_does_not_stand_a_page_before_its_table(printed: Print, sentences: int) -> None:
    lead = ("headline: 凝心聚力促发展\npriority: lead", PARAGRAPH * sentences)
    pages = printed(
        lead, (HEAD, f"{table(30)}\n\n以上名单予以公示。"), ("headline: 简讯一则", text(3))
    )
    assert page_of("劳动竞赛获奖者名单", pages)[0] == page_of("第0行", pages)[0]


def test_a_foot_without_room_on_the_last_page_allowed_is_an_error(lay_out: Set) -> None:
    notices = "notices: [" + ", ".join(["安全生产人人有责"] * 6) + "]"
    story = (HEAD, PARAGRAPH * 62)
    assert len(lay_out(story, manifest="options: {pages: 1}").document.pages) == 1
    with pytest.raises(IssueError) as reported:
        lay_out(story, manifest="options: {pages: 1}\n" + notices)
    assert [d.key for d in reported.value.diagnostics] == ["makeup.no-room-for-foot"]


@pytest.mark.parametrize("ordered", [True, False])
def test_a_table_leaves_room_for_the_stories_that_the_editor_gives_its_page(ordered: bool) -> None:
    """They stood above it, one of a higher rank too; planned from numbers alone."""
    table = StoryTable(20, 1.2, (1.0,) * 100)
    first = Story("list", (0,) * 20, (0, 4, 4, 4), tables=(table,), page=1)
    second = Story("news", (0,) * 60, (0, 3, 3, 3), page=1 if ordered else None)
    heads = [piece for piece in plan([first, second], Frame(3, 60)).pieces if piece.kind == "head"]
    list_head, news_head = sorted(heads, key=lambda piece: piece.story)
    assert (list_head.page, list_head.line) == (1, 0)
    assert (news_head.page == 1) is ordered


def merged(rows: int, group: int) -> str:
    """A table whose first column names each group of rows once."""
    lines = ["|地区|树种|株数|", "|---|---|---|"]
    for row in range(rows):
        name = "^^" if row % group else f"{'甲乙丙丁戊己庚辛壬癸'[row // group % 10]}乡"
        lines.append(f"|{name}|第{row}号樟子松（Pinus sylvestris）|{row}株|")
    return "\n".join(lines)


@pytest.mark.parametrize("group", [1, 6, 70])
def test_cells_of_a_table_that_goes_on_stay_in_their_columns(printed: Print, group: int) -> None:
    pages = printed((HEAD, f"{text(2)}\n\n{merged(140, group)}"), manifest="options: {columns: 4}")
    places = {
        round(glyph.x, 1)
        for page in pages
        for row in page.lines
        for glyph in row.glyphs
        if glyph.text == "第" and "樟" in row.text
    }
    assert len(pages) > 1
    assert len(places) == 1


@pytest.mark.parametrize(("group", "begin"), [(1, False), (6, True)])
def test_rows_of_one_merged_cell_stay_on_one_page(printed: Print, group: int, begin: bool) -> None:
    pages = printed((HEAD, f"{text(2)}\n\n{merged(140, group)}"), manifest="options: {columns: 4}")
    rows = [row.text for page in pages[1:] for row in page.lines if "樟" in row.text]
    first = int(rows[0].split("第")[1].split("号")[0])
    assert (first % 6 == 0) is begin


@pytest.mark.parametrize(("heads", "goes_on"), [((0, 0, 0, 0), False), ((0, 6, 5, 4), True)])
def test_a_table_that_found_no_room_goes_on_only_from_a_headline(
    heads: tuple[int, ...], goes_on: bool
) -> None:
    """Else 上接 asked for the page before, where nothing of the story stood: an internal error."""
    story = Story("表", (), heads, tables=(StoryTable(0, 2.0, (1.0,) * 200),))
    left = WaitingStory(0, story).rest(0, 0, jumped=False)
    assert left is not None
    assert left.on_another_page().jumped is goes_on
