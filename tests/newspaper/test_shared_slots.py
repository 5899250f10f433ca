"""Shared slots: a written plan is found again; a picture that goes on takes words along."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import text, write_issue
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.written_plan import story_extents, written_plan
from typeset.press import Pages, paginate


def laid(folder: Path) -> Pages:
    return paginate(compose(load(folder)))


def pieces(pages: Pages) -> list[tuple[int | str, ...]]:
    """What stands where: story, kind, page, column, columns, line, lines."""
    assert pages.made is not None
    return sorted(
        (p.story, p.kind, p.page, p.column, p.span, p.line, p.lines) for p in pages.made.plan.pieces
    )


@pytest.mark.parametrize(("outer_text", "inner_text", "picture"), [(10, 2, True), (6, 1, False)])
def test_a_story_let_into_another_stands_there_again_when_the_plan_is_ordered(
    outer_text: int, inner_text: int, picture: bool, tmp_path: Path
) -> None:
    Image.new("RGB", (600, 900), "grey").save(tmp_path / "high.png")
    images = "\nimages: [{file: high.png, caption: 道口工}]" if picture else ""
    lead = ("headline: 安全生产月动员大会\npriority: lead", text(outer_text))
    inset = (f"headline: 高温预警响应{images}", text(inner_text, times=1))
    write_issue(tmp_path, lead, inset)
    first = laid(tmp_path)
    assert first.made is not None
    extents = story_extents(first.made.plan, 1)
    assert extents[1][0] > extents[0][0] and extents[1][2] > extents[0][2] + 10  # it is let in
    plan = written_plan(first.made.plan, first.source.issue)
    (tmp_path / "plan.yaml").write_text(plan.replace(", keep: false}", "}"), "utf-8")
    assert pieces(laid(tmp_path)) == pieces(first)


@pytest.mark.parametrize("paragraphs", [2, 4])
def test_words_go_on_with_a_picture_that_a_slot_does_not_hold(
    paragraphs: int, tmp_path: Path
) -> None:
    Image.new("RGB", (600, 1800), "grey").save(tmp_path / "high.png")
    about = "headline: 高温预警响应\nimages: [{file: high.png, caption: 道口工}]"
    slot = "at: {page: 1, column: 2, line: 50, columns: 4, lines: 16}"
    write_issue(tmp_path, (f"{about}\n{slot}", text(paragraphs)), ("headline: 别的稿", text(8)))
    later = [p for p in pieces(laid(tmp_path)) if p[0] == 0 and p[2] != 1]
    lines = sum(int(p[6]) for p in later if p[1] == "text")
    assert any(p[1] == "picture" for p in later)
    assert lines >= 5
