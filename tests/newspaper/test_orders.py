"""Orders that cannot be kept: a page is printed, and one sentence says so at the order's line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import text, write_issue
from tests.newspaper.printed_once import printed_pages
from tests.newspaper.unsaid import unsaid
from typeset.issue import IssueError, load
from typeset.layout import compose
from typeset.makeup.story import Piece
from typeset.press import Pages, paginate, publish

WORDS = ("凝心聚力促发展", "强基层促创新", "履行使命担当")
SLOT = "{column: 1, line: 20, columns: 3, lines: 30}"
MASTHEAD = "masthead: {name: 工会时报}"

Said = list[tuple[str, str, int]]
"""Key, file and line of each warning."""


@dataclass(frozen=True)
class Order:
    """What the second article says of itself, the page plan, the manifest; and what is said."""

    said: Said
    pages: int
    about: str = ""
    plan: str = ""
    manifest: str = ""


ORDERS = {
    "a page far behind": Order(
        [("empty-before-page", "articles/02.md", 3)], pages=99, about="page: 99"
    ),
    "a page beyond the limit": Order(
        [("beyond-limit", "articles/02.md", 3)],
        pages=1,
        about="page: 2",
        manifest="options: {pages: 1}",
    ),
    "slots that overlap": Order(
        [("no-slot", "plan.yaml", 4)],
        pages=1,
        plan=f"pages:\n  - stories:\n      - {{file: articles/01.md, at: {SLOT}}}\n"
        "      - {file: articles/02.md, at: {column: 2, line: 30, columns: 3, lines: 28}}\n",
    ),
    "a slot that two stories share, over another": Order(
        [("no-slot", "plan.yaml", 4), ("no-slot", "plan.yaml", 5)],
        pages=1,
        plan=f"pages:\n  - stories:\n      - {{file: articles/01.md, at: {SLOT}}}\n"
        "      - {file: articles/02.md, at: {column: 2, line: 30, columns: 3, lines: 28}}\n"
        "      - {file: articles/03.md, at: {column: 2, line: 30, columns: 3, lines: 28}}\n",
    ),
    "slots that overlap, with room below": Order(
        [("moved-space", "plan.yaml", 4)],
        pages=1,
        plan=f"pages:\n  - stories:\n      - {{file: articles/01.md, at: {SLOT}}}\n"
        "      - {file: articles/02.md, at: {column: 2, line: 30, columns: 3, lines: 20}}\n",
    ),
    "a slot beyond the page": Order(
        [("moved-space", "articles/02.md", 3)],
        pages=1,
        about="at: {page: 1, column: 5, line: 200, columns: 2, lines: 60}",
    ),
    "a slot that begins beyond the last column": Order(
        [("moved-space", "articles/02.md", 3)],
        pages=1,
        about="at: {page: 1, column: 9, line: 9, lines: 60}",
    ),
    "a slot far beyond, its depth left open": Order(
        [("moved-space", "articles/02.md", 3)], pages=1, about="at: {page: 1, column: 12}"
    ),
    "a slot too shallow for a headline": Order(
        [("shallow-slot", "articles/02.md", 3)],
        pages=2,
        about="at: {page: 2, column: 1, line: 60, columns: 3, lines: 5}",
    ),
    "a slot without a page": Order(
        [("slot-without-page", "articles/02.md", 3)], pages=1, about="at: {column: 4, lines: 20}"
    ),
    "a page beside that of the slot": Order(
        [("beside-its-slot", "articles/02.md", 3), ("beside-its-slot", "articles/02.md", 4)],
        pages=1,
        about="page: 2\ncolumns: 4\nat: {page: 1, columns: 2}",
    ),
    "a page beside that of the plan": Order(
        [("issue.plan-other-page", "plan.yaml", 2)],
        pages=1,
        about="page: 2",
        plan="pages:\n  - stories: [articles/02.md]\n",
    ),
    "more columns than there are": Order(
        [("other-columns", "articles/02.md", 3)], pages=1, about="columns: 9"
    ),
    "a rail for a rank that no story has": Order(
        [("empty-slot", "plan.yaml", 2)],
        pages=1,
        plan="pages:\n  - slots: [{priority: brief, columns: 1}]\n",
    ),
    "an advert beyond the limit": Order(
        [("short-before", "plan.yaml", 2), ("space-beyond-limit", "plan.yaml", 4)],
        pages=3,
        plan="pages:\n  - {}\n  - {}\n  - adverts: [{file: ad.png, columns: 2, lines: 9}]\n",
        manifest="options: {pages: 2}",
    ),
    "an advert far behind": Order(
        [("empty-before-space", "plan.yaml", 10)],
        pages=9,
        plan="pages:\n" + "  - {}\n" * 8 + "  - adverts: [{file: ad.png, columns: 2, lines: 9}]\n",
    ),
    "teasers without an inside page": Order(
        [("no-teasers", "plan.yaml", 2)],
        pages=1,
        plan="pages:\n  - teasers: {columns: 2, lines: 10}\n",
    ),
    "a photo page without a photo": Order(
        [("no-photos", "plan.yaml", 3)],
        pages=2,
        plan="pages:\n  - {}\n  - photos: articles/02.md\n",
    ),
    "a photo page whose photo is lost": Order(
        [("no-photos", "plan.yaml", 3)],
        pages=2,
        about="images: [{caption: 图为现场。}]",
        plan="pages:\n  - {}\n  - photos: articles/02.md\n",
    ),
    "a photo of a photo page over so many columns": Order(
        [("photo-page-columns", "articles/02.md", 3)],
        pages=2,
        about="images: [{file: ad.png, columns: 2}, {file: ad.png}]",
        plan="pages:\n  - {}\n  - photos: articles/02.md\n",
    ),
    "a photo of a group over so many columns": Order(
        [("group-columns", "articles/02.md", 4)],
        pages=1,
        about="captions: together\nimages: [{file: ad.png, columns: 1}, {file: ad.png}]",
    ),
    "more columns than there are, on a page": Order(
        [("other-columns", "articles/02.md", 4)], pages=1, about="at: {page: 1}\ncolumns: 9"
    ),
    "ears on another page": Order(
        [("ears-elsewhere", "plan.yaml", 3), ("no-such-page", "plan.yaml", 3)],
        pages=1,
        plan="pages:\n  - {}\n  - ears: [{headline: 天气, text: [晴]}]\n",
    ),
    "a filler longer than its space": Order(
        [("deeper-space", "plan.yaml", 2)],
        pages=1,
        plan="pages:\n  - fillers: [{headline: 公益, text: [一二三四五六七八九十], columns: 1, "
        "lines: 3, corner: upper-left}]\n",
    ),
}


KEPT_OTHERWISE = (
    *("a page beside that of the slot", "a page beside that of the plan"),
    *("a rail for a rank that no story has", "an advert beyond the limit"),
    *("a photo page without a photo", "a photo page whose photo is lost"),
)
"""Another order was kept in its place, or nothing is to be seen: `unsaid` does not count these."""


def laid(folder: Path, order: Order) -> Pages:
    abouts = ("", f"\n{order.about}" if order.about else "", "")
    articles = [
        (f"headline: {words}{about}", text(3)) for words, about in zip(WORDS, abouts, strict=True)
    ]
    write_issue(folder, *articles, manifest=f"{MASTHEAD}\n{order.manifest}")
    Image.new("RGB", (2400, 600), "navy").save(folder / "ad.png")
    if order.plan:
        (folder / "plan.yaml").write_text(order.plan, encoding="utf-8")
    return paginate(compose(load(folder)))


def said_of(pages: Pages) -> Said:
    return sorted(
        (warning.key.removeprefix("makeup."), warning.position.file, warning.position.line)
        for warning in pages.warnings
        if warning.key != "makeup.large-white"
        if warning.position is not None
    )


@pytest.mark.parametrize("name", ORDERS)
def test_an_order_that_cannot_be_kept_is_said_once_at_its_line(name: str, tmp_path: Path) -> None:
    order = ORDERS[name]
    pages = laid(tmp_path, order)
    assert said_of(pages) == order.said
    publish(pages, tmp_path / "paper.pdf")
    made = printed_pages(tmp_path / "paper.pdf")
    assert len(made) == order.pages
    assert unsaid(pages, made) == []
    assert bool(unsaid(replace(pages, warnings=()), made)) == (name not in KEPT_OTHERWISE)


def test_each_page_that_is_nearly_empty_is_named(tmp_path: Path) -> None:
    """One order leaves pages empty, and others with a few lines."""
    few = (
        (f"headline: {words}\npage: {page}", text(1))
        for words, page in zip(WORDS, (2, 4, 7), strict=True)
    )
    write_issue(tmp_path, ("headline: 新年献词", text(20)), *few, manifest=MASTHEAD)
    pages = paginate(compose(load(tmp_path)))
    publish(pages, tmp_path / "paper.pdf")
    made = printed_pages(tmp_path / "paper.pdf")
    assert [number for number, page in enumerate(made, 1) if page.filled < 0.15] == [*range(2, 8)]
    assert unsaid(pages, made) == []


def test_control_what_is_kept_is_not_said(tmp_path: Path) -> None:
    order = Order([], pages=2, about="at: {page: 2, column: 1, line: 1, columns: 5}")
    assert said_of(laid(tmp_path, order)) == []


@pytest.mark.parametrize(("size", "said"), [((2400, 600), 0), ((600, 600), 1)])
def test_a_picture_of_a_group_has_its_columns_in_a_row_of_its_own(
    size: tuple[int, int], said: int, tmp_path: Path
) -> None:
    about = "captions: together\nimages: [{file: ad.png, columns: 2}, {file: ad.png}]"
    laid(tmp_path, Order([], pages=1))
    Image.new("RGB", size, "navy").save(tmp_path / "ad.png")
    article = tmp_path / "articles" / "02.md"
    words = article.read_text(encoding="utf-8").replace("\n", f"\n{about}\n", 1)
    article.write_text(words, encoding="utf-8")
    assert len(said_of(paginate(compose(load(tmp_path))))) == said


def test_slots_on_one_page_stand_side_by_side_where_no_column_is_named(tmp_path: Path) -> None:
    plan = "pages:\n  - stories:\n" + "".join(
        f"      - {{file: articles/0{n}.md, at: {{line: 25, columns: {columns}, lines: 20}}}}\n"
        for n, columns in ((1, 2), (2, 3))
    )
    beside = Order([], pages=1, plan=plan)
    assert said_of(laid(tmp_path, beside)) == []
    named = Order([], pages=1, plan=plan.replace("{line", "{column: 2, line"))
    (tmp_path / "plan.yaml").unlink()
    assert ("moved-space", "plan.yaml", 4) in said_of(laid(tmp_path, named))


def test_teasers_that_name_nothing_are_not_printed(tmp_path: Path) -> None:
    def printed(pages: Pages) -> str:
        publish(pages, tmp_path / "paper.pdf")
        return "".join(page.text for page in printed_pages(tmp_path / "paper.pdf"))

    order = ORDERS["teasers without an inside page"]
    assert "导读" not in printed(laid(tmp_path, order))
    inside = Order([], pages=2, about="page: 2", plan=order.plan)
    assert "导读" in printed(laid(tmp_path, inside))


@pytest.mark.parametrize(("about", "count"), [("", 0), ("page: 2", 1)])
def test_teasers_that_name_nothing_have_no_rules(about: str, count: int, tmp_path: Path) -> None:
    order = ORDERS["teasers without an inside page"]
    made = laid(tmp_path, Order([], pages=2, about=about, plan=order.plan)).made
    assert made is not None
    space = Piece("reserved", -1, 1, 3, 2, made.grid.lines - 10, 10)
    near = [rule for rule in made.plan.rules if rule.column == 3 and rule.line == space.line - 1]
    assert len(near) == count
    assert (space in made.plan.pieces) == bool(count)


def test_fillers_in_narrow_columns_are_never_cut(tmp_path: Path) -> None:
    """Where columns are narrow an indent is one character, in the galley and on the page."""
    fillers = "".join(
        f"      - {{text: [{'工' * length}], columns: 1, lines: 4, column: {n}}}\n"
        for n, length in enumerate(range(30, 37), 1)
    )
    manifest = "options: {columns: 7}"
    order = Order([], pages=1, plan=f"pages:\n  - fillers:\n{fillers}", manifest=manifest)
    publish(laid(tmp_path, order), tmp_path / "paper.pdf")
    printed = "".join(page.text for page in printed_pages(tmp_path / "paper.pdf"))
    others = 3 * text(3).count("工") + 1
    assert printed.count("工") - others == sum(range(30, 37))


@pytest.mark.parametrize("columns", [1, 5])
def test_a_filler_is_never_cut(columns: int, tmp_path: Path) -> None:
    """Over one column it is longer than a page, which is an error; over all it is whole."""
    words = "一二三四五六七八九十" * 100
    plan = f"pages:\n  - fillers: [{{text: [{words}], columns: {columns}, lines: 4}}]\n"
    order = Order([], pages=2, plan=plan)
    if columns == 1:
        with pytest.raises(IssueError) as refused:
            laid(tmp_path, order)
        [problem] = refused.value.diagnostics
        assert (problem.key, problem.position.line) == ("makeup.filler-too-long", 2)
        return
    publish(laid(tmp_path, order), tmp_path / "paper.pdf")
    text_of = "".join(page.text for page in printed_pages(tmp_path / "paper.pdf"))
    assert text_of.count("五") == 100


@pytest.mark.parametrize(("notices", "pages"), [(16, 2), (2, 1)])
def test_a_space_that_a_deep_foot_leaves_no_lines_is_kept(
    notices: int, pages: int, tmp_path: Path
) -> None:
    """The foot goes to a page of its own; control: a low one stands on the same page."""
    plan = "pages:\n  - adverts: [{file: ad.png, columns: 2, lines: 30, column: 1, line: 20}]\n"
    foot = f"notices: [{', '.join(['节约用水人人有责'] * notices)}]"
    order = Order([], pages, plan=plan, manifest=foot)
    made = laid(tmp_path, order)
    assert made.made is not None
    [advert] = [piece for piece in made.made.plan.pieces if piece.kind == "reserved"]
    assert (advert.page, advert.line, advert.lines) == (1, 19, 30)
    publish(made, tmp_path / "paper.pdf")
    drawn = printed_pages(tmp_path / "paper.pdf")
    assert len(drawn) == pages
    assert drawn[-1].text.count("节约用水人人有责") == notices
