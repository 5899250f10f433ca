"""Paragraphs whose words are aligned at tabs: several in a row are the rows of a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from typeset.intake.characters import ends_sentence, width
from typeset.intake.head_words import CONTENTS
from typeset.intake.lexicon import LABEL
from typeset.intake.rules.tables import MARK, WHEN
from typeset.intake.source import Line, Passage, Run, Source

_WIDEST = 30.0
"""em: a cell is seldom wider, and what a tab sets in is a paragraph then."""
_FEWEST = 3
"""Rows of two cells that make a table: two rows may be who signs a letter, and what they are."""
_LABELLED = re.compile(r"[^：:]{1,12}[：:](?!\d)[ 　]*[^ 　]")
"""`报送人：张三`: a form's field."""
_ENDS_LABEL = ("：", ":")

Cell = tuple[int, int]


def with_tabbed_rows(source: Source) -> Source:
    """The source with paragraphs that tabs part into cells as rows of tables."""
    if not any(line.cells for line in source.lines):
        return source
    lines: list[Line] = []
    for group in _groups(source.lines):
        named = lines[-1].text if lines else ""
        rows = _columns(group) if len(group) > 1 and not CONTENTS.match(named) else []
        fits = _are_rows(list(map(_texts, group, rows)))
        lines += list(map(_row, group, rows)) if fits else group
    return replace(source, lines=tuple(lines))


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that may be rows of one table together, each other line alone.

    White parts two tables, unless it stands between all rows."""
    group: list[Line] = []
    for line in lines:
        if group and not (_is_tabbed(line) and group[0].frame == line.frame):
            yield from _parted(group)
            group = []
        if _is_tabbed(line):
            group.append(line)
        else:
            yield [line]
    yield from _parted(group)


def _parted(group: list[Line]) -> Iterator[list[Line]]:
    if not group:
        return
    usual = min((line.blanks for line in group[1:]), default=0)
    starts = [at for at, line in enumerate(group) if not at or line.blanks > usual]
    for start, stop in zip(starts, [*starts[1:], len(group)], strict=True):
        yield group[start:stop]


def _is_tabbed(line: Line) -> bool:
    """Whether tabs part the words of an ordinary paragraph, or set a few in."""
    if not line.cells or line.kind != "text" or line.label or LABEL.match(line.text):
        return False
    inside = sum(stop > start for start, stop in line.cells)
    return inside > 1 or width(line.text) <= _WIDEST


def _columns(group: list[Line]) -> list[list[Cell]]:
    """The cells of each line, in as many columns; none where the lines do not agree.

    Several tabs in a row are one, where somebody typed them to come to the same stop."""
    each = [list(line.cells) for line in group]
    alike = [_once(cells) for cells in each]
    for rows in (each, alike):
        if len(set(map(len, rows))) == 1:
            return _without_empty(rows)
    for rows in map(_ended, (each, alike)):
        most, times = Counter(map(len, rows)).most_common(1)[0]
        if 2 * times > len(rows) and max(map(len, rows)) == most:
            return _without_empty(rows)
    return []


def _once(cells: Sequence[Cell]) -> list[Cell]:
    """The cells without empty ones, but for one at the beginning."""
    return [cell for at, cell in enumerate(cells) if not at or cell[1] > cell[0]]


def _ended(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without empty cells at their ends."""
    return [cells[: max(at for at, (a, b) in enumerate(cells, 1) if b > a)] for cells in rows]


def _without_empty(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without columns in which nothing stands."""
    filled = {at for cells in rows for at, (start, stop) in enumerate(cells) if stop > start}
    return [[cell for at, cell in enumerate(cells) if at in filled] for cells in rows]


def _texts(line: Line, cells: list[Cell]) -> list[str]:
    return [line.text[start:stop] for start, stop in cells]


def _are_rows(rows: list[list[str]]) -> bool:
    """Whether cells are those of a table: no items of a list, fields of a form, speech or verse."""
    columns = max(map(len, rows), default=0)
    if columns < 2 or len(rows) < (_FEWEST if columns == 2 else 2):
        return False
    if columns == 2 and _most(rows, _is_marked):
        return False
    if _most(rows, _is_labelled):
        return False
    return _most(rows, _is_dated) or not _most(rows, _is_text)


def _most(rows: list[list[str]], holds: Callable[[list[str]], bool]) -> bool:
    return 2 * sum(map(holds, rows)) > len(rows)


def _is_marked(row: list[str]) -> bool:
    return MARK.fullmatch(row[0]) is not None


def _is_labelled(row: list[str]) -> bool:
    """Whether a label stands before what it labels, in one cell or in two."""
    return (len(row) == 2 and row[0].endswith(_ENDS_LABEL)) or any(map(_LABELLED.match, row))


def _is_dated(row: list[str]) -> bool:
    return bool(row[0]) and WHEN.fullmatch(row[0]) is not None


def _is_text(row: list[str]) -> bool:
    return ends_sentence(row[-1]) or max(map(width, row)) > _WIDEST


def _row(line: Line, cells: list[Cell]) -> Line:
    """The line as a row of a table, its cells parted by a mark that is no character of the text."""
    runs: list[Run] = []
    column = 0
    for at, (start, stop) in enumerate(cells):
        blank = (Run(" ", line.passage.line, 0, ("cell",)),) if at else ()
        for run in (*blank, *line.passage.part(start, stop)):
            runs.append(replace(run, column=column))
            column += len(run.text)
    return replace(line, passage=Passage(runs), kind="table")
