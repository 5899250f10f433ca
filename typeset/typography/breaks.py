"""Where a line may end: CLREQ's prohibition rules over the Unicode line breaking algorithm.

Sources: CLREQ 3.1.6 (line start and end prohibition, 避头尾) and 3.2.2 (unbreakable marks and
numbers); CSS Text 3, 5.2 and 5.3 (``word-break``, ``line-break``); UAX #14 through Pango for all
pairs without a Chinese character.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from typeset.typography import contract, phrases, unbreakable
from typeset.typography.characters import (
    ALPHANUMERIC,
    CLOSING_KINDS,
    GLUE,
    IDEOGRAPHIC,
    LOOSE_STARTS,
    NO_END,
    NO_START,
    PREFIXES,
    SUFFIXES,
    Kind,
    is_han,
)
from typeset.typography.inline_content import WRAPPING
from typeset.typography.paragraph import Clusters
from typeset.typography.shaping import CURSOR_BIT, LINE_BREAK_BIT, break_attributes

if TYPE_CHECKING:
    from typeset.typography.stock import Context, Style

# Penalties of a break, in units of a line's badness (1.0: its marks are squeezed to the last).
BESIDE_NUMBER = 0.35  # 2023|春
# 12|元: worse than gaps of a tenth of an em, so that only lines which would be seen part them.
UNIT_PENALTY = 800.0
DASH_PENALTY = 0.5  # —— or …… at a line's start: allowed below the strict level
HYPHEN_PENALTY = 0.5
LATIN_DASHES = frozenset("—–")  # Chicago 6.90: a dash never begins a line
RULED_BY_CLREQ = IDEOGRAPHIC | {Kind.SIGN}
ADDRESS_PENALTY = 2.0  # a web address is parted where its line would be loose otherwise
EMAIL_PENALTY = 1e6  # one for e-mail where no line holds it: above any line torn apart
ADDRESS_PENALTIES = frozenset({ADDRESS_PENALTY, EMAIL_PENALTY})


def opportunities(paragraph: Clusters) -> list[float | None]:
    """For each unit, the penalty of a break before it; ``None`` where none is allowed."""
    kinds, leaf = paragraph.kinds, paragraph.leaf
    attributes: list[int] = []
    plain = [_breaks_between_han(style) for style in paragraph.styles]
    result: list[float | None] = [None] * (len(kinds) + 1)
    for unit in range(1, len(kinds)):
        if kinds[unit] is Kind.HAN is kinds[unit - 1] and leaf[unit] == leaf[unit - 1]:
            result[unit] = plain[leaf[unit]]
            continue
        if not attributes:
            attributes = break_attributes(paragraph.content.text, paragraph.style["lang"])
        bits = attributes[paragraph.starts[unit]]
        if bits & CURSOR_BIT or kinds[unit] is Kind.OBJECT:
            result[unit] = _between(paragraph, unit, bool(bits & LINE_BREAK_BIT))
    _keep_whole(paragraph, result)
    if any(style["word_break"] == "auto-phrase" for style in paragraph.styles):
        phrases.keep_together(paragraph, result)
    for unit in paragraph.raised:
        result[unit] = None
    return result


def _keep_whole(paragraph: Clusters, penalties: list[float | None]) -> None:
    """Part addresses after their signs alone, numbers nowhere, and a number from its unit late."""
    text, unit_at = paragraph.content.text, paragraph.unit_at
    found = [*unbreakable.addresses(text)]
    for start, end in unbreakable.measures(text):
        for unit in range(unit_at(start) + 1, unit_at(end)):
            if penalties[unit] is not None and _keeps_words(paragraph.style_of(unit)):
                penalties[unit] = UNIT_PENALTY
    for start, end in (*unbreakable.unbroken(text), *unbreakable.names(text), *found):
        for unit in range(unit_at(start) + 1, unit_at(end)):
            if _keeps_words(paragraph.style_of(unit)):
                penalties[unit] = None
    for start, end in found:
        for place in unbreakable.parting_places(text, start, end):
            unit = unit_at(place)
            if penalties[unit] is None and paragraph.style_of(unit)["white_space"] in WRAPPING:
                penalties[unit] = EMAIL_PENALTY if "@" in text[start:end] else ADDRESS_PENALTY


def mail_addresses(paragraph: Clusters) -> Iterator[int]:
    """The units with which addresses for e-mail begin."""
    text = paragraph.content.text
    for start, end in unbreakable.addresses(text) if "@" in text else ():
        if "@" in text[start:end]:
            yield paragraph.unit_at(start)


def _keeps_words(style: Style) -> bool:
    return bool(style["line_break"] != "anywhere" and style["word_break"] != "break-all")


def _breaks_between_han(style: Style) -> float | None:
    """The penalty of a break between two Han characters of one text box."""
    wraps = style["white_space"] in WRAPPING
    kept = style["word_break"] == "keep-all" and style["line_break"] != "anywhere"
    return 0.0 if wraps and not kept else None


def _between(paragraph: Clusters, unit: int, unicode_allows: bool) -> float | None:
    """The penalty of a break before ``unit``, whatever stands on its sides."""
    left, right = paragraph.kinds[unit - 1], paragraph.kinds[unit]
    style = _wrapping_style(paragraph, unit)
    if style["white_space"] not in WRAPPING or paragraph.char(unit) in GLUE:
        return None
    if paragraph.char(unit - 1) in GLUE or left is Kind.NEWLINE or right is Kind.NEWLINE:
        return None
    if style["line_break"] == "anywhere" or style["word_break"] == "break-all":
        return 0.0
    if left is Kind.SPACE:
        return _after_space(paragraph, unit, unicode_allows)
    if right is Kind.SPACE:
        return None
    if not {left, right} & RULED_BY_CLREQ:
        dash = paragraph.char(unit) in LATIN_DASHES
        return 0.0 if unicode_allows and not dash else None
    if style["word_break"] == "keep-all" and _is_letter(left) and _is_letter(right):
        return None
    return _chinese(paragraph, unit, style["line_break"])


def _wrapping_style(paragraph: Clusters, unit: int) -> Style:
    """The style that rules a break: between two boxes, that of the line (CSS Text 3, 5.1)."""
    left, right = _outer_style(paragraph, unit - 1), _outer_style(paragraph, unit)
    if left is right:
        return right
    if left["white_space"] in WRAPPING or right["white_space"] in WRAPPING:
        return paragraph.style
    return left


def _outer_style(paragraph: Clusters, unit: int) -> Style:
    """The style that rules breaks beside a unit: an inline block's own rules those inside it."""
    is_object = paragraph.kinds[unit] is Kind.OBJECT
    return paragraph.style if is_object else paragraph.style_of(unit)


def _after_space(paragraph: Clusters, unit: int, unicode_allows: bool) -> float | None:
    kinds = paragraph.kinds
    before = unit - 1
    while before >= 0 and kinds[before] is Kind.SPACE:
        before -= 1
    right = kinds[unit]
    if before < 0 or kinds[before] is Kind.OPEN or paragraph.char(unit) in LATIN_DASHES:
        return None
    if right in CLOSING_KINDS or right is Kind.MIDDLE:
        return None
    return 0.0 if unicode_allows or kinds[before] in IDEOGRAPHIC or right in IDEOGRAPHIC else None


def _chinese(paragraph: Clusters, unit: int, level: str) -> float | None:
    """The rule for a pair of which at least one is Chinese."""
    left, right = paragraph.kinds[unit - 1], paragraph.kinds[unit]
    before, char = paragraph.char(unit - 1), paragraph.char(unit)
    if left is Kind.OPEN:
        return None
    if right in CLOSING_KINDS or right is Kind.MIDDLE or char in NO_START:
        return 0.0 if level == "loose" and char in LOOSE_STARTS else None
    if before in NO_END or right is Kind.IDEOGRAPHIC_SPACE:
        return None
    if right is Kind.DASH or right is Kind.ELLIPSIS:
        return _before_dash(paragraph, unit, level)
    return BESIDE_NUMBER if left is Kind.DIGIT and is_han(char) else 0.0


def _before_dash(paragraph: Clusters, unit: int, level: str) -> float | None:
    """A pair —— or …… is whole; a lone — is a connector and does not begin a line."""
    kinds = paragraph.kinds
    kind = kinds[unit]
    if kinds[unit - 1] is kind or level == "strict":
        return None
    doubled = paragraph.starts[unit + 1] - paragraph.starts[unit] > 1
    doubled = doubled or (unit + 1 < len(kinds) and kinds[unit + 1] is kind)
    return DASH_PENALTY if doubled or kind is Kind.ELLIPSIS else None


def _is_letter(kind: Kind) -> bool:
    return kind is Kind.HAN or kind in ALPHANUMERIC


def glued(paragraph: Clusters, unit: int) -> bool:
    """Whether no space may open after ``unit``: mark and character, number and sign."""
    left, right = paragraph.kinds[unit], paragraph.kinds[unit + 1]
    if unit + 1 in paragraph.raised:
        return True
    if left is Kind.OPEN or left is Kind.MIDDLE or right in CLOSING_KINDS or right is Kind.MIDDLE:
        return True
    char, following = paragraph.char(unit), paragraph.char(unit + 1)
    if char in NO_END or following in NO_START:
        return True
    if left is right and left in (Kind.DASH, Kind.ELLIPSIS):
        return True
    if right is Kind.DIGIT and char in PREFIXES:
        return True
    return left is Kind.DIGIT and following in SUFFIXES


def hyphen_points(paragraph: Clusters, context: Context) -> dict[int, float]:
    """Units before which a word may be broken with a hyphen, and the width of that hyphen in px.

    Soft hyphens, and with ``hyphens: auto`` the points of the language's dictionary.
    """
    points: dict[int, float] = {}
    text, starts, leaf = paragraph.content.text, paragraph.starts, paragraph.leaf
    if "\xad" in text:
        for unit in range(1, len(paragraph)):
            if text[starts[unit] - 1] == "\xad":
                points[unit] = paragraph.hyphen_width(leaf[unit - 1])
    for unit in _dictionary_points(paragraph, context):
        points[unit] = paragraph.hyphen_width(leaf[unit])
    for start, end in unbreakable.addresses(text) if points else ():
        for unit in range(paragraph.unit_at(start), paragraph.unit_at(end) + 1):
            points.pop(unit, None)
    return points


def _dictionary_points(paragraph: Clusters, context: Context) -> Iterator[int]:
    wanted = [
        style["hyphens"] == "auto" and bool(style["lang"]) and style["white_space"] in WRAPPING
        for style in paragraph.styles
    ]
    if not any(wanted):
        return
    kinds, leaf = paragraph.kinds, paragraph.leaf
    letters = (unit for unit in reversed(range(len(kinds))) if kinds[unit] in ALPHANUMERIC)
    last_word = next(letters, 0)  # a line of only the end of a word ends no paragraph
    unit = 0
    while unit < len(kinds):
        end = unit + 1
        if kinds[unit] is Kind.LATIN and wanted[leaf[unit]]:
            while end < len(kinds) and kinds[end] is Kind.LATIN and leaf[end] == leaf[unit]:
                end += 1
            if end > last_word or _is_name(paragraph, unit):
                unit = end
                continue
            yield from _hyphenate(paragraph, unit, end, context)
        unit = end


def _is_name(paragraph: Clusters, unit: int) -> bool:
    """Whether an English word is capitalised, and no sentence begins with it."""
    language = paragraph.style_of(unit)["lang"] or ""
    if not language.startswith("en") or not paragraph.char(unit).isupper():
        return False
    before = paragraph.content.text[: paragraph.starts[unit]].rstrip(" “‘(\"'")
    return bool(before) and before[-1] not in ".!?:…\n"


def _hyphenate(paragraph: Clusters, first: int, end: int, context: Context) -> Iterator[int]:
    style = paragraph.style_of(first)
    total, left, right = style["hyphenate_limit_chars"]
    begin, stop = paragraph.starts[first], paragraph.starts[end]
    word = paragraph.content.text[begin:stop]
    if len(word) < total or "\xad" in paragraph.content.text[begin : stop + 1]:
        return
    dictionary = contract.hyphenation_dictionary(context, style["lang"], total, left, right)
    for offset in dictionary.positions(word) if dictionary else ():
        unit = paragraph.unit_at(begin + int(offset))
        if first < unit < end and paragraph.starts[unit] == begin + int(offset):
            yield unit
