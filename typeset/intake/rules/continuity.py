"""Whether a line's first characters go on where another line stops, whatever stands between.

What a text says once it often says again, so its own runs of characters show what follows what;
and where a word lies across the ends of two lines, the dictionary knows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import log

from typeset.intake.characters import is_chinese
from typeset.intake.decoding.whole_text import neighbours_of
from typeset.words import surprise

_ORDER = 4
"""Characters of the longest run that is counted; more show nothing more."""
_COUNTED = 200_000
"""Characters of a long text that are counted: those of some sixty pages."""
_CHARACTERS = 5000
"""As many characters may come that the text has not shown yet."""
_FIRST = 4
"""Characters of the following line that are looked at."""
_WORDS = 5
"""Characters of either line in which a word across their ends is looked for."""
_SEEN, _WORD = 0.8, 0.8
"""What a nat of the text's own, and of the dictionary, counts: of 3,151 lines of printed and of
tagged texts that end no sentence, these found the next one among all lines of its page best."""
_UNEXPECTED, _PAIR = 0.3, -1.5
"""nats: two English words that stand nowhere else side by side, and two that do."""


@dataclass(frozen=True)
class Continuity:
    """What a text's own characters, and the dictionary, say of two lines that meet.

    `times`: how often each run of characters stands in the text; `beyond`: how often it stands
    before another character of its line, and before how many different ones; `pairs`: what stands
    side by side."""

    times: Counter[str]
    beyond: dict[str, tuple[int, int]]
    pairs: frozenset[str]
    known: dict[tuple[str, str], float] = field(default_factory=dict)
    likely: dict[tuple[str, str], float] = field(default_factory=dict)

    def cost(self, one: str, other: str) -> float:
        """What it costs (nats) that a line goes on with another; below 0: it is likely."""
        if not (is_chinese(one) or is_chinese(other)):
            return self._of_english(one, other)
        key = one[-_WORDS:], other[:_WORDS]
        if key not in self.known:
            end, beginning = key
            word = surprise(end) + surprise(beginning) - surprise(end + beginning)
            self.known[key] = -_SEEN * self._shared(end, beginning) - _WORD * word
        return self.known[key]

    def _of_english(self, one: str, other: str) -> float:
        """The same of words; none that a mark parts."""
        if not (one[-1].isalpha() and other[0].isalpha()):
            return 0.0
        pair = f"{one.split()[-1]} {other.split()[0]}"
        return _PAIR if pair in self.pairs else _UNEXPECTED

    def _shared(self, end: str, beginning: str) -> float:
        """By how much (nats) likelier the beginning is behind this end than behind any other."""
        total = 0.0
        for at, character in enumerate(beginning[:_FIRST]):
            alone = beginning[:at]
            total += log(self._likelihood(character, (end + alone)[1 - _ORDER :]))
            total -= log(self._likelihood(character, alone[1 - _ORDER :]))
        return total

    def _likelihood(self, character: str, before: str) -> float:
        """How likely a character is behind others, by Witten and Bell's way to smooth counts."""
        key = character, before
        if key not in self.likely:
            times, different = self.beyond.get(before, (0, 0))
            if before:
                shorter = self._likelihood(character, before[1:])
            else:
                times, different = times + 1, different + 1
                shorter = 1 / _CHARACTERS
            seen = self.times[before + character]
            self.likely[key] = (
                (seen + different * shorter) / (times + different) if times else shorter
            )
        return self.likely[key]


def continuity(texts: Iterable[str]) -> Continuity:
    """What the lines of a text show of what follows what."""
    lines = list(texts)
    times: Counter[str] = Counter()
    for text in _first(lines):
        for length in range(1, _ORDER + 1):
            times.update(text[at : at + length] for at in range(len(text) - length + 1))
    return Continuity(times, _beyond(times), neighbours_of(lines))


def _first(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are counted."""
    counted = 0
    for text in lines:
        if (counted := counted + len(text)) > _COUNTED:
            return
        yield text


def _beyond(times: Counter[str]) -> dict[str, tuple[int, int]]:
    all_times: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for run, count in times.items():
        all_times[run[:-1]] += count
        different[run[:-1]] += 1
    return {run: (count, different[run]) for run, count in all_times.items()}
