"""How even the seeds' texts could be at best in a measure, whatever the breaks of their lines.

    python -m benchmarks.typography.floor

A measure that holds 16.74 characters opens every line of Han alone by what sixteen leave of it. So
the 95th percentile of the stretch has a floor under it, which no choice of breaks goes below: the
greatest stretch that more than 5 % of the pairs of Han characters must have, as long as no line is
opened by more than MOST. Breaks, squeezing and the order of growth are those of typeset.typography;
one-character last lines are let pass.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

import weasyprint

from benchmarks.typography.evenness import MEASURES
from benchmarks.typography.pages import PLAIN, configuration, document, paragraphs
from typeset import typography
from typeset.typography.characters import is_han
from typeset.typography.fit import TOLERANCE, SegmentRun
from typeset.typography.paragraph_cache import ATTRIBUTE

MOST = 0.124  # em: no line is opened further (Typst's most, in four columns)
SHARE = 0.05  # of the pairs lie above the 95th percentile
STEP = 0.0005  # em


def runs(document: Any) -> Iterator[SegmentRun]:
    """The paragraphs of a laid-out document, each ready to be broken again."""
    boxes = (box for page in document.pages for box in page._page_box.descendants())
    found = [memory for box in boxes if (memory := box.__dict__.get(ATTRIBUTE))]
    for memory in {id(memory): memory for memory in found}.values():
        (setting,) = memory.settings.values()
        (((measure, _), (plan, *_)),) = setting.plans.items()
        (segment,) = setting.composer.segments
        yield SegmentRun(setting.composer, segment, segment.start, measure, plan.indent, True)


def stretch(run: SegmentRun, begin: int, way: int, edge: float) -> float | None:
    """How far the gaps of a line are opened, em; ``None``: it cannot be set."""
    glue, end = run.composer.glue, run.segment.ends[way]
    short = edge - run.segment.x[way]
    if short <= 0:
        fits = -short <= glue.shrink[end] - glue.shrink[begin] + TOLERANCE
        return 0.0 if fits else None
    left = short - glue.stretch[end] + glue.stretch[begin]
    shares = glue.shares[end] - glue.shares[begin]
    if left <= 0:
        return 0.0
    opened = left / shares / run.composer.em if shares else MOST + 1
    return opened if opened <= MOST else None


def balance(run: SegmentRun, seen_from: float) -> float:
    """The least of: pairs opened by ``seen_from`` em or more, less 5 % of all pairs."""
    segment, paragraph, glue = run.segment, run.composer.paragraph, run.composer.glue
    han = [is_han(paragraph.char(unit)) for unit in range(len(paragraph))]
    pairs = [0, *accumulate(a and b for a, b in pairwise(han))]
    costs, least = {segment.start: 0.0}, float("inf")
    for begin in segment.starts:
        if begin not in costs:
            continue
        edge = run._edge(begin)
        if segment.final_x - edge <= glue.shrink[segment.final_end] - glue.shrink[begin]:
            least = min(least, costs[begin])
        room = 4 * run.composer.em
        first = bisect.bisect_left(segment.x, edge - room)
        for way in range(first, bisect.bisect_right(segment.x, edge + room)):
            if segment.ends[way] < begin:
                continue
            if (opened := stretch(run, begin, way, edge)) is None:
                continue
            count = pairs[segment.ends[way]] - pairs[begin]
            cost = costs[begin] + count * ((opened >= seen_from) - SHARE)
            following = segment.nexts[way]
            costs[following] = min(costs.get(following, cost), cost)
    return least


def floor(document: Any) -> float:
    """The floor under the 95th percentile of a document's stretch, em."""
    found = [run for run in runs(document) if not run.segment.is_empty]
    low, high = 0, round(MOST / STEP)
    while high - low > 1:
        middle = (low + high) // 2
        total = sum(balance(run, middle * STEP) for run in found)
        low, high = (middle, high) if total > 0 else (low, middle)
    return low * STEP


def main() -> None:
    """Print the floor for each measure."""
    fonts, faces = configuration()
    typography.enable()
    for name, (style, _, _) in MEASURES.items():
        html = weasyprint.HTML(string=document(paragraphs()))
        sheets = [faces, weasyprint.CSS(string=style + PLAIN)]
        pages = html.render(font_config=fonts, stylesheets=sheets)
        print(f"{name:14} stretch p95 >= {floor(pages):.3f} em")


if __name__ == "__main__":
    main()
