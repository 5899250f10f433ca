"""Whether the first row of a table is its head, or a row like the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from typeset.intake.characters import is_chinese
from typeset.intake.decoding.english_names import ENGLISH_NAMES, TITLED
from typeset.intake.decoding.names import is_person
from typeset.intake.rules.tables import WHEN
from typeset.words.dictionary import simplified, words_from

_ALIKE, _OTHERWISE = 0.5, 2 / 3
"""The share of a column's other cells that say something of one kind: where the first says it, too,
it is one of them; where it does not, it names them."""
_MARKS = re.compile(r"\\|\*\*?|\+\+")
_BOLD = re.compile(r"\*\*.+\*\*")
_FIGURE = re.compile(r"[£$€¥￥]?[\d.,:：%/×–—-]*\d[\d.,:：%/×–—-]*(?: ?\d+)*[^\d]{0,4}")
_YEAR = re.compile("(?:19|20)\\d\\d年?度?")
_BOOK = re.compile("《[^《》]+》")


def has_head(rows: Sequence[Sequence[str]]) -> bool | None:
    """Whether the first row is a head, by what the cells of each column say; None: not sure.

    `rows`: cells in Markdown, without those that others cover."""
    first, *others = rows
    if not others or (_is_bold(first) and not all(map(_is_bold, others))):
        return True
    kinds = _KINDS[: -1 if _counts(first) else None]
    said = [_said(at, rows, kinds) for at in range(len(first))]
    if any(verdict is True for verdict in said):
        return True
    return False if any(verdict is False for verdict in said) else None


def _said(
    at: int, rows: Sequence[Sequence[str]], kinds: Sequence[Callable[[str], bool]]
) -> bool | None:
    """What one column says: that its first cell names the others, or is one of them.

    Days may be the heads of all columns but the first."""
    first, *below = (_plain(row[at]) if at < len(row) else "" for row in rows)
    others = list(filter(None, below))
    if not first or not others:
        return None
    said = [(kind, kind(first), sum(map(kind, others)) / len(others)) for kind in kinds]
    if any(share >= _OTHERWISE and not like for _, like, share in said):
        return True
    alike = any(
        like and share >= _ALIKE and not (at and kind is _is_when) for kind, like, share in said
    )
    return False if alike else None


def _plain(cell: str) -> str:
    return _MARKS.sub("", cell).strip(" 　")


def _is_bold(row: Sequence[str]) -> bool:
    return all(_BOLD.fullmatch(cell) for cell in row if cell) and any(row)


def _counts(row: Sequence[str]) -> bool:
    """Whether a row has years or counted numbers, as the head of a table of figures does."""
    figures = [_plain(cell) for cell in row if _FIGURE.fullmatch(_plain(cell))]
    numbers = [int(figure) for figure in figures if figure.isdecimal()]
    counted = len(numbers) > 1 and all(two - one == 1 for one, two in pairwise(numbers))
    return counted or any(map(_YEAR.fullmatch, figures))


def _is_when(cell: str) -> bool:
    return WHEN.fullmatch(cell) is not None


def _is_book(cell: str) -> bool:
    return _BOOK.fullmatch(cell) is not None


def _is_named(cell: str) -> bool:
    """Whether a cell is a person's name, and no word of two characters: 单位, 时间."""
    if not is_chinese(cell):
        return bool(ENGLISH_NAMES.fullmatch(cell) or TITLED.match(cell))
    name = "".join(cell.split())
    word = len(name) == 2 and simplified(name) in words_from(simplified(name[0]))
    return is_person(name) and not word


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None


_KINDS = (_is_when, _is_book, _is_named, _is_figure)
"""What a cell may be; a figure last, which the head of figures may be, too."""
