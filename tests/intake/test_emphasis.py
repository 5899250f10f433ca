"""Words that stand out in a source are marked in Markdown, each stretch of them once."""

from __future__ import annotations

from typeset.intake.markdown import inline
from typeset.intake.source import Passage, Run


def marked(first: str, second: str) -> str:
    """A sentence that a program parted into three runs, two of them with marks."""
    runs = [Run("请于", 1, 0, (first,)), Run("三月五日", 1, 2, (second,)), Run("前报送。", 1, 6)]
    return inline(Passage(runs))


def test_a_stretch_in_several_runs_is_marked_once() -> None:
    assert marked("strong", "strong") == "**请于三月五日**前报送。"


def test_control_other_marks_begin_anew() -> None:
    assert marked("strong", "strikethrough") == "**请于**~~三月五日~~前报送。"
