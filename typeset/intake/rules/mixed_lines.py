"""What it costs that one line of a page follows another in a column, whatever stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from typeset.intake.characters import (
    ends_sentence,
    first_unit,
    is_chinese,
    open_pair,
    width,
)
from typeset.intake.dates import find_date
from typeset.intake.decoding.names import name_cost
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import LABEL, NUMERAL

# All costs are in nats.
_UNEXPECTED, _SEEN = 0.3, -1.5
"""Two characters across a joint that stand nowhere else side by side, or do somewhere."""
_FULL, _FIRST = 1.6, 3.7
"""em that a full line falls short of the measure at most, and one that lost its indent."""
_SHORT = 6.0
"""A line that falls short goes on seldom: one in four hundred."""
_SENTENCE_INSIDE = 2.5
"""A sentence that ends with a line, and the paragraph goes on: one of twelve."""
_UNFINISHED = 6.0
"""A paragraph ends with a full line and without a full stop: as seldom as a short line goes on."""
_TITLE = 3.0
"""Hardly a paragraph's last line is short and has no mark at its end."""
_MARKED = 0.1
"""nats: what costs no more as a byline says that it is one."""
_TITLES = 1.5
"""A headline's label or byline stands between it and the text in one issue of four."""
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
_NEVER = 20.0
"""More than any page can be worth: no line begins with a closing mark."""
_CLOSING = "。，、；：！？”’）》】」』%％,.;:!?)"
_STUB, _STUB_WIDTH, _ONE_LINE = 3.0, 7.0, 0.7
"""A paragraph of one line that is shorter than this (em), and any of one short line."""
_COUNTED = 2.0
"""An item stands below the one with the number before."""
_ITEM = re.compile(r"(\d{1,2})[.．、]\D")
_MARK = re.compile(r"[。，；：！？、]|[,.;:!?]( |$)")
_UNTITLED = re.compile(r"[。，；：！？,.;:!?”’）)]$|。")
_PAGE_LINE = re.compile(
    rf"第?\s*{NUMERAL}\s*期|(?:Issue|No\.?|Vol\.?)\s*\d+|[-—–―·•\s]*\d{{1,4}}[-—–―·•\s]*"
)
_NOT_OPENED = re.compile("^[^“（《【「『(]*[”）》】」』)]")


@dataclass(frozen=True)
class ColumnLine:
    """A line as far as its joints show it; `room` em to the measure."""

    text: str
    room: float

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
        found = find_date(self.text)
        dated = found is not None and found[0].group() == self.text
        return dated or bool(LABEL.match(self.text) or _PAGE_LINE.fullmatch(self.text))


@dataclass(frozen=True)
class Joints:
    """What joints of lines cost; `neighbours`: the pairs that stand side by side in the text."""

    neighbours: frozenset[str]
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
        cost = 0.0 if room < _FULL else 0.7 if room < _FIRST else _SHORT
        cost += _SENTENCE_INSIDE if row.ends else 0.0
        cost += _TITLE if following.titled else 0.0
        if row.opens or following.closes:
            cost += -_PAIRED if row.opens and following.closes else 1.0
        if pair := _pair(row.text, following.text):
            cost += _SEEN if pair in self.neighbours else _UNEXPECTED
        if not (row.ends or row.chinese) and following.text[0].isupper():
            cost += _CAPITAL
        return cost


@dataclass(frozen=True)
class PageLines:
    """A page's lines, and what their joints cost."""

    rows: Sequence[ColumnLine]
    joints: Joints
    together: Sequence[bool]
    apart: Sequence[bool]
    known: dict[tuple[int, int], float] = field(default_factory=dict)

    def joint(self, one: int, two: int) -> float:
        """What it costs (nats) that line `two` stands below line `one`."""
        if (one, two) not in self.known:
            self.known[one, two] = self.cost(self.rows[one], self.rows[two])
        return self.known[one, two]

    def cost(self, row: ColumnLine, following: ColumnLine) -> float:
        """The same of any two rows."""
        return self.joints.cost(row, following)

    def straight(self) -> float:
        """What it costs to read the lines as they come."""
        return sum(self.joint(at, at + 1) for at in range(len(self.rows) - 1))

    def unfinished(self, order: Sequence[int]) -> float:
        """What these lines cost in this order at the ends of full lines that end no sentence."""
        full = (pair for pair in pairwise(order) if self.rows[pair[0]].unfinished)
        return sum(self.joint(one, two) for one, two in full)


def _pair(one: str, two: str) -> str:
    """The characters, or words, that meet where a line goes on; "" where a mark stands."""
    if is_chinese(one[-1]) and is_chinese(two[0]):
        return one[-1] + two[0]
    if not (one[-1].isascii() and one[-1].isalpha() and two[0].isascii() and two[0].isalpha()):
        return ""
    return f"{one.split()[-1]} {two.split()[0]}"


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


def _says_its_place(text: str) -> bool:
    """Whether a line says that it stands below a headline: `——…侧记`, `◎ 齐增光`."""
    cost = name_cost(text)
    return text.startswith("——") or (cost is not None and cost <= _MARKED)


def _begins(row: ColumnLine, following: ColumnLine) -> float:
    cost = _LOWER * (following.text[0].islower() + row.opens) + begins_page(following)
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


def page_lines(blocks: Sequence[Block], measure: float, neighbours: frozenset[str]) -> PageLines:
    """The blocks as lines of a page with this measure (em)."""
    parted = [block.line.blanks > 0 for block in blocks]
    spaced = sum(parted) * 2 > len(parted)
    return PageLines(
        [ColumnLine(block.text, measure - width(block.text)) for block in blocks],
        Joints(neighbours),
        [spaced and not each for each in parted],
        [spaced and each for each in parted],
    )
