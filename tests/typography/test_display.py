"""Display type: broken between words, into a good shape.

Sources: GB/T 9704-2012, 7.3.1; CSS Text 4, 5.2 (``word-break``) and 6.3 (``text-wrap-style``).
"""

from __future__ import annotations

import pytest

from tests.typography.proof import EM, Case, Line, lines, prove, texts

TITLE = "p { word-break: auto-phrase; text-wrap-style: balance; text-align: center }"
PLAIN = "p { word-break: normal; text-wrap-style: auto }"

BY_SENSE = {
    "集体协商春季要约行动全面展开": (9, ["集体协商春季", "要约行动全面展开"]),
    "市总工会传达学习《关于加强和改进新时代产业工人队伍建设的意见》（工发〔2023〕15号）精神": (
        20,
        [
            "市总工会传达学习《关于加强和改进",
            "新时代产业工人队伍建设的意见》",
            "（工发〔2023〕15号）精神",
        ],
    ),
    "以人为本，真情服务，保障流浪乞讨人员及未成年人温暖过冬": (
        20,
        ["以人为本，真情服务，", "保障流浪乞讨人员及未成年人温暖过冬"],
    ),
    "通化市总工会组织机关党员干部开展廉洁教育活动": (
        20,
        ["通化市总工会组织机关", "党员干部开展廉洁教育活动"],
    ),
    "2025年“五一劳动奖”候选名单公示": (9, ["2025年", "“五一劳动奖”", "候选名单公示"]),
    "市总工会党组书记、常务副主席欧阳建国到梅河口市数字经济产业园调研": (
        20,
        ["市总工会党组书记、常务副主席欧阳建国", "到梅河口市数字经济产业园调研"],
    ),
    "全国五一劳动奖章获得者买买提·艾合买提先进事迹报告会举行": (
        20,
        ["全国五一劳动奖章获得者", "买买提·艾合买提先进事迹报告会举行"],
    ),
    "市总工会主席张建国到东宝药业公司调研": (
        11,
        ["市总工会主席张建国", "到东宝药业公司调研"],
    ),
    "通化市总工会开展“中国梦·劳动美——永远跟党走 奋进新征程”主题宣讲活动": (
        20,
        ["通化市总工会开展“中国梦·劳动美——", "永远跟党走奋进新征程”主题宣讲活动"],
    ),
    "职工书屋建设再上新台阶：全市建成示范点86家": (
        16,
        ["职工书屋建设再上新台阶：", "全市建成示范点86家"],
    ),
    "县融媒体中心“Open Day”迎来136名东盟代表": (
        15,
        ["县融媒体中心“OpenDay”", "迎来136名东盟代表"],
    ),
    "县融媒体中心Open Day活动迎来136名东盟代表": (
        15,
        ["县融媒体中心OpenDay活动", "迎来136名东盟代表"],
    ),
}


@pytest.mark.parametrize("title", BY_SENSE)
def test_a_title_is_broken_by_sense(title: str) -> None:
    ems, expected = BY_SENSE[title]
    prove(Case(title, title, texts, expected, ems, TITLE, PLAIN))


def shape(rows: list[Line]) -> str:
    widths = [round((row.end - row.x) / EM) for row in rows]
    hourglass = any(
        middle < min(above, below) - 1  # em: what differs by less looks alike
        for above, middle, below in zip(widths, widths[1:], widths[2:], strict=False)
    )
    return "hourglass" if hourglass else "rectangle" if len(set(widths)) == 1 else "good"


TITLES = (
    "梅河口市总工会组织开展“安康杯”竞赛活动、辉南县总工会举办首届职工运动会、柳河县总工会“送清凉”慰问一线环卫工人",
    "通化市“助企开工送工返岗”专场招聘会为企业和求职者架起了一座“就业桥”",
    "陕煤黄陵矿业二号煤矿：班后微课堂提升风险辨识能力和岗位技能水平",
    "《〈中华人民共和国工会法〉实施办法》修订草案公开征求意见",
    "基层工会规范化建设现场推进会在二道江区举行",
)


@pytest.mark.parametrize("ems", [12, 14, 17, 20])
@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_several_lines_is_a_trapezium_or_a_lozenge(title: str, ems: int) -> None:
    rows = lines(f"<p>{title}", f"p {{ width: {ems}em }} {TITLE}")
    if len(rows) < 5:  # longer text is no title
        assert shape(rows) == "good"
    assert min(len(row.text) for row in rows) > 1


def test_control_lines_that_are_filled_in_turn_leave_one_character_over() -> None:
    rows = lines(f"<p>{TITLES[4]}", f"p {{ width: 10.5em; text-align: center }} {PLAIN}")
    assert len(rows[-1].text) == 1


def test_a_heading_is_broken_between_words_with_no_word_of_css() -> None:
    title = "集体协商春季要约行动全面展开"
    rows = lines(f"<h2>{title}", "h2 { font: 20pt/30pt Hei; width: 7em; text-align: left }")
    torn = lines(f"<p>{title}", "p { font: 20pt/30pt Hei; width: 7em; text-align: left }")
    assert texts(rows) == ["集体协商春季", "要约行动全面", "展开"]
    assert texts(torn) == ["集体协商春季要", "约行动全面展开"]


def test_what_the_document_calls_a_word_is_one() -> None:
    name, none = "p { typeset-phrases: '王朝霞' }", "p { typeset-phrases: none }"
    prove(Case("name", "欢迎王朝霞光临", texts, ["欢迎王朝霞", "光临"], 5, TITLE + name, none))


RUN_IN = """
h2 { display: inline; font: 20pt/30pt Hei; margin: 0; typeset-tightening: 0.03em }
span { margin-left: 1em; typeset-line-start: 1em }
p, div { text-indent: 2em; width: 28em }
"""
HEAD = "以人为本，真情服务，保障流浪乞讨人员及未成年人温暖过冬"
TEXT = "二〇二二年年底，通化市救助管理站全面启动专项救助行动。" * 2


def test_a_run_in_head_is_set_a_little_tighter_to_end_with_its_line() -> None:
    rows = lines(f"<div><h2>{HEAD}</h2><span>{TEXT}</span></div>", RUN_IN)
    assert rows[0].text == HEAD
    assert min(rows[0].gap(pair) for pair in ("保障", "人员", "温暖")) >= -0.0301
    loose = lines(
        f"<div><h2>{HEAD}</h2><span>{TEXT}</span></div>",
        RUN_IN + "h2 { typeset-tightening: 0em; word-break: normal }",
    )
    assert loose[0].text == HEAD[:-1]


def test_what_follows_a_head_that_fills_its_line_is_indented() -> None:
    rows = lines(f"<div><h2>{HEAD}</h2><span>{TEXT}</span></div>", RUN_IN)
    flush = lines(
        f"<div><h2>{HEAD}</h2><span>{TEXT}</span></div>",
        RUN_IN + "span { margin-left: 0; typeset-line-start: 0em }",
    )
    assert rows[1].x == pytest.approx(rows[0].x, abs=0.1)
    assert rows[2].x == pytest.approx(rows[0].x - 2 * EM, abs=0.1)
    assert flush[1].x == pytest.approx(flush[0].x - 2 * EM, abs=0.1)


def test_what_follows_on_the_line_of_its_head_stands_one_em_from_it() -> None:
    rows = lines(f"<div><h2>劳模疗养</h2><span>{TEXT}</span></div>", RUN_IN)
    assert rows[0].gap("养二") == pytest.approx(1, abs=0.05)
