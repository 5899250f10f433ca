"""Headlines: the largest size of the trade's scale at which one fills its columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from typeset.issue.line_ends import joint
from typeset.words.shape import Stop, shaped

SCALE: tuple[float, ...] = (63, 54, 48, 42, 36, 32, 28, 26, 24, 22, 20, 18, 16, 15, 14, 12)
"""字号 in pt: 大特号 63, 特号 54, 初号 42, 小初 36, 一号 26, 二号 22, 三号 16, 四号 14, 小四 12."""

BELOW_SCALE: tuple[float, ...] = (11, 10.5)
"""pt, 10.5 is 五号: where a headline of a higher rank is at the end of the scale."""

FULL = 0.985
"""How much of the width a headline may take."""

SPACE, WIDE = 0.25, 0.74
"""em: between Chinese and Latin; a capital, a sign as wide as one."""

MOST_LINES = 4
"""Two lines are usual, three happen; four are for narrow columns."""
LINE_COST, THIRD_LINE_COST = 0.25, 0.15
"""A headline of one line is worth this part of its size more than one of two; a third line costs
more than the second."""

WEAK = 0.7
"""A headline of less than this part of its largest size looks like one of a lower rank."""

OPENING = "“‘（《〈「『【("
CLOSING = "”’）》〉」』】)，。、；：！？,.;:!?…—·"


@dataclass(frozen=True)
class Headline:
    """`lines` together are the text, character for character; `size` in pt."""

    size: float
    lines: tuple[str, ...]


@lru_cache(maxsize=4096)
def fitted(
    text: str, bonds: tuple[float, ...], width: float, largest: float, smallest: float
) -> Headline:
    """Set `text` in one to four lines over `width` pt, as large as the scale and taste allow.

    `bonds` say for each character how firmly it holds to the one before, from 0 to 1.
    """
    sizes = [s for s in (*SCALE, *BELOW_SCALE) if smallest <= s <= largest] or [smallest]
    options = []
    for lines, torn in _ways(text.strip("\n"), bonds):
        widest = max(width_of(line) for line in lines)
        size = next((s for s in sizes if widest * s <= width * FULL), None)
        if size is not None:
            worth = _strength(size / sizes[0]) - _many_lines(len(lines)) - torn
            options.append((worth, Headline(size, lines)))
    if options:
        return max(options, key=lambda option: option[0])[1]
    if smallest > SCALE[-1]:
        return fitted(text, bonds, width, largest, SCALE[-1])
    return Headline(sizes[-1], (_unbroken(text, bonds)[0],))


def _strength(share: float) -> float:
    """What a share of the largest size is worth: small ones lose more than they save room."""
    return share - max(0.0, WEAK - share)


def _many_lines(count: int) -> float:
    return LINE_COST * (count - 1) + THIRD_LINE_COST * (count - 1) * (count - 2) / 2


def _ways(text: str, bonds: tuple[float, ...]) -> Iterator[tuple[tuple[str, ...], float]]:
    """The headline as the editor broke it, and in more lines; with each, what its breaks tear."""
    forced = tuple(text.split("\n"))
    if len(forced) > 1:
        yield (*(a + joint(a, b) for a, b in pairwise(forced)), forced[-1]), 0.0
        text, bonds = _unbroken(text, bonds)
    for count in range(len(forced) + (len(forced) > 1), MOST_LINES + 1):
        lines = broken(text, count, bonds)
        if lines is not None:
            ends = accumulate(map(len, lines[:-1]))
            yield lines, sum(_torn(text, end, bonds) for end in ends)


def _unbroken(text: str, bonds: tuple[float, ...]) -> tuple[str, tuple[float, ...]]:
    """The headline without the breaks of its author, in Chinese without blanks for them."""
    kept = [i for i, c in enumerate(text) if c != "\n" or joint(text[:i], text[i + 1 :])]
    return "".join(text[i] for i in kept).replace("\n", " "), tuple(bonds[i] for i in kept)


def _torn(text: str, end: int, bonds: Sequence[float]) -> float:
    return 0.0 if text[end - 1] in CLOSING + " 　" else 0.2 + 0.3 * bonds[end] ** 2


@lru_cache(maxsize=4096)
def width_of(text: str) -> float:
    """The width of a headline in em: Chinese characters are one, others about half.

    Between Chinese and Latin stands a quarter of an em.
    """
    text = text.strip()
    spaces = sum(_spaced(before, after) for before, after in pairwise(text))
    return max(sum(map(_em, text)) + SPACE * spaces, 0.5)


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return WIDE if character.isupper() or character in "%&@+=" else 0.56


def _spaced(before: str, after: str) -> bool:
    """Whether white stands between two neighbours: Chinese beside a letter or a digit."""
    han = [unicodedata.east_asian_width(c) == "W" and c.isalpha() for c in (before, after)]
    latin = [c.isascii() and c.isalnum() for c in (before, after)]
    return (han[0] and latin[1]) or (latin[0] and han[1])


@lru_cache(maxsize=1024)
def broken(text: str, count: int, bonds: tuple[float, ...]) -> tuple[str, ...] | None:
    """Break `text` into `count` lines of like width, at spaces and marks sooner than elsewhere."""
    if count == 1:
        return (text,)
    allowed = [i for i in range(1, len(text)) if _allowed(text, i)]
    ends = [i for i in allowed if bonds[i] < 1] or allowed
    widths = tuple(accumulate(map(_em, text), initial=0.0))
    stops = [Stop(0, 0, 0), *(_stop(text, i, widths, bonds[i]) for i in ends)]
    found = shaped([*stops, Stop(widths[-1], 0, 0)], count, float("inf"))
    if found is None:
        return None
    places = [0, *(ends[stop - 1] for stop in found[1]), len(text)]
    return tuple(text[a:b] for a, b in pairwise(places))


def _stop(text: str, end: int, widths: Sequence[float], bond: float) -> Stop:
    """A place to break; white space about it does not count."""
    start = end
    while start < len(text) - 1 and text[start].isspace():
        start += 1
    while end > 1 and text[end - 1].isspace():
        end -= 1
    return Stop(widths[end], widths[start], bond)


def _allowed(text: str, end: int) -> bool:
    """Kinsoku for headlines, and no break inside a number or a Latin word."""
    before, after = text[end - 1], text[end]
    if before in OPENING or after in CLOSING or after in " 　":
        return False
    return not (_latin(before) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and not character.isspace()
