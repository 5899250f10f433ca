"""A manner: how one issue is built, as shares of what was seen; and the manners to try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import exp

from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.reach import STEPS

Shares = Mapping[str, float]

KIND = {
    Label.KICKER: "headline",
    Label.SECTION: "headline",
    Label.HEADLINE: "headline",
    Label.MORE_HEADLINE: "more headline",
    Label.DECK: "more headline",
    Label.MORE_DECK: "more headline",
    Label.BYLINE: "byline",
    Label.SOURCE: "byline",
    Label.PARAGRAPH: "paragraph",
    Label.ITEM: "paragraph",
    Label.MORE: "more",
    Label.TAIL: "more",
    Label.RUN_IN: "run-in",
    Label.LONG_RUN_IN: "run-in",
    Label.HEADING: "heading",
    Label.MORE_HEADING: "more headline",
    Label.END_BYLINE: "end byline",
}
"""Whose habits a label shares; the others have none."""

# How many lines of each kind were seen in a hundred issues of many newsrooms, scaled to the weight
# of a few lines: an issue's own lines soon outweigh them.  Gaps: close, one blank, more blank;
# insets: flush, indented, deep.
_GAP = {
    "opening": (3.0, 1.5, 0.2),
    "more": (9.0, 0.15, 0.05),
    "paragraph": (1.5, 1.0, 0.1),
    "headline": (1.0, 2.0, 1.2),
    "more headline": (4.0, 0.4, 0.1),
    "below section": (2.0, 1.2, 0.1),
    "byline": (2.0, 1.0, 0.1),
    "run-in": (1.5, 1.5, 0.6),
    "heading": (1.5, 1.5, 0.2),
    "end byline": (2.5, 0.8, 0.1),
}
_INSET = {
    "more": (9.0, 0.2, 0.1),
    "paragraph": (1.5, 1.5, 0.05),
    "headline": (2.0, 0.6, 1.0),
    "more headline": (2.0, 0.6, 1.5),
    "byline": (1.5, 0.8, 1.5),
    "run-in": (1.5, 1.5, 0.1),
    "heading": (2.0, 1.5, 0.5),
    "end byline": (1.2, 1.0, 2.0),
}
LEADS = ("", "bullet", "other bullet", "numeral", "bracketed", "digit", "capitals")
_LEAD = {
    "headline": (6.0, 0.6, 0.1, 0.15, 0.08, 0.15, 0.4),
    "heading": (0.5, 1.2, 0.8, 3.0, 1.5, 0.5, 0.1),
    "paragraph": (9.0, 0.15, 0.15, 0.3, 0.3, 1.2, 0.05),
    "run-in": (3.0, 0.3, 0.1, 0.3, 0.2, 0.3, 1.0),
    "byline": (4.0, 2.0, 1.0, 0.05, 0.05, 0.05, 0.1),
    "more headline": (9.0, 0.3, 0.1, 0.2, 0.1, 0.2, 0.4),
}


def _bell(centre: float, spread: float, weight: float) -> tuple[float, ...]:
    """Shares over the steps of room (half ems) around a centre (em)."""
    steps = [(step - 1) / 2 for step in range(STEPS)]
    heights = [exp(-(((room - centre) / spread) ** 2) / 2) + 0.004 for room in steps]
    return tuple(weight * height / sum(heights) for height in heights)


_INNER = _bell(0.25, 0.75, 10.0)
_PLACES = {"below": 1.0, "end": 1.0, "none": 1.2}
_FORMS = {"standing": 2.0, "run-in": 1.0}


@dataclass(frozen=True)
class Manner:
    """How an issue is built: of each kind of line, which share stands how.

    `gap`: white above it; `inset`: its indent; `lead`: what it begins with; `lost`: the share of
    first lines that are two em short; `inner`: the room at the ends of the lines below; `places`:
    where an article's byline stands; `forms`: whether headlines stand alone or run into the text;
    `looks`: in what sizes and weights, known from earlier issues alone.
    `marked`: headlines are marked by the format, so that an unmarked line is hardly one."""

    name: str
    headlines: str = ""
    gap: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: dict(_GAP))
    inset: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: dict(_INSET))
    lead: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: dict(_LEAD))
    lost: float = 0.12
    inner: tuple[float, ...] = _INNER
    places: Shares = field(default_factory=lambda: dict(_PLACES))
    forms: Shares = field(default_factory=lambda: dict(_FORMS))
    looks: Mapping[str, Shares] = field(default_factory=dict)
    marked: bool = False


NOTHING_SEEN = Manner(
    "nothing seen",
    gap=dict.fromkeys(_GAP, (0.0, 0.0, 0.0)),
    inset=dict.fromkeys(_INSET, (0.0, 0.0, 0.0)),
    lead={kind: (0.0,) * len(LEADS) for kind in _LEAD},
    lost=0.5,
    inner=(0.0,) * STEPS,
    places=dict.fromkeys(_PLACES, 0.0),
    forms=dict.fromkeys(_FORMS, 0.0),
)
"""No line of any kind: what is learnt from here are the counts of one issue alone."""

_MARKS = (
    Manner("as it comes"),
    Manner(
        "indented",
        inset=_INSET | {"paragraph": (0.2, 4.0, 0.05)},
        gap=_GAP | {"paragraph": (4.0, 0.3, 0.05)},
    ),
    Manner(
        "lost indents",
        inset=_INSET | {"paragraph": (4.0, 0.2, 0.05)},
        gap=_GAP | {"paragraph": (4.0, 0.2, 0.05)},
        lost=0.97,
    ),
    Manner(
        "flush",
        inset=_INSET | {"paragraph": (4.0, 0.2, 0.05)},
        gap=_GAP | {"paragraph": (4.0, 0.2, 0.05)},
        lost=0.03,
    ),
    Manner(
        "blank lines",
        inset=_INSET | {"paragraph": (4.0, 0.3, 0.05)},
        gap=_GAP | {"paragraph": (0.15, 4.0, 0.3)},
        lost=0.03,
    ),
)
"""What begins a paragraph: the manners that a text is tried with first."""

_RUN_IN = {"standing": 1.0, "run-in": 5.0}
_NO_NAMES = {"below": 0.1, "end": 0.3, "none": 4.0}
_BULLETED = _LEAD | {
    "headline": (0.5, 5.0, 0.1, 0.1, 0.1, 0.2, 0.2),
    "heading": (1.0, 0.1, 1.0, 3.0, 1.5, 0.5, 0.1),
}
_BULLETED_HEADINGS = _LEAD | {
    "headline": (8.0, 0.1, 0.05, 0.1, 0.05, 0.1, 0.4),
    "heading": (0.5, 6.0, 0.8, 1.0, 0.5, 0.5, 0.1),
}
_BARE_HEADINGS = _LEAD | {"heading": (6.0, 0.5, 0.3, 1.0, 1.0, 0.5, 0.1)}
_APART = {"headline": (0.1, 3.0, 2.0), "heading": (4.0, 0.2, 0.05)}
_FLUSH = {"headline": (3.0, 0.05, 1.0), "heading": (0.1, 4.0, 0.5)}
_IN_BRACKETS = _LEAD | {
    "headline": (1.0, 0.2, 0.05, 0.1, 6.0, 0.2, 0.2),
    "heading": (3.0, 1.0, 0.3, 0.3, 0.1, 1.0, 0.1),
}
_NUMBERED = _LEAD | {
    "headline": (1.0, 0.2, 0.05, 6.0, 0.1, 6.0, 0.2),
    "heading": (3.0, 1.0, 0.3, 0.1, 1.0, 0.1, 0.1),
}


def manners(mark: Manner | None = None) -> tuple[Manner, ...]:
    """The manners to try: by what begins a paragraph, or, where that is known, by the headlines."""
    if mark is None:
        return _MARKS
    return (
        mark,
        replace(mark, headlines="run in", forms=_RUN_IN),
        replace(mark, headlines="run in, unsigned", forms=_RUN_IN, places=_NO_NAMES),
        replace(mark, headlines="bulleted", lead=_BULLETED),
        replace(mark, headlines="bare, headings bulleted", lead=_BULLETED_HEADINGS),
        replace(mark, headlines="numbered", lead=_NUMBERED),
        replace(mark, headlines="numbered in brackets", lead=_IN_BRACKETS),
        replace(
            mark, headlines="apart, headings close", gap={**mark.gap, **_APART}, lead=_BARE_HEADINGS
        ),
        replace(
            mark,
            headlines="flush, headings indented",
            inset={**mark.inset, **_FLUSH},
            lead=_BARE_HEADINGS,
        ),
    )
