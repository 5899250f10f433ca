"""What offices print around a headline: a letterhead above, a line of date and source below."""

from __future__ import annotations

import re

from typeset.intake.characters import width
from typeset.intake.contributions.senders import is_organisation, labelled, without_label
from typeset.intake.dates import find_date
from typeset.intake.decoding.bylines import SOURCE
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import CAPITALISED, ENGLISH_UNITS

_OFFICE = re.compile("[^，。：；]{2,24}文件")
_NUMBER = re.compile(
    r"[^，。：；]{0,12}[〔\[（(﹝]\d{4}[〕\]）)﹞][ 　]*(?:第[ 　]*)?\d{1,4}[ 　]*号"
)
"""`某某局文件`, `某字〔2024〕3号`: what stands above the title of an official letter."""
_LONGEST = 4
"""No letterhead has more lines."""
_WIDEST = 30.0
"""em: no organisation's name is wider."""
_PIECE = re.compile("[^ 　]+(?: [^ 　]+)*")


_CONTACT = re.compile(
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}\b|"
    r"\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b|[\w.-]+@[\w-]+\.\w+|\bwww\.|https?://|"
    r"(?i:\b(?:(?:Tele)?phone|Tel|Mobile|Fax|E-?mail)\b[.:]? |(?:Registered|Reg\.) (?:charity|no))|"
    "(?:地址|电话|邮编|邮箱|传真|网址)[ 　]*[：:]"
)
"""A postcode, a telephone, an address in the net: how somebody is reached."""
_UNITS = re.compile(
    rf"(?:{CAPITALISED}|[A-Z’'.&]+|No\.? ?\d+|\d+)(?: (?:{CAPITALISED}|in|\d+)){{0,8}}"
)
_UNIT_WORD = re.compile(
    rf"\b(?:{ENGLISH_UNITS}|Guild|League|Choir|Band|Federation|Institute|Committee|Fellowship|Unison|"
    r"Charity|Residents|Tenants|Scouts|Theatre|Centre)\b",
    re.IGNORECASE,
)


def is_contact(text: str) -> bool:
    """Whether a line says how somebody is reached."""
    return _CONTACT.search(text) is not None


def is_office(text: str) -> bool:
    """Whether a line is the name of an organisation: `TANNERS’ FIELD ALLOTMENT SOCIETY`."""
    if width(text) > _WIDEST:
        return False
    named = _UNITS.fullmatch(text) is not None and _UNIT_WORD.search(text) is not None
    return named or is_organisation(text)


def letterhead_of(blocks: list[Block], zone: list[Block]) -> int:
    """How many lines of a letterhead stand above the headline among the `zone` of first lines."""
    return _numbered(zone) or _society(blocks, zone)


def _society(blocks: list[Block], zone: list[Block]) -> int:
    """The lines of an organisation's name and of how it is reached, above a headline of a form of
    its own; 0 where what stands below may be a section of the text."""
    if not zone or not is_office(zone[0].text):
        return 0
    last = max((at for at, b in enumerate(zone[:_LONGEST]) if at and is_contact(b.text)), default=0)
    if not last or last + 1 >= len(zone):
        return 0
    title = zone[last + 1]
    if is_contact(title.text) or not (title.line.strong or title.line.kind in ("title", "heading")):
        return 0
    alike = [b for b in blocks[last + 2 :] if b.text and _look(b) == _look(title)]
    return 0 if alike else last + 1


def _look(block: Block) -> tuple[object, ...]:
    line = block.line
    return (line.kind, line.level, line.strong, line.size, line.centred)


def _numbered(zone: list[Block]) -> int:
    """The lines down to an official letter's number."""
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
