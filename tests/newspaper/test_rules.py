"""Rules: their widths, where they stand and where they end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.newspaper.conftest import print_issue, text
from tests.newspaper.measuring import columns, leading, text_size
from tests.reading import Rule, Sheet

HAIRLINE, RULE, FRAME = 0.25, 0.5, 0.75
LEAD = ("headline: 凝心聚力促发展\npriority: lead", text(9))
OTHERS = [("headline: 强基层促创新", text(4)), ("headline: 履行使命 践行担当", text(3))]
BOX = ("headline: 服务热线\npriority: box", text(1))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return print_issue(tmp_path_factory.mktemp("rules"), LEAD, *OTHERS)[0]


@pytest.fixture(scope="module")
def boxed(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return print_issue(tmp_path_factory.mktemp("boxed"), LEAD, OTHERS[0], BOX, OTHERS[1])[0]


def upright(page: Sheet) -> list[Rule]:
    return [rule for rule in page.rules if rule.bottom - rule.top > 12 and 0 < thick(rule) < 2]


def level(page: Sheet) -> list[Rule]:
    """Level rules below the nameplate."""
    first = columns(page)[0].lines[0].baseline
    return [r for r in page.rules if r.right - r.x > 50 and 0 < thick(r) < 2 and r.top > first]


def thick(rule: Rule) -> float:
    return round(rule.thickness, 3)


def widths(page: Sheet) -> set[float]:
    return {thick(rule) for rule in (*upright(page), *level(page))}


def test_rules_have_their_widths(page: Sheet) -> None:
    assert widths(page) == {HAIRLINE, RULE}
    assert {thick(rule) for rule in level(page)} == {RULE}


def test_a_rule_of_another_width_is_noticed(page: Sheet) -> None:
    first, *others = [rule for rule in page.rules if thick(rule) == RULE]
    thicker = replace(first, right=first.right + 0.2, bottom=first.bottom + 0.2)
    assert widths(replace(page, rules=(thicker, *others))) - {HAIRLINE, RULE} == {0.7}


def test_upright_rules_stand_in_the_middle_of_gutters(page: Sheet) -> None:
    gutters = [(a.right + b.left) / 2 for a, b in pairwise(columns(page))]
    for rule in upright(page):
        assert min(abs((rule.x + rule.right) / 2 - gutter) for gutter in gutters) < 0.3


def test_level_rules_reach_from_edge_to_edge_of_their_columns(page: Sheet) -> None:
    found = columns(page)
    for rule in level(page):
        assert min(abs(rule.x - column.left) for column in found) < 0.2
        assert min(abs(rule.right - column.right) for column in found) < 0.6


def test_no_rule_runs_through_text(page: Sheet) -> None:
    assert strikes(page) == []


def test_a_rule_through_text_would_be_noticed(page: Sheet) -> None:
    [first, *_] = level(page)
    line = columns(page)[0].lines[2].baseline - 3
    through = replace(first, x=columns(page)[0].left, top=line, bottom=line + RULE)
    assert strikes(replace(page, rules=(through,))) == [through]


def strikes(page: Sheet) -> list[Rule]:
    """The rules that cross a character of the text."""
    size = text_size(page)
    squares = [
        (g.x, g.right, g.baseline - 0.8 * size, g.baseline)
        for g in page.glyphs
        if abs(g.size - size) < 0.02
    ]
    return [
        rule
        for rule in (*upright(page), *level(page))
        for left, right, top, bottom in squares
        if rule.x < right and rule.right > left and rule.top < bottom and rule.bottom > top
    ][:1]


def test_upright_rules_end_where_the_text_beside_them_ends(page: Sheet) -> None:
    for rule in (r for r in upright(page) if thick(r) == HAIRLINE):
        feet = [
            line.baseline
            for column in columns(page)
            for line in column.lines
            if rule.top < line.baseline < rule.bottom + 2
            and (abs(line.x - rule.x) < 15 or abs(line.right - rule.x) < 15)
        ]
        assert 0 < rule.bottom - max(feet) < leading(page)


# ---- boxes -------------------------------------------------------------------------------------


def frame(page: Sheet) -> Rule:
    """The box's frame: a red rectangle about several lines."""
    red = [r for r in page.rules if r.bottom - r.top > 40 and r.right - r.x > 100 and r.top > 200]
    return next(rule for rule in red if rule.colour[:2] == (0.0, 1.0))


def test_a_box_has_a_frame_a_character_from_its_text(boxed: Sheet) -> None:
    around = frame(boxed)
    own = [g for g in boxed.glyphs if "Kai" in g.font and around.x < g.x < around.right]
    assert all(around.top < glyph.baseline < around.bottom for glyph in own)
    size = own[0].size
    assert min(glyph.x for glyph in own) - around.x >= 0.9 * size
    assert around.right - max(glyph.x + size / 2 for glyph in own) >= 0.9 * size


def test_no_rule_stands_beside_a_frame(boxed: Sheet) -> None:
    around, line = frame(boxed), leading(boxed)
    for rule in level(boxed):
        over = rule.x < around.right - 1 and rule.right > around.x + 1
        near = min(abs(rule.top - around.top), abs(rule.top - around.bottom)) < 1.5 * line
        assert not (over and near)
    for rule in upright(boxed):
        beside = min(abs(rule.x - around.x), abs(rule.x - around.right)) < 15
        assert not (beside and rule.top < around.bottom - line and rule.bottom > around.top + line)


def runs_along(page: Sheet, around: Rule) -> list[Rule]:
    """The upright rules from above a frame that go on beside it."""
    return [
        rule
        for rule in upright(page)
        if rule.top < around.top - 1
        and rule.bottom > around.top + 1
        and min(abs(rule.x - around.x), abs(rule.x - around.right)) < 15
    ]


def test_a_rule_beside_the_story_above_a_box_ends_above_its_frame(tmp_path: Path) -> None:
    wide = ("headline: 工作新局面\ncolumns: 3", text(6))
    above = ("headline: 强基层促创新\ncolumns: 2", text(5))
    below = ("headline: 服务热线\npriority: box\ncolumns: 2", text(2))
    lead = ("headline: 凝心聚力促发展\npriority: lead", text(5))
    page = print_issue(tmp_path, lead, wide, above, below, OTHERS[1])[0]
    around = frame(page)
    assert runs_along(page, around) == []
    longer = [replace(rule, bottom=rule.bottom + leading(page)) for rule in page.rules]
    assert runs_along(replace(page, rules=tuple(longer)), around)  # control
