"""What offices print around a headline: a letterhead above, a line of date and source below."""

from __future__ import annotations

import re

from typeset.intake.characters import width
from typeset.intake.contributions.senders import labelled, without_label
from typeset.intake.dates import find_date
from typeset.intake.decoding.bylines import SOURCE
from typeset.intake.draft import Block, Role

_OFFICE = re.compile("[^，。：；]{2,24}文件")
_NUMBER = re.compile(
    r"[^，。：；]{0,12}[〔\[（(﹝]\d{4}[〕\]）)﹞][ 　]*(?:第[ 　]*)?\d{1,4}[ 　]*号"
)
"""`某某局文件`, `某字〔2024〕3号`: what stands above the title of an official letter."""
_LONGEST = 4
"""No letterhead has more lines."""
_PIECE = re.compile("[^ 　]+(?: [^ 　]+)*")


def letterhead_of(zone: list[Block]) -> int:
    """How many lines of the letterhead stand above the headline; 0 where it has no number."""
    for at, block in enumerate(zone[:_LONGEST]):
        if _NUMBER.fullmatch(block.text.strip(" 　")):
            return at + 1 if all(_OFFICE.fullmatch(b.text.strip(" 　")) for b in zone[:at]) else 0
    return 0


def facts_beside(block: Block) -> list[Block]:
    """The parts of a line like `2024年5月6日　来源：质检部　作者：贺小川`; [] if it is none."""
    found = [match.span() for match in _PIECE.finditer(block.text)]
    if block.role is not Role.TEXT or len(found) < 2:
        return []
    parts: list[Block] = []
    for start, stop in found:
        part = _fact(block._replace(passage=block.passage.cut(start, stop)))
        if part is None:
            return []
        parts += without_label(part)
    return parts if any(part.role in (Role.BYLINE, Role.SOURCE) for part in parts) else []


def _fact(part: Block) -> Block | None:
    text = part.text
    if SOURCE.fullmatch(text):
        return part.is_a(Role.SOURCE)
    if labelled(text):
        return part.is_a(Role.BYLINE)
    dated = find_date(text)
    if dated is not None and width(text) - width(dated[0].group()) <= 6:
        return part.is_a(Role.DROPPED, why="date beside the byline")
    return None
