"""What of the issue's own lines no value of issue.yaml says: the account of the manifest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from typeset.intake.dates import find_date, month_number, number
from typeset.intake.draft import Block, Role
from typeset.intake.head_words import ISSUER_WORDS
from typeset.intake.lexicon import MONTH

_VALUES = frozenset({Role.NUMBER, Role.DATE, Role.PRINTED})
"""What is read as values: 第十七期 is written as 17, and the layout words it again."""
_NUMERAL = re.compile("[零〇○一二三四五六七八九十百千廿卅]+|\\d+")
_WORDS_OF_VALUES = re.compile(
    "年度?|[上中下]旬|月|[日号號]|第|[总總]|累计|期[号数]?|星期[一二三四五六日天]|[周週][一二三四五六日]|禮拜.|"
    "民国|民國|公元|发行量|發行量|(?:印发|出版|出刊|发行|编印|印制|印刷|承印|付印|编发)(?:日期|时间)?|刊期|日期|时间|"
    "共印|印[数數量]|本[期报報刊]|[共份印]|"
    rf"\b(?:{MONTH}|Sept|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun|"
    r"Issue|Number|Newsletter|Bulletin|No|Nr|Vol(?:ume)?|Date|Printed|Published|the|of|in|on|by|"
    r"copies)\b|(?<=\d)(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
"""Words of numbers, dates and printing lines that the layout says, or the key."""
_BETWEEN = re.compile(r"[\W_]+")
_AND = re.compile(r"\band\b")
_MONTH = re.compile(rf"\b(?:{MONTH}|Sept)\b", re.IGNORECASE)


def unsaid(blocks: Iterable[Block], values: Mapping[str, object]) -> list[Block]:
    """The blocks of which a word or a number stands nowhere in the values.

    `values`: those of issue.yaml, keys and values of any depth.  White space, marks and the label
    of an issuer or a date, which its key says, do not count.
    """
    said = list(_strings(values))
    letters = _BETWEEN.sub("", "".join(said))
    numbers = {int(digits) for text in said for digits in re.findall(r"\d+", text)}
    return [
        block
        for block in blocks
        if block.role is not Role.DROPPED and not _is_said(block, letters, numbers)
    ]


def _is_said(block: Block, letters: str, numbers: set[int]) -> bool:
    text = block.text[len(block.label) :]
    text = ISSUER_WORDS.sub("", text) if block.role is Role.ISSUER else text
    if block.role not in _VALUES:
        words = _BETWEEN.split(_AND.sub(" ", text) if block.role is Role.EDITORS else text)
        return all(word in letters for word in words)
    if _BETWEEN.sub("", text) in letters:
        return True
    date = find_date(text, compact=True)
    if date and _BETWEEN.sub("", date[1]) in letters:
        text = text[: date[0].start()] + text[date[0].end() :]
    months = map(month_number, _MONTH.findall(text))
    counted = [*months, *(number(found) for found in _NUMERAL.findall(text))]
    words = _BETWEEN.split(_NUMERAL.sub(" ", _WORDS_OF_VALUES.sub(" ", text)))
    return all(word in letters for word in words) and numbers.issuperset(counted)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
    else:
        yield str(value)
