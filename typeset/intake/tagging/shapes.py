"""The shape of a line: what an eye sees before it reads, in classes that a tagger can count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from typeset.intake.characters import width
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import HALVES, SURNAMES
from typeset.intake.tagging.words import WORDS, lead_of

_ENDS = {
    "stop": "。．",
    "dot": ".",
    "exclamation": "！!？?…",
    "quote": '”」』"’',
    "semicolon": "；;",
    "colon": "：:",
    "comma": "，、,",
    "parenthesis": "）)",
    "bracket": "】》]〉］",
    "dash": "—-–=*_~",
}
_END = {char: name for name, chars in _ENDS.items() for char in chars}
SENTENCE = frozenset({"stop", "dot", "exclamation", "quote"})
"""Ends of lines that end a sentence."""
_ENCLOSED = re.compile(
    "(?P<boxed>【.*】)|(?P<parenthesis>[（(][^（()）]*[）)])|"
    r"(?P<bracket>《.*》|〈.*〉|\[.*\]|<.*>|［.*］)|(?P<star>\*.*\*|_.*_)|"
    r"(?P<rule>[\W_]+)|(?P<framed>\W{2,}.*\w.*\W{2,})"
)
_BREAK = re.compile(r"。 |\. |:|：| [–—-] |——|　|】|  +| (?<=[\u4e00-\u9fff] )")
"""Where what a line begins with may end, and text begin: `Bins. From Monday`, `防汛　昨日`."""
_NAMES = re.compile(
    r"[（(]?[\u4e00-\u9fff]{2,4}(?:[ 　、]+[\u4e00-\u9fff]{2,4}){0,4}[）)]?|"
    r"(?:[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}|[A-Z](?=[\w'’.-]*[A-Z])[\w'’.-]*) ?"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’]*")
_STOPS, _COMMAS = re.compile(r"。|！|？|；|!|\?|;|\. "), re.compile("[，、,]")
_CELLS = re.compile(r" (?<=\S ) +(?=\S)|　(?<=\S　)　*(?=\S)")
_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        ("[a-z]+", "a"),
        ("[A-Z]a?", "A"),
        (r"\d+", "9"),
        ("[\u4e00-\u9fff]+", "x"),
        ("[ 　]+", "_"),
        (r"(.)\1+", r"\1"),
    )
)
"""What stands for characters of one kind in a line's pattern, a mark for itself."""
_PATTERN = 20
"""Characters of each end of a line that its pattern is made of."""
_HEAD = 40
"""Lines from the first in which a list of contents may name a headline."""


@dataclass(frozen=True, slots=True)
class LineShape:
    """A line's classes; numbers are the places of a size among a few bounds.

    `signature` is what lines of one kind have in common within an issue, `em` the width, `reach`
    the width and the indent (em), `pattern` the kinds of characters one after another.
    """

    text: str
    classes: Mapping[str, str | int | bool]
    words: tuple[str, ...]
    signature: tuple[str | int | bool, ...]
    em: float
    reach: float
    pattern: str

    def __getitem__(self, name: str) -> str | int | bool:
        return self.classes[name]


def shapes(blocks: Sequence[Block]) -> list[LineShape]:
    """The shapes of an issue's lines, in their order."""
    texts = [block.text for block in blocks]
    wide = [width(text) for text in texts]
    measure = _measure(blocks, wide)
    often = Counter(texts)
    echoes = _echoes(texts)
    below = [block.line.blanks for block in blocks[1:]] + [4]
    return [
        _shape(block, wide[at], measure, often[block.text], below[at], echoes[at])
        for at, block in enumerate(blocks)
    ]


def place(value: float, bounds: Sequence[float]) -> int:
    """How many of the rising `bounds` a value is above."""
    return bisect_left(bounds, value)


def _measure(blocks: Sequence[Block], wide: Sequence[float]) -> float:
    """The width (em) at which the lines of the text are broken; 0 where they are whole."""
    ends = sorted(block.line.indent + em for block, em in zip(blocks, wide, strict=True))
    if not ends:
        return 0.0
    top = ends[int(0.9 * (len(ends) - 1))]
    near = sum(abs(end - top) <= 2 for end in ends)
    return top if near > 0.3 * len(ends) else 0.0


def _echoes(texts: Sequence[str]) -> list[bool]:
    """Whether another line of the issue's head holds the whole of each line."""
    head = texts[:_HEAD]
    whole = "\n".join(head)
    return [
        len(text) > 3
        and text in whole
        and any(text in other for n, other in enumerate(head) if n != at)
        for at, text in enumerate(texts)
    ]


def _shape(
    block: Block, wide: float, measure: float, often: int, below: int, echoes: bool
) -> LineShape:
    text, line = block.text, block.line
    lead = lead_of(text) or _first(text)
    end = _END.get(text[-1:]) or _last(text)
    enclosure = _ENCLOSED.fullmatch(text)
    enclosed = enclosure.lastgroup if enclosure and enclosure.lastgroup else "no"
    indent = place(line.indent, (0, 0.6, 1.1, 2.1, 4.1, 8))
    above, below = min(line.blanks, 3), min(below, 4)
    classes: dict[str, str | int | bool] = {
        "role": "" if block.role is Role.TEXT else str(block.role),
        "lead": lead,
        "end": end,
        "case": _case(text),
        "enclosed": enclosed,
        "indent": indent,
        "above": above,
        "below": below,
        "wide": place(wide, (2, 4, 6, 9, 13, 18, 25, 34, 45, 70, 150)),
        "stops": place(len(_STOPS.findall(text)), (0, 1, 3)),
        "commas": place(len(_COMMAS.findall(text)), (0, 1, 3)),
        "reach": place((line.indent + wide) / measure, (0.3, 0.6, 0.85, 0.94, 1.1))
        if measure
        else "",
        "digits": place(sum(map(str.isdigit, text)) / max(len(text), 1), (0, 0.1, 0.3, 0.6)),
        "cells": place(len(_CELLS.findall(text)), (0, 1, 2)),
        "blanks": place(text.count(" ") + text.count("　"), (0, 1, 2, 5)),
        "often": place(often, (1, 2)),
        "echoes": echoes,
        "names": _names(text),
        "breaks": _broken(text),
    }
    words = tuple([name for name, pattern in WORDS if pattern.search(text)])
    plain = lead if lead not in ("other", "capital", "small", "quote", "figure") else ""
    signature = (plain, end in SENTENCE, enclosed, indent, above > 0, below > 0, wide < 26)
    reach = line.indent + wide
    return LineShape(text, MappingProxyType(classes), words, signature, wide, reach, _pattern(text))


def _broken(text: str) -> str:
    """What parts the beginning of a line from the rest, and how long it is."""
    cut = _BREAK.search(text)
    if cut is None:
        return ""
    return f"{cut[0].strip() or 'blank'}{place(width(text[: cut.start()]), (2, 4, 6, 10, 16))}"


def _first(text: str) -> str:
    char = text[:1]
    if char.isdigit():
        return "figure"
    if char.isascii() and char.isalpha():
        return "capital" if char.isupper() else "small"
    return "other" if char.isalpha() else "symbol"


def _last(text: str) -> str:
    char = text[-1:]
    if char.isdigit():
        return "figure"
    if char.isascii() and char.isalpha():
        return "letter"
    return "other" if char.isalpha() else "symbol"


def _names(text: str) -> str:
    """Whether a line may be nothing but names, and how many Chinese ones begin with a surname.

    Halves of a title may not: `履职担当 同心同向`.
    """
    if HALVES.fullmatch(text):
        return "halves"
    if not _NAMES.fullmatch(text):
        return "no"
    words = _CHINESE.findall(text)
    surnamed = sum(word[0] in SURNAMES for word in words)
    return (
        ("all" if surnamed == len(words) else "some" if surnamed else "none") if words else "Latin"
    )


def _pattern(text: str) -> str:
    """The kinds of characters of a line's ends, where the same in a row count as one."""
    if len(text) > 2 * _PATTERN:
        text = f"{text[:_PATTERN]}…{text[-_PATTERN:]}"
    for pattern, kind in _KINDS:
        text = pattern.sub(kind, text)
    return text


def _case(text: str) -> str:
    """How the Latin letters of a line are set, where it has many."""
    words = _LATIN.findall(text)
    letters = sum(map(len, words))
    if not words or letters < 0.3 * len(text.replace(" ", "")):
        return "mixed" if words else "none"
    if text.upper() == text:
        return "capitals"
    long = [word for word in words if len(word) > 3]
    if long and all(word[0].isupper() for word in long):
        return "title"
    return "sentence" if words[0][0].isupper() else "small"
