"""What click says, in Chinese: usage, a slip in an option or a command, a value that is missing."""

from __future__ import annotations

import pytest

from tests.setup.conftest import Run

CHINESE = {"TYPESET_LANG": "zh"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compile",), ["用法：", "缺少参数 '本期'", "用法详见："]),
        (("compile", "x", "--markz"), ["没有 --markz 这个选项。", "是不是"]),
        (("compyle",), ["没有“compyle”这个命令；有：add、", "是不是“compile”？"]),
        (("layout", "chek"), ["没有“chek”这个命令；有：check", "是不是“check”？"]),
        (("fonts", "lst"), ["没有“lst”这个命令；有：build、list", "是不是“list”？"]),
        (("compile", "x", "--format", "pddf"), ["“pddf”不在可选的之中：pdf、png", "是不是“pdf”？"]),
        (("compile", "x", "--bleed", "4"), ["应当像这样：3mm、0.5cm、9pt"]),
        (("compile", "x", "--bleed", "40mm"), ["“40mm”不在 0mm 到 20mm 之间"]),
        (("compile", "x", "--limit", "a"), ["“a”不是数"]),
        (("compile", "x", "--standard", "a-9"), ["不在可选的"]),
        (("regenerate", "nowhere"), ["找不到“nowhere”"]),
        (("--help",), ["用法：", "命令", "显示本说明。"]),
    ],
)
def test_click_speaks_chinese(words: tuple[str, ...], said: list[str], typeset: Run) -> None:
    done = typeset(*words, env=CHINESE)
    for each in said:
        assert each in done.stdout + done.stderr


def test_control_in_english_it_speaks_english(typeset: Run) -> None:
    said = typeset("compile", "x", "--markz").stderr
    assert "No such option" in said
    assert "没有" not in said
    said = typeset("nothing").stderr
    assert "there is no command “nothing”; there are: add, check" in said
    assert "did you mean" not in said
