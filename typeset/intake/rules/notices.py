"""The page's own words between the articles: greetings, slogans, calls for contributions; jumps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice

from typeset.intake.characters import squeeze, width
from typeset.intake.draft import JUMP_LINE, MASTHEAD, Block, Decision, Draft, Role, decide
from typeset.intake.head_words import CONTENTS
from typeset.intake.lexicon import BULLETS, JUMP
from typeset.intake.tagging.tags import Tag, is_surely_a_title

_MARKS = BULLETS + "-–—.．…、；;。，,：:（）() "
_LED = re.compile(
    r"(?:\.{3,}|…+|·{3,}|[-—–]{2,}|[ 　]{3,}|　) *[（(]?(?:第 ?)?"
    r"(?:p(?:age|\.)? ?)?[\d一二三四五六七八九]{1,3}"
    r" ?[版页]?[)）]?$",
    re.IGNORECASE,
)
"""Dots or blanks and a page's number end a line of the list: `Softball wrap-up ......... 3`."""
_COUNTED = re.compile(
    r"[（(]?\d{1,2}[）).、．·]+\s*|[①-⑳]\s*|[一二三四五六七八九十]{1,2}[、.．]\s*"
)
"""What counts a line of the list, and is no number of its headline: 2024年, 3000亩."""


LISTED = "list of contents"
_TOP, _ENTRIES, _SHARE, _LIKELY = 60, 2, 0.25, 0.7
"""Lines among which a list begins, its entries at least, the share of all lines that they are at
most, and how likely the tagger finds each."""
_NAMES, _SHORT = 0.1, 20.0
"""How likely a line above is of the list, too, and em: `What's inside`."""
_BY_WHOM = re.compile(" [/／] [^/／]{2,12}$")
_ONE_DOT = re.compile(r"·\s*\d{1,3}$")
_ENTRY = re.compile("[,，、;；]")
_COLON = re.compile("[:：]")
_APART = re.compile(" {2,}|　")
_NAMES_A_PAGE = re.compile("[版PpOo]")
"""What every jump has: 第二版, page 2, overleaf."""


def contents_list(draft: Draft) -> Draft:
    """`本期要目` and the headlines under it are dropped: the layout makes this list again.

    So is a list that the tagger sees, whatever its words.
    """
    blocks, decisions = list(draft.blocks), list[Decision]()
    for place in sorted({*_below_its_name(blocks), *_as_tagged(blocks)}):
        blocks[place] = blocks[place].is_a(Role.DROPPED, why=LISTED)
        decisions.append(decide("contents_list", blocks[place], "contents dropped", 0.8))
    return draft.having(blocks, decisions)


def _below_its_name(blocks: Sequence[Block]) -> Sequence[int]:
    """The indexes of a list's name and of its lines that repeat what stands below."""
    start = next((at for at, b in enumerate(blocks) if _opens_list(b.text)), None)
    if start is None:
        return ()
    later = [uncounted(b.text) for b in blocks[start + 1 :]]
    at = start + 1
    while (
        at < len(blocks)
        and not is_surely_a_title(blocks[at].likely)
        and (_LED.search(blocks[at].text) or _all_repeated(blocks[at].text, later[at - start :]))
    ):
        at += 1
    while start + 1 < at < len(blocks) and blocks[at].text[0] == blocks[at - 1].text[0] in BULLETS:
        at += 1
    beside = _COLON.split(blocks[start].text, maxsplit=1)[-1].strip()
    whole = bool(beside) and (_all_repeated(beside, later) or _is_below_the_head(blocks, start))
    return range(start, at) if at > start + 1 or whole else ()


def _is_below_the_head(blocks: Sequence[Block], at: int) -> bool:
    """Whether `Inside: a walk, a supper, thanks` stands between the head and a marked headline."""
    above = all(block.role in MASTHEAD or block.role is Role.DROPPED for block in blocks[:at])
    shown = (block for block in blocks[at + 1 :] if block.role is not Role.DROPPED)
    titled = any(b.marked or b.role in (Role.HEADLINE, Role.HEADING) for b in islice(shown, 1))
    return above and titled and len(_ENTRY.findall(blocks[at].text)) > 1


def _as_tagged(blocks: Sequence[Block]) -> Sequence[int]:
    """The indexes of the lines that are a list of contents to the tagger, and of its name."""
    first = next((at for at, block in enumerate(blocks[:_TOP]) if _is_entry(block)), len(blocks))
    last = first
    while last < len(blocks) and _is_entry(blocks[last]):
        last += 1
    if not _ENTRIES <= last - first <= len(blocks) * _SHARE:
        return ()
    named = first > 0 and blocks[first - 1].role is Role.TEXT and _names_a_list(blocks[first - 1])
    return range(first - named, last)


def _is_entry(block: Block) -> bool:
    fits = block.role in (Role.TEXT, Role.ITEM)
    return fits and (block.likely or {}).get(Tag.CONTENTS, 0.0) > _LIKELY


def _names_a_list(block: Block) -> bool:
    """Whether a short line above a list is its name: `What's inside`."""
    likely = (block.likely or {}).get(Tag.CONTENTS, 0.0) > _NAMES
    return (likely and width(block.text) <= _SHORT) or _opens_list(block.text)


def _opens_list(text: str) -> bool:
    """Whether a line is `本期要目`, or begins a list that stands on its line: `Contents: 1. …`."""
    return any(map(CONTENTS.fullmatch, {text, _COLON.split(text, maxsplit=1)[0]}))


def listed_headlines(blocks: Sequence[Block]) -> frozenset[str]:
    """The headlines that the list of contents names; where it has pages, those that have one."""
    entries = [block.text for block in blocks if block.why == LISTED]
    entries = [entry for entry in entries if _LED.search(entry)] or entries
    found = set[str]()
    for entry in entries:
        bare = _BY_WHOM.sub("", _LED.sub("", entry).strip(_MARKS))
        first, *more = _APART.split(bare)
        for part in (bare, first, _COLON.split(first, maxsplit=1)[-1], *more):
            found.add(uncounted(part).strip(_MARKS).casefold())
    return frozenset(found - {""})


def listed_entries(blocks: Sequence[Block]) -> dict[str, str]:
    """The headlines that the list of contents names, as it words them, by their characters."""
    found: dict[str, str] = {}
    for block in blocks:
        if block.why == LISTED:
            entry = _ONE_DOT.sub("", _LED.sub("", block.text)).strip(_MARKS)
            counted = _COUNTED.match(entry)
            entry = entry[counted.end() :] if counted else entry
            found[squeeze(entry).casefold()] = entry
    return found


def _all_repeated(text: str, later: list[str]) -> bool:
    """Whether a line of the list, or each of its entries, stands below it again."""
    return _repeated(text, later) or all(_repeated(part, later) for part in _APART.split(text))


def uncounted(text: str) -> str:
    """The characters of a line without its bullet and what counts it."""
    shown = squeeze(text).strip(BULLETS)
    counted = _COUNTED.match(shown)
    return shown[counted.end() :] if counted else shown


def _repeated(text: str, later: list[str]) -> bool:
    shown = squeeze(text).strip(BULLETS)
    headline = uncounted(text).strip(_MARKS)
    bare = {headline, headline.rstrip(_MARKS + "0123456789"), shown.strip(_MARKS + "0123456789")}
    if width(text) > 60:
        return False
    return any(_begins(other, each) for other in later for each in bare if each)


def _begins(other: str, bare: str) -> bool:
    other, bare = other.casefold(), bare.casefold()
    same = other.startswith(bare[:12])
    return same and SequenceMatcher(None, other[: len(bare)], bare).ratio() > 0.9


def jumps(draft: Draft) -> Draft:
    """Jump lines are dropped, and the article's second half goes to its first.

    They are lines like `（下转第二版）` and `（上接第一版）`.
    """
    blocks, decisions = list(draft.blocks), list[Decision]()
    done: list[Block] = []
    for block in blocks:
        may = block.role in (Role.PARAGRAPH, Role.TEXT) and _NAMES_A_PAGE.search(block.text)
        found = JUMP.search(block.text) if may else None
        if found is None or not _is_jump(block, found.start(), found.end()):
            done.append(block)
            continue
        decisions.append(decide("jumps", block, "jump line dropped", 0.85))
        done += _without(block, found.start(), found.end())
    return draft.having(done, decisions)


def _is_jump(block: Block, start: int, end: int) -> bool:
    text = block.text
    whole = end - start == len(text)
    bracketed = text[start] in "（(" and text[end - 1] in "）)"
    return whole or (bracketed and (start == 0 or end == len(text)))


def _without(block: Block, start: int, end: int) -> list[Block]:
    dropped = block.is_a(Role.DROPPED, passage=block.passage.cut(start, end), why=JUMP_LINE)
    parts = [block._replace(passage=block.passage.cut(0, start)), dropped]
    parts.append(block._replace(passage=block.passage.cut(end)))
    return [part for part in parts if part.passage.text]
