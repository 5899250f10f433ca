"""A forced line break in mid-sentence came along with a copied text; others part lines."""

from __future__ import annotations

import pytest

from tests.intake.words import word
from typeset.intake.readers import read_data


def lines(*broken: str) -> list[str]:
    """The lines of a Word file's one paragraph that has forced breaks."""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{each}</w:t>' for each in broken)
    return [line.text for line in read_data("a.docx", word(f"<w:p><w:r>{runs}</w:r></w:p>")).lines]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            (
                "The fair on the village green last summer raised more than",
                "Nine Hundred pounds, and our thanks ",
                "go to all. The next fair is on 4 July.",
            ),
            [
                "The fair on the village green last summer raised more than",
                "Nine Hundred pounds, and our thanks",
                "go to all. The next fair is on 4 July.",
            ],
        ),
        (
            (
                "The spring fair on the village green was held on ",
                "Saturday and raised nine hundred pounds for the hall, and thanks",
                "go to all who helped with the stalls.",
                "The next fair is on 4 July.",
            ),
            [
                "The spring fair on the village green was held on Saturday and raised nine hundred "
                "pounds for the hall, and thanks go to all who helped with the stalls.",
                "The next fair is on 4 July.",
            ],
        ),
        (
            (
                "走访中，工会干部详细询问了职工的身体状况和子女上学情况，鼓励他们树立信",
                "心，克服困难。",
                "　　职工们表示感谢。",
            ),
            [
                "走访中，工会干部详细询问了职工的身体状况和子女上学情况，鼓励他们树立信心，克服困难。",
                "职工们表示感谢。",
            ],
        ),
    ],
)
def test_a_sentence_goes_on_over_a_forced_break(broken: tuple[str, ...], whole: list[str]) -> None:
    assert lines(*broken) == whole


@pytest.mark.parametrize(
    "broken",
    [
        ("春风拂过柳梢头，", "一路歌声到码头。", "汗水洒在甲板上，", "丰收装满大车斗。"),
        ("Where the river bends and slows,", "and the heron stands alone,", "there I go."),
        ("The Old School, Mill Lane, Wickham, near the", "Post Office"),
        ("关于召开职工代表大会有关事项的通知及会议日程安排、代表名额分配办法", "（征求意见稿）"),
        (
            "会议地点：市总工会办公楼三层东侧会议室，请提前十分钟入场并签到",
            "会议时间：11月3日上午9时。",
        ),
        ("一是加强理论学习，提高政治站位，坚持党的领导，推动工会改革创新", "二是做好帮扶。"),
    ],
)
def test_lines_that_stand_by_themselves_stay(broken: tuple[str, ...]) -> None:
    assert lines(*broken) == list(broken)
