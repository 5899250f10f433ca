"""Who wrote it: names in brackets at the end, names on a line below the headline, 文/…, By …"""

from __future__ import annotations

import re

from typeset.intake.characters import (
    HAN,
    ends_sentence,
    has_sentence,
    is_chinese,
    squeeze,
    width,
)
from typeset.intake.draft import COLOPHON, Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import ORGANISATION, PERSON

_BRACKETED = re.compile(r"[（(](?P<inside>[^（）()]{1,40})[）)]")
_NOT_A_NAME = re.compile("[。！？!?：]|^(?:完|续|略|见|详见|下转|上接|图|注|附|一|二|三|四|五|\\d)")
_CREDITED = re.compile(
    "(?:(?:文|图|摄影|撰文|供稿|作者|整理|来稿单位|文字|图文|文图)[ 　]*[/／:： 　]"
    f"|(?:本报|本刊|特约|见习)?(?:通讯员|记者))[/／:： 　]*[{HAN}]"
)
_MARKED = re.compile(f"[◎□■●○◆◇▲△★☆※◉⊙][ 　]*[{HAN}A-Za-z]")
_ENGLISH = re.compile(
    r"(?:By|Words by|Text by|Story by|Report by|Written by|From)[: ] ?[A-Z][\w.'’-]*"
    r"(?: (?:[A-Z][\w.'’-]*|and|&|of|the|de|van|von),?)*(?:, [A-Za-z ]{3,40})?$"
)
_WHAT_THEY_DID = re.compile("[ 　/／]*(?:供稿|来稿|投稿|报道|摄影报道|摄影|整理|撰稿|提供)$")
_SOURCE = re.compile("(?:来源|据|转自|稿源|摘自|原载)[:：].+|Source: .+|Reprinted from .+")
_ENGLISH_NAME = re.compile(r"(?:[—–-] ?)?[A-Z][a-z'’-]+(?: [A-Z]\.)?(?: [A-Z][a-z'’-]+){1,2}")


def is_name(text: str) -> bool:
    """Whether the words are one or more persons or an organisation."""
    bare = text.strip(" 　")
    if not bare or _NOT_A_NAME.search(bare) or width(bare) > 24:
        return False
    if not is_chinese(bare):
        return bool(_ENGLISH_NAME.fullmatch(bare) or _ENGLISH.fullmatch(bare))
    bare = _WHAT_THEY_DID.sub("", bare) or bare
    if _CREDITED.match(bare) or ORGANISATION.fullmatch(bare):
        return True
    if PERSON.match(bare) and PERSON.match(bare).end() == len(bare):  # type: ignore[union-attr]
        return True
    names = re.split("[、，,/／]|[ 　]+", bare)
    return len(names) > 1 and all(re.fullmatch(f"[{HAN}]{{1,4}}|文|图", name) for name in names)


def bracketed_lines(draft: Draft) -> Draft:
    """A line that is only a name in brackets closes the article: `（李 庆）`,
    `(通化市救助管理站)`."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    for at, block in enumerate(blocks):
        found = _BRACKETED.fullmatch(block.text) if block.role is Role.TEXT else None
        if found and _names(found["inside"]) and _after_sentence(blocks, at):
            blocks[at] = block.is_a(Role.END_BYLINE)
            decisions.append(decide("bracketed_lines", block, "byline at the end", 0.95))
    return draft.having(blocks, decisions)


def _names(inside: str) -> bool:
    if is_name(inside):
        return True
    return bool(re.fullmatch(f"[{HAN}·]{{2,16}}", inside)) and not _NOT_A_NAME.search(inside)


def _after_sentence(blocks: list[Block], at: int) -> bool:
    before = next((b for b in reversed(blocks[:at]) if b.role is not Role.DROPPED), None)
    return before is None or before.role is not Role.TEXT or ends_sentence(before.text)


def closing_bylines(draft: Draft) -> Draft:
    """A name in brackets after a paragraph's last sentence: `…服务。（姜宇）`, `… back. (Jane
    Roe)`."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        found = _closing(block) if block.role is Role.PARAGRAPH else None
        if found is None:
            done.append(block)
            continue
        byline = block.is_a(Role.END_BYLINE, passage=block.passage.cut(found.start()))
        done += [block._replace(passage=block.passage.cut(0, found.start())), byline]
        decisions.append(decide("closing_bylines", byline, "byline at the end", 0.9))
    return draft.having(done, decisions)


def _closing(block: Block) -> re.Match[str] | None:
    found = re.search(r"[（(](?P<inside>[^（）()]{2,40})[）)]$", block.text) or re.search(
        r"(?:[ 　]{2,}|"
        r"[ 　](?=[◎—–-]))[◎—–-]* ?(?P<inside>[^ 　。，：]{2,24}(?: [^ 　。，：]{1,8})?)$",
        block.text,
    )
    if not found or not found.start() or not ends_sentence(block.text[: found.start()]):
        return None
    return found if _names(found["inside"]) else None


def bare_closers(draft: Draft) -> Draft:
    """A name on a line of its own between an article's last sentence and the next headline."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    for at, block in enumerate(blocks):
        if block.role is Role.PARAGRAPH and is_name(block.text) and _closes(blocks, at):
            blocks[at] = block.is_a(Role.END_BYLINE)
            decisions.append(decide("bare_closers", block, "byline at the end", 0.7))
    return draft.having(blocks, decisions)


def _closes(blocks: list[Block], at: int) -> bool:
    passed = (Role.DROPPED, Role.CAPTION, Role.CREDIT, Role.PICTURE)
    before = next((b for b in reversed(blocks[:at]) if b.role not in passed), None)
    after = next((b for b in blocks[at + 1 :] if b.role not in passed), None)
    if before is None or before.role is not Role.PARAGRAPH or not ends_sentence(before.text):
        return False
    if after is None or after.role in COLOPHON:
        return True
    if ORGANISATION.fullmatch(blocks[at].text):
        return False
    if after.role is Role.HEADLINE:
        return True
    return after.role is Role.PARAGRAPH and not has_sentence(after.text) and width(after.text) < 48


def marked_bylines(draft: Draft) -> Draft:
    """A line that says it is a byline: `◎ 齐增光`, `文/张三 图/李四`, `本报记者 王五`, `By Jane
    Roe`."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    for at, block in enumerate(blocks):
        if block.role is not Role.TEXT or width(block.text) > 30 or ends_sentence(block.text):
            continue
        role = _marked_role(block.text)
        if role and not _inside_sentence(blocks, at):
            blocks[at] = block.is_a(role)
            decisions.append(decide("marked_bylines", block, str(role), 0.9))
    return draft.having(blocks, decisions)


def _inside_sentence(blocks: list[Block], at: int) -> bool:
    """Whether the line above is text that goes on: then this line is only how it goes on."""
    before = blocks[at - 1] if at else None
    goes_on = before is not None and before.role is Role.TEXT and not ends_sentence(before.text)
    return goes_on and before is not None and width(before.text) > 45


def _marked_role(text: str) -> Role | None:
    if _SOURCE.fullmatch(text):
        return Role.SOURCE
    if _ENGLISH.fullmatch(text) or (is_chinese(text) and _CREDITED.match(text)):
        return Role.BYLINE
    mark = _MARKED.match(text)
    if mark and is_name(text[1:].strip()) and len(squeeze(text)) <= 14:
        return Role.BYLINE
    return None


def bare_bylines(draft: Draft) -> Draft:
    """A short line between headline and text that holds only a name: `齐增光`, `谢菊莲 宋金婷`."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    for at, block in enumerate(blocks):
        if block.role is not Role.PARAGRAPH or not _below_headline(blocks, at):
            continue
        if _is_bare_name(block.text):
            blocks[at] = block.is_a(Role.BYLINE)
            decisions.append(decide("bare_bylines", block, "byline", 0.8))
    return draft.having(blocks, decisions)


def _is_bare_name(text: str) -> bool:
    if width(text) > 18 or ends_sentence(text):
        return False
    return bool(re.fullmatch(f"[{HAN}]{{2,4}}", text)) or is_name(text.strip("（）()"))


def _below_headline(blocks: list[Block], at: int) -> bool:
    before = next((b for b in reversed(blocks[:at]) if b.role is not Role.DROPPED), None)
    return before is not None and before.role in (
        Role.HEADLINE,
        Role.DECK,
        Role.BYLINE,
        Role.SECTION,
    )
