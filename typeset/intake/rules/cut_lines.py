"""Lines that `pdftotext` cut at a wide blank, a piece on a line of its own: put together again."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.intake.characters import ends_sentence, is_chinese
from typeset.intake.decoding.bylines import name_cost
from typeset.intake.draft import Block, Draft, decide
from typeset.intake.lexicon import LEAD_IN
from typeset.intake.rules.continuity import continuity
from typeset.intake.rules.mixed_lines import ColumnLine, have_no_places
from typeset.intake.rules.page_lines import page_lines, printed_pages
from typeset.intake.rules.page_measure import page_measure
from typeset.intake.rules.printed_width import printed

_OVER, _SHORT = 0.7, 4.2
"""em by which both pieces and the blank may be wider than the measure, or, where an indent of two
em is lost, narrower."""
_SHORTEST = 4.0
"""em of the shortest headline."""
_BETWEEN = 3
"""Lines of the issue's head that may stand between the pieces; of others, one."""
_NARROW = 3
"""Lines of one width that show a column of it."""
_BLANK = "　"


def cut_lines(draft: Draft) -> Draft:
    """A headline and the text that runs on behind it, or a label and its names, are one line."""
    done: list[Block] = []
    decisions = []
    for blocks in printed_pages(draft):
        pairs = _pairs(blocks) if have_no_places(blocks) else {}
        decisions += [decide("cut_lines", blocks[at], "pieces joined", 0.7) for at in pairs]
        behind = set(pairs.values())
        done += [
            _joined(block, blocks[pairs[at]]) if at in pairs else block
            for at, block in enumerate(blocks)
            if at not in behind
        ]
    return draft.having(done, decisions) if decisions else draft


def _joined(one: Block, other: Block) -> Block:
    return one._replace(passage=one.passage.join(other.passage, _BLANK))


def _pairs(blocks: list[Block]) -> dict[int, int]:
    """The places of first pieces, and those of the pieces behind them."""
    measure = page_measure(blocks)
    if not measure:
        return {}
    rows = page_lines(blocks, measure, continuity(())).rows
    found: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row.titled and row.chinese and not row.apart and at not in found.values():
            behind = _text_behind(rows, at, measure)
            if behind and not _has_like(rows, behind):
                found[at] = behind
    return found | _names(rows)


def _text_behind(rows: Sequence[ColumnLine], at: int, measure: float) -> int:
    """The place of the text that goes on behind a headline, in its line; 0: there is none."""
    wide, others = printed(rows[at].text) + 1, 0
    for place in range(at + 1, min(at + 2 + _BETWEEN, len(rows))):
        row = rows[place]
        both = wide + printed(row.text)
        if _begins_text(row) and wide > _SHORTEST and -_SHORT <= both - measure <= _OVER:
            return place
        others += not row.apart
        if others > 1:
            break
    return 0


def _has_like(rows: Sequence[ColumnLine], at: int) -> bool:
    """Whether other lines that end no sentence are as wide: those of a narrower column."""
    near = (abs(row.room - rows[at].room) < 1 and not row.stops for row in rows)
    return sum(near) >= _NARROW


def _begins_text(row: ColumnLine) -> bool:
    """Whether a piece begins a sentence that it does not end."""
    if row.full or row.apart or row.placed or ends_sentence(row.text) or not is_chinese(row.text):
        return False
    return row.text[-1] not in "）)：:" and bool("，" in row.text or LEAD_IN.match(row.text))


def _names(rows: Sequence[ColumnLine]) -> dict[int, int]:
    """Labels below each other, and below them as many second names."""
    found: dict[int, int] = {}
    labels: list[int] = []
    names: list[int] = []
    for at, row in enumerate((*rows, None)):
        is_name = row is not None and bool(labels) and _is_name(row)
        if is_name:
            names.append(at)
            continue
        if names and len(labels) == len(names):
            found |= dict(zip(labels, names, strict=True))
        if names:
            labels, names = [], []
        labels = [*labels, at] if row is not None and row.labelled else []
    return found


def _is_name(row: ColumnLine) -> bool:
    return len(row.text) <= 4 and is_chinese(row.text) and name_cost(row.text) is not None
