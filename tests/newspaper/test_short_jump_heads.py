"""续题: a headline shortened before 上接第×版 ends by sense and leaves no quotation open."""

from __future__ import annotations

import pytest

from typeset.makeup.jump_heads import shortened

MEETING = "集团公司召开“安全生产月”动员大会"


@pytest.mark.parametrize(
    ("title", "ems", "short"),
    [
        (MEETING, 20, MEETING),
        (MEETING, 14, "集团公司召开“安全生产月”…"),
        (MEETING, 12.5, "集团公司召开…"),
        (MEETING, 10, "集团公司召开…"),
        ("市总工会送清凉：三千职工受益", 13, "市总工会送清凉"),
        ("重型车间里的第一位女吊车长", 8, "重型车间里的第…"),
    ],
)
def test_it_ends_by_sense(title: str, ems: float, short: str) -> None:
    assert shortened(title, ems) == short
