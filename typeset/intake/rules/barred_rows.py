"""Tables in plain text that bars draw: Markdown's, and those of box-drawing signs."""

from __future__ import annotations

import re
from itertools import groupby

from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import LABEL
from typeset.intake.source import Passage, Run

_BARS = re.compile("[|｜│┃║]")
_BAR = re.compile(f"[ 　]*{_BARS.pattern}[ 　]*")
_RULE = re.compile("[-=:+|｜ ─━═┄┈┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┠┣┤┥┨┫┬┯┰┳┴┷┸┻┼┿╂╋╔╗╚╝╠╣╦╩╬│┃║]{3,}")
_JOINT = re.compile("[+|┌├┼┬╔╠╬]")
_LINE = "line of a table"
_FEWEST, _OPEN = 2, 3
"""Rows that make a table, and rows and their cells without bars around them: fewer may be lines of
a foot or of a list."""


def barred_rows(draft: Draft) -> Draft:
    """`| 名次 | 姓名 |` above `|---|---|`: rows of as many cells are a table, its rules go."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for may_be, group in groupby(draft.blocks, key=_may_be_of_a_table):
        lines = list(group)
        rows = [block for block in lines if not _is_rule(block)] if may_be else []
        if rows and _are_rows(rows, ruled=any(map(_is_jointed_rule, lines))):
            decisions.append(decide("barred_rows", rows[0], "table", 0.9))
            lines = [part for block in lines for part in _parts(block)]
        done += lines
    return draft.having(done, decisions)


def _may_be_of_a_table(block: Block) -> bool:
    plain = block.role is Role.TEXT and block.line.kind == "text"
    return plain and (_is_rule(block) or (_has_bars(block) and len(_cells(block)) > 1))


def _is_rule(block: Block) -> bool:
    return _RULE.fullmatch(block.text) is not None


def _is_jointed_rule(block: Block) -> bool:
    return _is_rule(block) and _JOINT.search(block.text) is not None


def _has_bars(block: Block) -> bool:
    return _BARS.search(block.text) is not None


def _cells(block: Block) -> list[tuple[int, int]]:
    """Where the cells of a line begin and end; outside the first and the last bar stands none."""
    bars = (edge for bar in _BAR.finditer(block.text) for edge in bar.span())
    edges = [0, *bars, len(block.text)]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    first, last = spans[0][0] == spans[0][1], spans[-1][0] == spans[-1][1]
    return spans[first : len(spans) - last]


def _are_rows(rows: list[Block], *, ruled: bool) -> bool:
    """Whether lines have as many cells each, and no label of the foot in them."""
    framed = ruled or all(_BAR.match(block.text) for block in rows)
    open_rows = not framed and (len(rows) < _OPEN or any(len(_cells(row)) < _OPEN for row in rows))
    if len(rows) < _FEWEST or open_rows:
        return False
    texts = [block.text[slice(*span)] for block in rows for span in _cells(block)]
    return len({len(_cells(block)) for block in rows}) == 1 and not any(map(LABEL.match, texts))


def _parts(block: Block) -> list[Block]:
    """A row, and the bars that stood in it; of a rule nothing stays."""
    if _is_rule(block):
        return [block.is_a(Role.DROPPED, why=_LINE)]
    runs: list[Run] = []
    bars: list[Run] = []
    at = 0
    for start, stop in _cells(block):
        if runs:
            runs.append(Run(" ", 0, 0, ("cell",)))
        bars += block.passage.cut(at, start).runs
        runs += block.passage.cut(start, stop).runs or [Run("", 0, 0)]
        at = stop
    bars += block.passage.cut(at).runs
    row = block.is_a(Role.TABLE, passage=Passage(runs))
    return [row, block.is_a(Role.DROPPED, passage=Passage(bars), why=_LINE)]
