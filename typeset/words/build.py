"""Makes `chinese.txt`, the words of Chinese, from the dictionary of jieba.

    python -m typeset.words.build jieba-0.42.1/jieba/dict.txt

Its lines hold `word count kind`; `newer.txt` has words of public life that came up after it.  Ours
have one character's words each, in the order of Unicode, so that a character is found by bisection
and the file need never be read whole: the character, then the words that begin with it, each with a
letter for how often it is met (`a` once, `b` twice, `c` four times …).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log2
from pathlib import Path

from typeset.words.dictionary import LETTERS, LONGEST, PATH

NEWER = PATH.with_name("newer.txt")
NEWER_LETTER = "l"
"""They are met as often as common words of three and four characters."""

RAREST = 3
"""Words that are met less often are names and slips of the pen, and come apart where they are
words of one another."""


def lines(dictionary: Iterable[str]) -> Iterator[str]:
    """The lines of `chinese.txt`, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in dictionary:
        word, count, _ = line.split(" ")
        if len(word) > LONGEST or not all("\u4e00" <= char <= "\u9fff" for char in word):
            continue
        if len(word) == 1 or int(count) >= RAREST:
            found[word[0]].append(word + LETTERS[round(log2(max(int(count), 1)))])
    for word in NEWER.read_text(encoding="utf-8").split():
        found[word[0]] = [each for each in found[word[0]] if each[:-1] != word]
        found[word[0]].append(word + NEWER_LETTER)
    for first in sorted(found):
        yield " ".join(sorted(found[first]))


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as source:
        PATH.write_text("\n".join(lines(source)) + "\n", encoding="utf-8")
