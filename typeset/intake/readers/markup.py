"""Collects the lines of a text whose format knows paragraphs: Word, web pages, Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from typeset.intake.readers.forced_breaks import Span, own_lines
from typeset.intake.source import Kind, Line, Passage, RawPicture, Run
from typeset.issue.marked_spans import TAGS
from typeset.issue.merged_cells import ABOVE, LEFT

Entry = list[Span] | str
"""What stands in a cell of a table; LEFT or ABOVE where another cell covers it."""

TAG_MARKS = {**TAGS, "strike": "strikethrough", "ins": "underline"}
"""The marks that tags of HTML stand for: those of an article's Markdown, and older ones."""
_SPACES = re.compile(r"[ \t\r\n\xa0]+")


class Collector:
    """The lines and pictures so far; each line is a whole paragraph, numbered from 1.

    `tabs`: a tab is one that somebody typed, no white space of the format."""

    def __init__(self, *, tabs: bool = False) -> None:
        self.tabs = tabs
        self.lines: list[Line] = []
        self.pictures: list[RawPicture] = []
        self.number = 0
        self._blank = 0

    def add(self, spans: list[Span], kind: Kind = "text", **facts: Any) -> None:
        """One paragraph (or heading, item, caption), parted by forced line breaks.

        What is empty counts as a blank line above the next.
        """
        self.number += 1
        for part in own_lines(spans):
            self._line(part, kind, facts)

    def table(self, rows: Sequence[Sequence[Entry]], frame: int) -> None:
        """A table, its paragraphs parted by \v; of a single column it only frames them."""
        for cells in rows:
            if max(map(len, rows)) == 1 and not isinstance(cells[0], str):
                self.add(cells[0], frame=frame)
            else:
                self.row(cells, frame=frame)

    def row(self, cells: Sequence[Entry], frame: int = 0) -> None:
        """One row of a table; its cells are parted by a mark that is no character of the text.

        A cell that another covers is a blank with the mark that says which.
        """
        self.number += 1
        place = len(self.lines) + 1
        runs: list[Run] = []
        column = 0
        for at, cell in enumerate(cells):
            if at:
                runs.append(Run(" ", place, column, ("cell",)))
                column += 1
            if isinstance(cell, str):
                runs.append(Run(" ", place, column, (cell,)))
                column += 1
                continue
            for text, marks in _trimmed([(text.replace("\v", " "), m) for text, m in cell]):
                runs.append(Run(text, place, column, marks))
                column += len(text)
        if column:
            self.lines.append(
                Line(Passage(runs), self.number, kind="table", whole=True, frame=frame)
            )

    def code(self, text: str) -> None:
        """Preformatted lines: each as it is, blanks and all."""
        self.number += 1
        free = 0
        for line in text.rstrip().splitlines():
            shown = line.rstrip().expandtabs(4)
            place = len(self.lines) + 1
            if not shown:
                free += 1
                continue
            passage, number = Passage([Run(shown, place, 0)]), self.number
            self.lines.append(
                Line(passage, number, blanks=free, kind="code", whole=True, frame=number)
            )
            free = 0

    def picture(self, name: str, data: bytes) -> None:
        """A picture; it stands where it was found and is written into the issue's folder."""
        suffix = name.rpartition(".")[2].lower()
        file = f"images/{len(self.pictures) + 1:02}.{suffix}"
        self.pictures.append(RawPicture(file, data))
        self.number += 1
        self.lines.append(Line(Passage(), self.number, kind="picture", data=file, whole=True))

    def _line(self, spans: list[Span], kind: Kind, facts: dict[str, Any]) -> None:
        shown = _trimmed(spans)
        if not shown:
            self._blank = 1
            return
        blanks, self._blank = 1 + self._blank, 0
        place, column, runs = len(self.lines) + 1, 0, []
        for text, marks in shown:
            runs.append(Run(text, place, column, marks))
            column += len(text)
        strong = all("strong" in marks for text, marks in shown if text.strip())
        passage = Passage(runs)
        self.lines.append(
            Line(
                passage,
                self.number,
                kind=kind,
                whole=True,
                blanks=blanks,
                strong=strong,
                cells=_cells(spans, passage.text) if self.tabs else (),
                **facts,
            )
        )


def on_grid(
    rows: Iterable[Iterable[tuple[list[Span], int, int]]],
) -> Iterator[list[Entry]]:
    """The rows of a table with a place for each column; `rows` have cells with columns and rows.

    As HTML lays them out (4.9.12.1, "forming a table").
    """
    below: dict[int, int] = {}  # columns that a cell covers in the next row, and in how many more
    for row in rows:
        covered, below = below, {at: more - 1 for at, more in below.items() if more > 1}
        entries: list[Entry] = []
        for spans, wide, high in row:
            while len(entries) in covered:
                entries.append(ABOVE)
            if high > 1:
                below |= dict.fromkeys(range(len(entries), len(entries) + wide), high - 1)
            entries += [spans, *[LEFT] * (wide - 1)]
        while len(entries) in covered:
            entries.append(ABOVE)
        yield entries


def _cells(spans: list[Span], shown: str) -> tuple[tuple[int, int], ...]:
    """Where the parts between tabs stand in the text that is shown; none if it has no tab."""
    parts = "".join(text for text, _ in spans).split("\t")
    cells: list[tuple[int, int]] = []
    at = 0
    for part in parts if len(parts) > 1 else ():
        words = _SPACES.sub(" ", part).strip()
        start = shown.find(words, at)
        at = max(start, at) + len(words)
        cells.append((at - len(words), at))
    return tuple(cells)


def _trimmed(spans: list[Span]) -> list[Span]:
    """The spans with white space squeezed, and none at the ends."""
    shown: list[Span] = []
    for text, marks in spans:
        squeezed = _SPACES.sub(" ", text)
        if squeezed.startswith(" ") and (not shown or shown[-1][0].endswith(" ")):
            squeezed = squeezed[1:]
        if squeezed:
            shown.append((squeezed, marks))
    while shown and not (last := shown[-1][0].rstrip()):
        shown.pop()
    while shown and not shown[0][0].strip():
        shown.pop(0)
    if shown:
        shown[-1] = (last, shown[-1][1])
        shown[0] = (shown[0][0].lstrip(), shown[0][1])
    return [span for span in shown if span[0]]
