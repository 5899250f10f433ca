"""Tables whose first row is their head, a row like the others, or either."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.intake.importing import import_issue
from typeset.intake.table_heads import has_head


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (("日期|科室", "周一上午|口腔科", "周二下午|骨科"), True),
        (("周一上午|口腔科", "周二下午|骨科", "周三|儿科"), False),
        (("姓名|5月1日|5月2日", "张建国|早|晚", "李秀兰|晚|早"), True),
        (("单位|班长", "车间|张建国", "食堂|李秀兰"), True),
        (("车间|张建国", "食堂|李秀兰", "仓库|王志刚"), False),
        (("品名|单价", "牛肉|38元/斤", "猪肉|22元/斤"), True),
        (("牛肉|38元/斤", "猪肉|22元/斤", "羊肉|40元/斤"), False),
        (("指标|2022|2023", "产量|120|130", "人数|30|40"), None),
        (("Team|1|2|3", "Reds|5|6|7", "Blues|1|1|2"), None),
        (("Office|Holder", "Chair|Jane Roe", "Clerk|Tom Poe"), True),
        (("Chair|Jane Roe", "Clerk|Tom Poe", "Cook|Al Doe"), False),
        (("Flour|plain", "Sugar|caster", "Milk|skimmed"), None),
        (("**Flour**|**plain**", "Sugar|caster", "Milk|skimmed"), True),
    ],
)
def test_the_first_row_is_the_head_if_it_says_other_things(
    rows: tuple[str, ...], head: bool | None
) -> None:
    assert has_head([row.split("|") for row in rows]) is head


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        (("Flour\tplain", "Sugar\tcaster", "Milk\tskimmed"), True),
        (("1 May\tplain", "8 May\tcaster", "9 May\tskimmed"), False),
        (("Day\tFlour", "8 May\tcaster", "9 May\tskimmed"), False),
    ],
)
def test_a_head_that_is_not_sure_is_listed(
    rows: tuple[str, ...], listed: bool, tmp_path: Path
) -> None:
    raw = tmp_path / "list.txt"
    raw.write_text("\n".join(("The spring list", "", *rows)), encoding="utf-8")
    said = {decision.said for decision in import_issue(raw, tmp_path / "issue").look}
    assert ("check: head of a table" in said) is listed
