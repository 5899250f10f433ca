"""Lines of a plain English text that end where their writer ended them: recipes, poems, rotas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from typeset.intake.characters import ends_sentence, is_chinese, width
from typeset.intake.contributions.head import Head
from typeset.intake.contributions.senders import is_somebody, labelled, without_label
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.rules.lines import joined_lines
from typeset.intake.rules.tables import tables
from typeset.intake.source import Line, Passage, Run, Source

_MEASURE = 22.5
"""em (45 characters): no program wraps lines shorter than this."""
_SLACK = 3.0
"""em: a wrapped line may end so much earlier than its first word behind asks."""
_SHORT = 30.0
"""em: a piece of short lines has no longer one."""
_MOST = 40
"""Lines of such a piece: a longer text may be a page's narrow column."""
_OWN = 0.3
"""The share of its lines below which a word more would have fitted even into its own longest line:
of a narrow column's lines it is a tenth."""
_ENTRIES = 3
"""Lines in a row that are a list."""
_VERSE_WORDS = 4
"""Half the verses of a poem have as many words: lines of fewer are a list."""
_NO_VERSE = re.compile(r"[\d:%£$€@|/=]|^[-*•·]| {3}")


def is_english(lines: Sequence[Line]) -> bool:
    """Whether a text is a plain one (no format says anything of its lines) without Chinese."""
    plain = not any(line.size or line.whole for line in lines)
    return plain and not is_chinese("".join(line.text for line in lines))


def is_of_short_lines(source: Source) -> bool:
    """Whether a plain English text is a title and short ragged lines."""
    lines = [line for line in source.lines if line.text]
    if source.unit != "line" or not 3 <= len(lines) <= _MOST or not is_english(lines):
        return False
    widths = [width(line.text) for line in lines]
    followed = [(one, two) for one, two in pairwise(lines[1:]) if not two.blanks]
    room = [_fits(one, two, max(widths)) for one, two in followed]
    sentences = sum(ends_sentence(line.text) for line in lines)
    ragged = bool(room) and sum(room) >= _OWN * len(room)
    return max(widths) <= _SHORT and ragged and 2 * sentences <= len(lines)


def is_with_entries(source: Source) -> bool:
    """Whether a plain English text is a title, text and entries: no other line stands alone in it.

    An issue's headlines do; the last line may be who wrote the piece."""
    lines = [line for line in source.lines if line.text]
    if source.unit != "line" or not _ENTRIES < len(lines) <= _MOST or not is_english(lines):
        return False
    blanks = [*(line.blanks for line in lines[1:]), 1]
    alone = [
        at
        for at, line in enumerate(lines)
        if (not at or line.blanks) and blanks[at] and not ends_sentence(line.text)
    ]
    measure = max(_MEASURE, *(width(line.text) for line in lines)) - _SLACK
    own = "".join(
        "e" if not two.blanks and _fits(one, two, measure) and not ends_sentence(one.text) else " "
        for one, two in pairwise(lines[1:])
    )
    return alone in ([0], [0, len(lines) - 1]) and "e" * _ENTRIES in own


def own_lines(source: Source, blocks: list[Block]) -> tuple[list[Block], list[Decision]]:
    """The blocks of a piece's text with its own lines kept, and those that were wrapped joined.

    Rows that tabs part are tables; all lines are verses if they are a poem's."""
    signed = len(blocks) > 1 and blocks[-1].line.blanks > 0 and is_somebody(blocks[-1].text)
    verses, foot = (blocks[:-1], blocks[-1:]) if signed else (blocks, [])
    if _is_poem(verses):
        names = [part for b in foot for part in without_label(b.is_a(Role.END_BYLINE))]
        return [*(block.is_a(Role.VERSE) for block in verses), *names], []
    read = list(tables(Draft(source, tuple(blocks))).blocks)
    done: list[Block] = []
    kept: list[Block] = []
    for part in _parts(_with_first_cells(read)):
        if len(part) == 1 or part[0].role is not Role.TEXT:
            done += part
            kept += part[:1] if part[0].role is Role.TEXT and _is_short(part[0]) else []
            continue
        joined = joined_lines(Draft(source, tuple(part))).blocks
        done += [b.is_a(Role.TEXT) if b.role is Role.PARAGRAPH else b for b in joined]
    said = [decide("own_lines", kept[0], "lines kept", 0.6)] if len(kept) > 1 else []
    return done, said


def titled(blocks: list[Block]) -> Head:
    """The headline of a piece of short lines, and who stands below it."""
    head = Head([blocks[0].is_a(Role.HEADLINE)], 1)
    if len(blocks) > 2 and labelled(blocks[1].text) and blocks[2].line.blanks:
        head.blocks += without_label(blocks[1].is_a(Role.BYLINE))
        head.length = 2
    return head


def _parts(blocks: list[Block]) -> list[list[Block]]:
    """The blocks, those together of which each line goes on in the next."""
    measure = max([_MEASURE, *(width(b.text) for b in blocks if b.role is Role.TEXT)])
    parts: list[list[Block]] = []
    flows = False
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        parts[-1:] = [[*parts[-1], block]] if flows else [*parts[-1:], [block]]
        flows = following is not None and _goes_on(block, following, measure, broken=flows)
    return parts


def _goes_on(block: Block, following: Block, measure: float, *, broken: bool) -> bool:
    """Whether a line goes on in the next one.

    `broken`: the line above goes on in this one; a short one in small letters then does, too, as
    in texts that were wrapped twice."""
    if block.role is not Role.TEXT or following.role is not Role.TEXT or following.line.blanks:
        return False
    if not _fits(block.line, following.line, measure - _SLACK):
        return True
    return broken and not ends_sentence(block.text) and following.text[:1].islower()


def _fits(line: Line, following: Line, measure: float) -> bool:
    """Whether the next line's first word would have had room in this one."""
    return width(line.text) + 0.5 + width(following.text.split()[0]) <= measure


def _is_short(block: Block) -> bool:
    return width(block.text) <= _SHORT and not ends_sentence(block.text)


def _is_poem(blocks: list[Block]) -> bool:
    """Whether all lines are verses: short, some of which run on, none of which is an entry."""
    texts = [block.text for block in blocks]
    if len(texts) < _VERSE_WORDS or any(block.role is not Role.TEXT for block in blocks):
        return False
    if any(width(text) > _SHORT or _NO_VERSE.search(text) for text in texts):
        return False
    closed = sum(text.endswith(".") for text in texts)
    run_on = any(text.endswith((",", ";")) for text in texts)
    return (
        run_on
        and 2 * closed <= len(texts)
        and median(len(t.split()) for t in texts) >= _VERSE_WORDS
    )


def _with_first_cells(blocks: list[Block]) -> list[Block]:
    """Rows that a tab sets in, and that have a cell fewer than others, begin with an empty cell."""
    most = max((_cells(block) for block in blocks if block.role is Role.TABLE), default=0)
    return [
        block._replace(passage=Passage([Run(" ", 0, 0, ("cell",)), *block.passage.runs]))
        if block.role is Role.TABLE and block.line.indent >= 1 and _cells(block) == most - 1
        else block
        for block in blocks
    ]


def _cells(row: Block) -> int:
    return 1 + sum("cell" in run.marks for run in row.passage.runs)
