"""What is usual in a text: its size, its margins, the blank lines inside its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from typeset.intake.characters import ends_sentence
from typeset.intake.decoding.reach import Reach
from typeset.intake.draft import Block, Role
from typeset.intake.source import Line


def usual_size(blocks: Sequence[Block]) -> float:
    """The size (pt) that most of the text is set in, where it is known; else 0."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.line.size:
            sizes[block.line.size] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def stands(line: Line) -> tuple[int, int]:
    """The page and column of a line."""
    return line.page, line.column


def usual_blanks(blocks: Sequence[Block], reaches: list[Reach]) -> float:
    """The blank lines between the lines of one sentence."""
    inside = [
        two.line.blanks
        for one, two, reach in zip(blocks, blocks[1:], reaches, strict=False)
        if reach == "full" and not ends_sentence(one.text) and one.role is two.role is Role.TEXT
    ]
    return median(inside) if inside else 0


def margins(blocks: Sequence[Block]) -> dict[tuple[int, int], float]:
    """The usual indent (em) of a page's or column's lines."""
    seen: dict[tuple[int, int], Counter[float]] = {}
    for block in blocks:
        seen.setdefault((block.line.page, block.line.column), Counter())[block.line.indent] += 1
    return {
        place: min(indent for indent, times in counts.items() if times * 4 >= max(counts.values()))
        for place, counts in seen.items()
    }
