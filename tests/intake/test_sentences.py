"""Where a sentence ends: what sets a paragraph's last line off from a heading or a broken line."""

from __future__ import annotations

import pytest

from typeset.intake.characters import (
    begins_inside,
    ends_in_brackets,
    ends_sentence,
    glue,
    has_sentence,
)


@pytest.mark.parametrize("mark", "。！？!?…；;.")
@pytest.mark.parametrize("closing", ["", "”", "）", "』」", " "])
def test_these_marks_end_a_sentence_also_within_quotes(mark: str, closing: str) -> None:
    assert ends_sentence(f"全部完工{mark}{closing}")


@pytest.mark.parametrize(
    "text", ["全部完工", "全部完工，", "全部完工、", "全部完工：", "“完工”", "（李庆）", ""]
)
def test_these_do_not(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("全部完工。（张三）", True),
        ("“全部完工。”(张三　李四)", True),
        ("全部完工（张三）", False),
        ("全部完工。（" + "长" * 24 + "）", True),
        ("全部完工。（" + "长" * 25 + "）", False),
        ("Back by six.（Priya Whitlock and Ottilie Maddock）", True),
        ("Back by six（Priya Whitlock and Ottilie Maddock）", False),
    ],
)
def test_a_contributor_in_brackets_stands_behind_the_end(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("above", "line", "ends"),
    [
        ("全部完工。（傅", "伟）", True),
        ("It was finished. (Hob", "Arkwright)", True),
        ("全部完工（傅", "伟）", False),
        ("全部完工。", "（傅伟）", False),
        ("全部完工。（傅", "伟", False),
    ],
)
def test_a_contributor_s_brackets_may_run_over_a_line_s_end(
    above: str, line: str, ends: bool
) -> None:
    assert ends_in_brackets(above, line) is ends


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("第一句。第二句", True),
        ("只有一句。", True),
        ("只有一问？", False),
        ("没有句子，只有逗号", False),
        ("One sentence. Another one", True),
        ("The U.S. economy", False),
        ("version 2.5 of the plan", False),
        ("no sentence at all.", False),
    ],
)
def test_a_sentence_may_end_inside_a_line(text: str, has: bool) -> None:
    assert has_sentence(text) is has


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("的“茶园”", True),
        ("的士司机", False),
        ("了解民情", False),
        ("and closed", True),
        ("And", False),
    ],
)
def test_nothing_begins_with_a_particle_or_a_small_letter(text: str, inside: bool) -> None:
    assert begins_inside(text) is inside


@pytest.mark.parametrize(("text", "has"), [("six o’clock.（Maud", True), ("J.（Maud", False)])
def test_a_name_in_brackets_stands_behind_a_sentence_without_a_blank(text: str, has: bool) -> None:
    assert has_sentence(text) is has


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("覃四姐 蓝水生", "陆彩凤 罗金花", " "),
        ("覃四姐　蓝水生", "陆彩凤", "　"),
        ("覃四姐 李", "解 陆彩凤", ""),
        ("全处有人。蓝水生", "陆彩凤 罗金花", ""),
        ("the old", "bridge", " "),
    ],
)
def test_rows_of_names_are_joined_by_the_blank_that_parts_them(
    before: str, after: str, between: str
) -> None:
    assert glue(before, after) == between
