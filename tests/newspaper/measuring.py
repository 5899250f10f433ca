"""Measuring a newspaper page: the columns of its text, their lines, the grid they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.reading import Glyph, Line, Sheet


@dataclass(frozen=True)
class Column:
    """The lines of text that begin at one left edge, from top to bottom."""

    left: float
    lines: tuple[Line, ...]

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def foot(self) -> float:
        return self.lines[-1].baseline


def text_size(sheet: Sheet) -> float:
    """The size of most of the page's glyphs."""
    return Counter(round(glyph.size, 2) for glyph in sheet.glyphs).most_common(1)[0][0]


def segments(sheet: Sheet) -> tuple[Line, ...]:
    """The page's lines of text, cut where a gutter lies between two glyphs."""
    size = text_size(sheet)
    found: list[Line] = []
    for line in sheet.lines:
        run: list[Glyph] = []
        for glyph in line.glyphs:
            if abs(glyph.size - size) > 0.02:
                continue
            if run and glyph.x - run[-1].right > 0.8 * size:
                found.append(Line(tuple(run)))
                run = []
            run.append(glyph)
        if run:
            found.append(Line(tuple(run)))
    return tuple(found)


def columns(sheet: Sheet) -> tuple[Column, ...]:
    """The page's columns of text, from left to right."""
    size = text_size(sheet)
    found = [line for line in segments(sheet) if not _furniture(line)]
    edges = Counter(round(line.x, 1) for line in found)
    lefts = sorted(edge for edge, count in edges.items() if count >= max(3, 0.05 * len(found)))
    lefts = [x for x in lefts if not any(0.2 < x - other < 2.6 * size for other in lefts)]
    made = []
    for left, following in zip(lefts, [*lefts[1:], float("inf")], strict=True):
        lines = [line for line in found if left - 0.2 <= line.x < following - 0.2]
        exact = [line.x for line in lines if round(line.x, 1) == left]
        ordered = tuple(sorted(lines, key=lambda line: line.baseline))
        made.append(Column(sum(exact) / len(exact), ordered))
    return tuple(made)


def leading(sheet: Sheet) -> float:
    """The distance between neighbouring lines of a column that occurs most often."""
    steps = Counter(
        round(below.baseline - above.baseline, 2)
        for column in columns(sheet)
        for above, below in zip(column.lines, column.lines[1:], strict=False)
    )
    return steps.most_common(1)[0][0]


def off_grid(sheet: Sheet) -> float:
    """How far, at most, a line of text is from the grid that the first line begins; in pt."""
    lines = [line for line in segments(sheet) if not _heading(line) and not _furniture(line)]
    step, first = _step(lines, leading(sheet)), min(line.baseline for line in lines)
    away = [(line.baseline - first) / step for line in lines]
    return max(abs(each - round(each)) for each in away) * step


def _step(lines: Sequence[Line], rough: float) -> float:
    """The leading, measured over the whole page: a rounded one would add up."""
    low, high = min(n.baseline for n in lines), max(n.baseline for n in lines)
    return (high - low) / max(1, round((high - low) / rough))


def _heading(line: Line) -> bool:
    return all("Hei" in glyph.font for glyph in line.glyphs)


def _furniture(line: Line) -> bool:
    """The strip at the head of page 1 (the specimen line, 第1版), and captions and decks in 楷."""
    if "样张" in line.text or "版" in line.text:
        return True
    return all("Kai" in glyph.font for glyph in line.glyphs)


def is_heading(line: Line) -> bool:
    """Whether all of the line is set in 黑体."""
    return _heading(line)


# ---- headlines ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Head:
    """A headline's lines, from top to bottom."""

    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        return self.lines[0].glyphs[0].size

    @property
    def top(self) -> float:
        """The upper edge of its first characters' squares."""
        return self.lines[0].baseline - 0.88 * self.size

    @property
    def bottom(self) -> float:
        return self.lines[-1].baseline + 0.12 * self.size


def head(sheet: Sheet, words: str) -> Head:
    """The headline whose first line has `words`, with the lines of its size below it."""
    first = sheet.line(words)
    big = [
        Line(tuple(g for g in line.glyphs if abs(g.size - first.glyphs[0].size) < 0.1))
        for line in sheet.lines
        if line.baseline >= first.baseline
    ]
    lines = [first]
    for line in (each for each in big if each.glyphs):
        if 0 < line.baseline - lines[-1].baseline < 1.6 * first.glyphs[0].size:
            lines.append(line)
    return Head(tuple(lines))


def air_below(sheet: Sheet, words: str) -> float:
    """The white between a headline's characters and those of the text below it, pt."""
    size, above = text_size(sheet), head(sheet, words)
    left, right = above.lines[0].x, above.lines[0].right
    tops = (
        glyph.baseline - 0.88 * size
        for glyph in sheet.glyphs
        if abs(glyph.size - size) < 0.02 and left < glyph.x < right
    )
    return min(top for top in tops if top > above.bottom - 5) - above.bottom


def air_above(sheet: Sheet, words: str) -> float:
    """The white between a headline's characters and the rule above it, pt."""
    below = head(sheet, words)
    left, right = below.lines[0].x, below.lines[0].right
    return below.top - max(
        rule.bottom
        for rule in sheet.rules
        if rule.bottom - rule.top < 2 and rule.x < right and rule.right > left
        if rule.bottom < below.top
    )
