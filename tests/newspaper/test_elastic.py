"""What fills white: pull quotes and fillers stand only there, each once, and can be forbidden."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from PIL import Image

from tests.newspaper.conftest import PARAGRAPH, text, write_issue
from tests.reading import read
from typeset.issue import IssueError, load
from typeset.layout import compose
from typeset.makeup.elastic.fillers import with_fillers
from typeset.makeup.elastic.quotes import with_quotes
from typeset.makeup.story import Piece, Plan, Space, Story
from typeset.makeup.story import Sheet as Frame
from typeset.makeup.written_plan import written_plan
from typeset.press import Pages, paginate, publish

QUOTE = "扎实开展劳动和技能竞赛，组织职工参加疗休养活动！"
OTHER = "一滴水也不浪费是我们每个人的本分！"
QUOTED = f"::: pull-quote\n{QUOTE}\n:::"
STOCK = """
stock:
  - {headline: 文明出行, text: [红灯停，绿灯行。]}
  - stock/
"""


def laid(folder: Path, quote: str = QUOTED, manifest: str = "") -> Pages:
    (folder / "stock").mkdir()
    Image.new("RGB", (1500, 900), "teal").save(folder / "stock" / "b.png")
    (folder / "stock" / "a.md").write_text("# 公益广告\n\n节约用水，人人有责。\n", encoding="utf-8")
    articles = [(f"headline: {name}", text(4)) for name in ("凝心聚力", "履行使命", "强基固本")]
    last = ("headline: 打造服务品牌", f"{text(2)}\n\n{quote}\n\n{text(2)}")
    head = "masthead: {name: 工会时报}\n"
    return paginate(compose(load(write_issue(folder, *articles, last, manifest=head + manifest))))


def printed(pages: Pages, folder: Path) -> str:
    publish(pages, folder / "paper.pdf")
    return "".join(glyph.text for sheet in read(folder / "paper.pdf") for glyph in sheet.glyphs)


def kinds(pages: Pages) -> list[str]:
    assert pages.made is not None
    return [piece.kind for piece in pages.made.plan.pieces]


def test_a_quote_fills_white_in_its_story_and_is_printed_once(tmp_path: Path) -> None:
    pages = laid(tmp_path)
    assert kinds(pages).count("quote") == 1
    assert printed(pages, tmp_path).count("休养活动！") == 1


@pytest.mark.parametrize(
    ("options", "count"), [("never", 0), ("always", 1), ("fill", 1)], ids=lambda each: str(each)
)
def test_an_editor_says_whether_quotes_are_set(options: str, count: int, tmp_path: Path) -> None:
    pages = laid(tmp_path, manifest=f"options: {{pull_quotes: {options}}}\n")
    assert printed(pages, tmp_path).count("休养活动！") == count
    assert kinds(pages).count("quote") == (options == "fill")


def test_a_quote_that_says_something_new_is_never_left_out(tmp_path: Path) -> None:
    quote = f"::: pull-quote\n{OTHER}\n:::"
    pages = laid(tmp_path, quote, "options: {pull_quotes: never}\n")
    assert printed(pages, tmp_path).count("每个人的本分！") == 1
    assert not pages.source.optional


def test_fillers_stand_once_where_white_would_remain(tmp_path: Path) -> None:
    pages = laid(tmp_path, manifest=STOCK)
    words = printed(pages, tmp_path)
    assert kinds(pages).count("reserved") >= 1
    assert all(words.count(each) <= 1 for each in ("红灯停", "节约用水"))
    assert pages.made is not None
    numbers = [p.number for p in pages.made.plan.pieces if p.kind == "reserved"]
    assert len(numbers) == len(set(numbers))


def test_control_without_a_stock_or_where_it_is_forbidden_white_remains(tmp_path: Path) -> None:
    pages = laid(tmp_path, manifest=STOCK + "options: {stock_fillers: false}\n")
    assert "reserved" not in kinds(pages)


def test_a_plan_names_the_fillers_that_were_found_and_keeps_what_is_kept(tmp_path: Path) -> None:
    pages = laid(tmp_path, manifest=STOCK)
    assert pages.made is not None
    plan = written_plan(pages.made.plan, pages.source.issue)
    fillers = [f for page in yaml.safe_load(plan)["pages"] for f in page.get("fillers", [])]
    assert fillers
    assert all(filler["keep"] is False for filler in fillers)
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    again = paginate(compose(load(tmp_path)))
    assert again.made is not None
    assert kinds(again).count("reserved") == len(fillers)
    kept = plan.replace("keep: false}", "keep: true}")
    (tmp_path / "plan.yaml").write_text(kept, encoding="utf-8")
    issue = load(tmp_path)
    assert len(issue.manifest.stock) == 3 - len(fillers)
    assert kinds(paginate(compose(issue))).count("reserved") >= len(fillers)


def test_a_stock_that_is_not_there_is_an_error_with_its_line(tmp_path: Path) -> None:
    write_issue(
        tmp_path, ("headline: 甲", PARAGRAPH), manifest="stock:\n  - none/\n  - {alt: 无}\n"
    )
    with pytest.raises(IssueError) as error:
        load(tmp_path)
    assert [(d.key, d.position and d.position.line) for d in error.value.diagnostics] == [
        ("issue.stock-missing", 3),
        ("issue.stock-nothing", 4),
    ]


# ---- on plans of numbers -----------------------------------------------------------------------


def test_what_fills_most_comes_first_and_ties_go_by_the_order_of_the_stock() -> None:
    plan = Plan(1, (Piece("text", 0, 1, 0, 4, 0, 30, 0, 30),))
    lines = {(0, 4): 8, (1, 4): 8, (2, 4): 10, (3, 4): 60}
    made = with_fillers(plan, Frame(4, 50), lines, frozenset(range(4)), 0)
    found = [(p.number, p.line, p.lines) for p in made.pieces if p.kind == "reserved"]
    assert found == [(2, 31, 10), (0, 42, 8)]
    assert with_fillers(plan, Frame(4, 50), lines, frozenset(range(4)), 0) == made


def test_two_fillers_one_below_the_other_have_the_same_columns() -> None:
    left, right = Piece("text", 0, 1, 0, 2, 0, 31, 0, 31), Piece("text", 0, 1, 2, 3, 0, 28, 31, 59)
    lines = {(0, 3): 4, (1, 3): 4}
    made = with_fillers(Plan(1, (left, right)), Frame(5, 66), lines, frozenset(), 0)
    first, second = [piece for piece in made.pieces if piece.kind == "reserved"]
    assert first.line + first.lines < second.line
    assert (first.column, first.span) == (second.column, second.span) == (2, 3)


def test_control_a_filler_alone_stands_at_the_left() -> None:
    above = Piece("text", 0, 1, 0, 5, 0, 31, 0, 31)
    made = with_fillers(Plan(1, (above,)), Frame(5, 66), {(0, 3): 4}, frozenset(), 0)
    assert [piece.column for piece in made.pieces if piece.kind == "reserved"] == [0]


def test_a_quote_moves_the_text_of_its_story_and_loses_no_line_of_it() -> None:
    texts = tuple(Piece("text", 0, 1, n, 1, 4, 20, 20 * n, 20 * n + 20) for n in range(3))
    story = Story("a", (0,) * 60, (0, 4, 4, 4))
    made = with_quotes(Plan(1, texts), [story], Frame(3, 30), {(0, 0, 1): 6, (0, 0, 2): 6})
    quote = next(piece for piece in made.pieces if piece.kind == "quote")
    lines = [n for p in made.pieces if p.kind == "text" for n in range(p.first, p.last)]
    assert sorted(lines) == [*range(60)]
    cells = [
        (column, line)
        for p in made.pieces
        for column in range(p.column, p.column + p.span)
        for line in range(p.line, p.line + p.lines)
    ]
    assert len(cells) == len(set(cells))
    assert quote.lines == 6
    full = Frame(3, 24)
    assert with_quotes(Plan(1, texts), [story], full, {(0, 0, 1): 6}).pieces == texts


@pytest.mark.parametrize(("lines", "set_"), [(24, False), (30, True)])
def test_a_quote_stays_in_the_slot_of_its_story(lines: int, set_: bool) -> None:
    texts = tuple(Piece("text", 0, 1, n, 1, 4, 20, 20 * n, 20 * n + 20) for n in range(3))
    story = Story("a", (0,) * 60, (0, 4, 4, 4))
    sheet = Frame(3, 40, spaces=(Space(1, 0, 3, 0, lines, stories=(0,)),))
    made = with_quotes(Plan(1, texts), [story], sheet, {(0, 0, 1): 6})
    assert any(piece.kind == "quote" for piece in made.pieces) is set_
    assert max(piece.line + piece.lines for piece in made.pieces) <= lines
