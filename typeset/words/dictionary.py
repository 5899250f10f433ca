"""The words of Chinese that begin with a character, in a file that is never read whole."""

from __future__ import annotations

import mmap
from functools import lru_cache
from pathlib import Path

PATH = Path(__file__).with_name("chinese.txt")
TRADITIONAL = Path(__file__).with_name("traditional.txt")
"""Traditional characters, and on its second line the Simplified ones that stand for them."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""How often a word is met: twice as often with each letter."""
LONGEST = 8
"""characters of a word, at most"""


@lru_cache(maxsize=1)
def _file() -> mmap.mmap:
    with PATH.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    traditional, simplified = TRADITIONAL.read_text(encoding="utf-8").split()
    return dict(zip(map(ord, traditional), simplified, strict=True))


@lru_cache(maxsize=1)
def traditional() -> frozenset[str]:
    """The characters that have a Simplified form."""
    return frozenset(map(chr, _simplified()))


def simplified(text: str) -> str:
    """`text` in Simplified characters, one for each: for look-up alone."""
    return text.translate(_simplified())


@lru_cache(maxsize=4096)
def words_from(first: str) -> dict[str, int]:
    """The words that begin with the character `first`, with the binary logarithm of their count."""
    data, wanted = _file(), first.encode()
    low, high = 0, len(data)
    while low < high:
        begin = data.rfind(b"\n", 0, (low + high) // 2) + 1
        end = data.find(b"\n", begin)
        here = data[begin : begin + len(wanted)]
        if here == wanted:
            words = data[begin:end].decode().split(" ")
            return {word[:-1]: LETTERS.index(word[-1]) for word in words}
        low, high = (end + 1, high) if here < wanted else (low, begin)
    return {}
