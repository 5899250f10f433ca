"""Lines of any PDF that are set too loose, as the eye measures: the gaps between characters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from typeset.preflight.facts import DrawnMark, PageFacts
from typeset.preflight.finding import LINES, Finding
from typeset.preflight.ink import around

LOOSE = 0.12
"""em.  Gaps between Han characters that are wider than the text's usual ones by more are seen."""
COLUMN = 1.5
"""em.  A wider gap is the one between two columns."""
LEAST = 10
"""Gaps.  Fewer may be a name or a headline that is meant to be spaced."""

Line = list[DrawnMark]


def loose_lines(pages: Sequence[PageFacts]) -> Iterator[Finding]:
    """Lines of body text whose gaps are seen; one finding for a page."""
    sizes = Counter(round(mark.size, 1) for page in pages for mark in page.marks if _is_han(mark))
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    found = [(page, _lines(page, body)) for page in pages]
    usual = median([gap for _, lines in found for line in lines for gap in _gaps(line)] or [0.0])
    for page, lines in found:
        loose = [line for line in lines if sum(_gaps(line)) / len(_gaps(line)) > usual + LOOSE]
        if loose:
            text = "".join(mark.text for mark in loose[0])[:12]
            details: dict[str, object] = {"count": len(loose), "text": text}
            area = around([mark.area for line in loose for mark in line])
            yield Finding("warning", "preflight.loose", details, LINES, page.number, area)


def _is_han(mark: DrawnMark) -> bool:
    return mark.kind == "text" and unicodedata.name(mark.text[:1] or " ", "").startswith("CJK UNI")


def _lines(page: PageFacts, body: float) -> list[Line]:
    """The lines of body text that have gaps enough, each within its column."""
    marks = [mark for mark in page.marks if mark.kind == "text" and abs(mark.size - body) < 0.2]
    marks.sort(key=lambda mark: (round(mark.area[1]), mark.area[0]))
    lines: list[Line] = []
    for _, row in groupby(marks, key=lambda mark: round(mark.area[1])):
        line: Line = []
        for mark in row:
            if line and _gap(line[-1], mark) > COLUMN:
                lines.append(line)
                line = []
            line.append(mark)
        lines.append(line)
    return [line for line in lines if len(_gaps(line)) >= LEAST]


def _gaps(line: Line) -> list[float]:
    """The gaps between Han characters, in em."""
    return [_gap(one, two) for one, two in pairwise(line) if _is_han(one) and _is_han(two)]


def _gap(one: DrawnMark, two: DrawnMark) -> float:
    return (two.area[0] - one.area[0] - one.area[2]) / one.size
