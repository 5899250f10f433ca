"""Columns side by side in a text: which lines of a page are theirs, and which its head and foot."""

from __future__ import annotations

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
