"""The numbers that OpenDocument prints before the items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from typeset.intake.readers.open_document_elements import get, tag
from typeset.intake.readers.word.numbering import FORMS
from typeset.intake.readers.word.package import Element

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
}
"""OpenDocument's forms of numbers by the names that Word has for them."""


class PrintedNumbers:
    """How far each list has counted, by its style; `styles` are all elements of all styles."""

    def __init__(self, styles: Iterable[Element]) -> None:
        self.levels: dict[tuple[str, int], Element] = {}
        self.counts: dict[str, dict[int, int]] = {}
        for style in styles:
            if tag(style) != "text:list-style":
                continue
            for level in style:
                if tag(level) == "text:list-level-style-number":
                    number = get(level, "text:level")
                    place = (get(style, "style:name"), int(number) if number.isdecimal() else 1)
                    self.levels[place] = level

    def begin(self, element: Element, style: str) -> None:
        """A list begins: it counts from its start, unless it says that it goes on."""
        goes_on = get(element, "text:continue-numbering") == "true"
        if not goes_on and not get(element, "text:continue-list"):
            self.counts.pop(style, None)

    def label(self, style: str, level: int) -> str:
        """The number of the next item of a level, as it is printed; "" for a bullet."""
        here = self.levels.get((style, level))
        counts = self.counts.setdefault(style, {})
        counts[level] = counts.get(level, self._before(style, level)) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if here is None or not get(here, "style:num-format"):
            return ""
        pattern = get(here, "loext:num-list-format") or (
            f"{get(here, 'style:num-prefix')}%{level}%{get(here, 'style:num-suffix')}"
        )
        return re.sub("%([0-9]+)%", lambda n: self._number(style, int(n[1])), pattern).strip()

    def _before(self, style: str, level: int) -> int:
        """What a level begins to count behind."""
        here = self.levels.get((style, level))
        start = get(here, "text:start-value") if here is not None else ""
        return int(start) - 1 if start.isdecimal() and len(start) < 6 else 0

    def _number(self, style: str, level: int) -> str:
        here = self.levels.get((style, level))
        form = get(here, "style:num-format") if here is not None else "1"
        count = self.counts[style].get(level, self._before(style, level) + 1)
        return FORMS[_FORMS.get(form, "decimal")](count)
