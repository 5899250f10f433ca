"""A paragraph as the composer sees it: clusters of glyphs with their classes and widths."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typeset.typography import inline_content, shaping
from typeset.typography.characters import (
    AMBIGUOUS,
    FORCED_BREAKS,
    Kind,
    is_picture,
    kind_of,
    speaks_chinese,
)
from typeset.typography.glyph_runs import Shaped
from typeset.typography.inline_content import InlineContent, InlineNode
from typeset.typography.marks import chinese_marks, latin_marks

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Style

MARK = 12
"""Characters of a note mark, at most: longer raised text may be parted inside."""


@dataclass(slots=True)
class Clusters:
    """The units (clusters: what is set as one) of one line box's content, in parallel lists.

    ``widths`` are the units' own; ``before`` and ``after`` hold, for the few that have any, the
    padding, borders and margins of inline boxes that open before or close after a unit. All px.
    """

    content: InlineContent
    style: Style
    kinds: list[Kind] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # unit -> its first character, and the end
    widths: list[float] = field(default_factory=list)
    leaf: list[int] = field(default_factory=list)  # unit -> index of its leaf
    cluster: list[int] = field(default_factory=list)  # in the leaf's shaped text; -1: none
    before: dict[int, float] = field(default_factory=dict)
    after: dict[int, float] = field(default_factory=dict)
    indents: dict[int, float] = field(default_factory=dict)  # of units that begin a line
    leader: int | None = None  # the first unit of the dots that lead to a page number
    raised: set[int] = field(default_factory=set)  # units that stay with the one before: note marks
    styles: list[Style] = field(default_factory=list)  # leaf -> style of its box
    shaped: list[Shaped | None] = field(default_factory=list)  # leaf -> its text
    hyphens: dict[int, Shaped] = field(default_factory=dict)  # leaf -> its hyphen

    def __len__(self) -> int:
        return len(self.kinds)

    def char(self, unit: int) -> str:
        """The first character of a unit."""
        return self.content.text[self.starts[unit]]

    def text_of(self, first: int, last: int) -> str:
        """The characters of the units [first, last]."""
        return self.content.text[self.starts[first] : self.starts[last + 1]]

    def unit_at(self, position: int) -> int:
        """The first unit at or after a character position."""
        return bisect.bisect_left(self.starts, position)

    def style_of(self, unit: int) -> Style:
        """The style of the text box (or object) that holds a unit."""
        return self.styles[self.leaf[unit]]

    def em(self, unit: int) -> float:
        """The font size of a unit, px."""
        size: float = self.styles[self.leaf[unit]]["font_size"]
        return size

    def hyphen(self, leaf: int) -> Shaped:
        """The shaped hyphen of a leaf."""
        if leaf not in self.hyphens:
            style = self.styles[leaf]
            self.hyphens[leaf] = shaping.shape(style["hyphenate_character"] or "\u200b", style)
        return self.hyphens[leaf]

    def hyphen_width(self, leaf: int) -> float:
        """The width of a leaf's hyphen, px."""
        return sum(self.hyphen(leaf).advances)


def build(content: InlineContent, style: Style, object_width: Callable[[Box], float]) -> Clusters:
    """Shape the text of ``content``; ``object_width(box)`` gives the width of an atomic inline."""
    paragraph = Clusters(content, style, styles=[leaf.box.style for leaf in content.leaves])
    chinese = chinese_marks(content)
    latin = latin_marks(content, chinese)
    for index, leaf in enumerate(content.leaves):
        if leaf.is_text:
            _add_text(paragraph, index, leaf, chinese, latin)
        else:
            _add_object(paragraph, index, leaf, object_width(leaf.box))
    paragraph.starts.append(len(content.text))
    _add_edges(paragraph, content.root)
    _add_raised(paragraph, content.root)
    return paragraph


def _add_text(
    paragraph: Clusters,
    index: int,
    leaf: InlineNode,
    chinese: frozenset[int],
    latin: frozenset[int],
) -> None:
    text = paragraph.content.text[leaf.start : leaf.end]
    if not text:
        paragraph.shaped.append(None)
        return
    marks = [
        [i - leaf.start for i in marks if leaf.start <= i < leaf.end] if marks else ()
        for marks in (chinese, latin)
    ]
    shaped = shaping.shape(_without_newlines(text), paragraph.styles[index], *marks)
    paragraph.shaped.append(shaped)
    count = bisect.bisect_left(shaped.starts, len(text))
    first = len(paragraph.kinds)
    starts = shaped.starts[:count]
    chars = text if count == len(text) else [text[start] for start in starts]
    paragraph.kinds += map(kind_of, chars)
    paragraph.starts += [leaf.start + start for start in starts] if leaf.start else starts
    paragraph.widths += shaped.advances[:count]
    paragraph.leaf += [index] * count
    paragraph.cluster += range(count)
    _correct_kinds(paragraph, first, chinese)


def _without_newlines(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if char in FORCED_BREAKS else char for char in text)


def _correct_kinds(paragraph: Clusters, first: int, chinese: frozenset[int]) -> None:
    """What a character is also depends on its neighbours and on the style of its text box."""
    collapses = paragraph.style_of(first)["white_space"] in inline_content.COLLAPSING
    kinds = paragraph.kinds
    chinese_text = speaks_chinese(paragraph.style_of(first)["lang"])
    for unit in range(first, len(kinds)):
        kind = kinds[unit]
        if kind is Kind.HAN:
            continue
        if kind is Kind.NEWLINE:
            paragraph.widths[unit] = 0.0
            paragraph.cluster[unit] = -1
        elif kind is Kind.SPACE and not collapses:
            kinds[unit] = Kind.NO_BREAK_SPACE
        elif paragraph.starts[unit] not in chinese and paragraph.char(unit) in AMBIGUOUS:
            kinds[unit] = Kind.OTHER
        elif chinese_text and kind is Kind.OTHER and is_picture(paragraph.char(unit)):
            kinds[unit] = Kind.HAN


def _add_object(paragraph: Clusters, index: int, leaf: InlineNode, width: float) -> None:
    paragraph.shaped.append(None)
    paragraph.kinds.append(Kind.OBJECT)
    paragraph.starts.append(leaf.start)
    paragraph.widths.append(width)
    paragraph.leaf.append(index)
    paragraph.cluster.append(-1)


def _add_edges(paragraph: Clusters, node: InlineNode) -> None:
    """Give the edges of inline boxes to the units that they enclose."""
    for child in node.children:
        if not (child.is_inline_box and child.in_flow):
            continue
        if child.box.is_leader:
            paragraph.leader = paragraph.unit_at(child.start)
        left, right = edge(child.box, "left"), edge(child.box, "right")
        if (indent := child.box.style["typeset_line_start"]) and child.end > child.start:
            em = child.box.style["font_size"]
            paragraph.indents[paragraph.unit_at(child.start)] = indent * em
        if (left or right) and len(paragraph):
            first = min(paragraph.unit_at(child.start), len(paragraph) - 1)
            last = max(paragraph.unit_at(child.end) - 1, 0)
            paragraph.before[first] = paragraph.before.get(first, 0.0) + left
            paragraph.after[last] = paragraph.after.get(last, 0.0) + right
        _add_edges(paragraph, child)


def _add_raised(paragraph: Clusters, node: InlineNode) -> None:
    """Find raised text: it marks what stands before it (CLREQ 3.2.2: a note mark stays with it)."""
    for child in node.children:
        if not (child.is_inline_box and child.in_flow):
            continue
        rise = child.box.style["vertical_align"]
        if isinstance(rise, int | float) and rise > 0:
            first, end = paragraph.unit_at(child.start), paragraph.unit_at(child.end)
            paragraph.raised.update(range(first, end)[: MARK if end - first <= MARK else 1])
        else:
            _add_raised(paragraph, child)


def edge(box: Box, side: str) -> float:
    """Margin, border and padding of an inline box at one side, px."""
    total = float(box.style[f"border_{side}_width"])
    for name in ("margin", "padding"):
        value = box.style[f"{name}_{side}"]
        if value == "auto":
            continue
        if getattr(value, "unit", None) != "px":
            raise inline_content.Unsupported("percentage or calc() at an inline box's edge")
        total += value.value
    return total
