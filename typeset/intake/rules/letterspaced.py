"""Words typed with blanks between their characters: `本 期 目 录`, `B R I G A D E   B R I E F`."""

from __future__ import annotations

import re
from collections.abc import Callable

from typeset.intake.characters import HAN
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import PERSON
from typeset.intake.source import Passage, Run
from typeset.intake.tagging.tags import Tag

_LINE = re.compile(f"[\\W_]*(?P<words>[{HAN}](?:[ 　]+[{HAN}])+|[A-Za-z](?: +[A-Za-z])+)[\\W_]*")
"""Nothing but single characters and blanks, maybe between marks."""
_GAP = re.compile("[ 　]+")
_HAN_ALONE, _LETTERS, _MOST = 3, 4, 32
"""Characters: two may be a name, three letters the columns of a table; more are a row of names."""
_ONE_LETTER = frozenset("AIO")
"""English words of one letter."""
_A_ROW = 0.5
"""So likely, a line is a table's."""
_TITLES = frozenset(
    {
        Role.NAMEPLATE,
        Role.SLOGAN,
        Role.ISSUER,
        Role.SECTION,
        Role.KICKER,
        Role.HEADLINE,
        Role.DECK,
        Role.HEADING,
        Role.NOTICE,
    }
)


def letterspaced(draft: Draft) -> Draft:
    """`工 会 信 息` is read as 工会信息; what may be somebody's name is left as it is."""
    return _folded(draft, _is_no_name)


def letterspaced_titles(draft: Draft) -> Draft:
    """`通　告`, `简　讯`, which might have been names, are read so where they became titles."""
    return _folded(draft, lambda block: block.role in _TITLES)


def _is_no_name(block: Block) -> bool:
    if block.role is not Role.TEXT or (block.likely and block.likely[Tag.ROW] > _A_ROW):
        return False
    letters = re.sub(r"[\W_]", "", block.text)
    return len(letters) >= _HAN_ALONE and not PERSON.fullmatch(letters)


def _folded(draft: Draft, is_meant: Callable[[Block], bool]) -> Draft:
    """The draft without the blanks inside the words of letterspaced lines that are meant."""
    blocks: list[Block] = []
    decisions: list[Decision] = []
    for block in draft.blocks:
        found = _LINE.fullmatch(block.text)
        meant = found if found and is_meant(block) else None
        passage = _without_blanks(block.passage, *meant.span("words")) if meant else None
        if passage:
            block = block._replace(passage=passage)
            decisions.append(decide("letterspaced", block, "letterspacing folded", 0.9))
        blocks.append(block)
    return draft.having(blocks, decisions)


def _without_blanks(passage: Passage, start: int, stop: int) -> Passage | None:
    """The passage with one blank between words and none inside them; None where they are none.

    Words are parted by blanks twice as wide as those inside them."""
    gaps = [gap.span() for gap in _GAP.finditer(passage.text, start, stop)]
    narrow = min(_wide(passage.text[a:b]) for a, b in gaps)
    runs: list[Run] = [*passage.part(0, start)]
    words, at = [""], start
    for left, right in [*gaps, (stop, stop)]:
        runs += passage.part(at, left)
        words[-1] += passage.text[at:left]
        if _wide(passage.text[left:right]) >= 2 * narrow:
            runs += passage.part(left, left + 1)
            words.append("")
        at = right
    fold = Passage([*runs, *passage.part(stop, len(passage))])
    return fold if _are_words(words) else None


def _wide(blanks: str) -> int:
    """Half ems."""
    return len(blanks) + blanks.count("　")


def _are_words(words: list[str]) -> bool:
    letters = sum(map(len, words))
    if letters > _MOST or not words[0].isascii():
        return letters <= _MOST / 2
    return letters >= _LETTERS and all(len(w) > 1 or w.upper() in _ONE_LETTER for w in words)
