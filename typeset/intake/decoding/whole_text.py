"""What the text as a whole says of each line.

Whether lines are wrapped, what its bullets begin, which words are no names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from typeset.intake.characters import ends_sentence, has_sentence, is_chinese
from typeset.intake.decoding.chains import part_titles
from typeset.intake.decoding.leads import lead_of

_LONG, _LONG_LINES = 25.0, 3
"""em: that some lines are as long and hold most of the text shows whether lines are wrapped."""
_FINISHED, _MOST_TEXT = 0.9, 0.5
"""The share of such lines that end a sentence where each line is a paragraph (of wrapped lines one
in six does), and the share of the text that they then hold."""
PARAGRAPH, _USUAL = 110.0, 6
"""The usual length of a paragraph in em, and how many of a text outweigh what is usual."""
_UNSET, _SOME_TEXT = 80.0, 0.3
"""em: no line that was set is as long; and the share of the text in such lines that shows it."""
_TYPED = 42.0
"""em: whoever wraps lines by hand, or a mail program, makes none longer."""
_BULLETS, _MOST_ITEMS = 3, 0.6
"""Lines that show what a bullet begins, and the share of them that are no headlines."""
_SHORT = 24.0
"""em: with a bullet before it, no headline is longer."""
_COMMON = 2
"""Common words that make no name; one may: `Old Walt`."""
_ASKS = ("问：", "答：")
SPEAKER = re.compile("([A-Z]{1,2}[.:：]|[\u4e00-\u9fff]{1,4}[：:])[ 　]*(?=[^ 　])")
COUNTED = re.compile("([\u4e00-\u9fff]{2})[一二三四五六七八九十\\d]{1,2}[：:]")
_FIGURE = re.compile(r"[\u4e00-\u9fff]\ ?\d+ ?[\u4e00-\u9fff]")
_SPACED_FIGURE = re.compile(r"[\u4e00-\u9fff] \d+ [\u4e00-\u9fff]")
_WORD = re.compile("[A-Za-z]+")
_NEVER_NAMES = """the a an our your my from how what why when where who more for with in on at to
is are all no not this that new old first last next after before about welcome"""
"""Words that begin no name, also where the text has them in capitals alone."""


@dataclass(frozen=True, slots=True)
class WholeText:
    """What all lines together show.

    `size`: what most of it is set in (pt), 0 if unknown; `unwrapped`: each line is plainly a
    paragraph, as in a text out of Word; `paragraph`: how long they are on average (em); `items`:
    the bullets that begin items of a list; `words`: those that stand in small letters somewhere;
    `counted`: what begins paragraphs with a number behind it, as in `误区一：`; `speakers`: the
    labels of those who speak; `part_titles`: the places of lines that count an article's parts;
    `spaced`: blanks stand between Chinese characters and figures;
    `neighbours`: what stands side by side (`neighbours_of`); `widest`: the width (em) of the widest
    line where all are so narrow that they may have been wrapped by hand, else 0.
    """

    size: float
    unwrapped: bool
    paragraph: float
    items: frozenset[str]
    words: frozenset[str]
    counted: frozenset[str]
    speakers: frozenset[str]
    part_titles: frozenset[int]
    spaced: bool
    neighbours: frozenset[str]
    widest: float

    def is_common(self, text: str) -> bool:
        """Whether what is written like an English name is common words: `After Council Vote`."""
        found = [word.lower() for word in _WORD.findall(text)]
        if not found or is_chinese(text):
            return False
        common = [word in self.words for word in found]
        return common[0] and sum(common) >= max(_COMMON, len(common) / 2)


def whole_text(
    texts: Sequence[str], widths: Sequence[float], joined: Sequence[bool], size: float
) -> WholeText:
    """What can be seen of all lines together; `joined` as for `measures`, `size` as of the result.

    Widths are in em.
    """
    unwrapped = _is_unwrapped(texts, widths, joined)
    return WholeText(
        size,
        unwrapped,
        PARAGRAPH,
        _items(texts, widths),
        _words(texts),
        _counted(texts),
        _speakers(texts, joined),
        part_titles(texts, joined),
        _spaced(texts),
        neighbours_of(texts),
        _widest(widths, joined),
    )


def _widest(widths: Sequence[float], joined: Sequence[bool]) -> float:
    widest = max((wide for wide, may in zip(widths, joined, strict=True) if may), default=0.0)
    return widest if widest <= _TYPED else 0.0


def paragraph_length(
    texts: Sequence[str], widths: Sequence[float], short: Sequence[float]
) -> float:
    """How long paragraphs are on average (em), by the lines that end a sentence and fall short.

    `short`: how surely each does.  A few usual paragraphs are counted with them.
    """
    ends = [ends_sentence(text) for text in texts]
    text = [(w, s * end) for w, s, end in zip(widths, short, ends, strict=True) if end or s < 1]
    seen = sum(share for _, share in text)
    return (sum(w for w, _ in text) + _USUAL * PARAGRAPH) / (seen + _USUAL)


def neighbours_of(texts: Iterable[str]) -> frozenset[str]:
    """All pairs of characters that stand side by side in the text, of English ones of words."""
    chinese: list[str] = []
    words: list[list[str]] = []
    for text in texts:
        if is_chinese(text):
            chinese.append(text)
        else:
            words.append(text.split())
    codes = np.frombuffer("\n".join(chinese).encode("utf-32-le", "surrogatepass"), np.uint32)
    pairs = np.sort(np.stack((codes[:-1], codes[1:]), axis=1).view(np.uint64).ravel())
    once = pairs[np.flatnonzero(np.diff(pairs, prepend=~pairs[:1]))].view("U2")
    return frozenset(once.tolist()) | {
        f"{one} {two}" for line in words for one, two in pairwise(line)
    }


def _is_unwrapped(texts: Sequence[str], widths: Sequence[float], joined: Sequence[bool]) -> bool:
    """Whether each line is plainly a whole paragraph, as in a text out of Word."""
    text = [(t, w) for t, w, may in zip(texts, widths, joined, strict=True) if may]
    long = [(line, wide) for line, wide in text if wide >= _LONG]
    share = sum(wide for _, wide in long) / max(sum(wide for _, wide in text), 1.0)
    if len(long) < _LONG_LINES or share < _MOST_TEXT:
        return False
    if sum(wide for _, wide in long if wide > _UNSET) >= _SOME_TEXT * sum(w for _, w in text):
        return True
    finished = sum(ends_sentence(line) or line[-1] in "：:" for line, _ in long)
    return finished >= _FINISHED * len(long)


def _items(texts: Sequence[str], widths: Sequence[float]) -> frozenset[str]:
    items: dict[str, list[bool]] = {}
    for text, wide in zip(texts, widths, strict=True):
        if lead_of(text) == "bullet":
            says = wide > _SHORT or ends_sentence(text) or has_sentence(text) or "，" in text
            items.setdefault(text[0], []).append(says)
    return frozenset(
        mark
        for mark, says in items.items()
        if len(says) >= _BULLETS and sum(says) >= _MOST_ITEMS * len(says)
    )


def _counted(texts: Sequence[str]) -> frozenset[str]:
    found = Counter(match[1] for text in texts if (match := COUNTED.match(text)))
    return frozenset(words for words, times in found.items() if times >= _BULLETS)


def _speakers(texts: Sequence[str], joined: Sequence[bool]) -> frozenset[str]:
    """The labels of who speaks: `Q.`; `问：` where another speaks, too.  Each three times at least.

    None where the first stands right below the head, for then questions are headlines.
    """
    labels = [match[1] if (match := SPEAKER.match(text)) else "" for text in texts]
    found = {label: times for label, times in Counter(labels).items() if label}
    often = {label for label, times in found.items() if times >= _BULLETS}
    often |= {label for label in _ASKS if min(found.get(asks, 0) for asks in _ASKS) > 1}
    first = next((at for at, label in enumerate(labels) if label in often), 0)
    if not first or not joined[first - 1]:
        return frozenset()
    return frozenset(label for label in often if len(often) > 1 or label.isascii())


def _spaced(texts: Sequence[str]) -> bool:
    """Whether most figures inside Chinese text have a blank on both sides."""
    inside = sum(len(_FIGURE.findall(text)) for text in texts)
    spaced = sum(len(_SPACED_FIGURE.findall(text)) for text in texts)
    return spaced >= _BULLETS and spaced >= _MOST_TEXT * inside


def _words(texts: Sequence[str]) -> frozenset[str]:
    english = (text for text in texts if not is_chinese(text))
    words = {word for text in english for word in _WORD.findall(text)}
    return frozenset(_NEVER_NAMES.split()) | {
        word for word in words if word.islower() and len(word) > 2
    }
