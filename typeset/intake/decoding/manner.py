"""A manner: how one issue is built, as shares of what was seen; and what each line then costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import exp, log

from typeset.intake.decoding.facts import STEPS, Facts
from typeset.intake.decoding.labels import TITLE, Label

Shares = Mapping[str, float]

_KIND = {
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

_GAPS = ("close", "one blank", "more blank")
_INSETS = ("flush", "indented", "deep")

# How many lines of each kind were seen in a hundred issues of many newsrooms, scaled to the weight
# of a few lines: an issue's own lines soon outweigh them.
_GAP = {
    "opening": (3.0, 1.5, 0.2),
    "more": (9.0, 0.15, 0.05),
    "paragraph": (1.5, 1.0, 0.1),
    "headline": (1.0, 2.0, 1.2),
    "more headline": (4.0, 0.4, 0.1),
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
_LEADS = ("", "bullet", "numeral", "bracketed", "digit")
_LEAD = {
    "headline": (6.0, 0.6, 0.15, 0.08, 0.15),
    "heading": (0.5, 1.2, 3.0, 1.5, 0.5),
    "paragraph": (9.0, 0.15, 0.3, 0.3, 1.2),
    "run-in": (3.0, 0.3, 0.3, 0.2, 0.3),
}


def _bell(centre: float, spread: float, weight: float) -> tuple[float, ...]:
    """Shares over the steps of room (half ems) around a centre (em)."""
    steps = [(step - 1) / 2 for step in range(STEPS)]
    heights = [exp(-(((room - centre) / spread) ** 2) / 2) + 0.004 for room in steps]
    return tuple(weight * height / sum(heights) for height in heights)


_INNER = _bell(0.25, 0.75, 10.0)
_STEADY = 30.0
"""Whether indents were lost weighs as much as these lines: that some paragraphs lost theirs and
some did not is no manner of its own."""
_BLUR = (0.25, 0.5, 0.25)
"""A line seen at one step makes the neighbouring ones likelier, too."""
_PLACES = {"below": 1.0, "end": 1.0, "none": 1.2}
_FORMS = {"standing": 2.0, "run-in": 1.0}


@dataclass(frozen=True)
class Manner:
    """How an issue is built: of each kind of line, which share stands how.

    `gap`: white above it; `inset`: its indent; `lead`: what it begins with; `lost`: the share of
    first lines that are two em short; `inner`: the room at the ends of the lines below; `places`:
    where an article's byline stands; `forms`: whether headlines stand alone or run into the text.
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
    marked: bool = False

    def costs(self) -> Costs:
        """The costs (nats) that follow from the shares."""
        return Costs(
            {kind: _logs(row) for kind, row in self.gap.items()},
            {kind: _logs(row) for kind, row in self.inset.items()},
            {kind: dict(zip(_LEADS, _logs(row), strict=True)) for kind, row in self.lead.items()},
            *_reaches(self.lost, self.inner),
            dict(zip(self.places, _logs(self.places.values()), strict=True)),
            dict(zip(self.forms, _logs(self.forms.values()), strict=True)),
            self.marked,
        )


def _reaches(lost: float, inner: tuple[float, ...]) -> tuple[float, list[float], list[float]]:
    return lost, [share / sum(inner) for share in inner], _logs(inner)


def _logs(shares: Iterable[float]) -> list[float]:
    row = list(shares)
    return [-log(share / sum(row)) for share in row]


@dataclass(frozen=True)
class Costs:
    """A manner as costs, ready to look up."""

    gap: Mapping[str, list[float]]
    inset: Mapping[str, list[float]]
    lead: Mapping[str, Mapping[str, float]]
    lost: float
    shares: list[float]
    inner: list[float]
    places: Mapping[str, float]
    forms: Mapping[str, float]
    marked: bool

    def first_reach(self, facts: Facts) -> float:
        """What it costs that a paragraph's first line, which goes on, ends where it does."""
        if facts.step is None or facts.first_step is None:
            return 0.0
        lost = self.lost * self.shares[facts.first_step]
        return -log(lost + (1 - self.lost) * self.shares[facts.step])

    def opening(self, facts: Facts) -> float:
        """By how much it costs more to stand where a line does below a headline than below text."""
        if facts.cut and facts.gap == 0:
            return 0.0
        return self.gap["opening"][facts.gap] - self.gap["paragraph"][facts.gap]

    def of(self, label: Label, facts: Facts) -> float:
        """What the place of a line costs if it has this label."""
        kind = _KIND.get(label)
        if kind is None:
            return 0.5 if label not in _PLACELESS else 0.0
        cost = self.inset[kind][facts.inset]
        if not (facts.cut and facts.gap == 0):
            cost += self.gap[kind][facts.gap]
        if (leads := self.lead.get(kind)) is not None:
            cost += leads[facts.lead]
        return cost


_PLACELESS = frozenset({Label.HEAD, Label.FOOT, Label.TABLE, Label.START, Label.END})

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
        "blank lines",
        inset=_INSET | {"paragraph": (4.0, 0.3, 0.05)},
        gap=_GAP | {"paragraph": (0.15, 4.0, 0.3)},
        lost=0.03,
    ),
)
"""What begins a paragraph: the manners that a text is tried with first."""

_RUN_IN = {"standing": 1.0, "run-in": 5.0}
_NO_NAMES = {"below": 0.1, "end": 0.3, "none": 4.0}
_BULLETED = _LEAD | {"headline": (0.5, 5.0, 0.1, 0.1, 0.2), "heading": (1.0, 0.3, 3.0, 1.5, 0.5)}


def manners(mark: Manner | None = None) -> tuple[Manner, ...]:
    """The manners to try: by what begins a paragraph, or, where that is known, by the headlines."""
    if mark is None:
        return _MARKS
    return (
        mark,
        replace(mark, headlines="run in", forms=_RUN_IN),
        replace(mark, headlines="run in, unsigned", forms=_RUN_IN, places=_NO_NAMES),
        replace(mark, headlines="bulleted", lead=_BULLETED),
    )


def _first(manner: Manner) -> Manner:
    """The shares from which a manner was learnt."""
    mark = next(first for first in _MARKS if first.name == manner.name)
    return next(first for first in manners(mark) if first.headlines == manner.headlines)


def learnt(before: Manner, lines: list[Facts], labels: list[Label], closed: list[bool]) -> Manner:
    """The manner seen in a decoded text, with the first shares as a few lines more."""
    first = _first(before)
    gap = {kind: list(row) for kind, row in first.gap.items()}
    inset = {kind: list(row) for kind, row in first.inset.items()}
    lead = {kind: list(row) for kind, row in first.lead.items()}
    lost, seen = first.lost * _STEADY, _STEADY
    inner = list(first.inner)
    for at, (facts, label) in enumerate(zip(lines, labels, strict=True)):
        kind = _KIND.get(label)
        if kind is None or (label is not Label.MORE and facts.block.marked):
            continue
        opens = label is Label.PARAGRAPH and at > 0 and labels[at - 1] in TITLE
        if not (facts.cut and facts.gap == 0):
            gap["opening" if opens else kind][facts.gap] += 1
        inset[kind][facts.inset] += 1
        if kind in lead:
            lead[kind][_LEADS.index(facts.lead)] += 1
        goes_on = at + 1 < len(labels) and labels[at + 1] is Label.MORE
        if not goes_on or facts.step is None or facts.first_step is None:
            continue
        if label is Label.MORE:
            _see(inner, facts.step)
        elif label is Label.PARAGRAPH:
            lost += _is_lost(before, facts.step, facts.first_step)
            seen += 1
    return Manner(
        before.name,
        before.headlines,
        {kind: tuple(row) for kind, row in gap.items()},
        {kind: tuple(row) for kind, row in inset.items()},
        {kind: tuple(row) for kind, row in lead.items()},
        lost / seen,
        tuple(inner),
        _places(first, labels, closed),
        _forms(first, labels),
        before.marked,
    )


def _is_lost(manner: Manner, step: int, first_step: int) -> float:
    """How likely a first line has lost its indent."""
    lost = manner.lost * manner.inner[first_step]
    return lost / (lost + (1 - manner.lost) * manner.inner[step])


def _see(shares: list[float], step: int) -> None:
    for place, part in zip((step - 1, step, step + 1), _BLUR, strict=True):
        shares[min(max(place, 0), STEPS - 1)] += part


def _places(first: Manner, labels: list[Label], closed: list[bool]) -> dict[str, float]:
    """Where the articles' bylines stand."""
    places = dict(first.places)
    below = labels.count(Label.BYLINE)
    end = labels.count(Label.END_BYLINE) + sum(closed)
    begun = sum(label in (Label.HEADLINE, Label.RUN_IN, Label.LONG_RUN_IN) for label in labels)
    places["below"] += below
    places["end"] += end
    places["none"] += max(begun - below - end, 0)
    return places


def _forms(first: Manner, labels: list[Label]) -> dict[str, float]:
    forms = dict(first.forms)
    forms["standing"] += labels.count(Label.HEADLINE)
    forms["run-in"] += labels.count(Label.RUN_IN) + labels.count(Label.LONG_RUN_IN)
    return forms
