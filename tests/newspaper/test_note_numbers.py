"""Notes of a newspaper's story are counted through its text and its wide tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.newspaper.conftest import write_issue
from tests.reading import characters
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

WIDE = (
    "| 型号 | 照度 | 工时 | 单位 | 备注[^2] |\n|---|---:|---:|---|---|\n"
    "| 甲型矿灯 | 2,500 | 16.5 | 龙山矿业机电总厂 | 检验合格，准予使用，下井前再查 |\n"
)
NARROW = "| 型号 | 备注[^2] |\n|---|---|\n| 甲 | 停用 |\n"
NOTES = "[^1]: 甲注。\n[^2]: 乙注。\n[^3]: 丙注。\n"


@pytest.mark.parametrize("table", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("priority", ["second", "box"])
def test_each_call_has_the_number_of_its_note(tmp_path: Path, table: str, priority: str) -> None:
    line = "灯房每天早上五点半开门，值班员把八百盏灯擦过，再挂到架上去。" * 5
    body = f"他说：“比以往更亮。”又补了一句[^1]。{line}\n\n{table}\n这是本分[^3]。\n\n{NOTES}"
    issue = write_issue(tmp_path, (f"headline: 灯\npriority: {priority}\ncolumns: 5", body))
    publish(paginate(compose(load(issue))), tmp_path / "paper.pdf")
    drawn = characters(tmp_path / "paper.pdf")
    called = {words: drawn[drawn.index(words) + 2] for words in ("一句", "备注", "本分")}
    assert called == {"一句": "①", "备注": "②", "本分": "③"}
    assert re.findall("([①②③])([甲乙丙])注", drawn) == [("①", "甲"), ("②", "乙"), ("③", "丙")]
