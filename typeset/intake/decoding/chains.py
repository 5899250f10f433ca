"""Lines that count on from each other, as the titles of an article's parts do: `PART 01 …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from typeset.intake.characters import ends_sentence, has_sentence, width
from typeset.intake.lexicon import GREETING, SALUTATION

_COUNTED = re.compile(
    r"(?P<before>第|案例|事例|镜头|鏡頭|故事|片段|场景|場景|话题|問題|问题|步骤|"
    r"(?:[A-Za-z]{1,7}[ .]?)?)"
    r"(?P<number>\d{1,4}|[一二三四五六七八九十]{1,2}|[①-⑩❶-❿]|(?<= )[A-H](?=[.:)]))"
    r"(?P<behind>[^\w]|[章节站步幕招月届]|$)"
)
_Form = tuple[str, str, str]
_NUMERALS = "一二三四五六七八九十"
_TITLE = 30.0
"""em: no title of a part is longer."""
_FEWEST = 3
"""As many lines at least count on."""


def chains(texts: Sequence[str]) -> list[list[int]]:
    """The places of titles that count on, each with text before the next."""
    found: list[list[int]] = []
    running: dict[_Form, list[int]] = {}
    last: dict[_Form, int] = {}
    for at, text in enumerate(texts):
        counted = _counted(text)
        if counted is None:
            continue
        form, number = counted
        if number < last.get(form, number + 1) or number == 1:
            running[form] = [at]
            found.append(running[form])
        elif number > last[form] or form[2] == "月":
            running[form].append(at)
        last[form] = number
    return [chain for chain in found if len(chain) >= _FEWEST and _have_text(chain)]


def part_titles(texts: Sequence[str], in_text: Sequence[bool]) -> frozenset[int]:
    """The places of titles that count the parts of an article.

    The first stands below what may be a headline and is none of the issue's head, as `in_text` says
    of each line; else they count articles.
    """
    parts = [
        chain
        for chain in chains(texts)
        if chain[0]
        and in_text[chain[0] - 1]
        and not GREETING.search(texts[chain[0] - 1])
        and any(map(_may_be_headline, texts[: chain[0]], texts[1:], in_text))
    ]
    return frozenset(at for chain in parts for at in chain)


def _may_be_headline(text: str, below: str, in_text: bool) -> bool:
    """Whether a line of text is short, no sentence, and above no letter."""
    if not in_text or SALUTATION.match(below):
        return False
    return width(text) <= 40 and not re.search("[。，；：:！!.]$|[，。；]", text)


def _counted(text: str) -> tuple[_Form, int] | None:
    """How a title counts, and its number."""
    found = _COUNTED.match(text)
    if found is None or width(text) > _TITLE or ends_sentence(text) or has_sentence(text):
        return None
    number = found["number"]
    style = "digit" if number.isdecimal() else "numeral" if number[0] in _NUMERALS else "other"
    return (found["before"], style, found["behind"]), _value(number)


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    if number.isalpha() and number.isascii():
        return ord(number) - ord("A") + 1
    if number[0] not in _NUMERALS:
        return ord(number) - ord("①" if number <= "⑩" else "❶") + 1
    tens = number[0] == "十" and len(number) > 1
    return _NUMERALS.index(number[-1]) + 1 + 10 * tens


def _have_text(chain: list[int]) -> bool:
    return all(two - one > 1 for one, two in pairwise(chain))
