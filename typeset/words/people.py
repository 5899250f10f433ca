"""Names of people in a headline, which no dictionary has: they are never broken.

A surname of two characters, one after a title or a calling (主席张建国), and names written with
a dot (买买提·艾合买提) are seen by their form.  What the dictionary has as a word is none: 安全.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from typeset.words.dictionary import simplified, words_from

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚"
)
"""The hundred and fifty that nine in ten people have."""
COMPOUND = (
    "欧阳|司马|诸葛|上官|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒"
    "|端木|长孙|宇文|申屠|南宫|独孤|轩辕|呼延|澹台|赫连"
)
TITLES = (
    "主席|书记|主任|部长|局长|处长|科长|市长|县长|区长|镇长|乡长|省长|院长|校长|厂长|经理|董事长|总裁|所长|站长"
    "|队长|班长|组长|会长|社长|委员|代表|同志|劳模|模范|工匠|状元|能手|标兵|先锋|获得者|记者|编辑|职工|工人|农民工"
    "|教师|医生|护士|教授|院士|工程师|技师|司机|民警|律师|学生|患者|烈士|英雄"
)
ENDS = "到在和与及等率赴走出深来带调为对向以讲介说称表指强宣主作参代慰看当荣获就从报任被让给并是的"
"""Characters that begin what such a name did, rather than end the name."""
FOREIGN = (
    "阿艾埃安奥巴白拜班贝本比彼毕波勃博布查达戴丹德迪丁杜多厄恩尔法菲费芬弗夫福盖戈格贡古哈海汉赫亨胡霍基吉加贾"
    "江杰金喀卡凯康柯科克肯库拉莱赖兰朗劳勒雷里丽利莲廉列林琳隆卢鲁路伦罗洛马玛买麦曼梅蒙米密莫默木姆娜纳南尼涅"
    "宁努诺欧帕潘佩彭皮珀普奇恰乔切琼热仁瑞若萨塞桑沙莎舍什史舒斯苏索塔泰坦汤提特廷图托瓦万威韦维文翁沃乌吾西希"
    "夏肖谢辛欣雅亚扬耶伊依因尤约泽扎詹珍兹朱卓佐吐逊孜合不都力"
)
"""Characters that names of other languages are written with."""

_GIVEN = "[\u4e00-\u9fff]{1,2}"
_NATIVE = re.compile(f"(?:{COMPOUND}){_GIVEN}|(?:{TITLES})(?!{COMPOUND})([{SURNAMES}]{_GIVEN})")
DOTTED = re.compile(f"[{FOREIGN}]{{2,}}(?:[·•・][{FOREIGN}]{{2,}})+")
"""`买买提·艾合买提`, whatever dot was typed."""


def people(text: str) -> Iterator[str]:
    """The names of people in `text`."""
    for found in DOTTED.finditer(text):
        yield found[0]
    for found in _NATIVE.finditer(simplified(text)):
        start, end = found.span(1) if found[1] else found.span()
        given = 1 if found[1] else 2  # where the given name begins
        if found[1] and found[1][:2] in words_from(found[1][0]):
            continue
        strong = text[end - 1] == "强" and text[end : end + 1] not in ("调", "化")  # 刘国强
        if end - start == given + 2 and text[end - 1] in ENDS and not strong:
            end -= 1
        if text[start + given] not in ENDS:
            yield text[start:end]
