"""Edits of an article change one block, and no other character."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from typeset.editing.article_edits import (
    blocks,
    insert_block,
    join_blocks,
    move_block,
    remove_block,
    remove_field,
    replace_block,
    set_field,
    split_block,
)
from typeset.editing.replacements import EditError

ARTICLES = sorted(Path("seeds").glob("*/articles/*.md"))


@pytest.mark.parametrize("path", ARTICLES[::4], ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_edit_and_its_undoing_leave_a_real_article_as_it_was(path: Path, ends: str) -> None:
    text = path.read_text(encoding="utf-8").replace("\n", ends)
    found = blocks(text)
    for number, block in enumerate(found):
        assert text[block.start : block.end] == block.markdown
        assert replace_block(text, number, block.markdown.replace("\r\n", "\n")) == text
        assert remove_block(insert_block(text, number, "新的一段。"), number) == text
        if number:
            assert move_block(move_block(text, number, 0), 0, number) == text
    assert remove_block(insert_block(text, len(found), "末段。"), len(found)) == text
    assert remove_field(set_field(text, ("page",), 2), ("page",)) == text


def test_a_paragraph_is_cut_and_joined() -> None:
    text = "首段。\n\n甲乙丙丁。\n\n末段。\n"
    cut = split_block(text, 1, 2)
    assert cut == "首段。\n\n甲乙\n\n丙丁。\n\n末段。\n"
    assert join_blocks(cut, 1) == text
    assert join_blocks("one two\n\nthree\n", 0) == "one two three\n"


def test_an_indent_of_full_width_spaces_goes_on() -> None:
    text = "　　甲乙丙丁。\n　　第二段。\n"
    assert [block.markdown for block in blocks(text)] == ["　　甲乙丙丁。", "　　第二段。"]
    assert split_block(text, 0, 4) == "　　甲乙\n\n　　丙丁。\n　　第二段。\n"
    assert join_blocks(text, 0) == "　　甲乙丙丁。第二段。\n"


def test_a_front_matter_is_made_where_there_is_none() -> None:
    assert set_field("正文。\n", ("headline",), "题") == "---\nheadline: 题\n---\n\n正文。\n"


FENCED = "一段。\n\n```\n代码\n```\n\n末段。\n"


@pytest.mark.parametrize("swallowing", ["```\n开着", "~~~\n开着", "````\n```"])
def test_what_would_swallow_the_next_paragraph_is_refused(swallowing: str) -> None:
    with pytest.raises(EditError):
        replace_block(FENCED, 0, swallowing)


@pytest.mark.parametrize("whole", ["```\n闭着\n```", "> 引\n---", "| a |\n|---|\n| b |"])
def test_control_what_ends_by_itself_leaves_the_others_as_they_were(whole: str) -> None:
    after = replace_block(FENCED, 0, whole)
    assert after == FENCED.replace("一段。", whole)
    assert [block.markdown for block in blocks(after)][-2:] == ["```\n代码\n```", "末段。"]


def test_random_acts_and_their_undoing_restore_the_text() -> None:
    """By keeping each text: what the history does with bytes; here, that no act is out of order."""
    chance = random.Random(20)
    text = ARTICLES[0].read_text(encoding="utf-8")
    for _ in range(150):
        count = len(blocks(text))
        number = chance.randrange(count)
        act = chance.randrange(4)
        if act == 0:
            after = insert_block(text, number, "新段落。")
        elif act == 1 and count > 3:
            after = remove_block(text, number)
        elif act == 2:
            after = move_block(text, number, chance.randrange(count))
        else:
            after = replace_block(text, number, f"第{number}段改过。")
        grown = len(blocks(after)) - count
        assert grown == {0: 1, 1: -1 if count > 3 else 0, 2: 0, 3: 0}[act]
        text = after
