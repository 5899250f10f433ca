"""How firmly neighbouring characters hold together, so that a line of display type ends well.

GB/T 9704-2012, 7.3.1: a title that takes several lines is broken where its sense allows, 词意完整.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise

from typeset.words.people import SURNAMES, TITLES, people
from typeset.words.segment import NUMERALS, words

WHOLE = 1.0
"""The bond inside a word, a number, a name: there is no break."""
NAME = 0.9
"""… inside short quotation marks and brackets, before what leans on the word before it, and
between an office and who holds it."""
QUOTED = 0.5
"""… inside longer ones."""
PAUSE = 0.25
"""… there after a mark or a space."""
DOTTED = 0.5
"""… after a middle dot, which joins more than it parts."""
LEANING = 0.7
"""… after what leans on the word that follows, a preposition or a conjunction."""
COUNTED = 0.6
"""… between a number and what it counts, an organisation and an office in it."""
LONE = 0.4
"""… beside a word of one character, which most often belongs to its neighbour."""
FOREIGN = 0.3
"""… between the words of a foreign name in Chinese text: less readily there than beside it."""
BETWEEN = 0.2
"""… between any other words; after a mark or a space there is none."""

SHORT = 8
"""characters of a quotation that is taken for a name"""
OFTEN = 0.7
"""Two words that stand together in this part of the places where the rarer is met are one term."""

OPENING = "“‘（《〈「『【〔(["
CLOSING = "”’）》〉」』】〕)]"
MARKS = "，。、；：！？,.;:!?…—·"
LEAN_BACK = frozenset("的地得了着著过過们們等中里裡上下内內外前后後时時间間者性化级級名")
LEAN_ON = frozenset("共在和与與及或对對向从從把被为為以由于於将將让讓给給赴到至并並暨")
_OFFICES = frozenset(
    each for each in (*TITLES.split("|"), "总书记", "总理") if each[-1] in "席记任长理裁"
)
_BODIES = "会局厅部委办院校厂司团镇乡县市区省队组所站处科室社"
"""Characters that names of offices and organisations end with."""
_ORDINAL = re.compile(rf"第[\d{NUMERALS}]+[届次个]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN_SPACE = re.compile(r"(?<=[A-Za-z.,’]) (?=[A-Za-z])")


def bonds(text: str, known: Collection[str] = ()) -> tuple[float, ...]:
    """For each character of `text` its bond to the one before: 0 none, 1 never to be parted.

    `known` are words that the dictionary need not have: names, terms.
    """
    found: list[float] = []
    before, names = "", {*people(text)}
    for word in words(text, known):
        bond = NAME if before and _holds(before, word, names) else _between(before, word)
        found += [bond] + [WHOLE] * (len(word) - 1)
        before = word
    for space in _LATIN_SPACE.finditer(text) if _HAN.search(text) else ():
        found[space.end()] = FOREIGN
    pairs = zip(found, _quoted(text), strict=True)
    return tuple(
        PAUSE if between == 0.0 and quoted == QUOTED else max(between, quoted)
        for between, quoted in pairs
    )


def _between(before: str, word: str) -> float:
    """The bond between two words, of which the first may be none."""
    if not before:
        return 0.0
    if before[-1] in OPENING or word in CLOSING or word in MARKS:
        return WHOLE
    if before == "·":
        return DOTTED
    if before.isspace() or word.isspace() or before in CLOSING or before in MARKS:
        return 0.0
    if word in OPENING:
        return LEANING if before in LEAN_ON else 0.1
    if word in LEAN_BACK:
        return NAME
    if before in LEAN_ON:
        return LEANING
    if before[-1].isdigit() or _ORDINAL.fullmatch(before):
        return COUNTED
    if word in _OFFICES and before[-1] in _BODIES:
        return COUNTED
    if word in LEAN_ON:
        return BETWEEN
    return LONE if len(word) == 1 or (len(before) == 1 and before not in LEAN_BACK) else BETWEEN


def _holds(before: str, word: str, names: Collection[str]) -> bool:
    """Whether two words are an office and who holds it: 习近平总书记, 主席刘国强."""
    if word in _OFFICES:
        return before in names or (2 <= len(before) <= 3 and before[0] in "习" + SURNAMES)
    return before in _OFFICES and word in names


def _quoted(text: str) -> list[float]:
    """For each character the least bond that quotation marks and brackets about it ask for."""
    least, open_at = [0.0] * len(text), list[int]()
    for place, char in enumerate(text):
        if char in OPENING:
            open_at.append(place)
        elif char in CLOSING and open_at:
            begin = open_at.pop()
            bond = NAME if place - begin - 1 <= SHORT else QUOTED
            least[begin + 1 : place + 1] = (
                max(bond, each) for each in least[begin + 1 : place + 1]
            )
    return least


def terms(text: str, issue_text: str) -> tuple[str, ...]:
    """What `issue_text` shows to be one word of `text`, one of the issue's headlines.

    Two words of `text` are one where `issue_text` has the rarer of them mostly beside the other.
    """
    found, term = list[str](), ""
    for before, word in pairwise(words(text)):
        if _HAN.fullmatch(before) and _HAN.fullmatch(word) and _belong(before, word, issue_text):
            term = (term or before) + word
        elif term:
            found, term = [*found, term], ""
    return tuple(dict.fromkeys([*found, term] if term else found))


def _belong(before: str, word: str, issue_text: str) -> bool:
    if word in LEAN_BACK or before in LEAN_ON or before in LEAN_BACK or word in LEAN_ON:
        return False
    together = issue_text.count(before + word)
    rarer = min(issue_text.count(before), issue_text.count(word)) if together > 1 else 0
    return together > 1 and together / (rarer + 0.5) >= OFTEN


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that `text` has: two Chinese characters or more each."""
    return tuple(name for name in dict.fromkeys(names) if len(name) > 1 and name in text)
