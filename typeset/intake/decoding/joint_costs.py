"""Which costs of the joint between two lines each pair of their labels has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from typeset.intake.characters import begins_inside, has_sentence
from typeset.intake.decoding.caption_joints import caption_last, caption_within
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.joints import LONG, last, title_within, within
from typeset.intake.decoding.labels import BODY, CAPTIONS, INSETS, NEVER, TEXT, Label
from typeset.intake.decoding.manner_costs import Numbers, Places

_HEADLINE_AT_FOOT = 4.0
"""No headline is left alone at the foot of a page or column."""
_THIRD_LINE = 3.0
"""nats: one headline in twenty has three lines, and each more is as rare."""
_LOW, _CANNOT_BEGIN = 4.0, 20.0
"""nats: what begins in a small letter, or with a closing mark, begins nothing."""
_INDENTED = 2.0
"""nats: what goes on below something set into a paragraph is hardly indented."""
_FULL_TAIL, _SHORT_TAIL = -0.5, 0.5
"""nats: a headline goes on to a line of text below a full line rather than below a short one."""
_HEADLINES = frozenset({Label.HEADLINE, Label.MORE_HEADLINE})
_MORE_TITLE = frozenset({Label.MORE_HEADLINE, Label.MORE_DECK, Label.MORE_HEADING})
_MORE_CAPTION = frozenset({Label.MORE_CAPTION, Label.MORE_INSET})
_MORE_TEXT = frozenset({Label.MORE, Label.MORE_NOTICE})

_NOTHING, _WITHIN, _MORE_INSET, _TITLE, _THIRD, _CAPTION, _INSET, _TAIL = range(8)
_TEXT_ENDS, _CAPTION_ENDS, _BEGINS, _HEAD, _AT_FOOT = range(8, 13)


def _goes_on(one: Label, two: Label) -> int:
    """Which cost it is that the piece goes on, or that the first ends."""
    if two in _MORE_TEXT:
        return _MORE_INSET if one in INSETS and two is Label.MORE else _WITHIN
    if two in _MORE_TITLE:
        return _THIRD if one in _MORE_TITLE else _TITLE
    if two in _MORE_CAPTION:
        return _CAPTION
    if two is Label.INSET:
        return _INSET
    if two is Label.TAIL:
        return _TAIL
    return _TEXT_ENDS if one in TEXT else _CAPTION_ENDS if one in CAPTIONS else _NOTHING


def _begins(one: Label, two: Label) -> int:
    """Which cost it is that another piece begins."""
    if two in _MORE_TEXT | _MORE_TITLE | _MORE_CAPTION or two in (Label.INSET, Label.TAIL):
        return _NOTHING
    if one in _HEADLINES and two in BODY:
        return _AT_FOOT
    return _HEAD if two is Label.HEAD else _BEGINS


_GOING_ON = np.array([[_goes_on(one, two) for two in Label] for one in Label])
_BEGINNING = np.array([[_begins(one, two) for two in Label] for one in Label])


def joint_costs(lines: Sequence[Facts], labels: Places) -> Numbers:
    """The cost (nats) of each joint of two lines, for each pair of their labels."""
    there = [frozenset(row) for row in labels.tolist()]
    found = np.array(
        [_costs(lines[at], lines[at + 1], there[at], there[at + 1]) for at in range(len(lines) - 1)]
    ).reshape(len(lines) - 1, _AT_FOOT + 1)
    joint = np.arange(len(lines) - 1)[:, None, None]
    one, two = labels[:-1, :, None], labels[1:, None, :]
    return np.asarray(found[joint, _GOING_ON[one, two]] + found[joint, _BEGINNING[one, two]])


def _costs(facts: Facts, following: Facts, one: frozenset[int], two: frozenset[int]) -> list[float]:
    """Each of the costs; 0 where no pair of the labels `one` and `two` asks for it."""
    begins = _CANNOT_BEGIN if not following.may_begin else _low(following)
    title = title_within(facts, following) if not two.isdisjoint(_MORE_TITLE) else 0.0
    return [
        0.0,
        within(facts, following) if not two.isdisjoint(_MORE_TEXT) else 0.0,
        _INDENTED if following.inset else 0.0,
        title,
        title + _THIRD_LINE,
        caption_within(facts, following) if not two.isdisjoint(_MORE_CAPTION) else 0.0,
        _inset(facts) if Label.INSET in two else 0.0,
        _FULL_TAIL if facts.reach == "full" else _SHORT_TAIL,
        last(facts, following) if not one.isdisjoint(TEXT) else 0.0,
        caption_last(facts),
        begins,
        0.0 if following.may_begin else _CANNOT_BEGIN,
        begins + (_HEADLINE_AT_FOOT if following.cut else 0.0),
    ]


def _inset(facts: Facts) -> float:
    """What it costs that something is set into a paragraph below this line."""
    cut = facts.reach == "full" or facts.open or facts.wide >= LONG
    broken = not facts.ends and (cut or has_sentence(facts.text))
    return 0.0 if broken else NEVER


def _low(facts: Facts) -> float:
    return _LOW if begins_inside(facts.text) and not facts.whole else 0.0
