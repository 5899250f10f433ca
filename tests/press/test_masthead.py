"""The bulletin's masthead grows with what it says: long names, long and joint issuers."""

from __future__ import annotations

import itertools

import pytest
from pytest import approx

from tests.press.conftest import Print
from tests.reading import MM, Line, Sheet
from typeset.diagnostics.problems import IssueError

LONG_NAME = "通化市工会系统产业工人队伍建设改革工作简报"
LONG_ISSUER = "中共通化市委推进产业工人队伍建设改革协调小组办公室"
OFFICES = ("通化市总工会", "通化市人力资源和社会保障局", "通化市工商业联合会")
GRID, FIRST, HEADLINE = 29.53, 119.715, 22
BODY = "---\nheadline: 劳模疗养\n---\n\n市总工会组织部分劳模参加疗休养活动。\n"


def masthead(**keys: str) -> str:
    given = {"name": "工运信息", "issuer": "市总工会", "number": "3", "date": "2023-12-25"} | keys
    return "masthead: {" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}\n"


def red(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines if line.glyphs[0].colour[3] != 1]


def test_a_long_name_stands_on_two_lines_larger_than_any_headline(print_pages: Print) -> None:
    (page,) = print_pages(BODY, manifest=masthead(name=LONG_NAME))
    lines = [line for line in red(page) if line.glyphs[0].size > HEADLINE + 5]
    assert [line.text for line in lines] == ["通化市工会系统产业工人", "队伍建设改革工作简报"]


def test_control_on_one_line_it_would_be_smaller_than_a_headline(print_pages: Print) -> None:
    css = ".masthead .name { font-size: 19.8pt } .name br { display: none }"
    (page,) = print_pages(BODY, manifest=masthead(name=LONG_NAME), css=css)
    assert page.line(LONG_NAME).glyphs[0].size < HEADLINE


@pytest.mark.parametrize(
    "issuer", ["市总工会", LONG_ISSUER, f"[{', '.join(OFFICES)}]"], ids=["short", "long", "joint"]
)
@pytest.mark.parametrize("name", ["工运信息", LONG_NAME])
def test_what_follows_the_red_rule_stands_below_it_on_the_grid(
    print_pages: Print, name: str, issuer: str
) -> None:
    (page,) = print_pages(BODY, manifest=masthead(name=name, issuer=issuer))
    rule = next(rule for rule in page.rules if rule.right - rule.x > 150 * MM)
    last_issuer = max(line.baseline for line in red(page))
    assert last_issuer < rule.top
    assert page.line("劳模疗养").baseline - HEADLINE > rule.bottom
    steps = (page.line("市总工会组织").baseline - FIRST) / GRID
    assert steps == approx(round(steps), abs=0.01)


@pytest.mark.parametrize("layout", ["work-brief", "special-report"])
@pytest.mark.parametrize("issuer", ["市总工会", f"[{', '.join(OFFICES)}]"], ids=["one", "joint"])
@pytest.mark.parametrize("name", ["工运信息", LONG_NAME])
def test_the_other_looks_of_a_bulletin_grow_as_well(
    print_pages: Print, layout: str, name: str, issuer: str
) -> None:
    given = masthead(name=name, issuer=issuer, slogan="内部资料", urgency="加急")
    (page,) = print_pages(BODY, manifest=f"layout: {layout}\n{given}")
    largest = max(glyph.size for line in page.lines for glyph in line.glyphs)
    named = [line for line in page.lines if line.glyphs[0].size == largest]
    assert largest > HEADLINE + 5
    assert "".join(line.text for line in named) == name
    steps = (page.line("市总工会组织").baseline - FIRST) / GRID
    assert steps == approx(round(steps), abs=0.01)


def test_control_the_other_looks_with_a_masthead_of_one_height(print_pages: Print) -> None:
    css = ".masthead { height: calc(8.5 * var(--row)) }"
    given = masthead(name=LONG_NAME, issuer=f"[{', '.join(OFFICES)}]")
    with pytest.raises(IssueError, match="printed over other text"):
        print_pages(BODY, manifest=f"layout: special-report\n{given}", css=css)


def test_control_a_masthead_of_one_height_strikes_through_what_follows(print_pages: Print) -> None:
    css = ".masthead { height: calc(8 * var(--row)) }"
    manifest = masthead(name=LONG_NAME, issuer=f"[{', '.join(OFFICES)}]")
    with pytest.raises(IssueError, match="printed over other text"):
        print_pages(BODY, manifest=manifest, css=css)


def test_the_date_stays_on_one_line_and_the_issuer_parts_between_words(print_pages: Print) -> None:
    (page,) = print_pages(BODY, manifest=masthead(issuer=LONG_ISSUER))
    assert "2023年12月25日" in page.line("2023").text.replace(" ", "")
    assert any(line.text == "中共通化市委推进产业工人队伍建设" for line in red(page))


def test_joint_issuers_stand_one_under_another_spread_to_one_width(print_pages: Print) -> None:
    (page,) = print_pages(BODY, manifest=masthead(issuer=f"[{', '.join(OFFICES)}]"))
    found = [next(line for line in red(page) if line.text.startswith(name)) for name in OFFICES]
    edges = [
        (line.glyphs[0].x, line.glyphs[len(n) - 1].right)
        for line, n in zip(found, OFFICES, strict=False)
    ]
    assert edges == [approx(edges[0], abs=0.2)] * 3
    assert [round(b.baseline - a.baseline, 1) for a, b in itertools.pairwise(found)] == [29.5, 29.5]


def test_an_authors_own_lines_of_a_name_stay(print_pages: Print) -> None:
    manifest = 'masthead: {name: "工运\\n信息", number: 3}\n'
    (page,) = print_pages(BODY, manifest=manifest)
    assert [line.text for line in red(page)][:2] == ["工运", "信息"]


def test_the_letters_of_an_english_name_are_not_spread(print_pages: Print) -> None:
    """As the characters of a Chinese one are, between the two rules of a special report."""
    head = "layout: special-report\n"
    (page, *_) = print_pages(BODY, manifest=f"{head}language: en\n{masthead(name='Flood Report')}")
    (name,) = [line for line in page.lines if line.text.startswith("Flood")]
    assert name.text == "FloodReport"
    assert name.glyphs[1].x - name.glyphs[0].right < 0.1
    (chinese, *_) = print_pages(BODY, manifest=head + masthead(name="信息专报"))
    spread = chinese.line("信息专报").glyphs
    assert spread[1].x - spread[0].right > 10


@pytest.mark.parametrize("layout", ["special-report", "official"])
def test_no_name_of_who_signs_is_parted(print_pages: Print, layout: str) -> None:
    names = ["阿依古丽·买买提", "欧阳文静", "尼格买提·热合曼"]
    head = "masthead: {name: 信息专报, issuer: 某市森林草原防灭火指挥部办公室, date: 2026-04-15}"
    (page,) = print_pages(
        BODY, manifest=f"layout: {layout}\n{head}\ndocument: {{signers: [{', '.join(names)}]}}\n"
    )
    assert all(any(name in line.text for line in page.lines) for name in names)


@pytest.mark.parametrize("layout", ["bulletin", "special-report", "work-brief"])
@pytest.mark.parametrize(
    "office",
    [
        "通化市市场监督管理局特种设备安全监察科",
        "通化市市场监督管理局特种设备安全监察科及计量检定联合办公室",
    ],
)
def test_beside_long_joint_issuers_the_date_has_a_row_of_its_own(
    print_pages: Print, layout: str, office: str
) -> None:
    manifest = masthead(issuer=f"[{', '.join((*OFFICES, office))}]")
    (page,) = print_pages(BODY, manifest=f"layout: {layout}\n{manifest}")
    date, first = page.line("2023"), page.line(OFFICES[0])
    last = next(line for line in reversed(page.lines) if line.text.endswith(office[-3:]))
    lines = (rule for rule in page.rules if rule.bottom - rule.top < 2 * MM)  # and no band
    rule = next(rule for rule in lines if rule.right - rule.x > 150 * MM)
    assert last.baseline + 20 < date.baseline < rule.top
    assert first.x + 26 * last.glyphs[0].size == approx(date.right, abs=1)
    assert last.right < date.right + 1


def test_control_beside_shorter_ones_it_stands_with_the_last(print_pages: Print) -> None:
    (page,) = print_pages(BODY, manifest=masthead(issuer=f"[{', '.join(OFFICES)}]"))
    assert page.line("2023").text.startswith(OFFICES[-1])
