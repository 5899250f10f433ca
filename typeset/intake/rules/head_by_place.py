"""A head without number or date as the lexicon knows them: a short line and, below, a period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from typeset.intake.characters import width
from typeset.intake.draft import Block, Role
from typeset.intake.head_words import ISSUER_WORDS
from typeset.intake.lexicon import LABEL, ORGANISATION, UNIT_ENDING

_MOST = 4
"""No such head has more lines."""
_NAME, _LINE, _PARTED_LINE = 12.0, 30.0, 45.0
"""em: its name and its other lines are no longer, unless bars part their facts."""
_PARTED = re.compile("[|｜]")
_PERIOD = re.compile(
    "(?:第?[ ]*[\\d一二三四五六七八九十〇零]{1,4}[ ]*"
    "(?:年|月|季度?|周|旬|期|号|讲|辑|卷)(?![末初底])|"
    "[上下]半[年月]|[春夏秋冬](?:季|之卷|刊|号))"
)
"""七月上半月, 一季度: when it appeared."""
_PIECE = re.compile("[^ 　|｜·]+(?: [^ 　|｜·]+)*")


def head_by_place(blocks: Sequence[Block]) -> int:
    """How many lines at the beginning are such a head; 0 where it is none.

    They stand close together, and white parts them from what follows."""
    lines = 0
    while lines < min(_MOST, len(blocks)) and _may_be(blocks, lines):
        lines += 1
    if lines < 2 or lines == len(blocks) or not blocks[lines].line.blanks:
        return 0
    if width(blocks[0].text) > _NAME or _PERIOD.search(blocks[0].text):
        return 0
    return lines if any(_PERIOD.search(block.text) for block in blocks[1:lines]) else 0


def _may_be(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    if block.role is not Role.TEXT or (at and block.line.blanks):
        return False
    parted = at and _PARTED.search(block.text) is not None
    if LABEL.match(block.text) or re.search(
        "[。；！？：:]" if parted else "[，。；！？：:]", block.text
    ):
        return False
    return width(block.text) <= (_PARTED_LINE if parted else _LINE)


def pieces_of_the_head(block: Block) -> list[Block]:
    """The line's pieces between wide blanks: when it appeared, who issues it, or a motto."""
    parts: list[Block] = []
    at = 0
    for found in _PIECE.finditer(block.text):
        mark = block.passage.cut(at, found.start())
        if mark.text:
            parts.append(block.is_a(Role.DROPPED, passage=mark, why=_MARK))
        passage = block.passage.cut(*found.span())
        parts.append(block.is_a(_role(passage.text), passage=passage))
        at = found.end()
    return parts


_MARK = "mark between the facts of the masthead"


def _role(text: str) -> Role:
    if _PERIOD.search(text):
        return Role.NUMBER
    unit = ORGANISATION.fullmatch(text) or UNIT_ENDING.fullmatch(text)
    return Role.ISSUER if unit or ISSUER_WORDS.search(text) else Role.NAMEPLATE
