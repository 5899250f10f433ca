"""Words that label a column: 健康门诊, 社區動態, 读者来信, Letters to the Editor."""

from __future__ import annotations

import re

from typeset.intake.characters import HAN
from typeset.words.dictionary import simplified

_COLUMN_WORDS = re.compile(
    "[◎●■◆★○◇□☆♪♫※▲△]?[ 　]*"
    "(?:散文|小说|小小说|诗歌|随笔|评论|杂文|书评|微评|短评|微小说|童谣|寓言)|"
    "卷首语|编者的话|编读往来|读者来信|来信选登|"
    "[◆★●■]?(?:基层|工作|工会|企业|县区|图片|一线|简讯|要闻|综合|专题|理论|校园|社区|农业|健康|法治|"
    "文化|邻里|会务)"
    "(?:动态|新闻|要闻|快讯|集锦|之窗|简讯|传真|速递|园地|天地|长廊|论坛|视野|研究|生活|课堂|讯息)"
    "[◆★●■]?|"
    f"[{HAN}]{{2,4}}(?:门诊|信箱|来信|副刊|随笔|漫谈|札记|专栏|讲堂|课堂|学堂|诊所|问答|小贴士|小常识|"
    "小叮咛|小站|曝光台|光荣榜|大家谈|信息台|说事台|故事|风采|人物|的话|播报|预告|来稿|访谈|专访|对话|来鸿|"
    "茶座|沙龙|橱窗|剪影|掠影|热线|连载|专递|速览|一瞥|聚焦|纪事)"
)
_ENGLISH_COLUMN_WORDS = re.compile(
    "Letters(?: to (?:the|our) [Ee]ditor)?|Sports?|Gardening|In the [Gg]arden|Nature [Nn]otes|"
    "Recipes?|Cookery|In the [Kk]itchen|Poetry|Puzzles?|Books?|Health|Local [Hh]istory|"
    "(?:Small|Classified) [Aa]ds?|(?:News|Notes) (?:in [Bb]rief|from .{3,20})|People"
)
"""They label a column where a headline stands below them, and may be one themselves."""
_LONGEST = 20
"""Characters: no label has more, with its marks and blanks."""


def is_column_label(text: str) -> bool:
    """Whether a line labels a column, in Simplified or in Traditional characters."""
    return len(text) <= _LONGEST and _COLUMN_WORDS.fullmatch(simplified(text)) is not None


def may_be_column_label(text: str) -> bool:
    """Whether English words label a column where a headline stands below them."""
    return _ENGLISH_COLUMN_WORDS.fullmatch(text) is not None
