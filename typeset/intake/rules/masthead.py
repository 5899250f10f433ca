"""The issue's head: nameplate, number, date, issuer, in the lines before the first article."""

from __future__ import annotations

import re

from typeset.intake.characters import ends_sentence, squeeze, width
from typeset.intake.decoding.english_names import ENGLISH_BYLINE
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.head_words import (
    CONTENTS,
    INTERNAL,
    ISSUER_WORDS,
    NAME_ENDINGS,
    NEWSLETTER_OF,
)
from typeset.intake.lexicon import (
    DATELINE,
    GREETING,
    LABEL,
    ORGANISATION,
    UNIT_ENDING,
)
from typeset.intake.rules.head_by_place import head_by_place, pieces_of_the_head
from typeset.intake.rules.head_facts import (
    EDGES,
    ISSUED,
    TITLED,
    counts_or_dates,
    head_facts,
    says_who_issues,
)
from typeset.intake.rules.head_labels import is_among_facts
from typeset.intake.rules.head_names import DESCRIBES, named_second, second_name, titled
from typeset.intake.rules.likely_head import is_head, likely_name

_ZONE = 18
"""The lines that are looked at: no head is longer."""
_FIRST, _LONGEST_LINE = 4, 45.0
"""The first lines, and em: names in two languages, or who issues it, close above the date."""
_SPACED = re.compile("(?:[一-龥][ 　]+)+[一-龥]")
"""`工 友 副 刊`."""
_SHORTENED = re.compile(r"\b(?:Ltd|Inc|Co|Corp)\.$")
_OPENERS = {"）": "（", ")": "(", "】": "【", "]": "["}
_LISTED = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,2}[）).．、]")


def masthead(draft: Draft) -> Draft:
    """The leading lines that name the issue.

    Name, 第十七期, 总第125期, issuer, date, in any order.
    """
    zone = set(_zone(draft.blocks))
    loose = head_by_place(draft.blocks) if not zone else 0
    if loose:
        return _by_place(draft, loose)
    blocks: list[Block] = []
    decisions: list[Decision] = []
    for at, block in enumerate(draft.blocks):
        parts = parts_of_the_head(block) if at in zone else [block]
        if at in zone and is_among_facts(draft.blocks, at):
            parts = [block.is_a(Role.NOTICE)]
        if at in zone and any(b.role is Role.NAMEPLATE for b in blocks):
            parts = [second_name(part) for part in parts]
        blocks += parts
        decisions += [decide("masthead", p, str(p.role), 0.85) for p in parts if at in zone]
    return draft.having(likely_name(named_second(titled(blocks))), decisions)


def _by_place(draft: Draft, lines: int) -> Draft:
    """The head of which only the place and a period show: its name, and what stands below."""
    blocks = [
        part
        for at, block in enumerate(draft.blocks[:lines])
        for part in ([block.is_a(Role.NAMEPLATE)] if not at else pieces_of_the_head(block))
    ]
    decisions = [decide("masthead", part, str(part.role), 0.75) for part in blocks]
    return draft.having([*blocks, *draft.blocks[lines:]], decisions)


# ---- which lines ---------------------------------------------------------------------------------


def _zone(blocks: tuple[Block, ...]) -> list[int]:
    """The leading lines that can be a masthead's, up to its last fact and what follows it."""
    zone: list[int] = []
    for at, block in enumerate(blocks[:_ZONE]):
        if block.role is Role.DROPPED:
            continue
        among = is_among_facts(blocks, at)
        if among and LABEL.match(block.text):
            continue
        if block.role not in (Role.TEXT, Role.HEADING) or not (among or _fits(blocks, at)):
            break
        zone.append(at)
    facts = [
        at
        for at in zone
        if head_facts(blocks[at].text) or is_head(blocks[at]) or is_among_facts(blocks, at)
    ]
    known = any(is_head(blocks[at]) for at in zone)
    dated = (f.role is not Role.DROPPED for at in facts for f in head_facts(blocks[at].text))
    if not known and not any(dated):
        named = facts and width(blocks[zone[0]].text) <= 12
        if not (named and NAME_ENDINGS.search(blocks[zone[0]].text)):
            return _bare_name(blocks, zone)
    parts = (part for at in zone if at <= facts[-1] for part in parts_of_the_head(blocks[at]))
    issued = any(part.role is Role.ISSUER for part in parts)
    return [at for at in zone if at <= facts[-1] or _is_tail(blocks, at, issued=issued)]


def _is_tail(blocks: tuple[Block, ...], at: int, *, issued: bool) -> bool:
    """Whether a line below the last fact is the head's still: its issuer.

    `issued`: the head has one already, and what names a unit stands above a headline."""
    following = next((b for b in blocks[at + 1 :] if b.role is not Role.DROPPED), None)
    text_below = following if following and following.role is Role.TEXT else None
    above = text_below and (not text_below.line.blanks or ends_sentence(text_below.text))
    alone = not above or blocks[at].line.blanks == 0
    text = blocks[at].text
    unit = ORGANISATION.fullmatch(text) or UNIT_ENDING.fullmatch(text)
    named = _SPACED.fullmatch(text) is not None and NAME_ENDINGS.search(squeeze(text)) is not None
    described = not blocks[at].line.blanks and DESCRIBES.search(text) is not None
    issues = alone and unit is not None and not issued and not _is_headline(blocks, at)
    return named or described or issues or says_who_issues(text)


def _is_headline(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a marked or larger line has text right below it, and one of its form further down."""
    one, *below = (block for block in blocks[at:] if block.role is not Role.DROPPED)
    if not below or below[0].role is Role.HEADING:
        return False
    if one.marked:
        return any(block.marked and block.level == one.level for block in below)
    alike = (b for b in below if (b.line.size, b.line.strong) == (one.line.size, one.line.strong))
    return (one.line.size or 0) > (below[0].line.size or 0) > 0 and any(alike)


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
    if (known := is_head(blocks[at])) is not None:
        return known
    if width(text) > 60 or CONTENTS.fullmatch(text) or _LISTED.match(text):
        return False
    if ENGLISH_BYLINE.fullmatch(text) and not (ISSUED.match(text) or text.startswith("with ")):
        return False
    if _greets(text):
        return bool(blocks[at + 1 : at + 2]) and bool(head_facts(blocks[at + 1].text))
    dateline = DATELINE.match(text)
    if dateline and not counts_or_dates(text[dateline.end() :].lstrip("（(")):
        return False
    if head_facts(text):
        return True
    if _is_above_facts(blocks, at):
        return True
    if width(text) > 24 or ends_sentence(text) or LABEL.match(text) or re.search("[，。；]", text):
        return False
    if _SPACED.fullmatch(text) and NAME_ENDINGS.search(squeeze(text)):
        return True
    if ORGANISATION.fullmatch(text) or NAME_ENDINGS.search(text) or says_who_issues(text):
        return True
    near = [block for block in blocks[at + 1 : at + 5] if block.role is not Role.DROPPED][:3]
    return any(head_facts(block.text) for block in near)


def _is_above_facts(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a line that is no sentence stands close above a line of the head's facts."""
    text = blocks[at].text
    if at >= _FIRST or width(text) > _LONGEST_LINE or LABEL.match(text):
        return False
    if ends_sentence(text) and not _SHORTENED.search(text):
        return False
    if re.search("[。；！？]", text):
        return False
    for block in blocks[at + 1 : at + 4]:
        if block.line.blanks or block.role is not Role.TEXT:
            return False
        if head_facts(block.text):
            return True
    return False


# ---- the blocks of a line ------------------------------------------------------------------------


def parts_of_the_head(block: Block) -> list[Block]:
    """The facts in one line of the head, each a block of its own, in their order."""
    parts: list[Block] = []
    text, at = block.text, 0
    facts = head_facts(text)
    for fact in facts:
        parts += _others(block, at, fact.start)
        label = text[fact.start : fact.start + fact.label]
        passage = block.passage.cut(fact.start, fact.stop)
        parts.append(block.is_a(fact.role, passage=passage, label=label, why=fact.why))
        at = fact.stop
    titled = TITLED.match(text[at:]) if facts and parts[0].role is Role.NAMEPLATE else None
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
    while first < last and text[first] in EDGES:
        first += 1
    while first < last and text[last - 1] in EDGES and not _closes(text[first:last]):
        last -= 1
    parts = []
    for left, right in ((start, first), (first, last), (last, stop)):
        passage = block.passage.cut(left, right)
        if squeeze(passage.text):
            role, why = _head_role(passage.text), ""
            if ISSUER_WORDS.fullmatch(passage.text):
                role, why = Role.DROPPED, "label in the head"
            if (left, right) != (first, last):
                role, why = Role.DROPPED, "mark between the facts of the masthead"
            parts.append(block.is_a(role, passage=passage, why=why))
    return parts


def _closes(text: str) -> bool:
    """Whether the last character closes a bracket that stands inside: `潮汐（季刊）`."""
    opener = _OPENERS.get(text[-1])
    return opener is not None and opener in text[1:]


def _head_role(text: str) -> Role:
    if ISSUER_WORDS.search(text) or ORGANISATION.fullmatch(text) or NEWSLETTER_OF.fullmatch(text):
        return Role.ISSUER
    if INTERNAL.match(text) or _greets(text):
        return Role.NOTICE
    return Role.NAMEPLATE


def _greets(text: str) -> bool:
    """Whether a line congratulates or asks for stories, and is no name: `贺年通讯`."""
    return GREETING.search(text) is not None and NAME_ENDINGS.search(text) is None
