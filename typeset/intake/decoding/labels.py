"""What a line can be, and which labels may follow each other."""

from __future__ import annotations

from enum import IntEnum


class Label(IntEnum):
    """What a line is.  The MORE_ labels go on with the line above."""

    START = 0
    HEAD = 1
    KICKER = 2
    SECTION = 3
    HEADLINE = 4
    MORE_HEADLINE = 5
    DECK = 6
    MORE_DECK = 7
    BYLINE = 8
    SOURCE = 9
    PARAGRAPH = 10
    MORE = 11
    RUN_IN = 12
    LONG_RUN_IN = 13
    TAIL = 14
    HEADING = 15
    MORE_HEADING = 16
    ITEM = 17
    TABLE = 18
    END_BYLINE = 19
    CAPTION = 20
    MORE_CAPTION = 21
    INSET = 22
    MORE_INSET = 23
    NOTICE = 24
    MORE_NOTICE = 25
    FOOT = 26
    END = 27


LABELS = tuple(Label)
"""Each label at its number."""

MORE_OF = {
    Label.MORE_HEADLINE: (Label.HEADLINE, Label.MORE_HEADLINE),
    Label.MORE_DECK: (Label.DECK, Label.MORE_DECK),
    Label.MORE: (
        Label.PARAGRAPH,
        Label.MORE,
        Label.RUN_IN,
        Label.TAIL,
        Label.INSET,
        Label.MORE_INSET,
    ),
    Label.TAIL: (Label.LONG_RUN_IN,),
    Label.MORE_HEADING: (Label.HEADING,),
    Label.MORE_CAPTION: (Label.CAPTION, Label.MORE_CAPTION),
    Label.MORE_INSET: (Label.INSET, Label.MORE_INSET),
    Label.MORE_NOTICE: (Label.NOTICE, Label.MORE_NOTICE),
}
"""A line that goes on, and what it may go on from."""

TITLE = frozenset(
    {
        Label.HEADLINE,
        Label.MORE_HEADLINE,
        Label.DECK,
        Label.MORE_DECK,
        Label.BYLINE,
        Label.SOURCE,
    }
)
TEXT = frozenset({Label.PARAGRAPH, Label.MORE, Label.RUN_IN, Label.TAIL})
BODY = TEXT | {Label.ITEM, Label.TABLE}
INSETS = frozenset({Label.INSET, Label.MORE_INSET})
CAPTIONS = frozenset({Label.CAPTION, Label.MORE_CAPTION})
BEGINS_ARTICLE = frozenset(
    {Label.KICKER, Label.SECTION, Label.HEADLINE, Label.RUN_IN, Label.LONG_RUN_IN}
)

KNOWN_AS = {
    "section": frozenset({Label.SECTION}),
    "name": frozenset({Label.BYLINE, Label.END_BYLINE}),
    "person": frozenset(Label),
    "headline": frozenset({Label.HEADLINE}),
}
"""What a line can be of which something is known beforehand."""

NEVER = 1e6
"""nats: more than any text can be worth, of a hundred thousand lines, too."""


def _row(default: float, **costs: float) -> list[float]:
    row = [default] * len(Label)
    for name, cost in costs.items():
        row[Label[name]] = cost
    return row


# What it costs that one label follows another, in nats: 0 for what is usual, 1 for what is seen in
# one of three issues, 3 in one of twenty, 7 for what only a damaged text has.
_OPENING = {"HEADLINE": 0.2, "KICKER": 0.5, "SECTION": 0.5, "RUN_IN": 0.8, "LONG_RUN_IN": 0.8}
_TITLED = {"PARAGRAPH": 0.2, "ITEM": 1.5, "TABLE": 2.0, "HEADING": 1.8, "CAPTION": 1.5}
_RESUMED = {"PARAGRAPH": 0.4, "ITEM": 0.4, "TABLE": 0.8, "HEADING": 1.2, "CAPTION": 1.2}
_FOLLOWING = _RESUMED | {"HEADLINE": 1.0, "KICKER": 1.5, "SECTION": 1.5, "RUN_IN": 1.2}
_ENDING = {"END_BYLINE": 0.7, "NOTICE": 3.0, "FOOT": 1.0, "END": 0.3, "LONG_RUN_IN": 1.5}

FOLLOWS: dict[Label, list[float]] = {
    Label.START: _row(7.0, **_OPENING, PARAGRAPH=4.0, NOTICE=0.8, HEAD=0.0, FOOT=3.0, CAPTION=3.0),
    Label.HEAD: _row(7.0, **_OPENING, PARAGRAPH=4.0, NOTICE=0.8, HEAD=0.0, FOOT=3.0, CAPTION=3.0),
    Label.NOTICE: _row(
        6.0, **_OPENING, PARAGRAPH=3.0, NOTICE=0.8, FOOT=1.0, HEAD=0.5, END=0.5, MORE_NOTICE=0.0
    ),
    Label.KICKER: _row(9.0, HEADLINE=0.0),
    Label.SECTION: _row(
        8.0,
        HEADLINE=0.0,
        KICKER=0.5,
        RUN_IN=0.7,
        LONG_RUN_IN=0.7,
        PARAGRAPH=3.0,
        ITEM=3.0,
        TABLE=3.0,
        CAPTION=2.0,
    ),
    Label.HEADLINE: _row(
        7.0,
        **_TITLED,
        MORE_HEADLINE=0.0,
        DECK=0.3,
        BYLINE=0.3,
        SOURCE=0.5,
        HEADLINE=4.5,
        KICKER=4.5,
        SECTION=4.5,
        END_BYLINE=9.0,
        NOTICE=5.0,
        END=5.0,
        FOOT=4.0,
    ),
    Label.DECK: _row(7.0, **_TITLED, MORE_DECK=0.0, DECK=1.5, BYLINE=0.3, SOURCE=0.5),
    Label.BYLINE: _row(7.0, **_TITLED, BYLINE=1.2, SOURCE=0.8, DECK=2.0, SECTION=4.0),
    Label.SOURCE: _row(7.0, **_TITLED, BYLINE=0.5, SOURCE=2.0, **_OPENING | {"HEADLINE": 1.0}),
    Label.PARAGRAPH: _row(7.0, **_FOLLOWING, **_ENDING, MORE=0.0, SOURCE=1.5, INSET=2.5),
    Label.LONG_RUN_IN: _row(NEVER, TAIL=0.0),
    Label.HEADING: _row(7.0, **_TITLED | {"HEADING": 1.0}, MORE_HEADING=0.0),
    Label.ITEM: _row(7.0, **_FOLLOWING, **_ENDING),
    Label.TABLE: _row(7.0, **_FOLLOWING | {"TABLE": 0.0}, **_ENDING),
    Label.END_BYLINE: _row(
        6.0,
        HEADLINE=0.0,
        KICKER=0.4,
        SECTION=0.4,
        RUN_IN=0.2,
        LONG_RUN_IN=0.4,
        PARAGRAPH=4.0,
        CAPTION=1.5,
        NOTICE=1.0,
        FOOT=0.2,
        END=0.0,
        SOURCE=1.5,
        END_BYLINE=3.0,
        HEADING=9.0,
    ),
    Label.CAPTION: _row(7.0, **_FOLLOWING | {"CAPTION": 1.0}, **_ENDING, MORE_CAPTION=0.0),
    Label.INSET: _row(NEVER, MORE=0.0, MORE_INSET=0.0),
    Label.FOOT: _row(6.0, FOOT=0.0, END=0.0, NOTICE=1.0, HEADLINE=3.0, CAPTION=3.0, HEAD=1.0),
}
for _more, _first in (
    (Label.MORE_HEADLINE, Label.HEADLINE),
    (Label.MORE_DECK, Label.DECK),
    (Label.MORE, Label.PARAGRAPH),
    (Label.RUN_IN, Label.PARAGRAPH),
    (Label.TAIL, Label.PARAGRAPH),
    (Label.MORE_HEADING, Label.HEADING),
    (Label.MORE_CAPTION, Label.CAPTION),
    (Label.MORE_INSET, Label.INSET),
    (Label.MORE_NOTICE, Label.NOTICE),
):
    FOLLOWS[_more] = FOLLOWS[_first]
for _label, _costs in FOLLOWS.items():
    for _more, _firsts in MORE_OF.items():
        if _label not in _firsts:
            _costs = FOLLOWS[_label] = list(_costs)
            _costs[_more] = NEVER
