"""The issue's head: nameplate, number, date, issuer, in the lines before the first article."""

from __future__ import annotations

import re

from typeset.intake.characters import ends_sentence, width
from typeset.intake.dates import find_date
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import (
    DATELINE,
    GREETING,
    LABEL,
    NAME_ENDINGS,
    NUMBER,
    ORGANISATION,
    TOTAL,
    VOLUME,
)

_ZONE = 14
_EDGES = " 　|｜/·,，;；、—-–()（）[]【】"
_ISSUER_WORDS = re.compile(
    r"^(?:主办(?:单位)?[：:]?|Published by:?)\s*|\s*(?:主办|编印|编|主管主办|印发)$", re.I
)


def masthead(draft: Draft) -> Draft:
    """The leading lines that name the issue: name, 第十七期, 总第125期, issuer, date, in any
    order."""
    zone = _zone(draft.blocks)
    parted = {at: _parts(draft.blocks[at]) for at in zone}
    if not any(
        part.role in (Role.NUMBER, Role.DATE) for parts in parted.values() for part in parts
    ):
        return draft
    blocks: list[Block] = []
    decisions: list[Decision] = []
    for at, block in enumerate(draft.blocks):
        parts = parted.get(at, [block])
        blocks += parts
        decisions += [decide("masthead", p, str(p.role), 0.85) for p in parts if at in parted]
    return draft.having(blocks, decisions)


def _zone(blocks: tuple[Block, ...]) -> list[int]:
    """The leading lines that can be a masthead's, up to its last number or date and what
    follows it."""
    zone: list[int] = []
    for at, block in enumerate(blocks[:_ZONE]):
        if block.role is Role.DROPPED:
            continue
        if block.role not in (Role.TEXT, Role.HEADING) or not _fits(blocks, at):
            break
        zone.append(at)
    facts = [at for at in zone if _has_facts(blocks[at].text)]
    if not facts:
        return []
    return [at for at in zone if at <= facts[-1] or ORGANISATION.fullmatch(blocks[at].text)]


def _has_facts(text: str) -> bool:
    return bool(NUMBER.search(text) or TOTAL.search(text) or VOLUME.search(text) or find_date(text))


def _fits(blocks: tuple[Block, ...], at: int) -> bool:
    text = blocks[at].text
    if width(text) > 45 or GREETING.search(text) or DATELINE.match(text):
        return False
    if _has_facts(text):
        rest = _rest(text)
        return width(rest) <= 24 and not re.search("[，。；]", rest) and not ends_sentence(rest)
    if ends_sentence(text) or LABEL.match(text):
        return False
    if ORGANISATION.fullmatch(text) or NAME_ENDINGS.search(text):
        return width(text) <= 24
    return width(text) <= 24 and any(
        _has_facts(block.text) and width(block.text) <= 45 for block in blocks[at + 1 : at + 4]
    )


def _rest(text: str) -> str:
    for pattern in (TOTAL, NUMBER, VOLUME):
        text = pattern.sub(" ", text)
    found = find_date(text)
    if found:
        text = text[: found[0].start()] + " " + text[found[0].end() :]
    return text.strip(_EDGES)


def _parts(block: Block) -> list[Block]:
    """The facts in one line of the head, each a block of its own, in their order."""
    marks: list[tuple[int, int, Role]] = []
    text = block.text
    at = 0
    while date := find_date(text[at:]):
        marks.append((at + date[0].start(), at + date[0].end(), Role.DATE))
        at = marks[-1][1]
    for found in (*TOTAL.finditer(text), *NUMBER.finditer(text), *VOLUME.finditer(text)):
        if not any(found.start() < stop and start < found.end() for start, stop, _ in marks):
            marks.append((found.start(), found.end(), Role.NUMBER))
    return _cut_at(block, sorted(marks))


def _cut_at(block: Block, marks: list[tuple[int, int, Role]]) -> list[Block]:
    parts: list[Block] = []
    at = 0
    for start, stop, role in [*marks, (len(block.text), len(block.text), Role.TEXT)]:
        parts += _others(block, at, start)
        if role is not Role.TEXT:
            parts.append(block.is_a(role, passage=block.passage.cut(start, stop)))
        at = stop
    return parts


def _others(block: Block, start: int, stop: int) -> list[Block]:
    """What stands between the facts of a line: the issuer, the name, or only marks."""
    passage = block.passage.cut(start, stop)
    if not passage.text:
        return []
    if not passage.text.strip(_EDGES):
        return [
            block.is_a(Role.DROPPED, passage=passage, why="mark between the facts of the masthead")
        ]
    return [block.is_a(_head_role(passage.text), passage=passage)]


def _head_role(text: str) -> Role:
    bare = text.strip(_EDGES)
    if _ISSUER_WORDS.search(bare) or ORGANISATION.fullmatch(bare):
        return Role.ISSUER
    return Role.NAMEPLATE
