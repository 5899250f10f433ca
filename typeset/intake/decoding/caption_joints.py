"""What it costs that a caption goes on to the next line, or ends there."""

from __future__ import annotations

from typeset.intake.decoding.facts import Facts


def caption_within(facts: Facts, following: Facts) -> float:
    """The cost of one caption going on across two lines."""
    if facts.credited:
        return 8.0
    cost = 1.5 if facts.ends and facts.reach == "short" else 0.2
    return cost + (1.5 if following.gap else 0.0)


def caption_last(facts: Facts) -> float:
    """The cost of a caption ending with this line."""
    if facts.credited:
        return 0.0
    return 0.5 if facts.ends or facts.reach in ("short", "") else 2.5
