"""Doubts: the lines at which an editor should look, because another reading costs little more."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.likely_labels import TAGS, WEIGHT, share_of

_USUAL = 1.7
"""nats: another reading that costs no more was right in one of four generated cases."""
_LIMITS = {
    Label.DECK: {Label.MORE_HEADLINE: 0.5, Label.HEADLINE: 0.5, Label.PARAGRAPH: 0.5},
    Label.BYLINE: dict.fromkeys(Label, 0.5),
    Label.END_BYLINE: dict.fromkeys(Label, 0.8),
    Label.HEADLINE: {
        Label.MORE_HEADLINE: 0.5,
        Label.SECTION: 0.5,
        Label.KICKER: 1.0,
        Label.PARAGRAPH: 3.0,
        Label.HEADING: 1.0,
    },
    Label.KICKER: {Label.END_BYLINE: 0.5},
    Label.NOTICE: dict.fromkeys(Label, 0.5),
    Label.CAPTION: {Label.MORE_CAPTION: 0.5},
    Label.PARAGRAPH: {
        Label.MORE: 1.3,
        Label.MORE_HEADLINE: 0.8,
        Label.CAPTION: 2.5,
        Label.HEADLINE: 1.2,
        Label.RUN_IN: 3.0,
    },
    Label.HEADING: {Label.PARAGRAPH: 1.2, Label.HEADLINE: 3.0},
    Label.MORE: {Label.PARAGRAPH: 0.8, Label.RUN_IN: 3.0},
    Label.MORE_HEADLINE: dict.fromkeys(Label, 4.0),
}
"""nats, of a label and the other reading: 0.5 where the first was nearly always right, 3 or 4 where
it was wrong in every second case (1,200 generated issues, 372 tagged texts)."""
_BELOW_BLANK = {
    Label.HEADLINE: {Label.PARAGRAPH: 1.0},
    Label.HEADING: {Label.PARAGRAPH: 4.0},
    Label.MORE: {Label.PARAGRAPH: 3.0},
    Label.PARAGRAPH: {Label.HEADLINE: 1.7},
}
"""nats, the same below a blank line, which speaks for a headline and against a line that goes on:
of 150 lines taken for headlines there, 12 were none."""

_FAMILIAR, _MORE, _MOST = 2.0, 2.0, 2.0
"""A text whose lines cost more than two nats each is built as none that the costs were set for,
and margins say less: per nat more, the limits grow by twice themselves, up to twofold.  Of 366
mistakes in 78 texts that little was fitted to, 64 in a hundred are then listed, and 42 in a
hundred of what is listed is right.  Limits half as large list 45, of which 36 in a hundred are
right; one and a half times as large 68 and 52; three times as large 81 and 67."""

_UNLIKELY = 0.8
"""A label less likely is shown, in a text in which the tagger is trusted wholly: of the lines with
0.7 to 0.9, one in three stood at a mistake, of those above one in six."""
_UNLIKELY_AS = {
    Label.DECK: 0.97,
    Label.MORE_HEADLINE: 1.0,
    Label.BYLINE: 0.7,
    Label.END_BYLINE: 0.7,
    Label.RUN_IN: 0.6,
    Label.NOTICE: 0.0,
}
"""The same of labels that were oftener wrong (a deck) or right (all of 50 notices) at such a share.
Both were seen in 410 texts, each tagged by what was learnt from others
(`benchmarks/intake/tagged.py`); docs/import.md has the curve."""


def doubts(decoded: Decoded, lines: Sequence[Facts]) -> list[bool]:
    """Whether each line is to be looked at; of lines that one other reading changes, the first."""
    shown: list[bool] = []
    strange = min(max(1 + _MORE * (decoded.surprise - _FAMILIAR), 1.0), _MOST)
    for at, (offer, other) in enumerate(zip(decoded.chosen, decoded.others, strict=True)):
        margin = decoded.margins[at]
        doubtful = margin < strange * _limit(offer.label, other, lines[at].gap > 0)
        doubtful = doubtful or _is_unlikely(offer.label, lines[at], decoded.trust)
        same = at > 0 and abs(decoded.margins[at - 1] - margin) < 1e-6
        shown.append(doubtful and not (same and any(_run(shown, decoded.margins))))
    return shown


def _is_unlikely(label: Label, line: Facts, trust: float) -> bool:
    """Whether the tagger is not sure that a line is what it became, so far as it is trusted."""
    likely = line.block.likely
    if not likely or label not in TAGS:
        return False
    limit = _UNLIKELY_AS.get(label, _UNLIKELY)
    return share_of(likely, label) < limit * min(trust / WEIGHT, 1.0)


def _limit(label: Label, other: Label, below_blank: bool) -> float:
    """What another reading may cost more (nats) and still be shown."""
    usual = _LIMITS.get(label, {}).get(other, _USUAL)
    return _BELOW_BLANK.get(label, {}).get(other, usual) if below_blank else usual


def _run(shown: list[bool], margins: tuple[float, ...]) -> list[bool]:
    """Which of the lines just above, with the margin of the last, are shown."""
    at = len(shown) - 1
    while at > 0 and abs(margins[at - 1] - margins[len(shown) - 1]) < 1e-6:
        at -= 1
    return shown[at:]
