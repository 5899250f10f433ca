"""What it costs that one line of a page follows another in a column, whatever stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from typeset.intake.characters import (
    ends_sentence,
    first_unit,
    is_chinese,
    open_pair,
    width,
)
from typeset.intake.dates import find_date
from typeset.intake.decoding.bylines import name_cost
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import LABEL, NUMERAL
from typeset.intake.rules.continuity import Continuity

# All costs are in nats.
_FULL, _FIRST = 1.6, 3.7
"""em that a full line falls short of the measure at most, and one that lost its indent."""
_SHORT = 6.0
"""A line that falls short goes on seldom: one in four hundred."""
_SENTENCE_INSIDE = 2.5
"""A sentence that ends with a line, and the paragraph goes on: one of twelve."""
_TITLE = 3.0
"""Hardly a paragraph's last line is short and has no mark at its end."""
_MARKED = 0.1
"""nats: what costs no more as a byline says that it is one."""
_TEXT_BELOW = {"end": 0.3, "title": 1.0, "credit": 1.0, "placed": 0.3, "bare": 3.0, "full": 6.0}
_TITLE_BELOW = {"end": 0.5, "title": 2.5, "credit": 1.0, "placed": 3.0, "bare": 3.5, "full": 6.0}
_BELOW = {"end": 3.0, "title": 0.5, "credit": 3.0, "placed": 1.5, "bare": 1.0, "full": 6.0}
"""What a paragraph, a title, and what says that it is below a headline cost below such lines."""
_PAIRED = 3.0
"""What a line opens the next one closes, and closes nothing else."""
_CAPITAL = 0.7
"""In English half of the lines that begin in a capital begin a sentence, and some a name."""
_LOWER = 4.0
"""What begins in a small letter, or behind an open bracket, hardly begins a paragraph."""
_WIDE = 2.0
"""A first line is two em shorter than the others, where indents are lost."""
_TEXT_FIRST = 2.0
"""The first page's text begins with no headline."""
_NEVER = 20.0
"""More than any page can be worth: no line begins with a closing mark."""
_HYPHENS = "-‐\xad"
"""They part a word at the end of a line, however short."""
_CLOSING = "。，、；：！？”’）》】」』%％,.;:!?)"
_STUB, _STUB_WIDTH, _ONE_LINE = 3.0, 7.0, 0.7
"""A paragraph of one line that is shorter than this (em), and any of one short line."""
_COUNTED = 2.0
"""An item stands below the one with the number before."""
_ITEM = re.compile(r"(\d{1,2})[.．、]\D")
_MARK = re.compile(r"[。，；：！？、]|[,.;:!?]( |$)")
_UNTITLED = re.compile(r"[。，；：！？,.;:!?’）)]$|。|^[^“]*”$|[。！？，]”$")
PAGE_LINE = re.compile(
    rf"第?\s*{NUMERAL}\s*期|(?:Issue|No\.?|Vol\.?)\s*\d+|[-—–―·•\s]*\d{{1,4}}[-—–―·•\s]*"
)
_INSIDE = re.compile("[\u4e00-\u9fff](?<![一二三四五六七八九十])[，。、；：！？”]|了|的[^士确]")
"""What hardly begins a paragraph: one character before a mark."""
_NOT_OPENED = re.compile("^[^“（《【「『(]*[”）》】」』)]")


@dataclass(frozen=True)
class ColumnLine:
    """A line as far as its joints show it; `room` em to the measure.

    `headed`: it is one of the facts of the issue's head."""

    text: str
    room: float
    headed: bool = False

    @cached_property
    def chinese(self) -> bool:
        """Whether it has Chinese characters."""
        return is_chinese(self.text)

    @cached_property
    def ends(self) -> bool:
        """Whether a sentence ends with it."""
        return ends_sentence(self.text)

    @cached_property
    def opens(self) -> bool:
        """Whether it opens a bracket or quotation that it does not close."""
        return open_pair(self.text) is not None

    @cached_property
    def closes(self) -> bool:
        """Whether it closes one that it did not open."""
        return _NOT_OPENED.match(self.text) is not None

    @cached_property
    def titled(self) -> bool:
        """Whether it is short and has no mark of text."""
        return (
            self.room > _FIRST
            and not self.text[0].islower()
            and _UNTITLED.search(self.text) is None
        )

    @cached_property
    def placed(self) -> bool:
        """Whether it says that it stands below a headline: `——…侧记`, `◎ 齐增光`."""
        return _says_its_place(self.text)

    @cached_property
    def kind(self) -> str:
        """What it is for what begins below it."""
        if self.placed:
            return "placed"
        if self.ends:
            return "end"
        if self.titled:
            return "title"
        if self.credited:
            return "credit"
        bare = _MARK.search(self.text) is None and not self.text[0].islower()
        return "bare" if bare else "full"

    @cached_property
    def stops(self) -> bool:
        """Whether a paragraph or a title may end with it."""
        return self.ends or self.titled or self.text[-1] in "）)"

    @cached_property
    def credited(self) -> bool:
        """Whether it is short and ends with brackets, as a caption or an article does."""
        return self.room > _FIRST and self.text[-1] in "）)"

    @property
    def full(self) -> bool:
        """Whether it may be as wide as the measure."""
        return self.room < _FIRST

    @property
    def unfinished(self) -> bool:
        """Whether it is full and ends no sentence."""
        return self.room < _FIRST and not self.ends

    @cached_property
    def apart(self) -> bool:
        """Whether it is a line of the issue's head or foot: a label, a number, a date."""
        return self.headed or self.dated or self.labelled or bool(PAGE_LINE.fullmatch(self.text))

    @cached_property
    def dated(self) -> bool:
        """Whether it is nothing but a date."""
        found = find_date(self.text)
        return found is not None and found[0].group() == self.text

    @cached_property
    def labelled(self) -> bool:
        """Whether it begins with a label of the issue's foot."""
        return LABEL.match(self.text) is not None


@dataclass(frozen=True)
class Joints:
    """What joints of lines cost; `continuity`: what the text shows of what follows what."""

    continuity: Continuity
    going: dict[tuple[str, float, str, float], float] = field(default_factory=dict)
    beginning: dict[tuple[str, float, str, float], float] = field(default_factory=dict)

    def cost(self, row: ColumnLine, following: ColumnLine) -> float:
        """What it costs (nats) that one line stands below the other."""
        return min(self.goes_on(row, following), self.begins(row, following))

    def goes_on(self, row: ColumnLine, following: ColumnLine) -> float:
        """What it costs (nats) that one goes on with the paragraph of the other."""
        key = row.text, row.room, following.text, following.room
        if key not in self.going:
            self.going[key] = self._goes_on(row, following)
        return self.going[key]

    def begins(self, row: ColumnLine, following: ColumnLine) -> float:
        """What it costs (nats) that one begins something below the other."""
        key = row.text, row.room, following.text, following.room
        if key not in self.beginning:
            self.beginning[key] = _begins(row, following)
        return self.beginning[key]

    def _goes_on(self, row: ColumnLine, following: ColumnLine) -> float:
        room = row.room - max(width(first_unit(following.text)) - 1, 0)
        parted = row.text[-1] in _HYPHENS and following.text[0].islower()
        cost = 0.0 if parted or room < _FULL else 0.7 if room < _FIRST else _SHORT
        cost += _SENTENCE_INSIDE if row.ends else 0.0
        cost += _TITLE if following.titled else 0.0
        if row.opens or following.closes:
            cost += -_PAIRED if row.opens and following.closes else 1.0
        cost += self.continuity.cost(row.text, following.text)
        if not (row.ends or row.chinese) and following.text[0].isupper():
            cost += _CAPITAL
        return cost


def have_no_places(blocks: Sequence[Block]) -> bool:
    """Whether a page's lines are plain text: where they stood in print is not known."""
    return all(
        block.role is Role.TEXT and not (block.line.size or block.line.whole or block.line.column)
        for block in blocks
    )


def begins_page(row: ColumnLine) -> float:
    """What it costs (nats) that a line begins a text."""
    wide = row.chinese and row.room < 0.9
    return _NEVER if row.text[0] in _CLOSING else (_WIDE if wide else 0.0) + _PAIRED * row.closes


def begins_issue(row: ColumnLine) -> float:
    """What it costs (nats) that a line begins the first page's text: a headline mostly does."""
    return begins_page(row) + (0.0 if row.titled else _TEXT_FIRST)


def _says_its_place(text: str) -> bool:
    """Whether a line says that it stands below a headline: `——…侧记`, `◎ 齐增光`."""
    cost = name_cost(text)
    return text.startswith("——") or (cost is not None and cost <= _MARKED)


def _begins(row: ColumnLine, following: ColumnLine) -> float:
    inside = following.text[0].islower() or _INSIDE.match(following.text) is not None
    cost = _LOWER * (inside + row.opens) + begins_page(following)
    if following.ends and following.room > _FIRST:
        cost += _STUB if width(following.text) < _STUB_WIDTH else _ONE_LINE
    cost += _counting(row.text, following.text)
    if following.placed:
        return cost + _BELOW[row.kind]
    if following.titled:
        return cost + _TITLE_BELOW[row.kind]
    return cost + _TEXT_BELOW[row.kind]


def _counting(row: str, following: str) -> float:
    """What it costs that an item with this number stands below a line."""
    number = _ITEM.match(following)
    if number is None or number[1] == "1":
        return 0.0
    before = _ITEM.match(row)
    counted = before is not None and int(before[1]) + 1 == int(number[1])
    return -_COUNTED if counted else _COUNTED / 2
