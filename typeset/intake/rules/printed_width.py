"""How wide a line was set, by its letters."""

from __future__ import annotations

from itertools import accumulate

from typeset.intake.characters import is_chinese, width

_ADVANCES = {
    letter: advance
    for advance, letters in {
        0.25: " ,.",
        0.278: "ijlt/:;",
        0.333: "frI-()[]!‘’'",
        0.389: "sJ",
        0.444: "acez?“”",
        0.556: "FPS",
        0.611: "ELTZ",
        0.667: "BCR",
        0.722: "wADGHKNOQUVXY",
        0.778: "m&",
        0.917: "MW",
        1.0: "—…（），。：；！？　",
    }.items()
    for letter in letters
}
_LETTER = 0.5
"""em: how wide a roman face for text is; the last: most small letters, and figures."""


def printed(text: str) -> float:
    """How wide a line was set (em), the letters of English ones by their shapes."""
    return width(text) if is_chinese(text) else sum(map(_advance, text))


def printed_before(text: str) -> list[float]:
    """How wide (em) the letters before each place of an English line were set, its end included."""
    return list(accumulate(map(_advance, text), initial=0.0))


def _advance(letter: str) -> float:
    return _ADVANCES.get(letter, _LETTER)
