"""What a line begins with: a bullet, a number, words in capitals; lines of one shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from typeset.intake.decoding.bylines import SAYS_SO, name_cost
from typeset.intake.decoding.verses import is_marked_verse
from typeset.intake.lexicon import ROLL

Lead = Literal["", "bullet", "other bullet", "numeral", "bracketed", "digit", "capitals"]
"""What a line begins with: ◆, another bullet than the text's first, 一、, （一）, 1., several words
in capitals."""
_LEADS: tuple[tuple[Lead, re.Pattern[str]], ...] = (
    ("bullet", re.compile("[□■◆◇●○★☆▲△◎※▶►•➤▍▌▎»♪♫✿❀✦✧✎✍☀☘]|>{1,3} ")),
    (
        "numeral",
        re.compile(
            "(?:[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]+(?:[章节站步幕招]|部分))"
        ),
    ),
    ("bracketed", re.compile("[（(][一二三四五六七八九十]{1,3}[)）]")),
    ("digit", re.compile(r"\d{1,2}(?:[.．、](?!\d)|[)）])|[①-⑳❶-❿➊-➓]|[（(]\d{1,2}[)）]")),
    ("capitals", re.compile("[^a-z一-龥]*(?:[A-Z][^a-z一-龥 ]+ ){2}[^a-z一-龥 ]*(?:[ .:!?]|$)")),
)
_SHAPES = (
    re.compile("《"),
    re.compile(r"\d{1,3}(?: {2,}|　)\D"),
    re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}[:：]\d\d|[周星]期?[一二三四五六日天]"),
    re.compile(
        r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
        r"\d{1,2}(?:st|nd|rd|th)?(?: ?[–—-] ?\d{1,2}(?:st|nd|rd|th)?)? )"
        r"(?=.*\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))|"
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[ :,]|"
        r"(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\.?,? \d|"
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
        r" \d"
    ),
    re.compile("[^：，。！？ 　]{2,6}：(?=.{2})"),
    re.compile(r"[A-Z][a-z’'-]+ [A-Z][a-z’'-]+, \d"),
    re.compile("[^–—：:，。,.]{2,24}(?: [–—-]|—{1,2}) ?[^–—-]"),
    re.compile(r"[A-Z][\w ()’'/&-]{1,28}: \S"),
    re.compile(r"[(（]?(?:[a-h]|i{1,3}|iv|vi{0,3})[)）] ?\S|[a-h]\. \S"),
)
_ANY_LEAD = re.compile("|".join(f"({pattern.pattern})" for _, pattern in _LEADS))
_ANY_SHAPE = re.compile("|".join(f"({pattern.pattern})" for pattern in _SHAPES))
_DASHED = re.compile("[—–]{1,2} ?[^—–]")
UNIT_AND_NAME = re.compile(
    "[\u4e00-\u9fff]{2,8}[ 　]+[\u4e00-\u9fff](?:[ 　]*[\u4e00-\u9fff]){1,2}"
)
_CELLED = re.compile(r"[^ 　，。]+(?:(?:　+| {2,})[^，。 　]+(?: [^，。 　]+)?){2,}")
"""`科展初赛　　　佳作　　六甲　高以恩`: three words and more in a row of them."""
_WIDE_BLANK = re.compile(r"\S {3,}\S|\S　　+\S")
_FEWEST, _LONGEST, _LONGEST_ITEM = 2, 60, 200
"""Lines of one shape are a list if there are two of them, none longer than this (characters); none
with one bullet, as lines that are wrapped are not."""
ITEM = re.compile(
    r"[^\w\s“”‘’\"'（(《〈【「『\[〔—#<%…~=_.,，。、：；！？!?£$¥€&/+]\ufe0f?[ 　]*"
    r"(?=[\w“‘《（(「$£¥])"
)
"""Any mark that can be a bullet, before words."""
_NAMED = -2
"""Units and names in a row are who is honoured."""
_CELLS = -3
"""Lines whose words stand in cells are rows of a table."""
_DASHES = -4
"""Three lines behind dashes are items; one or two may be a deck."""
_VERSE = -1
"""Three marked verses are a stanza."""


def listed(texts: Sequence[str]) -> list[bool]:
    """Whether each line is a roll of names, or one of several of one shape: dates, labels."""
    shapes = [_shape(text) for text in texts]
    found = [ROLL.fullmatch(text) is not None for text in texts]
    begin = 0
    for at in range(1, len(texts) + 1):
        if at < len(texts) and shapes[at] is not None and shapes[at] == shapes[begin]:
            continue
        if shapes[begin] is not None and at - begin >= _FEWEST + (
            shapes[begin] in (_VERSE, _NAMED, _CELLS, _DASHES)
        ):
            found[begin:at] = [True] * (at - begin)
        begin = at
    return found


def has_cells(text: str) -> bool:
    """Whether wide blanks part a line's words: `1 September    Otis James Rudd`."""
    return _CELLED.fullmatch(text) is not None or _WIDE_BLANK.search(text) is not None


def _shape(text: str) -> int | None:
    if (mark := ITEM.match(text)) and len(text) <= _LONGEST_ITEM:
        return ord(mark[0][0])
    if is_marked_verse(text):
        return _VERSE
    if len(text) > _LONGEST or text[-1] in "。，,":
        return None
    if UNIT_AND_NAME.fullmatch(text):
        return _NAMED
    if _DASHED.match(text):
        return _DASHES
    if (found := _ANY_SHAPE.match(text)) and found.lastindex:
        return found.lastindex - 1
    return _CELLS if _CELLED.fullmatch(text) else None


def leads_of(texts: Sequence[str]) -> list[Lead]:
    """What each line begins with; "" for a word."""
    found = [lead_of(text) for text in texts]
    bullets = (text for text, lead in zip(texts, found, strict=True) if lead == "bullet")
    first = next((text[0] for text in bullets if not _is_byline(text)), "")
    return [
        "other bullet" if lead == "bullet" and text[0] != first else lead
        for text, lead in zip(texts, found, strict=True)
    ]


def _is_byline(text: str) -> bool:
    """Whether a line with a bullet is plainly a byline: `◎ 齐增光`."""
    cost = name_cost(text)
    return cost is not None and cost <= SAYS_SO


def lead_of(text: str) -> Lead:
    """What a line begins with; of bullets, any."""
    found = _ANY_LEAD.match(text)
    return _LEADS[found.lastindex - 1][0] if found and found.lastindex else ""
