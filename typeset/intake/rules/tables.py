"""Tables in plain text: rows of short cells under each other, parted by wide blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import groupby

from typeset.intake.characters import HAN, ends_sentence, width
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.lexicon import LABEL
from typeset.intake.source import TAB, Passage, Run

BETWEEN = re.compile(r"\t+|[ 　]*　　[ 　]*| {3,}")
_SPREAD = rf"(?<![^ 　][{HAN}])(?<=[{HAN}])(?:　[{HAN}](?:[ 　]|$)| {{2}}[{HAN}](?: {{3}}|　|$))"
_LOOSELY = re.compile(rf"\t+|(?!{_SPREAD})(?:[ 　]*　[ 　]*| {{2,}})")
"""One wide blank or two others part the cells where there are three or more in each row, but not
the two characters of a name or of a spread word."""
_BLANKS, _COMMAS = re.compile("[ 　]+"), re.compile(" *[,，] *")
AT_TAB = re.compile(TAB)
_WHITE = re.compile("[ 　]{2,}")
_PARTS = re.compile("[ \t　,，]")
_SPEAKS, _SPEAKS_WITHOUT_COMMA = re.compile("[，。；：]"), re.compile("[。；：]")
"""No line of cells has one of them."""
MARK = re.compile(r"[^\w]|[（(]?\w{1,2}[)）.．、]")
"""What opens an item of a list."""
_FEWEST = 3
"""The rows that make a table; two may be a couplet."""
_WIDEST = 14.0
"""A cell is seldom wider (em); a column of text is never narrower than a few em and goes on."""
_LONG_CELL = 30.0
"""em: where days or labels begin all rows, a cell may hold as much."""
_LABEL = 6.0
"""em: what stands before the second cell of each row and is no longer labels it; no column of text
is so narrow."""
_SHORT_CELL, _TEN = 6.0, 10
"""em of a cell of words; one of ten may be wider."""
_FIGURES = re.compile(r"[^\d\W]{0,2}[\d.,:：%/×—-]+(?: ?\d+)*[^\d]{0,4}")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
WHEN = re.compile(
    r"(?:[周星]期?[一二三四五六日天])?[ 　]*"
    r"(?:\d{1,2}月\d{1,2}[日号]|\d{1,2}[日号]|\d{1,2}[:：.]\d\d)?"
    r"(?:[（(][周星]?期?[一二三四五六日天][）)])?(?:[上下]午|全天|晚上?)?"
    "|(?:正|[二三四五六七八九十]|十[一二]|冬|腊)月(?:初|十|廿|二十|三十)[一二三四五六七八九十]?"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?"
    rf"|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? ?)?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)?|\d{{1,2}}[.:]\d\d(?: ?[ap]\.?m\.?)?",
    re.IGNORECASE,
)
"""A day, a weekday or an hour: what the rows of a rota begin with."""


def tables(draft: Draft) -> Draft:
    """Three lines or more of as many short cells each are a table, read row by row."""
    draft = _tables(_tables(_tabbed(draft), _LOOSELY, 3), BETWEEN, 2)
    for between in (_BLANKS, _COMMAS):
        draft = _figured(draft, between)
    if sum(map(_names_a_book, draft.blocks)) > 1:
        draft = _tables(draft, _LOOSELY, 2)
    blocks = _grown(list(draft.blocks))
    return draft.having(_grown(blocks[::-1])[::-1])


def _grown(blocks: list[Block]) -> list[Block]:
    """The blocks, where a line below a row that has as many cells, if parted otherwise, is one."""
    for at in range(1, len(blocks)):
        above, block = blocks[at - 1], blocks[at]
        if above.role is not Role.TABLE or abs(block.line.number - above.line.number) > 1:
            continue
        count = 1 + sum("cell" in run.marks for run in above.passage.runs)
        short = at > 1 and blocks[at - 2].role is Role.TABLE and count > 3
        counts = (count, count - 1) if short else (count,)  # the last cell may be empty
        fits = (each for each in (BETWEEN, _LOOSELY) if _cells(block, each) in counts)
        if count > 2 and (between := next(fits, None)):
            blocks[at] = row_of(block, between)
    return blocks


def _tabbed(draft: Draft) -> Draft:
    """The tables whose cells tabs part: two rows at least, most of them with as many cells."""

    def fits(is_row: int, rows: list[Block]) -> bool:
        return is_row > 0 and _are_cells([AT_TAB.split(row.text) for row in rows])

    return _with_tables(draft, _is_tabbed, fits, AT_TAB, 0.9)


def _is_tabbed(block: Block) -> bool:
    return block.role is Role.TEXT and block.line.tabbed and LABEL.match(block.text) is None


def _are_cells(rows: list[list[str]]) -> bool:
    """Whether what tabs part are cells: as many in most rows, and none of two only a number."""
    count, times = Counter(map(len, rows)).most_common(1)[0]
    counted = count == 2 and all(MARK.fullmatch(row[0]) for row in rows)
    return len(rows) > 1 and 2 * times > len(rows) and not counted


def _figured(draft: Draft, between: re.Pattern[str]) -> Draft:
    """The tables of one word and figures in each row, three cells at least."""

    def kind(block: Block) -> int:
        count = _cells(block, between)
        return count if count > 2 else 0

    def fits(count: int, rows: list[Block]) -> bool:
        return _are_figured(count, [between.split(row.text) for row in rows])

    return _with_tables(draft, kind, fits, between, 0.8)


def _are_figured(count: int, rows: list[list[str]]) -> bool:
    """Whether each row but the first, their head, has one word and figures."""
    return (
        count > 2
        and len(rows) > 2
        and all(
            _FIGURES.fullmatch(cell) and not _FIGURES.fullmatch(row[0])
            for row in rows[1:]
            for cell in row[1:]
        )
    )


def _tables(draft: Draft, between: re.Pattern[str], fewest: int) -> Draft:
    """The tables whose cells are parted so, of this number of cells at least."""

    def fits(count: int, rows: list[Block]) -> bool:
        enough = len(rows) >= _FEWEST or (
            len(rows) > 1 and all(_is_dated(r, between) for r in rows)
        )
        return count >= fewest and enough and _is_table(rows, between)

    return _with_tables(draft, lambda block: _cells(block, between), fits, between, 0.8)


def _with_tables(
    draft: Draft,
    kind: Callable[[Block], int],
    fits: Callable[[int, list[Block]], bool],
    between: re.Pattern[str],
    confidence: float,
) -> Draft:
    """Lines of one kind in a row are the rows of a table where they fit as such."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for found, group in groupby(draft.blocks, key=kind):
        rows = list(group)
        if not fits(found, rows):
            done += rows
            continue
        decisions.append(decide("tables", rows[0], "table", confidence))
        done += [row_of(row, between) for row in rows]
    return draft.having(done, decisions)


def _names_a_book(block: Block) -> bool:
    return _BOOK.match(block.text) is not None


def _cells(block: Block, between: re.Pattern[str]) -> int:
    """The number of the line's cells; 0 where it cannot be a row of a table."""
    if block.role is not Role.TEXT or block.line.whole or block.line.kind != "text":
        return 0
    text = block.text
    if (_SPEAKS_WITHOUT_COMMA if between is _COMMAS else _SPEAKS).search(text):
        return 0
    cells = between.split(text) if _PARTS.search(text) else []
    if len(cells) < 2 or not cells[-1]:
        return 0
    if not all(width(cell) <= _LONG_CELL and not ends_sentence(cell) for cell in cells[:-1]):
        return 0
    if len(cells) == 2 and between is _LOOSELY and not _names_a_book(block):
        return 0
    last = cells[-1]
    return len(cells) if width(last) <= _LONG_CELL and last[-1] not in "。；;." else 0


_BOOK = re.compile("《[^》]+》[ 　]+[^，。 　]")
"""A book's title and who wrote it."""


def _is_dated(row: Block, between: re.Pattern[str]) -> bool:
    """Whether a day opens the row."""
    first = between.split(row.text)[0]
    return re.search(r"\d", first) is not None and WHEN.fullmatch(first) is not None


def _is_table(rows: list[Block], between: re.Pattern[str]) -> bool:
    """Whether the cells hold figures, or are as short as words, or days begin all rows: columns of
    text hold neither."""
    cells = [cell for row in rows for cell in between.split(row.text)]
    figures = sum(_FIGURES.fullmatch(cell) is not None for cell in cells)
    longest = max(width(cell) for cell in cells)
    if all(map(_names_a_book, rows)):
        return True
    dated = sum(WHEN.fullmatch(between.split(row.text)[0]) is not None for row in rows)
    labels = max(width(between.split(row.text)[0]) for row in rows)
    labelled = labels <= _LABEL and len(rows) * 2 == len(cells)
    if dated + 1 >= len(rows) or labelled:
        return True
    if longest > _WIDEST:
        return False
    wide = sum(width(cell) > _SHORT_CELL for cell in cells)
    return wide * _TEN <= len(cells) or figures * 4 >= len(cells) or _has_figures(rows, between)


def _has_figures(rows: list[Block], between: re.Pattern[str]) -> bool:
    """Whether one column holds a figure in each row but a first: no column of text does."""
    columns = zip(*(between.split(row.text) for row in rows), strict=True)
    return any(all(re.search(r"\d", cell) for cell in column[1:]) for column in columns)


def row_of(block: Block, between: re.Pattern[str]) -> Block:
    """The line as a row: its cells' runs, parted by the mark of cells."""
    runs: list[Run] = []
    at = 0
    for found in [*between.finditer(block.text), None]:
        stop = found.start() if found else len(block.text)
        cell = block.passage.cut(at, stop)
        if at:
            runs.append(Run(" ", 0, 0, ("cell",)))
        runs += _evened(cell)
        at = found.end() if found else stop
    return block.is_a(Role.TABLE, passage=Passage(runs))


def _evened(cell: Passage) -> list[Run]:
    """The runs of a cell, of white that spreads a word the first blank."""
    runs: list[Run] = []
    at = 0
    for white in _WHITE.finditer(cell.text):
        runs += cell.part(at, white.start() + 1)
        at = white.end()
    return [*runs, *cell.part(at, len(cell))]
