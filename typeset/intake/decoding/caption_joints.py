"""What it costs that a caption goes on to the next line, or ends there."""

from __future__ import annotations

from typeset.intake.decoding.facts import Facts

# All costs are in nats.
_BEHIND_ITS_CREDIT = 8.0
"""A photographer ends a caption."""
_GOES_ON, _BEHIND_A_SENTENCE, _ACROSS_WHITE = 0.2, 1.5, 1.5
"""It goes on: behind a line that ends no sentence, behind one that does and falls short, and what
white between the two costs more."""
_ENDS, _UNFINISHED = 0.5, 2.5
"""It ends: with a sentence or a short line, or with neither."""


def caption_within(facts: Facts, following: Facts) -> float:
    """The cost of one caption going on across two lines."""
    if facts.credited:
        return _BEHIND_ITS_CREDIT
    ended = facts.ends and facts.reach == "short"
    return (_BEHIND_A_SENTENCE if ended else _GOES_ON) + (_ACROSS_WHITE if following.gap else 0.0)


def caption_last(facts: Facts) -> float:
    """The cost of a caption ending with this line."""
    if facts.credited:
        return 0.0
    return _ENDS if facts.ends or facts.reach in ("short", "") else _UNFINISHED
