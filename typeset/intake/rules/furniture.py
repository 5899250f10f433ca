"""What the page adds to the text: page numbers, running heads and feet, columns side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise

from typeset.intake.characters import ends_sentence, squeeze, width
from typeset.intake.draft import DRAWN_RULE, PAGE_NUMBER, Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import NUMERAL
from typeset.intake.rules.named_folios import named_folios
from typeset.intake.tagging.tags import is_surely_a_title

_FOLIO = re.compile(
    rf"[-—–―－~～·•\s]*(?P<number>\d{{1,4}})[-—–―－~～·•\s]*|"
    rf"第\s*{NUMERAL}\s*[页版](?:\s*[,，/]?\s*共\s*{NUMERAL}\s*[页版])?"
    r"|\[?P(?:age|AGE)\s*\d{1,4}\]|(?:[Pp]age|PAGE|[Pp]\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|"
    r"(?P<page>\d{1,3})\s*(?:/|of)\s*(?P<pages>\d{1,3})|"
    r"[A-D]?\d{1,2}\s*版"
)

_RULE = re.compile(
    r"(?:[-=_*~#+—–―─━═┄┅┈┉·•●○◆◇★☆※＊＝～＿＋－]\s*){3,}|([^\w\s.…。，、！？!?])(?:\s*\1){2,}|"
    r"[.。…](?:\s+[.。…]){3,}|[.…]{12,}|\|(?:\s*:?-{2,}:?\s*\|){2,}"
)
"""Some of these marks, one of any kind three times, a row of dots, or Markdown's `|---|---|`."""
_REST_OR_ITEM = re.compile(r"[^（(]*[）)]|\d{1,2}[.．、] ?[^\d\s]")
"""The rest of a line that was broken, and an item of a list: its number counts no pages."""
_HEAD, _LARGER = 3, 1.5
"""A name in a larger size stands on the second or third line where a running head is the first."""
_LONGEST_NAME = 24
"""em: no newsletter's name is longer."""
_BEGUN = 2
"""Sentences above the first of some numbers: one may be an issue's motto."""
_COUNTER = re.compile(
    r"(?:part|no|chapter)?\s*[.·]?\s*(?P<number>\d{1,2})\s*[/／|｜丨]?|[/／|｜丨]\s*(?P<behind>\d{1,2})",
    re.IGNORECASE,
)


def page_numbers(draft: Draft) -> Draft:
    """Lines that are only a page number are dropped.

    Known forms: `2`, `— 2 —`, `第 2 页 共 8 页`, `Page 2 of 8`.
    """
    blocks, decisions = list(draft.blocks), list[Decision]()
    dated = _are_days(blocks)
    for at, block in enumerate(blocks):
        if block.role is Role.TEXT and len(block.text) <= 24 and _is_folio(blocks, at, dated):
            blocks[at] = block.is_a(Role.DROPPED, why=PAGE_NUMBER)
            decisions.append(decide("page_numbers", block, "page number dropped", 0.9))
    return draft.having(blocks, decisions)


def _are_days(blocks: Sequence[Block]) -> bool:
    """Whether lines like `5/4` are days or results: pages would have one number in all."""
    found = filter(None, (_FOLIO.fullmatch(block.text) for block in blocks if len(block.text) < 10))
    counts = [(int(each["page"]), int(each["pages"])) for each in found if each["page"]]
    return len({pages for _, pages in counts}) > 1 or any(page > pages for page, pages in counts)


def _is_folio(blocks: list[Block], at: int, dated: bool) -> bool:
    block = blocks[at]
    found = _FOLIO.fullmatch(block.text)
    if not found or (dated and found["page"]):
        return False
    if found["number"] is None or not block.text.strip().isdigit():
        return True
    return int(found["number"]) < 1000 and _stands_apart(blocks, at)


def _stands_apart(blocks: list[Block], at: int) -> bool:
    """Whether blank lines or a page's end part a bare number from the text around it."""
    block = blocks[at]
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    above = at == 0 or block.line.blanks > 0 or blocks[at - 1].line.page != block.line.page
    below = following is None or following.line.blanks > 0 or following.line.page != block.line.page
    return above or below


def drawn_rules(draft: Draft) -> Draft:
    """Lines of signs that draw a rule, like `=====` or `* * *`, are dropped."""
    blocks, decisions = list(draft.blocks), list[Decision]()
    for at, block in enumerate(blocks):
        if _is_rule(block):
            blocks[at] = block.is_a(Role.DROPPED, why=DRAWN_RULE)
            decisions.append(decide("drawn_rules", block, "drawn rule dropped", 0.9))
    return draft.having(blocks, decisions)


def _is_rule(block: Block) -> bool:
    return (
        block.role is Role.TEXT
        and block.line.kind == "text"
        and _RULE.fullmatch(block.text) is not None
    )


def counters(draft: Draft) -> Draft:
    """Numbers on lines of their own that count the articles, like `01 /` or `PART 2`, are dropped.

    There are two of them at least, and each is one more than the last.
    """
    found = [
        (at, m)
        for at, b in enumerate(draft.blocks)
        if b.role is Role.TEXT
        and (m := _COUNTER.fullmatch(b.text))
        and not _may_be_a_pages(draft.blocks, at)
    ]
    numbers = [int(match["number"] or match["behind"]) for _, match in found]
    if len(found) < 2 or any(two != one + 1 for one, two in pairwise(numbers)):
        return draft
    blocks = list(draft.blocks)
    inside = _counts_parts(draft.blocks, found[0][0])
    for at, _ in found:
        blocks[at] = blocks[at].is_a(Role.DROPPED, why="number above a headline")
        if inside and _may_be_a_heading(blocks, at + 1):
            blocks[at + 1] = blocks[at + 1].is_a(Role.HEADING, level=1)
    decisions = [decide("counters", draft.blocks[at], "counter dropped", 0.9) for at, _ in found]
    return draft.having(blocks, decisions)


def _counts_parts(blocks: Sequence[Block], first: int) -> bool:
    """Whether an article has begun above the first number, so that they count its parts."""
    return sum(ends_sentence(block.text) for block in blocks[:first]) >= _BEGUN


def _may_be_a_heading(blocks: Sequence[Block], at: int) -> bool:
    if at >= len(blocks) or blocks[at].role is not Role.TEXT:
        return False
    return width(blocks[at].text) <= _LONGEST_NAME and not ends_sentence(blocks[at].text)


def _may_be_a_pages(blocks: Sequence[Block], at: int) -> bool:
    """Whether a bare number is no nearer to what stands below it, which it would count."""
    if not blocks[at].text.strip().isdigit():
        return False
    near = blocks[max(at - 1, 0) : at + 2]
    if at + 1 == len(blocks) or len({block.line.page for block in near}) > 1:
        return True
    return at > 0 and blocks[at + 1].line.blanks >= blocks[at].line.blanks


def running_heads(draft: Draft) -> Draft:
    """Lines that return at the head or foot of pages are dropped; the first head stays.

    Numbers in them may differ.  Where the text has no pages, a line that returns beside page
    numbers is one.
    """
    blocks = list(draft.blocks)
    seen: dict[str, list[int]] = defaultdict(list)
    for at in _edges(blocks):
        seen[_likeness(blocks[at].text)].append(at)
    sheets = _sheets(blocks)
    decisions = []
    for at in named_folios(blocks):
        decisions.append(decide("running_heads", blocks[at], "running head dropped", 0.85))
        blocks[at] = blocks[at].is_a(Role.DROPPED, why="running head")
    for places in seen.values():
        if len({sheets[at] for at in places}) < 2:
            continue
        for at in places:
            if at == _first_text(blocks):
                continue
            decisions.append(decide("running_heads", blocks[at], "running head dropped", 0.85))
            blocks[at] = blocks[at].is_a(Role.DROPPED, why="running head")
    return draft.having(blocks, decisions)


def _likeness(text: str) -> str:
    return re.sub(r"[\d\s—–\-·|]+", "", squeeze(text))


def _first_text(blocks: list[Block]) -> int:
    """The first line of text, or one right below it that is much larger: the name; -1: none."""
    texts = list(islice((at for at, b in enumerate(blocks) if b.role is Role.TEXT), _HEAD))
    if not texts:
        return -1
    largest = max(texts, key=lambda at: blocks[at].line.size or 0.0)
    usual = blocks[texts[0]].line.size or 0.0
    return largest if (blocks[largest].line.size or 0.0) > _LARGER * usual > 0 else texts[0]


def _sheets(blocks: list[Block]) -> list[tuple[int, int]]:
    """The page of each line: as the file has it, or by the page numbers counted so far."""
    found, numbers = [], 0
    for block in blocks:
        found.append((block.line.page, numbers))
        numbers += block.why == PAGE_NUMBER
    return found


def _edges(blocks: list[Block]) -> list[int]:
    """Short lines at the edge of a page: its first and last two, or neighbours of a page number."""
    edges = []
    for at, block in enumerate(blocks):
        if block.role is not Role.TEXT or not _at_edge(blocks, at):
            continue
        if width(block.text) > 40 or ends_sentence(block.text):
            continue
        if _REST_OR_ITEM.match(block.text) or is_surely_a_title(block.likely):
            continue
        if len(_likeness(block.text)) >= 2:
            edges.append(at)
    return edges


def _at_edge(blocks: list[Block], at: int) -> bool:
    page = blocks[at].line.page
    for step in (-1, 1):
        for reach in (1, 2, 3):
            place = at + step * reach
            if not 0 <= place < len(blocks) or blocks[place].line.page != page:
                return True
            if blocks[place].why == PAGE_NUMBER:
                return True
            if blocks[place].role is Role.TEXT and reach > 1:
                break
    return False
