"""The columns of a table: what each asks for, how wide it gets, and the size of type that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from typeset.layout.column_needs import SLACK, needed_widths
from typeset.layout.wording import ems

SHORT = 8.0
"""A column whose entries are at most this wide (em) is not broken, and its entries are centred."""
PADDING = 1.0
MARK = "①"
"""What stands for the mark of a note in the text of an entry; it is no part of a name."""
NAME = 4.0
"""An entry of no more Chinese characters is a name or a word: it stays whole."""
LONG_NAME = 6.0
"""One of no more (经济开发区) stays whole where the table's usual sizes have room for that."""
HEAD = 2.1
"""em.  What a head has at least: in narrower columns its characters stand one below another."""
SAVES = 0.85
"""Smaller type is taken where it leaves this share of the lines, or less."""
SMALLEST = 7.5
"""pt.  小六: what is smaller nobody reads, and its words are broken."""

BOLD = 0.15
"""Letters of a head are bold or without serifs, and by so much wider."""
WIDER = {"W": 0.25, "@": 0.23, "M": 0.19, "%": 0.14, "m": 0.08}
"""Letters that are wider (em) than `ems` reckons: a column must hold them."""

_BESIDE_LATIN = re.compile(
    r"(?<=[\u2e80-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u2e80-\u9fff])"
)
_PIECES = re.compile(  # an apostrophe is part of its word
    r"(?:[^\s\u2e80-\ua4cf\uf900-\ufaff\ufe30-\uffef“”‘’—…]|(?<=[^\W\u2e80-\ua4cf])’)+"
)
_AFTER = re.compile(r"(?<=[/\\.?&=_@-])")
_ADDRESS = re.compile(r"://|@|www\.|:\\")
_NUMBER = re.compile(r"[-−–+]?[£$€¥￥]?\d[\d,，]*(\.\d+)?%?")
_BLANKS = ("", "—", "——", "-", "–", "/", "…")


@dataclass(frozen=True)
class Columns:
    """`size` of the type in pt, `widths` in em of it; where not `whole`, words are broken."""

    size: float
    widths: tuple[float, ...]
    whole: bool

    @property
    def shares(self) -> list[float]:
        """The widths in per cent of the table's."""
        return [100 * width / sum(self.widths) for width in self.widths]


def planned(rows: Sequence[Sequence[str]], measure: float, sizes: Sequence[float]) -> Columns:
    """The columns of a table of such texts: the largest of `sizes` (pt) that holds it well.

    A smaller size is taken where words would be broken otherwise, or many lines are saved; one
    below all of `sizes` where even the last does not hold the longest words.
    """
    best = _best(rows, measure, sizes, least_widths(rows, LONG_NAME))
    natural, least = natural_widths(rows), least_widths(rows)
    best = best or _best(rows, measure, sizes, least)
    if best is not None:
        return best
    size = max(SMALLEST, min(sizes[-1], measure / sum(least)))
    room = measure / size
    return Columns(size, _widths(rows, natural, least, room), sum(least) <= room + 0.01)


def _best(
    rows: Sequence[Sequence[str]], measure: float, sizes: Sequence[float], least: Sequence[float]
) -> Columns | None:
    """The columns in the largest size that holds their `least` widths, or a smaller one."""
    natural, best = natural_widths(rows), None
    for size in sizes:
        room = measure / size
        if sum(least) > room:
            continue
        widths = _widths(rows, natural, least, room)
        lines = sum(lines_of(row, widths) for row in rows)
        if best is None or lines <= SAVES * best[0]:
            best = lines, Columns(size, widths, True)
    return best and best[1]


def natural_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """The width in em of each column's widest entry, unbroken; the first row is the head."""
    return [
        max([width(head) + _bold(head), *map(width, entries)])
        for head, *entries in _by_column(rows)
    ]


def width(text: str) -> float:
    """About the width of an entry in one line, in em, with the white between Han and Latin."""
    return _letters(text) + 0.25 * len(_BESIDE_LATIN.findall(text))


def _letters(text: str) -> float:
    return ems(text) + sum(WIDER.get(char, 0.0) for char in text) + SLACK


def least_widths(rows: Sequence[Sequence[str]], name: float = NAME) -> list[float]:
    """The width in em of each column's longest word, or of a whole `name`, with its padding."""
    return [
        max([_least_of_head(head), *(_longest(entry, name) for entry in entries)]) + PADDING
        for head, *entries in _by_column(rows)
    ]


def _least_of_head(text: str) -> float:
    """The longest word of a head; of Chinese at least two characters stand on a line."""
    return max(_longest(text) + _bold(_longest_word(text)), min(HEAD, width(text)))


def _bold(text: str) -> float:
    """How much wider (em) the letters of a head are than those of the text."""
    return BOLD * sum(ems(char) for char in text if char.isascii())


def _longest_word(text: str) -> str:
    return max(_PIECES.findall(text), key=ems, default="")


def _by_column(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for column in range(max(map(len, rows))):
        yield [row[column] for row in rows if column < len(row)]


def _longest(text: str, name: float = NAME) -> float:
    """The width of the longest part of a text that is not to be broken."""
    if width(text.rstrip(MARK)) <= name + SLACK:
        return width(text)
    parts = [part for piece in _PIECES.findall(text) for part in _parts(piece)]
    return max([1.0, *map(_letters, parts)])


def _parts(word: str) -> list[str]:
    return _AFTER.split(word) if _ADDRESS.search(word) else [word]


def _widths(
    rows: Sequence[Sequence[str]], natural: Sequence[float], least: Sequence[float], room: float
) -> tuple[float, ...]:
    """The columns' widths in em, `room` together; none is less than its longest word."""
    if sum(least) <= room and _is_crowded(natural, room):
        columns = [[*map(width, column)] for column in _by_column(rows)]
        return needed_widths(columns, least, room, PADDING)
    shared = [share * room / 100 for share in column_shares(natural, room)]
    low: set[int] = set()
    while True:
        rest = room - sum(least[column] for column in low)
        high = sum(share for column, share in enumerate(shared) if column not in low)
        if not high or rest <= 0:
            return tuple(each * room / sum(least) for each in least)
        scale = rest / high
        found = {
            column
            for column, share in enumerate(shared)
            if column not in low and share * scale < least[column] - 1e-6
        }
        if not found:
            return tuple(
                least[column] if column in low else share * scale
                for column, share in enumerate(shared)
            )
        low |= found


def column_shares(natural: Sequence[float], room: float = 31.0) -> list[float]:
    """The columns' shares of the table's width, in per cent; the table is about `room` em wide.

    Where no entry need be broken all of them grow alike.  Otherwise short columns keep their width;
    the others divide what is left as the square root of theirs, so that a long one does not starve
    a longish one.
    """
    kept = _kept(natural)
    weights = [0.0 if width <= SHORT else width**0.5 for width in natural]
    left = room - sum(kept)
    total = sum(width + PADDING for width in natural)
    if total <= room or _is_crowded(natural, room):
        return [100 * (width + PADDING) / total for width in natural]
    shared = [left * weight / sum(weights) for weight in weights]
    return [100 * (own + share) / room for own, share in zip(kept, shared, strict=True)]


def _kept(natural: Sequence[float]) -> list[float]:
    return [width + PADDING if width <= SHORT else 0.0 for width in natural]


def _is_crowded(natural: Sequence[float], room: float) -> bool:
    """Whether the short columns alone would leave too little for the others, or have no room."""
    wanted = sum(width + PADDING for width in natural)
    return wanted > room and room - sum(_kept(natural)) < room / 3


def lines_of(row: Sequence[str], widths: Sequence[float]) -> int:
    """About how many lines a row takes."""
    return max(
        max(1, ceil(width(text) / max(1.0, room - PADDING) - 1e-6))
        for text, room in zip(row, widths, strict=False)
    )


# ---- numbers ------------------------------------------------------------------------------------


def with_marks(text: str, notes: int) -> str:
    """The text of an entry with its notes' marks; beside a number they take no room."""
    return text if _NUMBER.fullmatch(text.strip()) else text + MARK * notes


def numeric_columns(rows: Sequence[Sequence[str]], count: int) -> list[bool]:
    """Which columns hold numbers alone; `rows` are those below the head."""
    columns = list(_by_column(rows)) if rows else []
    columns += [[]] * (count - len(columns))
    return [_is_numeric([text.strip() for text in entries]) for entries in columns]


def _is_numeric(entries: Sequence[str]) -> bool:
    said = [text for text in entries if text not in _BLANKS]
    return len(said) > 1 and all(map(_NUMBER.fullmatch, said))


def after_the_point(text: str) -> float:
    """How wide (em) a number is from its decimal point on: 1.25 % → ".25 %" → 1.75."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return 0.0
    percent = 0.8 if text.strip().endswith("%") else 0.0
    return percent + (0.25 + 0.5 * (len(found[1]) - 1) if found[1] else 0.0)
