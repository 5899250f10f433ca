"""The facts in one line of an issue's head: number, date, issuer, and what stands beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from typeset.intake.characters import ends_sentence, is_chinese, width, without_edges
from typeset.intake.dates import find_date
from typeset.intake.draft import PAGE_NUMBER, Role
from typeset.intake.head_words import (
    FOR_WHOM,
    HEAD_LABEL,
    INTERNAL,
    ISSUER_WORDS,
    NAME_ENDINGS,
    NEWSLETTER_OF,
    NUMBER,
    SEASON,
    STANDING,
    TOTAL,
    VOLUME,
)
from typeset.intake.lexicon import MONTH_AND_DAY, ORGANISATION, UNIT_ENDING

EDGES = " 　|｜/／·•,，;；:：、—-–~～*()（）[]【】〔〕"
ISSUED = re.compile("(?:Published|Issued|Produced|Edited|Compiled) by")
"""What says in a head who issues it, and is nobody's byline."""
_PARTING = re.compile("[ 　]*[|｜/／·•—][ 　]*|　")
_BARS = re.compile(" [|｜/／·•] ")
_LONGEST_PIECE = {True: 24, False: 30}
"""em: no name or issuer is longer, in Chinese and in English."""
HEAD_LABEL_AND_SIGN = re.compile(
    f"[【\\[〔]?(?:{HEAD_LABEL.pattern})[ 　]*[】\\]〕]?[ 　]*[：:／|｜=]?[ 　]*"
)
TITLED = re.compile("[）)]?[ 　]*[：:][ 　]*(?=[^ 　：:]{2,})")
"""What parts name and number from a headline on the same line: 月报（第7期）：慢读的好处."""


_PAPER = re.compile("[一-龥]{2,12}[刊报]")


_TO_A_DAY = re.compile(r" ?[至到—–~～-]{1,2} ?(?:\d{1,2} ?月 ?)?\d{1,2} ?[日号號]")
"""2024年5月13日至5月19日: what a weekly covers."""


class HeadFact(NamedTuple):
    """A part of a line that is a fact of the head; `label` are the characters of its label."""

    start: int
    stop: int
    role: Role
    label: int = 0
    why: str = ""


def head_facts(text: str) -> list[HeadFact]:
    """The facts of a line in their order; none where what stands beside them is no head's."""
    if INTERNAL.search(text) and not find_date(text):
        return [HeadFact(0, len(text), Role.NOTICE)]
    if NEWSLETTER_OF.fullmatch(text):
        return [HeadFact(0, len(text), Role.ISSUER)]
    inside = _labelled(text) or [*_dates(text), *_numbers(text), *_standing(text)]
    inside += [HeadFact(*found.span(), Role.NOTICE) for found in FOR_WHOM.finditer(text)]
    facts = sorted(inside, key=lambda fact: (fact.start, -fact.stop))
    kept: list[HeadFact] = []
    for fact in facts:
        if not kept or fact.start >= kept[-1].stop:
            kept.append(fact)
    if _is_parted(text):
        kept = [fact for fact in kept if _stands_free(text, kept, fact)]
    if not kept or width(text) > 60 or not all(_stands_free(text, kept, fact) for fact in kept):
        return []
    return kept if _rest_fits(text, kept) else []


def _is_parted(text: str) -> bool:
    """Whether marks part the line into three or more pieces, as heads do and sentences do not."""
    return len(_PARTING.findall(text)) >= 2 and not re.search("[，。；！？]", text)


def _labelled(text: str) -> list[HeadFact]:
    """The facts of a line with labels: `2024 年 3 月　主办单位：县税务局　印数：80`."""
    found = [f for f in HEAD_LABEL_AND_SIGN.finditer(text) if text[: f.start()][-1:] in EDGES]
    inside = [*_dates(text), *_numbers(text), *_standing(text)]
    facts = [fact for fact in inside if found and fact.stop <= found[0].start()]
    if not found or (found[0].start() and not facts):
        return []
    ends = [f.start() for f in found[1:]] + [len(text)]
    for label, end in zip(found, ends, strict=True):
        whole = (fact for fact in inside if fact.start == label.start())  # `Issue: 44`
        facts.append(next(whole, None) or _labelled_fact(text, label, end))
        if not label["name"]:
            facts += [fact for fact in inside if facts[-1].stop <= fact.start < end]
    return facts


def _labelled_fact(text: str, label: re.Match[str], end: int) -> HeadFact:
    length = label.end() - label.start()
    if label["issuer"]:
        named = without_edges(text[label.end() : end], EDGES)
        issuer = re.split(r"[ 　]{2,}|[ 　](?=[总第\d])", named)[0]
        stop = text.index(issuer, label.end()) + len(issuer)
        return HeadFact(label.start(), stop, Role.ISSUER, length)
    if label["name"]:
        return HeadFact(label.start(), end, Role.NAMEPLATE, length)
    return HeadFact(label.start(), label.end(), Role.DROPPED, why="label in the head")


def _dates(text: str) -> list[HeadFact]:
    facts: list[HeadFact] = []
    at = 0
    while date := find_date(text[at:], compact=True):
        facts.append(HeadFact(at + date[0].start(), at + date[0].end(), Role.DATE))
        at = facts[-1].stop
    facts += [HeadFact(f.start(), f.end(), Role.DATE) for f in MONTH_AND_DAY.finditer(text)]
    whole = (_TO_A_DAY.match(text, fact.stop) for fact in facts)
    why = "last day of the period"
    return [*facts, *(HeadFact(f.start(), f.end(), Role.DROPPED, why=why) for f in whole if f)]


def _numbers(text: str) -> list[HeadFact]:
    patterns = (TOTAL, NUMBER, VOLUME, SEASON)
    return [HeadFact(f.start(), f.end(), Role.NUMBER) for p in patterns for f in p.finditer(text)]


def _standing(text: str) -> list[HeadFact]:
    why = {"day": "weekday or lunar date", "folio": PAGE_NUMBER, "pages": "number of pages"}
    return [
        HeadFact(f.start(), f.end(), Role.DROPPED, why=why[str(f.lastgroup)])
        for f in STANDING.finditer(text)
    ]


def _stands_free(text: str, facts: list[HeadFact], fact: HeadFact) -> bool:
    """Whether a fact is no part of a sentence: a blank, a mark, a unit or another fact is beside
    it."""
    stops = {other.stop for other in facts} | {0}
    starts = {other.start for other in facts} | {len(text)}
    left = fact.start in stops or text[fact.start - 1] in EDGES + "》" or text[fact.start] in "（("
    right = fact.stop in starts or text[fact.stop] in EDGES
    if not left:
        before = text[max((stop for stop in stops if stop < fact.start), default=0) : fact.start]
        left = ORGANISATION.fullmatch(before) is not None or (
            NAME_ENDINGS.search(before) is not None and width(before) <= 12
        )
    return left and (right or ISSUER_WORDS.fullmatch(text[fact.stop :]) is not None)


def _rest_fits(text: str, facts: list[HeadFact]) -> bool:
    """Whether what is left beside the facts can be a name and an issuer."""
    pieces: list[str] = []
    at = 0
    for fact in [*facts, HeadFact(len(text), len(text), Role.TEXT)]:
        pieces += (part.strip(EDGES) for part in _BARS.split(text[at : fact.start]))
        at = fact.stop
    if pieces[-1] and TITLED.match(text[facts[-1].stop :]):
        pieces.pop()
    if all(fact.role is Role.DROPPED for fact in facts) and not all(map(_is_unit, pieces)):
        return False
    longest = _LONGEST_PIECE[is_chinese(text)]
    return all(width(piece) <= longest for piece in pieces) and not any(
        re.search("[，。；！？]", piece) or ends_sentence(piece) for piece in pieces
    )


def _is_unit(piece: str) -> bool:
    """Whether what is left beside a weekday or a lunar date is nothing, or a unit's or a paper's
    name."""
    if _PAPER.fullmatch(piece):
        return True
    return not piece or bool(ORGANISATION.fullmatch(piece) or UNIT_ENDING.fullmatch(piece))


def says_who_issues(text: str) -> bool:
    """`某某協會發行`: a unit, and that it issues the paper."""
    unit = ISSUER_WORDS.sub("", text)
    whole = len(text) - len(unit) > 1 and re.fullmatch("[\u4e00-\u9fff]{4,16}", unit) is not None
    return unit != text and (whole or ORGANISATION.fullmatch(unit) is not None)


def counts_or_dates(text: str) -> bool:
    """Whether a number opens what stands behind a name, or a date is all of it: `（20240620）`."""
    date = find_date(text, compact=True)
    whole = date is not None and date[0][0] == text.strip("）) 　")
    return whole or NUMBER.match(text) is not None
