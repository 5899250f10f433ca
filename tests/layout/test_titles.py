"""Headlines that take several lines: broken by sense, and nothing of them lost or doubled."""

from __future__ import annotations

import pytest

from typeset.layout.titles import title_lines
from typeset.words.phrases import terms


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        (
            "市总工会召开全委会议部署下半年重点工作",
            12,
            ("市总工会召开全委会议", "部署下半年重点工作"),
        ),
        (
            "市总工会召开全委会议部署下半年重点工作推进改革",
            9,
            ("市总工会召开", "全委会议部署下半年", "重点工作推进改革"),
        ),
        ("开展“送清凉”活动慰问一线职工", 8, ("开展“送清凉”", "活动慰问一线职工")),
        ("党委书记李明与青年职工座谈交流", 9, ("党委书记李明", "与青年职工座谈交流")),
        (
            "县总工会组织学习习近平总书记重要论述精神",
            12,
            ("县总工会组织学习", "习近平总书记重要论述精神"),
        ),
        ("全县职工学习传达刘国强主席讲话精神", 10, ("全县职工学习传达", "刘国强主席讲话精神")),
        ("县工会主席刘国强带队督导生产工作", 9, ("县工会主席刘国强", "带队督导生产工作")),
        ("县工会主席强调要做好安全生产工作", 9, ("县工会主席强调要做好", "安全生产工作")),
        ("市总工会召开全委会议", 12, ("市总工会召开全委会议",)),
        ("市总工会召开\n全委会议", 12, ("市总工会召开", "全委会议")),
    ],
)
def test_a_title_is_broken_between_its_words(
    text: str, most: float, lines: tuple[str, ...]
) -> None:
    assert title_lines(text, most) == lines


def test_a_long_title_of_four_lines_is_broken_too() -> None:
    """It has more breaks than can all be tried."""
    lines = (
        "市总工会召开全委会议部署下半年重点工作",
        "推进产业工人队伍建设改革并听取各区工会",
        "关于职工服务阵地建设情况的汇报和代表委员的",
        "意见建议同时研究困难职工帮扶和农民工服务工作",
    )
    assert title_lines("".join(lines), 22) == lines


@pytest.mark.parametrize(
    ("title", "found"),
    [("智慧工会平台上线", ("智慧工会平台上线",)), ("云端书屋的夜晚", ("云端书屋",))],
)
def test_a_term_of_the_issue_ends_where_a_particle_begins(
    title: str, found: tuple[str, ...]
) -> None:
    assert terms(title, f"{title}。" * 3) == found
