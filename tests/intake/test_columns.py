"""Columns side by side in a text: which lines of a page are theirs, and which its head and foot."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from textwrap import wrap

import pytest

from typeset.intake.draft import Role
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import recognise

# Right-hand lines stand further in than the gutter: centred names, indented first lines.
PAGE = """                           林场简讯
                    第25期   桃花坞博物馆   2025-01-07



北坡总工会岗位练兵圆满结束                     “木工坊”添了新成员

                       ◎ 周玉兰                       ◎ 董进、程苗
   为丰富护林员的生活，云溪消防救援站启动普             走进龙窑果园合作社，太阳能路灯格外醒目。
法宣传。活动中，志愿者们认真听、仔细记，现场            充电桩怎么用？北坡供电所专门派人到现场讲解。
气氛热烈。                               有了广播站，比去年多出一倍；没有广播站，
                                  什么都谈不上！
展柜焕新颜 驾驶员乐开怀
                                  沙洲读书角重新开放
                           ◎ 周伟
   天刚亮，孩子小满就来到雨量站旁。                                   ◎ 尚青
司机正在清洗热水器。（曹雪梅 摄）                   近日，柳湾敬老服务中心加固了120处雨量站，
   1.社员凭证领取；                      受到上级表扬。
   2.安全知识竞赛不得缺席。
   3.学生凭证领取；                      三个月换来新广播站

   1月23日，东港税务局开展安全知识竞赛，1200                          ◎ 曹长河
名社员参加。近日，临河妇联改造了12处木工坊，             天刚亮，驾驶员刘春生就来到广播站旁。
比去年多出一倍。



责任编辑：王立新      董建平
联系电话：0979-3960115




                              —1—
"""


def test_columns_are_parted_though_few_of_their_lines_begin_at_the_gutter() -> None:
    draft = recognise(read_text("raw.txt", PAGE.encode()))
    headlines = [block.text for block in draft.blocks if block.role is Role.HEADLINE]
    assert headlines == [
        "北坡总工会岗位练兵圆满结束",
        "展柜焕新颜 驾驶员乐开怀",
        "“木工坊”添了新成员",
        "沙洲读书角重新开放",
        "三个月换来新广播站",
    ]
    assert any(block.role is Role.EDITORS for block in draft.blocks)


CENTRED = """        职工运动会在湖滨公园举行                   果园社推进技能比武

  为丰富职工的生活，镇工会组织了三场比赛，各车         截至六月底，机械厂加固了水渠十二处，
间都派了人。                         一次就通过了验收。
  场地怎么用？文化站派人到现场讲解，看台上坐满        供电所还为老人检修了线路，方便了附近三个村。
了人，先到的坐在前排，后到的站在两旁。           村民说，灯比往年亮得多了。



编辑：荣山
"""
SHORT_PAGE = """近日，水库开放了三处水渠，岸边的树长得好，方便了附      机械厂还为职工清理了水渠，
近三个村。                          一次就通过了验收。



编辑：荣山
责任编辑：冯春生
"""


def headlines_and_paragraphs(raw: str) -> list[str]:
    draft = recognise(read_text("raw.txt", raw.encode()))
    return [b.text for b in draft.blocks if b.role in (Role.HEADLINE, Role.PARAGRAPH)]


def test_headlines_in_the_middle_of_both_columns_stand_above_their_own_texts() -> None:
    assert [text[:6] for text in headlines_and_paragraphs(CENTRED)] == [
        "职工运动会在",
        "为丰富职工的",
        "场地怎么用？",
        "果园社推进技",
        "截至六月底，",
        "供电所还为老",
    ]


def test_two_lines_of_columns_above_the_foot_are_parted_where_the_page_before_has_columns() -> None:
    whole = "方便了附近三个村。机械厂还为职工清理了水渠，一次就通过了验收。"
    two_pages = CENTRED.replace("编辑：荣山\n", "\f") + SHORT_PAGE
    assert whole in "".join(headlines_and_paragraphs(two_pages))
    # alone, two lines with white in them show no columns
    assert whole not in "".join(headlines_and_paragraphs(SHORT_PAGE))


LEFT = (
    "The ferry at Alder Bridge was out of use for eleven days in May, and the harbour office has "
    "now said why.",
    "A bolt in the ramp had rusted through, and no spare was to be had nearer than the works at "
    "Harrow. Three of the crew drove there and back in one night.",
    "“We had the ramp up by six,” said Joseph Ellery, who has looked after the boat since 1988 "
    "and has never missed a tide. The bolt cost two pounds and the petrol thirty.",
)
RIGHT = (
    "Children under ten may come on Tuesdays; towels are lent, and nobody need bring more than a "
    "costume. The water is warmer than in any July since the sluice was mended.",
    "Older swimmers meet on Fridays at seven, and the hut is open for tea until nine.",
    "Sunniva Whitlock keeps the list of those who want to come, and she asks that nobody "
    "telephones before breakfast. Lessons begin in the first week of July.",
)


def printed_as_rows(*columns: tuple[str, ...]) -> str:
    """The columns as pdfplumber writes them: a line of each in a row, one blank between them."""
    lines = [[line for text in column for line in wrap(text, 44)] for column in columns]
    rows = [" ".join(filter(None, row)) for row in zip_longest(*lines, fillvalue="")]
    return "\n".join(["Quayside Notes", "Issue 9 2022-06-22", *rows])


def paragraphs(raw: str) -> list[str]:
    draft = recognise(read_text("raw.txt", raw.encode()))
    return [block.text for block in draft.blocks if block.role is Role.PARAGRAPH]


def guessed(raw: str) -> bool:
    """Whether the order of the columns' lines is listed as a thing to look at."""
    draft = recognise(read_text("raw.txt", raw.encode()))
    return any(one.look and one.said == "columns guessed" for one in draft.decisions)


def test_english_lines_of_two_columns_in_one_row_are_cut_where_the_columns_meet() -> None:
    raw = printed_as_rows(LEFT, RIGHT)
    found, whole = paragraphs(raw), [*LEFT, *RIGHT]
    assert len(found) == len(whole)
    # lines wrapped by counting letters are not set by their width: a word may go astray
    assert sum(one == two for one, two in zip(found, whole, strict=True)) >= 4
    assert guessed(raw)


def test_one_column_of_english_lines_is_not_cut() -> None:
    for measure in (44, 88):
        lines = [line for text in (*LEFT, *RIGHT) for line in wrap(text, measure)]
        assert not guessed("\n".join(["Quayside Notes", *lines]))


@pytest.mark.parametrize(
    "name",
    [
        *("en-q-tramping", "en-q-weekly", "en-q-scoil", "en-q-allot"),
        *("zh-M-xiaoxunTW", "zh-U-34"),
    ],
)
def test_lines_copied_out_of_narrow_columns_are_not_cut(name: str) -> None:
    file = Path(__file__).parent / "unseen" / "learnt" / f"{name}.txt"
    tagged = file.read_text(encoding="utf-8").splitlines()
    raw = "\n".join(line.partition("|")[2] for line in tagged)
    assert not guessed(raw)


TITLES = ("渡口书屋开放了", "种植园有了收成", "水厂换上了新泵", "茶亭建在半山腰", "小学办起运动会")
ROWS = """河湾简讯
第12期 河湾文化站 2021-03-04
渡口书屋重新开放 沙洲小学办起种植园
走进河湾渡口，新书屋格外醒目。为了整理旧书， 近日，沙洲小学把操场边的空地改成了种植园，学生
管理员忙了两个星期，每天要搬几十箱书。 们种下了豆角和番茄。下一步，学校将请农技员来讲
书屋每周开放五天，午间也不关门，附近的船工常 课，让更多孩子学会种菜。（白杨）
来歇脚。（沈岚） 水厂换新泵 用水不再愁
三个月建成新茶亭 截至二月底，东桥水厂换上了两台新水泵，高处的住
过去，山路上没有歇脚的地方，老人上山要走很远的 户也能用上水。厂里还为老人检修了管线，一次就通
路；如今，半山腰有了茶亭。（许明） 过了验收。（何平）
"""


def test_two_headlines_in_one_row_below_the_issue_s_head_are_parted() -> None:
    draft = recognise(read_text("raw.txt", ROWS.encode()))
    assert [block.text for block in draft.blocks if block.role is Role.HEADLINE] == [
        "渡口书屋重新开放",
        "三个月建成新茶亭",
        "沙洲小学办起种植园",
        "水厂换新泵 用水不再愁",
    ]
    assert "学生们种下了豆角和番茄" in "".join(paragraphs(ROWS))


def test_whole_paragraphs_with_blanks_in_them_are_no_rows_of_columns() -> None:
    lines = [f"{title}\n本报讯 {title}，参加的人很多，活动办了三天。" for title in TITLES]
    assert not guessed("\n".join(lines))
    assert guessed(ROWS)
