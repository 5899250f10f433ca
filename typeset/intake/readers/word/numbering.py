"""Word's automatic numbers, worded as Word prints them: 一、 （二） 1.2 a) ③ and bullets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from typeset.intake.readers.word.package import Element, child, full, value
from typeset.intake.readers.word.styles import Styles

_DEEPEST = 9
"""Levels of a list (ECMA-376, 17.9.6)."""
_HAN = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


class NumberLabel(NamedTuple):
    """The number or bullet of one paragraph, its level from 1, and whether it counts."""

    text: str
    level: int
    ordered: bool


@dataclass
class Level:
    """One level of a list; `arabic`: the levels above it are numbered in digits in its labels."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    arabic: bool = False


@dataclass
class _List:
    """One abstract list: its levels, and how far each has counted."""

    levels: dict[int, Level] = field(default_factory=dict)
    style: str = ""
    counts: dict[int, int] = field(default_factory=dict)


Levels = dict[int, Level]
Starts = dict[int, int]


class Numbering:
    """The lists of one document.  `label` must be asked in the order of the paragraphs."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, tuple[str, Starts, Levels]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            for each in root.iterfind(full("w:abstractNum")):
                self._lists[value(each, "w:abstractNumId")] = _list(each)
            for each in root.iterfind(full("w:num")):
                self._numbers[value(each, "w:numId")] = _number(each)

    def label(self, list_id: str, level: int) -> NumberLabel | None:
        """The next label of a list at a level (from 0); None where nothing is printed."""
        if list_id in ("", "0") or list_id not in self._numbers:
            return None
        level = min(max(level, 0), _DEEPEST - 1)
        abstract, starts, others = self._numbers[list_id]
        found = self._linked(abstract)
        if found is None:
            return None
        levels = {**found.levels, **others}
        self._count(found, list_id, level, starts, levels)
        return _worded(levels, found.counts, level)

    def _linked(self, abstract: str) -> _List | None:
        """The list itself, where one only names a list style."""
        found = self._lists.get(abstract)
        if found is not None and found.style and not found.levels:
            number = self._numbers.get(self._styles.of(found.style).look.list_id)
            return self._lists.get(number[0]) if number else None
        return found

    def _count(
        self,
        found: _List,
        list_id: str,
        level: int,
        starts: Starts,
        levels: Levels,
    ) -> None:
        first = (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        if first and level in starts:
            found.counts[level] = starts[level]
        elif level in found.counts:
            found.counts[level] += 1
        else:
            found.counts[level] = levels.get(level, Level()).start
        for deeper in [each for each in found.counts if each > level]:
            del found.counts[deeper]
        for higher in range(level):
            found.counts.setdefault(higher, levels.get(higher, Level()).start)


def _worded(levels: Levels, counts: dict[int, int], level: int) -> NumberLabel | None:
    here = levels.get(level, Level(pattern=f"%{level + 1}."))
    if here.form == "bullet":
        return NumberLabel("•", level + 1, False)
    if here.form == "none" and "%" not in here.pattern and not here.pattern.strip():
        return None

    def one(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = "decimal" if here.arabic else levels.get(at, Level()).form
        return FORMS.get(form, str)(counts.get(at, 1)) if at >= 0 else ""

    text = re.sub("%([1-9])", one, here.pattern).strip()
    return NumberLabel(text, level + 1, True) if text else None


def _list(element: Element) -> _List:
    found = _List(style=value(child(element, "w:numStyleLink")))
    for each in element.iterfind(full("w:lvl")):
        found.levels[_integer(value(each, "w:ilvl"))] = _level(each)
    return found


def _level(element: Element) -> Level:
    pattern = value(child(element, "w:lvlText"))
    start = _integer(value(child(element, "w:start")), 1)
    arabic = child(element, "w:isLgl") is not None
    return Level(start, value(child(element, "w:numFmt")) or "decimal", pattern, arabic)


def _number(element: Element) -> tuple[str, Starts, Levels]:
    starts: Starts = {}
    others: Levels = {}
    for each in element.iterfind(full("w:lvlOverride")):
        level = _integer(value(each, "w:ilvl"))
        start = child(each, "w:startOverride")
        if start is not None:
            starts[level] = _integer(value(start), 1)
        other = child(each, "w:lvl")
        if other is not None:
            others[level] = _level(other)
    return value(child(element, "w:abstractNumId")), starts, others


def _integer(text: str, otherwise: int = 0) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else otherwise


# ---- forms of numbers ----------------------------------------------------------------------------


def chinese(number: int) -> str:
    """二十一; beyond 9999 in digits."""
    if not 0 <= number < 10000:
        return str(number)
    if number < 10:
        return _HAN[number]
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if zero else "") + _HAN[digit] + name
            zero = False
        elif text and number:
            zero = True
    return text.removeprefix("一") if text.startswith("一十") else text


def formal(number: int) -> str:
    """贰拾壹."""
    return chinese(number).translate(
        str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
    )


def digits(number: int) -> str:
    """二一 for 21."""
    return "".join("〇一二三四五六七八九"[int(each)] for each in str(number))


def letter(number: int) -> str:
    """a … z, aa, bb …"""
    at, times = (number - 1) % 26, (number - 1) // 26 + 1
    return chr(ord("a") + at) * min(times, 4) if number > 0 else str(number)


def roman(number: int) -> str:
    """iv; beyond 3999 in digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for unit, name in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        text += name * (number // unit)
        number %= unit
    return text


def ordinal(number: int) -> str:
    """1st, 2nd, 11th."""
    tail = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{tail}"


def _row(first: str, most: int) -> Callable[[int], str]:
    """Characters in a row of Unicode: ① … ⑳."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= most else str(number)


def _cycle(names: str) -> Callable[[int], str]:
    return lambda number: names[(number - 1) % len(names)]


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": formal,
    "ideographLegalTraditional": formal,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": digits,
    "ideographDigital": digits,
    "taiwaneseDigital": digits,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": ordinal,
    "none": lambda number: "",
}
"""Forms of numbers, by the names of ISO 29500-1, 17.18.59 (ST_NumberFormat)."""
