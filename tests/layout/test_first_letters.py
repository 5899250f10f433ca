"""Drop caps: what a text begins with is no drop cap where it is a mark or a speaker's name."""

from __future__ import annotations

import pytest

from typeset.layout.first_letters import has_no_drop_cap

ANSWER = "李建国：二十八年。"


@pytest.mark.parametrize(
    ("paragraphs", "none"),
    [
        (["△ 5月27日，洗煤厂工会举办课堂。"], True),
        (["●本报讯"], True),
        (["——访区长"], True),
        (["……他又说"], True),
        (["记者：李区长，您干通风多少年了？", ANSWER], True),
        (["Q: How long have you worked here?", "A: For twenty-eight years."], True),
        (["记者：李区长，您干通风多少年了？"], False),  # nobody answers
        (["他说：“比以往更亮。”", ANSWER], False),
        (["在今年的职工代表大会上，他提出：要多栽树。", ANSWER], False),
        (["At 10:30 the meeting began.", "A: For twenty-eight years."], False),
        (["“安全生产月”开始了。"], False),
        (["5月27日，洗煤厂工会举办课堂。"], False),
        (["“¿Quién?”, preguntó."], False),
        (["’Twas the night."], False),
        ([], False),
    ],
)
def test_it_is_none(paragraphs: list[str], none: bool) -> None:
    assert has_no_drop_cap(paragraphs) is none
