"""The manner that is seen in a decoded text."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import TITLE, Label
from typeset.intake.decoding.manner import KIND, LEADS, Manner
from typeset.intake.decoding.reach import STEPS

_STEADY = 30.0
"""Whether indents were lost weighs as much as these lines: that some paragraphs lost theirs and
some did not is no manner of its own."""
_BLUR = (0.25, 0.5, 0.25)
"""A line seen at one step makes the neighbouring ones likelier, too."""


def learnt(
    before: Manner,
    first: Manner,
    lines: Sequence[Facts],
    labels: list[Label],
    closed: list[bool],
) -> Manner:
    """The manner seen in a decoded text, with the first shares as a few lines more."""
    gap = {kind: list(row) for kind, row in first.gap.items()}
    inset = {kind: list(row) for kind, row in first.inset.items()}
    lead = {kind: list(row) for kind, row in first.lead.items()}
    lost, seen = first.lost * _STEADY, _STEADY
    inner = list(first.inner)
    for at, (facts, label) in enumerate(zip(lines, labels, strict=True)):
        kind = KIND.get(label)
        if kind is None or (label is not Label.MORE and facts.block.marked):
            continue
        if not (facts.cut and facts.gap == 0):
            gap[_place(labels, at)][facts.gap] += 1
        inset[kind][facts.inset] += 1
        if kind in lead:
            lead[kind][LEADS.index(facts.lead)] += 1
        goes_on = at + 1 < len(labels) and labels[at + 1] is Label.MORE
        if not goes_on or facts.step is None:
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
        first.looks,
        before.marked,
    )


def _place(labels: list[Label], at: int) -> str:
    """Whose white above a line counts as: below a title, text and headlines stand close."""
    label, above = labels[at], labels[at - 1] if at else None
    if label is Label.PARAGRAPH and above in TITLE:
        return "opening"
    if label is Label.HEADLINE and above in (Label.KICKER, Label.SECTION):
        return "below section" if above is Label.SECTION else "more headline"
    return KIND[label]


def _is_lost(manner: Manner, step: int, first_step: int | None) -> float:
    """How likely a first line has lost its indent."""
    if first_step is None:
        return 0.0
    lost = manner.lost * manner.inner[first_step]
    return lost / (lost + (1 - manner.lost) * manner.inner[step])


def _see(shares: list[float], step: int) -> None:
    for place, part in zip((step - 1, step, step + 1), _BLUR, strict=True):
        shares[min(max(place, 0), STEPS - 1)] += part


def _places(first: Manner, labels: list[Label], closed: list[bool]) -> dict[str, float]:
    """Where the articles' bylines stand."""
    places = dict(first.places)
    below = labels.count(Label.BYLINE)
    pairs = zip(labels, [Label.START, *labels], strict=False)
    end = sum(two is Label.END_BYLINE is not one for two, one in pairs) + sum(closed)
    begun = sum(map(labels.count, (Label.HEADLINE, Label.RUN_IN, Label.LONG_RUN_IN)))
    places["below"] += below
    places["end"] += end
    places["none"] += max(begun - below - end, 0)
    return places


def _forms(first: Manner, labels: list[Label]) -> dict[str, float]:
    forms = dict(first.forms)
    forms["standing"] += labels.count(Label.HEADLINE)
    forms["run-in"] += labels.count(Label.RUN_IN) + labels.count(Label.LONG_RUN_IN)
    return forms
