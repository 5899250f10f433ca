"""A text cut into words: the likeliest way, by how often each word is met.

The method is that of a unigram model: of all ways to cut a run of Chinese characters into words of
the dictionary, the one whose words are together the most frequent.  Numbers, with what belongs to
them, and words of other scripts are words by their form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from math import log

from typeset.words.dictionary import LONGEST, simplified, words_from
from typeset.words.people import people

ALL = 26
"""The binary logarithm of the count of all words together."""
KNOWN = 20
"""How often a word is taken to be met that the text's author is known to use: more than any."""

NUMERALS = "〇零一二两三四五六七八九十百千万亿几数"
_FORMS = re.compile(
    r"[〔\[［（(][12]\d{3}[〕\]］）)] ?第? ?\d+ ?号"  # the number of a document
    rf"|第?[\d{NUMERALS}][\d.,:：／/—–~～-]*[\d{NUMERALS}]*[%％‰℃]?(?:多|余)?(?:万|亿)?[年月日时分秒届次期版号级个名人家元岁条项周批]?"
    r"|[A-Za-z][\w.+'’@:/-]*",
    re.ASCII,
)
_NUMBER = re.compile(rf"第[\d{NUMERALS}]|\d|[{NUMERALS}]{{3}}")


def words(text: str, known: Collection[str] = ()) -> Iterator[str]:
    """The words of `text`, in order; together they are `text`.

    `known` are words that the dictionary need not have: names, terms.
    """
    known = (*known, *people(text))
    place = 0
    for found in _FORMS.finditer(text):
        if found[0][0] in NUMERALS + "第" and not _NUMBER.match(found[0]):
            continue  # 一线, 万里, 十分: words like others
        yield from _cut(text[place : found.start()], known)
        yield found[0]
        place = found.end()
    yield from _cut(text[place:], known)


def surprise(text: str) -> float:
    """How rare the words of `text` are together (nats), cut in the likeliest way."""
    return _cheapest(text, ())[0][-1] * log(2)


def _cut(text: str, known: Collection[str]) -> Iterator[str]:
    """The words of a text without numbers."""
    _, cuts = _cheapest(text, known)
    ends = [len(text)]
    while ends[-1]:
        ends.append(cuts[ends[-1]])
    for start, end in zip(ends[::-1], ends[-2::-1], strict=False):
        yield text[start:end]


def _cheapest(text: str, known: Collection[str]) -> tuple[list[int], list[int]]:
    """What the words cost up to each place, cut in the likeliest way, and where the last begins."""
    plain = simplified(text)
    costs = [0] + [10**9] * len(text)
    cuts = [0] * (len(text) + 1)
    for start in range(len(text)):
        for length, count in _beginning(text, plain, start, known):
            end = start + length
            cost = costs[start] + ALL - count
            if cost < costs[end]:
                costs[end], cuts[end] = cost, start
    return costs, cuts


def _beginning(
    text: str, plain: str, start: int, known: Collection[str]
) -> Iterator[tuple[int, int]]:
    """The lengths of the words that begin at `start`, and how often each is met.

    `plain` is the text in Simplified characters, which the dictionary has.
    """
    found = words_from(plain[start])
    yield 1, found.get(plain[start], 0)
    for end in range(start + 2, min(start + LONGEST, len(text)) + 1):
        if plain[start:end] in found:
            yield end - start, found[plain[start:end]]
    for word in known:
        if text.startswith(word, start):
            yield len(word), KNOWN
