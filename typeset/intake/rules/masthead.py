"""The issue's head: nameplate, number, date, issuer, in the lines before the first article."""

from __future__ import annotations

import re
from typing import NamedTuple

from typeset.intake.characters import ends_sentence, squeeze, width
from typeset.intake.dates import find_date
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import (
    CONTENTS,
    DATELINE,
    GREETING,
    HEAD_LABEL,
    INTERNAL,
    LABEL,
    MONTH_AND_DAY,
    NAME_ENDINGS,
    NEWSLETTER_OF,
    NUMBER,
    ORGANISATION,
    SEASON,
    STANDING,
    TOTAL,
    UNIT_ENDING,
    VOLUME,
)

_ZONE = 18
"""The lines that are looked at: no head is longer."""
_EDGES = " 　|｜/·•,，;；:：、—-–~～*()（）[]【】"
_OPENERS = {"）": "（", ")": "(", "】": "【", "]": "["}
_ISSUER_WORDS = re.compile(r"\s*(?:主办|编印|编|主管主办|印发|出版|编制)$")
_LISTED = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,2}[）).．、]")
_HEAD_LABEL = re.compile(f"(?:{HEAD_LABEL.pattern})[ 　]*[：:]?[ 　]*")
_TITLED = re.compile("[）)]?[ 　]*[：:][ 　]*(?=[^ 　：:]{2,})")
"""What parts name and number from a headline on the same line: 月报（第7期）：慢读的好处."""


class _Fact(NamedTuple):
    """A part of a line that is a fact of the head; `label` are the characters of its label."""

    start: int
    stop: int
    role: Role
    label: int = 0
    why: str = ""


def masthead(draft: Draft) -> Draft:
    """The leading lines that name the issue.

    Name, 第十七期, 总第125期, issuer, date, in any order.
    """
    zone = set(_zone(draft.blocks))
    blocks: list[Block] = []
    decisions: list[Decision] = []
    for at, block in enumerate(draft.blocks):
        parts = parts_of_the_head(block) if at in zone else [block]
        if at in zone and any(b.role is Role.NAMEPLATE for b in blocks):
            parts = [_second(part) for part in parts]
        blocks += parts
        decisions += [decide("masthead", p, str(p.role), 0.85) for p in parts if at in zone]
    return draft.having(blocks, decisions)


def _second(block: Block) -> Block:
    """A second name in the head that ends as units do is the issuer's."""
    if block.role is Role.NAMEPLATE and UNIT_ENDING.fullmatch(block.text):
        return block.is_a(Role.ISSUER)
    return block


# ---- which lines ---------------------------------------------------------------------------------


def _zone(blocks: tuple[Block, ...]) -> list[int]:
    """The leading lines that can be a masthead's, up to its last fact and what follows it."""
    zone: list[int] = []
    for at, block in enumerate(blocks[:_ZONE]):
        if block.role is Role.DROPPED:
            continue
        if block.role not in (Role.TEXT, Role.HEADING) or not _fits(blocks, at):
            break
        zone.append(at)
    facts = [at for at in zone if _facts(blocks[at].text)]
    if not any(f.role is not Role.DROPPED for at in facts for f in _facts(blocks[at].text)):
        return _bare_name(blocks, zone)
    return [at for at in zone if at <= facts[-1] or _is_tail(blocks, at)]


def _is_tail(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a line below the last fact is the head's still: its issuer."""
    following = next((b for b in blocks[at + 1 :] if b.role is not Role.DROPPED), None)
    above = following is not None and following.role is Role.TEXT and not following.line.blanks
    alone = not above or blocks[at].line.blanks == 0
    text = blocks[at].text
    return alone and bool(ORGANISATION.fullmatch(text) or UNIT_ENDING.fullmatch(text))


def _bare_name(blocks: tuple[Block, ...], zone: list[int]) -> list[int]:
    """A head that is a name only: its ending is a publication's, and a headline stands below it."""
    shown = [at for at, block in enumerate(blocks[:8]) if block.role is not Role.DROPPED]
    if len(shown) < 3 or shown[0] not in zone:
        return []
    first, second = (blocks[at] for at in shown[:2])
    named = NAME_ENDINGS.search(first.text) and width(first.text) <= 10 and "的" not in first.text
    below = width(second.text) <= 30 and not ends_sentence(second.text) and second.line.blanks
    return [shown[0]] if named and below and first.role is Role.TEXT else []


def _fits(blocks: tuple[Block, ...], at: int) -> bool:
    text = blocks[at].text
    if width(text) > 60 or CONTENTS.fullmatch(text) or _LISTED.match(text):
        return False
    if GREETING.search(text) and not NAME_ENDINGS.search(text):
        return False
    dateline = DATELINE.match(text)
    if dateline and not NUMBER.match(text[dateline.end() :].lstrip("（(")):
        return False
    if _facts(text):
        return True
    if width(text) > 24 or ends_sentence(text) or LABEL.match(text) or re.search("[，。；]", text):
        return False
    if ORGANISATION.fullmatch(text) or NAME_ENDINGS.search(text):
        return True
    near = [block for block in blocks[at + 1 : at + 5] if block.role is not Role.DROPPED][:3]
    return any(_facts(block.text) for block in near)


# ---- the facts of a line -------------------------------------------------------------------------


def _facts(text: str) -> list[_Fact]:
    """The facts of a line in their order; none where what stands beside them is no head's."""
    if INTERNAL.search(text) and not find_date(text):
        return [_Fact(0, len(text), Role.NOTICE)]
    if NEWSLETTER_OF.fullmatch(text):
        return [_Fact(0, len(text), Role.ISSUER)]
    inside = _labelled(text) or [*_dates(text), *_numbers(text), *_standing(text)]
    facts = sorted(inside, key=lambda fact: (fact.start, -fact.stop))
    kept: list[_Fact] = []
    for fact in facts:
        if not kept or fact.start >= kept[-1].stop:
            kept.append(fact)
    if not kept or width(text) > 60 or not all(_stands_free(text, kept, fact) for fact in kept):
        return []
    return kept if _rest_fits(text, kept) else []


def _labelled(text: str) -> list[_Fact]:
    """The facts of a line with labels: `2024 年 3 月　主办单位：县税务局　印数：80`."""
    found = [f for f in _HEAD_LABEL.finditer(text) if text[: f.start()][-1:] in _EDGES]
    inside = [*_dates(text), *_numbers(text), *_standing(text)]
    facts = [fact for fact in inside if found and fact.stop <= found[0].start()]
    if not found or (found[0].start() and not facts):
        return []
    ends = [f.start() for f in found[1:]] + [len(text)]
    for label, end in zip(found, ends, strict=True):
        facts.append(_labelled_fact(text, label, end))
        if not label["name"]:
            facts += [fact for fact in inside if facts[-1].stop <= fact.start < end]
    return facts


def _labelled_fact(text: str, label: re.Match[str], end: int) -> _Fact:
    length = label.end() - label.start()
    if label["issuer"]:
        issuer = re.split(r"[ 　]{2,}|[ 　](?=[总第\d])", text[label.end() : end].strip(_EDGES))[0]
        stop = text.index(issuer, label.end()) + len(issuer)
        return _Fact(label.start(), stop, Role.ISSUER, length)
    if label["name"]:
        return _Fact(label.start(), end, Role.NAMEPLATE, length)
    return _Fact(label.start(), label.end(), Role.DROPPED, why="label in the head")


def _dates(text: str) -> list[_Fact]:
    facts: list[_Fact] = []
    at = 0
    while date := find_date(text[at:], compact=True):
        facts.append(_Fact(at + date[0].start(), at + date[0].end(), Role.DATE))
        at = facts[-1].stop
    facts += [_Fact(f.start(), f.end(), Role.DATE) for f in MONTH_AND_DAY.finditer(text)]
    return facts


def _numbers(text: str) -> list[_Fact]:
    patterns = (TOTAL, NUMBER, VOLUME, SEASON)
    return [_Fact(f.start(), f.end(), Role.NUMBER) for p in patterns for f in p.finditer(text)]


def _standing(text: str) -> list[_Fact]:
    why = {"day": "weekday or lunar date", "pages": "number of pages"}
    return [
        _Fact(f.start(), f.end(), Role.DROPPED, why=why[str(f.lastgroup)])
        for f in STANDING.finditer(text)
    ]


def _stands_free(text: str, facts: list[_Fact], fact: _Fact) -> bool:
    """Whether a fact is no part of a sentence: a blank, a mark, a unit or another fact is beside
    it."""
    stops = {other.stop for other in facts} | {0}
    starts = {other.start for other in facts} | {len(text)}
    left = fact.start in stops or text[fact.start - 1] in _EDGES + "》" or text[fact.start] in "（("
    right = fact.stop in starts or text[fact.stop] in _EDGES
    if not left:
        before = text[max((stop for stop in stops if stop < fact.start), default=0) : fact.start]
        left = ORGANISATION.fullmatch(before) is not None or (
            NAME_ENDINGS.search(before) is not None and width(before) <= 12
        )
    return left and (right or _ISSUER_WORDS.fullmatch(text[fact.stop :]) is not None)


def _rest_fits(text: str, facts: list[_Fact]) -> bool:
    """Whether what is left beside the facts can be a name and an issuer."""
    pieces, at = [], 0
    for fact in [*facts, _Fact(len(text), len(text), Role.TEXT)]:
        pieces.append(text[at : fact.start].strip(_EDGES))
        at = fact.stop
    if pieces[-1] and _TITLED.match(text[facts[-1].stop :]):
        pieces.pop()
    if all(fact.role is Role.DROPPED for fact in facts) and any(pieces):
        return False
    return all(width(piece) <= 24 for piece in pieces) and not any(
        re.search("[，。；！？]", piece) or ends_sentence(piece) for piece in pieces
    )


# ---- the blocks of a line ------------------------------------------------------------------------


def parts_of_the_head(block: Block) -> list[Block]:
    """The facts in one line of the head, each a block of its own, in their order."""
    parts: list[Block] = []
    text, at = block.text, 0
    facts = _facts(text)
    for fact in facts:
        parts += _others(block, at, fact.start)
        label = text[fact.start : fact.start + fact.label]
        passage = block.passage.cut(fact.start, fact.stop)
        parts.append(block.is_a(fact.role, passage=passage, label=label, why=fact.why))
        at = fact.stop
    titled = _TITLED.match(text[at:]) if facts and parts[0].role is Role.NAMEPLATE else None
    if titled is None:
        return parts + _others(block, at, len(text))
    parts += _others(block, at, at + titled.end())
    headline = block.passage.cut(at + titled.end())
    return [*parts, block.is_a(Role.HEADLINE, passage=headline, marked=True)]


def _others(block: Block, start: int, stop: int) -> list[Block]:
    """What stands between the facts of a line: the issuer, the name, and marks around it."""
    text = block.text
    while start < stop and text[start].isspace():
        start += 1
    first, last = start, stop
    while first < last and text[first] in _EDGES:
        first += 1
    while first < last and text[last - 1] in _EDGES and not _closes(text[first:last]):
        last -= 1
    parts = []
    for left, right in ((start, first), (first, last), (last, stop)):
        passage = block.passage.cut(left, right)
        if squeeze(passage.text):
            mark = (left, right) != (first, last)
            why = "mark between the facts of the masthead" if mark else ""
            role = Role.DROPPED if mark else _head_role(passage.text)
            parts.append(block.is_a(role, passage=passage, why=why))
    return parts


def _closes(text: str) -> bool:
    """Whether the last character closes a bracket that stands inside: `潮汐（季刊）`."""
    opener = _OPENERS.get(text[-1])
    return opener is not None and opener in text[1:]


def _head_role(text: str) -> Role:
    if _ISSUER_WORDS.search(text) or ORGANISATION.fullmatch(text):
        return Role.ISSUER
    if INTERNAL.match(text):
        return Role.NOTICE
    return Role.NAMEPLATE
