"""Footnotes on a PDF's pages: small lines below the text, called by raised figures in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from typeset.intake.characters import CALL, glue
from typeset.intake.readers.pdf_placement import Glyph
from typeset.intake.source import Line, Passage, Run

RAISED = "raised"
"""The mark of a run of raised figures, until it is known whether they call a note."""
_FIGURES = frozenset("0123456789*†‡①②③④⑤⑥⑦⑧⑨⑩")
SMALLER, _HIGHER, _NARROWER = 0.85, 0.1, 0.8
"""A raised figure is set so much smaller than what stands beside it, and so much (em) higher; or
the face has small figures, which are so much narrower."""
_SMALL = 0.95
"""Notes are set so much smaller than the text."""
_LABELLED = re.compile(r"(?:[0-9]{1,3}|[*†‡]|[①-⑩])(?=[ 　.、）)]*[^\d ])")
_BEHIND = re.compile("[ 　.、）)]*")


def widest_figures(glyphs: Iterable[Glyph]) -> dict[str, float]:
    """The width (em) of the widest figure of each face."""
    found: dict[str, float] = {}
    for glyph in glyphs:
        if glyph.text.isdigit():
            wide = (glyph.right - glyph.left) / glyph.size
            found[glyph.face] = max(found.get(glyph.face, 0.0), wide)
    return found


def raised(glyphs: Sequence[Glyph], widest: dict[str, float]) -> list[bool]:
    """Whether each glyph on a baseline is a raised figure."""
    if not any(glyph.text in _FIGURES for glyph in glyphs):
        return [False] * len(glyphs)
    size = Counter(glyph.size for glyph in glyphs).most_common(1)[0][0]
    base = next(glyph.y for glyph in glyphs if glyph.size == size)
    high = [glyph.size < SMALLER * size and base - glyph.y > _HIGHER * size for glyph in glyphs]
    return [
        glyph.text in _FIGURES and (high[at] or _is_small_figure(glyphs, at, widest))
        for at, glyph in enumerate(glyphs)
    ]


def _is_small_figure(glyphs: Sequence[Glyph], at: int, widest: dict[str, float]) -> bool:
    """Whether a figure is a narrow one, behind a word or mark and before none."""
    glyph = glyphs[at]
    wide = (glyph.right - glyph.left) / glyph.size
    if not at or not 0 < wide < _NARROWER * widest.get(glyph.face, 0.0):
        return False
    following = glyphs[at + 1].text if at + 1 < len(glyphs) else " "
    before = glyphs[at - 1].text
    return not (following.isalnum() or before.isspace() or before.isdigit())


@dataclass(frozen=True)
class _Note:
    """A note's label, all that stands for it before its text, its text, the places of its lines."""

    label: str
    head: str
    passage: Passage
    places: range


def with_notes(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[tuple[int, str], ...]]:
    """The lines, each footnote behind the line that calls it, and what called it a call.

    A raised figure that calls none stays what it is.  Beside the lines: the figures that became
    calls and labels, each with its page."""
    calls: dict[tuple[int, str], int] = {}
    for at, line in enumerate(lines):
        for run in line.passage.runs[1:]:
            if RAISED in run.marks:
                calls.setdefault((line.page, run.text.strip()), at)
    notes = _notes(lines, {key: at for key, at in calls.items() if key[1]}) if calls else {}
    taken = {place for note in notes.values() for place in note.places}
    # What a note's own text seems to call would have no place: it stays what it is.
    notes = {key: note for key, note in notes.items() if calls[key] not in taken}
    taken = {place for note in notes.values() for place in note.places}
    done: list[Line] = []
    figures: list[tuple[int, str]] = []
    number = 0
    for at, line in enumerate(lines):
        if at in taken:
            continue
        called = [note for key, note in notes.items() if calls[key] == at]
        labels = {note.label: str(number + n) for n, note in enumerate(called, 1)}
        number += len(called)
        done.append(replace(line, passage=_called(line.passage, labels)))
        figures += [(line.page, label) for label in _calls(line.passage, labels)]
        for note in called:
            data = labels[note.label]
            first = lines[note.places[0]]
            figures.append((first.page, note.head))
            done.append(replace(first, passage=note.passage, kind="note", data=data))
    return tuple(_renumbered(line, at) for at, line in enumerate(done, 1)), tuple(figures)


def _notes(
    lines: Sequence[Line], calls: dict[tuple[int, str], int]
) -> dict[tuple[int, str], _Note]:
    """The notes by their page and label: small lines that begin with the label of a call above."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size or 0.0] += len(line.text)
    most = _SMALL * sizes.most_common(1)[0][0]
    found: dict[tuple[int, str], _Note] = {}
    at = 0
    while at < len(lines):
        label = _label(lines[at])
        key = _call(calls, lines[at].page, label) if label else None
        if key is None or (lines[at].size or 0.0) > most or calls[key] >= at or key in found:
            at += 1
            continue
        stop = at + 1
        while stop < len(lines) and _goes_on(lines[at], lines[stop], calls):
            stop += 1
        behind = _BEHIND.match(lines[at].text, len(label))
        head = lines[at].text[: behind.end() if behind else len(label)]
        found[key] = _Note(label, head, _text(lines[at:stop], head), range(at, stop))
        at = stop
    return found


def _call(calls: dict[tuple[int, str], int], page: int, label: str) -> tuple[int, str] | None:
    """The call of a note: on its page or, of a note behind the whole text, on one before."""
    pages = [place for place, called in calls if called == label and place <= page]
    return (max(pages), label) if pages else None


def _label(line: Line) -> str:
    """The figure that a line begins with, as a note does."""
    match = _LABELLED.match(line.text)
    return match.group() if match else ""


def _goes_on(first: Line, line: Line, calls: dict[tuple[int, str], int]) -> bool:
    """Whether a line below a note's first one is the note's, too."""
    place = (line.page, line.column, line.kind) == (first.page, first.column, first.kind)
    return place and line.size == first.size and (line.page, _label(line)) not in calls


def _text(lines: Sequence[Line], head: str) -> Passage:
    """The words of a note without its label."""
    passage = lines[0].passage.cut(len(head))
    for line in lines[1:]:
        passage = passage.join(line.passage, glue(passage.text, line.text))
    return Passage(_plain(run) for run in passage.runs)


def _calls(passage: Passage, labels: dict[str, str]) -> list[str]:
    """The raised figures of a passage that call one of these notes."""
    raised = [run.text.strip() for run in passage.runs if RAISED in run.marks]
    return [label for label in raised if label in labels]


def _called(passage: Passage, labels: dict[str, str]) -> Passage:
    """The passage with a call in place of each raised figure that calls a note."""
    if not any(RAISED in run.marks for run in passage.runs):
        return passage
    return Passage(
        replace(run, text=CALL, marks=(f"note:{labels[run.text.strip()]}",))
        if RAISED in run.marks and run.text.strip() in labels
        else _plain(run)
        for run in passage.runs
    )


def _plain(run: Run) -> Run:
    return replace(run, marks=tuple(mark for mark in run.marks if mark != RAISED))


def _renumbered(line: Line, place: int) -> Line:
    """The line with runs that know their places."""
    runs: list[Run] = []
    column = 0
    for run in line.passage.runs:
        runs.append(replace(run, line=place, column=column))
        column += len(run.text)
    return replace(line, passage=Passage(runs))
