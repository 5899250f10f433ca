"""Lines that name the publication beside a page's number: `2  The Lantern  Spring 2011`."""

from __future__ import annotations

import re

from typeset.intake.characters import ends_sentence, squeeze, width
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import COUNTED, MONTH
from typeset.intake.tagging.tags import Tag

_WIDEST = 45.0
"""em: a running head is one line."""
_FIRST, _LIKELY = 12, 0.3
"""The lines among which the name stands, and how likely one that is not the first is it."""
_LETTERS = 4
"""A name of fewer stands in other words, too."""
_REST = 10
"""Letters beside name, number and date: the section (`opinion`), a word of the name."""
_PAGE = re.compile(
    rf"(?:(?:page|pg?\.?) ?)?(?:\d{{1,3}}|(?<=page ){COUNTED})\b|第?\s*\d{{1,2}}\s*[页版]",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:{MONTH}|spring|summer|autumn|fall|winter|"
    r"easter|lent|advent|christmas|trinity|michaelmas|issue|number|no|vol|volume|term|week|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|page|{COUNTED})\b|\d+(?:st|nd|rd|th)?|"
    r"[年月日期第总版页星期一二三四五六七八九十〇]",
    re.IGNORECASE,
)


def named_folios(blocks: list[Block]) -> list[int]:
    """The indexes of lines that hold the issue's name, a page's number, and hardly more."""
    names = _names(blocks)
    return [
        at
        for at, block in enumerate(blocks)
        if block.role is Role.TEXT and any(_is_folio(block, name) for name in names)
    ]


def _names(blocks: list[Block]) -> set[str]:
    texts = [block for block in blocks if block.role is Role.TEXT][:_FIRST]
    likely = [b for b in texts if b.likely and b.likely[Tag.NAME] > _LIKELY]
    names = {squeeze(block.text).casefold() for block in (*texts[:1], *likely)}
    return {name for name in names if sum(map(str.isalpha, name)) >= _LETTERS}


def _is_folio(block: Block, name: str) -> bool:
    text = block.text
    shown = squeeze(text).casefold()
    if name not in shown or shown == name or width(text) > _WIDEST or ends_sentence(text):
        return False
    found = re.search(r"\s*".join(map(re.escape, name)), text.casefold())
    if found is None:
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    beside = re.sub(r"[\W_]+", "", _DATE.sub("", rest))
    return _numbers_a_page(rest) and len(beside) <= _REST


def _numbers_a_page(rest: str) -> bool:
    """Whether a page's number opens or closes what stands beside the name."""
    bare = rest.strip(" 　-—–―·•|/\t")
    return any(not bare[: f.start()] or not bare[f.end() :] for f in _PAGE.finditer(bare))
