"""What is too wide for its column finds room: tables, adverts, names, dates, pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.reading import Sheet, read
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

Printed = Callable[..., tuple[Sheet, ...]]
TEXT = "正文一行接着一行，写的是村里这个月的大小事情，写完一件，再写一件。"
TABLE = (
    "| treasurer | committee | volunteers | household | subscription |\n|---|---|---|---|---|\n"
    + ("| Albright | garden | 1,234.50 | biscuits | treasurer |\n" * 6)
)


@pytest.fixture
def printed(tmp_path: Path) -> Printed:
    """Prints a story in a look; `mast` is its masthead, `css` overrules the look's style."""

    def print_(
        story: str, layout: str = "newsletter", options: str = "", mast: str = "", css: str = ""
    ) -> tuple[Sheet, ...]:
        Image.new("RGB", (1200, 1200), "grey").save(tmp_path / "p.png")
        if css:
            (tmp_path / "layouts" / "ours").mkdir(parents=True)
            own = f"name: ours\nextends: {layout}\n"
            (tmp_path / "layouts" / "ours" / "layout.yaml").write_text(own)
            (tmp_path / "layouts" / "ours" / "print.css").write_text(css)
            layout = "ours"
        (tmp_path / "a.md").write_text(f"---\nheadline: 题目\n---\n{story}\n", encoding="utf-8")
        manifest = (
            f"layout: {layout}\noptions: {{{options}}}\nmasthead: {{{mast}}}\narticles: [a.md]\n"
        )
        (tmp_path / "issue.yaml").write_text(manifest, encoding="utf-8")
        publish(paginate(compose(load(tmp_path))), tmp_path / "out.pdf")
        return read(tmp_path / "out.pdf")

    return print_


@pytest.mark.parametrize("paper", ["a4", "a5", "half-letter"])
@pytest.mark.parametrize("caption", ["", "Table 1 Accounts\n\n"])
def test_a_table_too_wide_for_a_column_goes_across(
    printed: Printed, paper: str, caption: str
) -> None:
    story = f"{TEXT * 3}\n\n{caption}{TABLE}\n{TEXT * 9}"
    pages = printed(story, options=f"paper: {paper}, columns: 3")
    (page,) = [page for page in pages if any("Albright" in line.text for line in page.lines)]
    row = page.line("Albright")
    assert "treasurer" in row.text  # no word is broken
    assert row.right - row.x > 0.75 * page.width - 60


def test_control_a_narrow_table_stays_in_its_column(printed: Printed) -> None:
    story = f"{TEXT * 3}\n\n| 甲 | 乙 |\n|---|---|\n| 东区 | 12 |\n\n{TEXT * 9}"
    (page,) = printed(story, options="columns: 3")
    row = [glyph for glyph in page.glyphs if glyph.text in "东区"]
    assert max(g.x for g in row) - min(g.x for g in row) < 40


def test_a_picture_in_an_advert_stays_in_it(printed: Printed) -> None:
    story = f"{TEXT}\n\n::: advert 广告\n![](p.png){{width=half}}\n\n欢迎。\n:::\n\n{TEXT * 6}"
    (page,) = printed(story, options="columns: 3")
    (picture,) = page.pictures
    assert picture.right - picture.x < 90


def test_the_date_stays_on_its_line_beside_a_long_issuer(printed: Printed) -> None:
    issuer = "示范市总工会宣传教育和网络工作部、示范市职工文化体育协会秘书处、示范市职工之家"
    mast = f"name: 简讯, issuer: {issuer}, number: 128, date: 2023-03-05, total: 1024"
    page = printed(TEXT, "campus", "paper: a5", mast)[0]
    assert "2023年3月5日第一百二十八期总第1024期" in page.line("2023年").text


@pytest.mark.parametrize("layout", ["newsletter", "campus", "company", "school", "quiet"])
@pytest.mark.parametrize(
    "name",
    [
        "示范市职工思想政治工作研究会信息交流与工作动态",
        "Riverside Community Association Newsletter",
    ],
)
def test_a_long_name_takes_two_lines(printed: Printed, layout: str, name: str) -> None:
    page = printed(TEXT, layout, "paper: a4", f"name: {name}")[0]
    headline = page.line("题目").glyphs[0]
    large = [g for g in page.glyphs if g.size > 20 and g.top < headline.top]
    assert len({round(glyph.baseline) for glyph in large}) == 2


def test_the_name_on_a_mailing_panel_leaves_the_stamp_alone(printed: Printed) -> None:
    name = "示范市职工思想政治工作研究会信息交流与工作动态"
    pages = printed(TEXT, "community", "paper: a5", f"name: {name}, issuer: 市总工会")
    stamp = pages[-1].line("邮票")
    last = [glyph for glyph in pages[-1].glyphs if glyph.text in name and glyph.top > 250]
    assert max(glyph.right for glyph in last) < stamp.x


def test_no_picture_stands_beside_text_in_a_column_too_narrow_for_both(printed: Printed) -> None:
    story = f"{TEXT}\n\n![](p.png){{beside=left}}\n\n{TEXT * 9}"
    (page,) = printed(story, options="columns: 3")
    (picture,) = page.pictures
    assert picture.right - picture.x > 120


BRIEF = (
    f"{TEXT * 2}\n\n::: letter\n{TEXT * 2}[^1]\n\n甲\n:::\n\n![](p.png){{beside=left}}\n\n"
    f"::: signature\n秘书处\n:::\n\n[^1]: {TEXT * 2}\n"
)
"""What keeps together, with the foot of the last page, is higher than a page under a nameplate."""
NAMED = "name: 简讯, issuer: 市总工会, slogan: 为大家"


def test_a_short_issue_stands_under_its_nameplate_before_a_mailing_panel(printed: Printed) -> None:
    pages = printed(BRIEF, "community", "paper: a4", NAMED)
    assert len(pages) == 2
    assert "村里" in "".join(line.text for line in pages[0].lines)
    assert "邮票" in "".join(line.text for line in pages[1].lines)


def test_control_kept_together_they_leave_the_nameplate_alone(printed: Printed) -> None:
    css = ".closing-anchor.free { break-before: avoid }"
    pages = printed(BRIEF, "community", "paper: a4", NAMED, css)
    assert "村里" not in "".join(line.text for line in pages[0].lines)
