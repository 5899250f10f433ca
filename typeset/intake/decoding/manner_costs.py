"""A manner's costs as one row of numbers, and where in it the cost of each line's place stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import BEGINS_ARTICLE, BODY, TEXT, TITLE, Label
from typeset.intake.decoding.manner import KIND, LEADS, Manner, Shares
from typeset.intake.decoding.reach import STEPS

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]

_UNMARKED, _RUN_IN_UNMARKED = 8.0, 4.0
"""nats: where the format marks headlines, one without its mark is a mistake or no headline; less
so within a paragraph, which no format marks as a heading."""
_TOO_LONG = 0.004
"""The share of lines that lost their indent and yet fill the measure: mistakes of a reader's."""
_BYLINE = 0.5
"""How much of what is known of the bylines' places each of them costs."""

_KINDS = tuple(dict.fromkeys(KIND.values()))
_GAPS = (*_KINDS, "opening", "below section")
_OPENINGS = (
    ("opening", "paragraph"),
    ("below section", "headline"),
    ("more headline", "headline"),
)
"""Whose white counts for a line right below a title, in place of whose."""
_BLANKS = 3
"""The steps of white above a line, and of its indent."""
_RUN_IN = (Label.RUN_IN, Label.LONG_RUN_IN)

# The row's parts, one after the other; the first number is 0, for what costs nothing.
_GAP = 1
_INSET = _GAP + _BLANKS * len(_GAPS)
_LEAD = _INSET + _BLANKS * len(_KINDS)
_STANDING = _LEAD + len(LEADS) * len(_KINDS)
_RUNS_IN, _BELOW, _AT_END, _NOWHERE, _NOT_MARKED, _RUNS_UNMARKED = range(
    _STANDING + 1, _STANDING + 7
)
_OPENING = _RUNS_UNMARKED + 1
_INNER = _OPENING + _BLANKS * len(_OPENINGS)
_FIRST = _INNER + STEPS
_LOOK = _FIRST + STEPS * (STEPS + 1)


def costs(manner: Manner, looks: Sequence[str]) -> Numbers:
    """The costs (nats) that follow from a manner's shares; `looks` are those of the text."""
    rows = [[0.0]]
    rows += [_logs(manner.gap[kind]) for kind in _GAPS]
    rows += [_logs(manner.inset[kind]) for kind in _KINDS]
    leads, none = manner.lead, [0.0] * len(LEADS)
    rows += [_logs(leads[kind]) if kind in leads else none for kind in _KINDS]
    below, end, nowhere = _logs([manner.places[key] for key in ("below", "end", "none")])
    rows += [_logs([manner.forms[key] for key in ("standing", "run-in")])]
    rows += [[_BYLINE * below, _BYLINE * end, nowhere]]
    rows += [[_UNMARKED, _RUN_IN_UNMARKED] if manner.marked else [0.0, 0.0]]
    gap = {kind: rows[1 + at] for at, kind in enumerate(_GAPS)}
    rows += [[a - b for a, b in zip(gap[one], gap[two], strict=True)] for one, two in _OPENINGS]
    rows += [_logs(manner.inner), *_first_reaches(manner)]
    rows += [_look_costs(manner.looks.get(kind), looks) for kind in _KINDS]
    return np.array([cost for row in rows for cost in row])


def _logs(shares: Sequence[float]) -> list[float]:
    whole = sum(shares)
    return [-log(share / whole) for share in shares]


def _first_reaches(manner: Manner) -> list[list[float]]:
    """What it costs that a paragraph's first line, which goes on, ends at each step of room.

    One row for each step where it would end if it had lost its indent; the last: it cannot have.
    """
    whole = sum(manner.inner)
    shares = [share / whole for share in manner.inner]
    return [
        [-log(manner.lost * lost + (1 - manner.lost) * share) for share in shares]
        for lost in (*shares, _TOO_LONG)
    ]


def _look_costs(seen: Shares | None, looks: Sequence[str]) -> list[float]:
    """What each look costs; one that was not seen yet costs as much as half a line."""
    if not seen:
        return [0.0] * len(looks)
    whole = sum(n + 0.2 for n in seen.values()) + 0.5
    return [-log((seen[look] + 0.2 if look in seen else 0.5) / whole) for look in looks]


def looks_of(lines: Sequence[Facts]) -> list[str]:
    """The sizes and weights of a text's lines, each once."""
    return sorted({facts.look for facts in lines if facts.look})


# ---- the places of the lines' costs --------------------------------------------------------------


def _of_labels(place: Callable[[Label], Sequence[int]]) -> Places:
    """A table with a row for each label."""
    return np.array([place(label) for label in Label])


def _row(label: Label, start: int, kinds: Sequence[str], width: int) -> list[int]:
    """Where the costs of a label's kind stand; nothing for a label without kind."""
    kind = KIND.get(label)
    if kind is None:
        return [0] * width
    first = start + width * kinds.index(kind)
    return list(range(first, first + width))


_GAP_AT = _of_labels(lambda label: [*_row(label, _GAP, _GAPS, _BLANKS), 0])
_INSET_AT = _of_labels(lambda label: _row(label, _INSET, _KINDS, _BLANKS))
_LEAD_AT = _of_labels(lambda label: _row(label, _LEAD, _KINDS, len(LEADS)))
_KIND_AT = _of_labels(lambda label: [_KINDS.index(KIND[label]) if label in KIND else -1])[:, 0]
_OF_LABEL = {
    Label.HEADLINE: _STANDING,
    Label.RUN_IN: _RUNS_IN,
    Label.LONG_RUN_IN: _RUNS_IN,
    Label.BYLINE: _BELOW,
    Label.END_BYLINE: _AT_END,
}
_FORM_AT = _of_labels(lambda label: [_OF_LABEL.get(label, 0)])[:, 0]
_MARKS = {Label.HEADLINE: _NOT_MARKED, **dict.fromkeys(_RUN_IN, _RUNS_UNMARKED)}
_MARK_AT = _of_labels(lambda label: [_MARKS.get(label, 0)])[:, 0]


def own_places(lines: Sequence[Facts], labels: Places, looks: Sequence[str]) -> Places:
    """The places of the costs of each line's labels, one kind of cost after the other.

    Of a line that is marked, none counts.
    """
    gap = np.array([_gap(facts) for facts in lines])[:, None]
    inset = np.array([facts.inset for facts in lines])[:, None]
    lead = np.array([LEADS.index(facts.lead) for facts in lines])[:, None]
    free = np.array([not facts.block.marked for facts in lines])[:, None]
    found = [
        _INSET_AT[labels, inset],
        _GAP_AT[labels, gap],
        _LEAD_AT[labels, lead],
        _FORM_AT[labels],
        _MARK_AT[labels],
    ]
    if looks:
        look = np.array([looks.index(f.look) if f.look else -1 for f in lines])[:, None]
        kind = _KIND_AT[labels]
        found.append(np.where((kind < 0) | (look < 0), 0, _LOOK + len(looks) * kind + look))
    return np.asarray(np.stack(found) * free)


def _gap(facts: Facts) -> int:
    """The step of white above a line; one more where a page's end says nothing of it."""
    return _BLANKS if facts.cut and facts.gap == 0 else facts.gap


# ---- the places of the joints' costs -------------------------------------------------------------

_NONE, _GOES_ON, _GOES_ON_AGAIN, _UNSIGNED, _UNSIGNED_TEXT, _OPENS = range(6)


def _joint(one: Label, two: Label) -> int:
    """Which cost of a joint the manner knows, for the labels of its two lines."""
    if two is Label.MORE and one in TEXT:
        return _GOES_ON_AGAIN if one is Label.MORE else _GOES_ON
    if two is Label.PARAGRAPH and one in TITLE:
        return _OPENS
    if two is Label.HEADLINE and one in (Label.SECTION, Label.KICKER):
        return _OPENS + (1 if one is Label.SECTION else 2)
    if two in BEGINS_ARTICLE and one in BODY:
        return _UNSIGNED_TEXT if one in TEXT else _UNSIGNED
    return _NONE


_JOINT = _of_labels(lambda one: [_joint(one, two) for two in Label])


def joint_places(
    lines: Sequence[Facts], labels: Places, wrapped: Sequence[bool], closed: Sequence[bool]
) -> Places:
    """The places of the costs of the pairs of labels of two lines.

    `wrapped`: a line can go on below only because it was broken; `closed`: a name ends it.
    """
    rows = []
    for at, (facts, following) in enumerate(pairwise(lines)):
        first, inner = 0, 0
        if facts.step is not None and wrapped[at]:
            lost = STEPS if facts.first_step is None else facts.first_step
            first, inner = _FIRST + STEPS * lost + facts.step, _INNER + facts.step
        opens = [0, 0, 0]
        if not (following.cut and following.gap == 0):
            opens = [_OPENING + _BLANKS * n + following.gap for n in range(3)]
        if following.block.marked:
            opens[1:] = [0, 0]
        rows.append([0, first, inner, _NOWHERE, 0 if closed[at] else _NOWHERE, *opens])
    found = np.array(rows, dtype=np.intp).reshape(len(lines) - 1, _OPENS + 3)
    which = _JOINT[labels[:-1, :, None], labels[1:, None, :]]
    return found[np.arange(len(rows))[:, None, None], which]
