"""Words and marks by which a line of a newsletter is known, each group a feature of the tagger."""

from __future__ import annotations

import re

LEADS = {
    "numeral": "[一二三四五六七八九十]{1,3}[、.．]",
    "bracketed": "[（(][一二三四五六七八九十]{1,3}[）)]",
    "ordinal": r"第[一二三四五六七八九十\d]+[条章节版期部]|(?:PART|Part) ",
    "firstly": "[一二三四五六]是",
    "digit": "[0-9０-９]{1,2}[.、．)）:]",
    "digit in brackets": r"[（(\[【][0-9]{1,2}[）)\]】]",
    "circled": "[①-⑳]",
    "letter": r"[A-Za-z][.)] ",
    "bullet": r"[-•·‧・*+–—] ?(?=\S)|o (?=\S)",
    "mark": "[◆★■●▶◎☆※►○□△▲▼◇♦➤✦❖▪▍]",
    "boxed": "【",
    "bracket": r"[《\[<〔［〖]",
    "parenthesis": "[（(]",
    "quote": "[“\"‘「『']",
    "hash": "#+ ",
    "angle": ">",
    "pipe": r"\|",
    "speaker": r"(?:Q|A|问|答|記者|记者)[:：.] ?",
}
"""What a line begins with, the first that fits."""
_ANY_LEAD = re.compile("|".join(f"({pattern})" for pattern in LEADS.values()))
_LEAD_NAMES = tuple(LEADS)

WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "credit",
            "供稿|撰稿|投稿|通[讯訊][员員]|作者|撰文|文[/／]|图[/／]|摄影|文、?图|整理",
        ),
        ("editors", "记者|編輯|编辑|责编|审核|主编|校对|签发|Edit(?:or|ed)|edit(?:or|ed)"),
        (
            "picture",
            "图为|摄）|摄$|图：|圖|上图|左图|右图|Photo|photo|Pictured|pictured|Left to right|"
            "Above:|Below:",
        ),
        (
            "date",
            r"(?=[\dADFJMNOS])(?:\d{4} ?年|\d{1,2} ?月 ?\d{1,2} ?日|\bMay\b|"
            r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
            r"(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?\b)",
        ),
        (
            "day",
            r"(?=[FMSTW周星])(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|星期|周[一二三四五六日])",
        ),
        ("time", r"\d(?:\d?[:：.]\d\d| ?[ap]\.?m\b)"),
        ("money", r"[£$€¥￥] ?\d|\d ?元"),
        (
            "reached",
            r"(?=[\d@EThw微电邮e])"
            r"(?:\d{3,}[- ]?\d{3,}|电话|Tel|@|www|http|邮箱|微信|[Ee]-?mail)",
        ),
        (
            "sent",
            "^ *(?:主? ?[报報送]|[发發]|抄送|分送|印发|共印|印数|主办|主管|编印|承办|地址)",
        ),
        (
            "number",
            r"第 ?[\d〇○零一二三四五六七八九十百]+ ?[期号號]|总第|總第|"
            r"Issue|No\. ?\d|Vol|Number \d|Edition",
        ),
        ("jump", "下转|上接|转第|接第|Continued|continued|From page|from page|Turn to|turn to"),
        ("page", r"第 ?\d+ ?[页頁版]|Page \d|page \d|^\W*\d{1,3}\W*$"),
        ("by", "^[Bb]y |^[Ff]rom (?:the|our)|^[Ww]ords|^—|^– "),
        (
            "title",
            r"(?=[CDHMPRST])\b(?:Mrs?|Ms|Dr|Revd?|Cllr|Hon|Secretary|Chair(?:wo)?(?:man)?|"
            r"Treasurer|President|Captain)\b",
        ),
        (
            "contents",
            "目[录錄]|要目|导[读讀]|導[读讀]|本期|In this issue|in this issue|Contents|CONTENTS|"
            "Inside|INSIDE",
        ),
        (
            "notice",
            "征稿|启事|徵稿|啟事|更正|勘误|订阅|来稿|稿件|Deadline|deadline|Copy |copy |"
            "Next issue|next issue|Contributions|contributions|下期|投稿",
        ),
        ("greeting", "^(?:Dear |尊敬的|亲爱的|各位|您好|你好|同志们)"),
        ("closing", "此致|敬礼|敬上|Yours|Regards|sincerely|Best w|best w"),
        (
            "web",
            "阅读原文|点赞|关注|转发|在看|扫码|二维码|分享|收藏|Unsubscribe|unsubscribe|"
            "browser|F(?<=^F)rom:|T(?<=^T)o:|S(?<=^S)(?:ent|ubject):",
        ),
        ("said", r"说|表示|指出|强调|s(?<=\bs)(?:aid|ays)\b"),
        (
            "verb",
            r"(?=[了将已ahiw])(?:了|将|已|\b(?:is|are|was|were|has|have|had|will)\b)",
        ),
        ("reporting", "^(?:本报讯|本刊讯|近日|日前|为|据|在|\\d{1,2}月)"),
        (
            "unit",
            "委员会$|工会$|办公室$|公司$|中心$|学校$|医院$|局$|处$|部$|科$|队$|社$|会$|组$|所$|院$|站$|室$|"
            "Committee$|Union$|Association$|Club$",
        ),
        ("form", r"____|…………|\.\.\.\.\.\."),
    )
)
"""What a line speaks of: all that fit.  Each pattern begins with plain characters, or says first
with what it can begin: the engine then passes most places over, in a third of the time."""


def lead_of(text: str) -> str:
    """The name of what a line begins with; "" for a word."""
    found = _ANY_LEAD.match(text)
    return _LEAD_NAMES[found.lastindex - 1] if found and found.lastindex else ""
