"""Doubts: the lines at which an editor should look, because another reading costs little more."""

from __future__ import annotations

from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.labels import Label

_USUAL = 1.7
"""nats: another reading that costs no more was right in one of four generated cases."""
_LITTLE, _MUCH = 0.5, 3.0
"""nats, for two labels of which the first was nearly always right (1,200 generated issues), or
wrong in every second case."""
_LIMITS = {
    (Label.DECK, Label.MORE_HEADLINE): _LITTLE,
    (Label.DECK, Label.HEADLINE): _LITTLE,
    (Label.DECK, Label.PARAGRAPH): _LITTLE,
    (Label.BYLINE, Label.MORE_HEADLINE): _LITTLE,
    (Label.BYLINE, Label.MORE_DECK): _LITTLE,
    (Label.HEADLINE, Label.MORE_HEADLINE): _LITTLE,
    (Label.HEADLINE, Label.SECTION): _LITTLE,
    (Label.KICKER, Label.END_BYLINE): _LITTLE,
    (Label.CAPTION, Label.MORE_CAPTION): _LITTLE,
    (Label.PARAGRAPH, Label.MORE_HEADLINE): 1.0,
    (Label.PARAGRAPH, Label.CAPTION): 2.5,
    (Label.PARAGRAPH, Label.HEADLINE): 2.5,
    (Label.HEADLINE, Label.PARAGRAPH): 2.5,
    (Label.HEADING, Label.PARAGRAPH): _MUCH,
    (Label.PARAGRAPH, Label.RUN_IN): _MUCH,
    (Label.MORE, Label.RUN_IN): _MUCH,
    (Label.MORE_HEADLINE, Label.PARAGRAPH): _MUCH,
    (Label.MORE_HEADLINE, Label.HEADLINE): _MUCH,
    (Label.MORE_HEADLINE, Label.BYLINE): _MUCH,
}


def doubts(decoded: Decoded) -> list[bool]:
    """Whether each line is to be looked at; of lines that one other reading changes, the first."""
    shown: list[bool] = []
    for at, (offer, other) in enumerate(zip(decoded.chosen, decoded.others, strict=True)):
        margin = decoded.margins[at]
        doubtful = margin < _LIMITS.get((offer.label, other), _USUAL)
        same = at > 0 and abs(decoded.margins[at - 1] - margin) < 1e-6
        shown.append(doubtful and not (same and any(_run(shown, decoded.margins))))
    return shown


def _run(shown: list[bool], margins: tuple[float, ...]) -> list[bool]:
    """Which of the lines just above, with the margin of the last, are shown."""
    at = len(shown) - 1
    while at > 0 and abs(margins[at - 1] - margins[len(shown) - 1]) < 1e-6:
        at -= 1
    return shown[at:]
