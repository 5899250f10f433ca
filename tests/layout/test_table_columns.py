"""Columns of one table: as wide as their entries need, those of one kind with one alignment."""

from __future__ import annotations

import re

import pytest

from tests.layout.conftest import Compose
from typeset.layout.table_columns import planned

LONG = "本人在外地治疗，由其妻代领"
HEAD = ["序号", "姓名", "单位", "困难类别", "家庭人口", "慰问金", "备注"]


def test_room_goes_to_the_column_with_long_entries() -> None:
    """It grew only with all others whose heads are as short."""
    rows = [[str(n), "李秀兰", "铁路运输处", "因病致困", "3", "1,500.00", LONG] for n in range(9)]
    widths = planned([HEAD, *rows], 442, (12, 10.5)).widths
    assert widths[-1] - 1 >= 7  # characters: 13 of them in two lines
    assert all(width < widths[-1] for width in widths[:-1])


def test_control_columns_of_one_kind_are_of_one_width() -> None:
    quarters = [f"{n}季度完成情况" for n in "一二三四"]
    rows = [["龙山矿业集团铁路运输处", *(f"{n}1,234.56" for n in range(4)), LONG * 2]]
    widths = planned([["单位", *quarters, "备注"], *rows], 442, (12, 10.5)).widths
    assert len({round(width, 3) for width in widths[1:5]}) == 1


def sides(html: str) -> list[str]:
    """The class of each cell of the last row."""
    return re.findall(r'<td[^>]* class="([^"]+)"', html.rpartition("<tr")[2])


def table(*rows: str) -> str:
    """A table of rows of cells, which spaces part."""
    head, *body = [f"| {' | '.join(row.split(' '))} |" for row in rows]
    return "\n".join([head, "|" + "---|" * len(rows[0].split(" ")), *body])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (  # one kind: one side
            ("餐 周一 周二 周三", "早 清蒸鱼和蒜薹炒土豆丝 牛奶配上花卷 回锅肉"),
            ["center", "left", "center", "center"],
        ),
        (
            ("餐 周一 周二 周三", "早 清蒸鱼和蒜薹炒土豆丝 牛奶配上花卷咸菜 回锅肉"),
            ["center", "left", "left", "center"],
        ),
        (  # a merged cell is as wide as its columns, not as one of them
            ("餐 周一 周二", "早 米饭和馒头和紫菜汤每日供应 <<", "晚 水饺 面条"),
            ["center", "center", "center"],
        ),
        (("题 甲 乙", "一 5 3", "二 7 "), ["center", "center", "center"]),  # one digit
        (("题 甲 乙", "一 15 3", "二 7 2"), ["center", "right number", "center"]),
    ],
)
def test_columns_of_one_kind_stand_on_one_side(
    composed: Compose, rows: tuple[str, ...], expected: list[str]
) -> None:
    assert sides(composed(f"{table(*rows)}\n").html) == expected
