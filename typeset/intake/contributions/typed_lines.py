"""Plain Chinese texts whose lines end where their writer ended them: lists, scores, rotas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from typeset.intake.characters import ends_sentence, is_chinese, width
from typeset.intake.draft import Block, Draft
from typeset.intake.rules.tables import tables
from typeset.intake.source import Line, Source

_INDENT = 1.5
"""em: a line that begins so far in begins a paragraph."""
_SLACK = 2.0
"""em: a wrapped line falls so short of the measure at most, for a mark or a number behind it."""
_PROSE = re.compile("[，。；、！？]")
_WIDEST, _MOST = 30.0, 40
"""em and lines: an entry of a list is no wider, and a list no longer: else it may be columns."""
_ENTRY = re.compile("[^ 　][ 　]+[^ 　]")
_FEWEST = 3
"""Entries that make a list."""


def are_typed(lines: Sequence[Line]) -> bool:
    """Whether no line of a plain text goes on in the next one, as lines do that a program wrapped.

    Such a line is full, ends no sentence, and one of both is prose."""
    widths = [line.indent + width(line.text) for line in lines]
    full = max(widths, default=0) - _SLACK
    return not any(
        wide >= full and not two.blanks and _reads_on(one, two)
        for wide, (one, two) in zip(widths, pairwise(lines), strict=False)
    )


def typed(source: Source, blocks: list[Block]) -> list[Block] | None:
    """The blocks of such a text, rows as tables; None where lines may have been wrapped."""
    lines = [block.line for block in blocks]
    if source.unit != "line" or not is_chinese("".join(map(_text, lines))) or not are_typed(lines):
        return None
    return list(tables(Draft(source, tuple(blocks))).blocks)


def is_a_list(lines: Sequence[Line]) -> bool:
    """Whether a plain Chinese text is a title and entries, with a sentence at its end perhaps."""
    title, *rest = lines
    if ends_sentence(title.text) or not is_chinese(title.text) or not rest or len(rest) > _MOST:
        return False
    short = [line for line in rest[:-1] if not _PROSE.search(line.text)]
    entries = sum(_ENTRY.search(line.text) is not None for line in short)
    narrow = all(line.indent + width(line.text) <= _WIDEST for line in short)
    return len(short) == len(rest) - 1 and narrow and entries >= _FEWEST


def _reads_on(one: Line, two: Line) -> bool:
    prose = _PROSE.search(one.text) or _PROSE.search(two.text)
    begins = two.indent >= _INDENT and two.indent > one.indent - 0.5
    return bool(prose) and not ends_sentence(one.text) and not begins


def _text(line: Line) -> str:
    return line.text
