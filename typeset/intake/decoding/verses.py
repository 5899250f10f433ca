"""Verses: short lines that stay lines, among other texts or in a piece that is nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from typeset.intake.characters import is_chinese, width
from typeset.intake.column_words import is_column_label
from typeset.intake.dates import find_date
from typeset.intake.decoding.names import is_name
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import NUMBERED, SURNAMES, UNIT_ENDING, WINNERS
from typeset.intake.source import Line

LONGEST_VERSE = 14
"""Characters of an em each: among other texts no verse is longer."""
_SPACED_NAME = re.compile(f"[{SURNAMES}][ 　]+[\u4e00-\u9fff]{{1,2}}")
_VERSE_WORDS = re.compile("[\u4e00-\u9fff]+(?:[ 　，、][\u4e00-\u9fff]+)*[，！？…]?")
_STANZA, _POEM, _SIGNED_POEM, _SAME = 3, 6, 4, 0.6
"""Among other texts: the fewest verses of a stanza, of a poem, of one below a name, and the largest
share of verses of one length."""

_QUATRAIN = 4
"""A piece that is a poem has four lines at least (绝句)."""
_LONGEST, _USUAL = 24.0, 16.0
"""em: no verse of it is longer than the first, and half of them no longer than the second (a
regulated couplet in one line has 14 to 16)."""
_LATIN_LONGEST, _LATIN_WORDS = 30.0, 4
"""em, words: the same of a poem in letters; lines of fewer words are a list."""
_SENTENCES = 0.75
"""The largest share of verses that end as a sentence does: where nearly all do, they are notes."""
_NAMES = 0.5
"""The largest share of verses that may be names, as 江水长流; where more may, they are."""
_BROKEN = 0.5
"""Where this share of verses goes on behind a line break, a paragraph is a stanza."""
_NO_VERSE = re.compile(
    r"[\d０-９％%@：:；=|/]|^[-*•·●◆■▲☆★◎—]|　{2}| {3}|[（(].*[)）]|[ 　]《[^》]+》$"
)
_AROUND = {Role.END_BYLINE, Role.SIGNATURE, Role.CAPTION, Role.CREDIT, Role.PICTURE, Role.DROPPED}


def is_verse(text: str) -> bool:
    """Whether a line is a few Han characters and no label: a verse without marks, or a name."""
    if not 2 <= len(text) <= LONGEST_VERSE or not _VERSE_WORDS.fullmatch(text):
        return False
    names = WINNERS.fullmatch(text) or _SPACED_NAME.fullmatch(text)
    return not (names or is_column_label(text))


def is_marked_verse(text: str) -> bool:
    """Whether a line is a few characters with a mark at the end; three of them are a stanza."""
    return 3 <= len(text) <= LONGEST_VERSE and text[-1] in "，。；！？…" and "：" not in text


def stanzas(texts: Sequence[str], blanks: Sequence[int]) -> list[bool]:
    """Whether each line is a verse of a poem without marks: short ragged lines, in stanzas.

    `blanks`: the blank lines above each.  A poem has six verses or more; lines of one length are a
    narrow column's.
    """
    found = [False] * len(texts)
    begin = 0
    while begin < len(texts):
        end = begin
        while end < len(texts) and is_verse(texts[end]):
            end += 1
        stops = [at for at in range(begin, end) if at == begin or blanks[at]]
        parts = pairwise([*stops, end])
        poem = _stanzas_of(texts, list(parts))
        if poem and _is_ragged(texts[poem[0][0] : poem[-1][1]], _fewest(texts, poem[0][0])):
            found[poem[0][0] : poem[-1][1]] = [True] * (poem[-1][1] - poem[0][0])
        begin = end + 1
    return found


def begin_stanzas(lines: Sequence[Line]) -> list[bool]:
    """Whether each line of a poem begins a stanza.

    It does by white above it, or, where line breaks part verses, as a paragraph of its own."""
    usual = min((line.blanks for line in lines[1:]), default=0)
    alone = [
        not one.whole or (one.page, one.number) != (two.page, two.number)
        for one, two in pairwise(lines)
    ]
    broken = alone.count(False) >= _BROKEN * len(alone)
    parted = [
        line.blanks > usual or (broken and own) for line, own in zip(lines[1:], alone, strict=True)
    ]
    return [True, *parted][: len(lines)]


def is_poem(blocks: Sequence[Block]) -> bool:
    """Whether all text of a piece is short lines, neither a list, nor names, nor notes in a row.

    `blocks`: the piece without its head, its closing lines in their roles.
    """
    if any(block.role is not Role.TEXT and block.role not in _AROUND for block in blocks):
        return False
    lines = [block for block in blocks if block.role is Role.TEXT]
    texts = [block.text for block in lines]
    if len(texts) < _QUATRAIN or any(map(_is_no_verse, texts)) or _have_names(lines):
        return False
    closed = sum(text.endswith(("。", ".")) for text in texts)
    return closed <= _SENTENCES * len(texts) and (_is_latin(texts) or _is_chinese(texts))


def kept_verses(body: Sequence[Block], *, signed: bool) -> list[Block]:
    """The paragraphs of one of an issue's articles, as verses if they are a poem.

    Each is a line of its own; they stand in stanzas, or below a name (`signed`)."""
    lines = [block.is_a(Role.TEXT) for block in body if block.role is Role.PARAGRAPH]
    whole = all(len({run.line for run in line.passage.runs}) == 1 for line in lines)
    if len(lines) < len(body) or not whole or not is_poem(lines):
        return [*body]
    parted = sum(begin_stanzas([line.line for line in lines])) > 1
    if not parted and not (signed and len(lines) >= _SIGNED_POEM):
        return [*body]
    return [line.is_a(Role.VERSE) for line in lines]


def _fewest(texts: Sequence[str], begin: int) -> int:
    """The lines that a poem has at least: fewer where its writer stands above it."""
    named = begin > 0 and _is_writer(texts[begin - 1])
    return _SIGNED_POEM if named else _POEM


def _is_writer(text: str) -> bool:
    bare = text.lstrip("□■◇◆○●◎ 　")
    return is_name(bare) or (bare != text and 0 < len(bare) <= 4)


def _stanzas_of(texts: Sequence[str], parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts that are stanzas, and a couplet behind them that no name ends."""
    poem = [part for part in parts if part[1] - part[0] >= _STANZA]
    if not poem:
        return []
    for one, two in parts[parts.index(poem[-1]) + 1 :]:
        if two - one > 1 and not is_name(texts[two - 1]):
            poem.append((one, two))
        elif two - one > 1:
            break
    return poem


def _is_ragged(texts: Sequence[str], fewest: int) -> bool:
    lengths = [len(text) for text in texts]
    return len(texts) >= fewest and max(map(lengths.count, lengths)) <= _SAME * len(texts)


def _is_no_verse(text: str) -> bool:
    if width(text) > _LATIN_LONGEST or _NO_VERSE.search(text) or NUMBERED.match(text):
        return True
    return find_date(text) is not None


def _have_names(lines: Sequence[Block]) -> bool:
    """Whether names stand among the lines: most could be some, or one stands at a stanza's edge."""
    names = [_is_somebody(line.text) for line in lines]
    edges = [at for at, line in enumerate(lines) if not at or line.line.blanks]
    ends = {*edges, *(at - 1 for at in edges)}  # -1: the last one
    return sum(names) > _NAMES * len(lines) or any(names[at] for at in ends)


def _is_somebody(text: str) -> bool:
    return is_name(text) or UNIT_ENDING.fullmatch(text) is not None


def _is_chinese(texts: Sequence[str]) -> bool:
    widths = [width(text) for text in texts]
    return all(map(is_chinese, texts)) and max(widths) <= _LONGEST and median(widths) <= _USUAL


def _is_latin(texts: Sequence[str]) -> bool:
    """Lines that begin with capitals, some of which end with a comma: a sentence runs on."""
    if is_chinese("".join(texts)):
        return False
    capitals = all(re.match(r"[“‘\"']?[A-Z]", text) for text in texts)
    run_on = any(text.endswith((",", ";")) for text in texts)
    return capitals and run_on and median(len(text.split()) for text in texts) >= _LATIN_WORDS
