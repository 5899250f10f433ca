"""Where a line may end: CLREQ's prohibition rules over the Unicode line breaking algorithm.

Sources: CLREQ 3.1.6 (line start and end prohibition, 避头尾) and 3.2.2 (unbreakable marks and
numbers); CSS Text 3, 5.2 and 5.3 (``word-break``, ``line-break``); UAX #14 through Pango for all
pairs without a Chinese character.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typeset.typography import contract
from typeset.typography.characters import (
    ALPHANUMERIC,
    CLOSING_KINDS,
    IDEOGRAPHIC,
    Kind,
    is_han,
)
from typeset.typography.inline_content import WRAPPING
from typeset.typography.paragraph import Paragraph, Unit
from typeset.typography.shaping import CURSOR_BIT, LINE_BREAK_BIT, break_attributes

# Half-width and other signs that may not begin, or end, a line beside Chinese.
NO_START = frozenset("／％‰℃℉～〜–－‐·‧・•,.:;!?)]}-%°′″¢々〻ー゛゜ヽヾゝゞ、。")
NO_END = frozenset("／([{￥＄￡＃№$£¥€#")
SUFFIXES = frozenset("%‰℃℉°％′″¢")
PREFIXES = frozenset("$£¥€￥＄￡№#＃＋+－-±")
LOOSE_STARTS = frozenset("·‧・：；！？:;!?～〜–々〻ー゛゜ヽヾゝゞ")
GLUE = frozenset("\u2060\ufeff\u00a0\u202f")

# Penalties of a break, in units of a line's badness (1.0: marks of the line squeezed to the last).
UNIT_PENALTY = 0.35  # 2023|年
DASH_PENALTY = 0.5  # —— or …… at a line's start: allowed below the strict level
HYPHEN_PENALTY = 0.5


def opportunities(paragraph: Paragraph) -> list[float | None]:
    """For each unit, the penalty of a break before it; ``None`` where none is allowed."""
    text = paragraph.content.text
    attributes = break_attributes(text, paragraph.style["lang"])
    units = paragraph.units
    result: list[float | None] = [None] * (len(units) + 1)
    for index in range(1, len(units)):
        left, right = units[index - 1], units[index]
        bits = attributes[right.start]
        if left.kind is Kind.HAN and right.kind is Kind.HAN and left.leaf == right.leaf:
            result[index] = _between_han(paragraph, left, right)
        elif bits & CURSOR_BIT or right.kind is Kind.OBJECT:
            result[index] = _between(paragraph, index, bool(bits & LINE_BREAK_BIT))
    return result


def _between_han(paragraph: Paragraph, left: Unit, right: Unit) -> float | None:
    style = paragraph.leaf_style(right)
    if style["white_space"] not in WRAPPING or style["word_break"] == "keep-all":
        return None
    if style["line_break"] == "anywhere":
        return 0.0
    if right.char in NO_START or left.char in NO_END:
        return _unless_loose(right, style)
    return 0.0


def _between(paragraph: Paragraph, index: int, unicode_allows: bool) -> float | None:
    units = paragraph.units
    left, right = units[index - 1], units[index]
    style = paragraph.leaf_style(right if right.leaf == left.leaf else left)
    if left.leaf != right.leaf:
        style = paragraph.style if style["white_space"] in WRAPPING else style
    if style["white_space"] not in WRAPPING or left.char in GLUE or right.char in GLUE:
        return None
    if style["line_break"] == "anywhere" or style["word_break"] == "break-all":
        return 0.0
    if left.kind is Kind.SPACE:
        return _after_space(units, index, unicode_allows)
    if right.kind is Kind.SPACE or left.kind is Kind.NEWLINE:
        return None
    if left.kind not in IDEOGRAPHIC and right.kind not in IDEOGRAPHIC:
        return 0.0 if unicode_allows else None
    if style["word_break"] == "keep-all" and _is_letter(left) and _is_letter(right):
        return None
    doubled = paragraph.starts[index + 1] - right.start > 1 or (
        index + 1 < len(units) and units[index + 1].kind is right.kind
    )
    return _chinese(left, right, doubled, style)


def _after_space(units: list[Unit], index: int, unicode_allows: bool) -> float | None:
    right = units[index]
    if right.kind in CLOSING_KINDS or right.kind is Kind.MIDDLE:
        return None
    before = next((u for u in reversed(units[:index]) if u.kind is not Kind.SPACE), None)
    if before is None or before.kind is Kind.OPEN:
        return None
    ideographic = before.kind in IDEOGRAPHIC or right.kind in IDEOGRAPHIC
    return 0.0 if unicode_allows or ideographic else None


def _chinese(left: Unit, right: Unit, doubled: bool, style: Any) -> float | None:
    """The rule for a pair of which at least one is Chinese."""
    if left.kind is Kind.OPEN:
        return None
    if right.kind in CLOSING_KINDS or right.kind is Kind.MIDDLE or right.char in NO_START:
        return _unless_loose(right, style)
    if left.char in NO_END:
        return None
    if right.kind in (Kind.DASH, Kind.ELLIPSIS):
        return _before_dash(left, right, doubled, style)
    if _is_number_and_unit(left, right):
        return UNIT_PENALTY
    return 0.0


def _unless_loose(right: Unit, style: Any) -> float | None:
    return 0.0 if style["line_break"] == "loose" and right.char in LOOSE_STARTS else None


def _before_dash(left: Unit, right: Unit, doubled: bool, style: Any) -> float | None:
    """A pair —— or …… is whole; a lone — is a connector and does not begin a line."""
    if left.kind is right.kind or style["line_break"] == "strict":
        return None
    return DASH_PENALTY if doubled or right.kind is Kind.ELLIPSIS else None


def _is_number_and_unit(left: Unit, right: Unit) -> bool:
    return left.kind is Kind.DIGIT and is_han(right.char)


def _is_letter(unit: Unit) -> bool:
    return unit.kind is Kind.HAN or unit.kind in ALPHANUMERIC


def glued(left: Unit, right: Unit) -> bool:
    """Whether no space may open between two units: mark and character, number and sign."""
    if left.kind is Kind.OPEN or left.kind is Kind.MIDDLE or left.char in NO_END:
        return True
    if right.kind in CLOSING_KINDS or right.kind is Kind.MIDDLE or right.char in NO_START:
        return True
    if left.kind is right.kind and left.kind in (Kind.DASH, Kind.ELLIPSIS):
        return True
    return (left.char in PREFIXES and right.kind is Kind.DIGIT) or (
        left.kind is Kind.DIGIT and right.char in SUFFIXES
    )


def hyphen_points(paragraph: Paragraph, context: Any) -> dict[int, float]:
    """Units before which a word may be broken with a hyphen, and the width of that hyphen in px.

    Soft hyphens, and with ``hyphens: auto`` the points of the language's dictionary.
    """
    points: dict[int, float] = {}
    text, starts, units = paragraph.content.text, paragraph.starts, paragraph.units
    if "\xad" in text:
        for index in range(len(units) - 1):
            if text[starts[index + 1] - 1] == "\xad":
                points[index + 1] = paragraph.hyphen_width(units[index].leaf)
    for index in _dictionary_points(paragraph, context):
        points[index] = paragraph.hyphen_width(units[index].leaf)
    return points


def _dictionary_points(paragraph: Paragraph, context: Any) -> Iterator[int]:
    wanted = {
        index
        for index, leaf in enumerate(paragraph.content.leaves)
        if leaf.is_text and leaf.box.style["hyphens"] == "auto" and leaf.box.style["lang"]
    }
    units, index = paragraph.units, 0
    while wanted and index < len(units):
        unit, end = units[index], index + 1
        if unit.kind is Kind.LATIN and unit.leaf in wanted:
            while end < len(units) and _continues_word(unit, units[end]):
                end += 1
            yield from _hyphenate(paragraph, index, end, context)
        index = end


def _continues_word(first: Unit, unit: Unit) -> bool:
    return unit.kind is Kind.LATIN and unit.leaf == first.leaf


def _hyphenate(paragraph: Paragraph, start: int, end: int, context: Any) -> Iterator[int]:
    style = paragraph.leaf_style(paragraph.units[start])
    total, left, right = style["hyphenate_limit_chars"]
    begin, stop = paragraph.starts[start], paragraph.starts[end]
    word = paragraph.content.text[begin:stop]
    beside_soft_hyphen = "\xad" in paragraph.content.text[begin : stop + 1]
    if len(word) < total or beside_soft_hyphen or style["white_space"] not in WRAPPING:
        return
    dictionary = contract.hyphenation_dictionary(context, style["lang"], total, left, right)
    for offset in dictionary.positions(word) if dictionary else ():
        unit = paragraph.unit_at(begin + int(offset))
        if start < unit < end and paragraph.starts[unit] == begin + int(offset):
            yield unit
