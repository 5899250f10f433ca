"""A paragraph as the composer sees it: clusters of glyphs with their classes and widths."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from typeset.typography import inline_content, shaping
from typeset.typography.characters import (
    ALPHANUMERIC,
    AMBIGUOUS,
    FORCED_BREAKS,
    QUOTES_CLOSE,
    QUOTES_OPEN,
    Kind,
    is_han,
    kind_of,
    speaks_chinese,
)
from typeset.typography.inline_content import InlineContent, Node

PIXELS = {"px"}


@dataclass(slots=True)
class Unit:
    """A cluster: what is set as one. ``width`` is its own; ``before`` and ``after`` belong to the
    padding, borders and margins of the inline boxes that open before and close after it (px)."""

    kind: Kind
    char: str  # the first character
    start: int  # index of that character in the paragraph
    width: float
    em: float
    leaf: int
    cluster: int  # in the leaf's shaped text; -1: nothing to draw (an object, a forced break)
    before: float = 0.0
    after: float = 0.0


@dataclass(slots=True)
class Paragraph:
    """The units of one line box's content, and where each leaf's units begin."""

    content: InlineContent
    style: Any
    units: list[Unit] = field(default_factory=list)
    shaped: list[shaping.Shaped | None] = field(default_factory=list)  # one per leaf
    starts: list[int] = field(default_factory=list)  # unit -> character, and the end
    hyphens: dict[int, shaping.Shaped] = field(default_factory=dict)  # leaf -> its hyphen

    def unit_at(self, position: int) -> int:
        """The first unit at or after a character position."""
        return bisect.bisect_left(self.starts, position)

    def hyphen(self, leaf: int) -> shaping.Shaped:
        """The shaped hyphen of a leaf."""
        if leaf not in self.hyphens:
            style = self.content.leaves[leaf].box.style
            self.hyphens[leaf] = shaping.shape(style["hyphenate_character"] or "\u200b", style)
        return self.hyphens[leaf]

    def hyphen_width(self, leaf: int) -> float:
        """The width of a leaf's hyphen, px."""
        return sum(self.hyphen(leaf).advances)

    def leaf_style(self, unit: Unit) -> Any:
        """The style of the text box (or object) that holds ``unit``."""
        return self.content.leaves[unit.leaf].box.style


def build(content: InlineContent, style: Any, object_width: Callable[[Any], float]) -> Paragraph:
    """Shape the text of ``content``; ``object_width(box)`` gives the width of an atomic inline."""
    paragraph = Paragraph(content, style)
    chinese = chinese_marks(content)
    for index, leaf in enumerate(content.leaves):
        if leaf.is_text:
            _add_text(paragraph, index, leaf, chinese)
        else:
            _add_object(paragraph, index, leaf, object_width(leaf.box))
    paragraph.starts = [unit.start for unit in paragraph.units] + [len(content.text)]
    _add_edges(paragraph, content.root)
    return paragraph


def _add_text(paragraph: Paragraph, index: int, leaf: Node, chinese: frozenset[int]) -> None:
    text = paragraph.content.text[leaf.start : leaf.end]
    if not text:
        paragraph.shaped.append(None)
        return
    style = leaf.box.style
    flat = text
    if not text.isprintable():
        flat = "".join(" " if char in FORCED_BREAKS else char for char in text)
    marks = [i - leaf.start for i in chinese if leaf.start <= i < leaf.end] if chinese else ()
    shaped = shaping.shape(flat, style, marks)
    paragraph.shaped.append(shaped)
    collapses = style["white_space"] in inline_content.COLLAPSING
    em = style["font_size"]
    units = paragraph.units
    for cluster, advance in enumerate(shaped.advances):
        start = shaped.starts[cluster]
        if start >= len(text):
            break
        position = leaf.start + start
        char = text[start]
        kind = kind_of(char)
        if char in AMBIGUOUS and position not in chinese:
            kind = Kind.OTHER
        elif kind is Kind.SPACE and not collapses:
            kind = Kind.NO_BREAK_SPACE
        elif kind is Kind.NEWLINE:
            units.append(Unit(kind, char, position, 0.0, em, index, -1))
            continue
        units.append(Unit(kind, char, position, advance, em, index, cluster))


def _add_object(paragraph: Paragraph, index: int, leaf: Node, width: float) -> None:
    paragraph.shaped.append(None)
    em = leaf.box.style["font_size"]
    unit = Unit(Kind.OBJECT, inline_content.OBJECT, leaf.start, width, em, index, -1)
    paragraph.units.append(unit)


def _add_edges(paragraph: Paragraph, node: Node) -> None:
    """Give the edges of inline boxes to the units that they enclose."""
    for child in node.children:
        if not (child.is_inline_box and child.in_flow):
            continue
        left, right = edge(child.box, "left"), edge(child.box, "right")
        if (left or right) and paragraph.units:
            first, last = paragraph.unit_at(child.start), paragraph.unit_at(child.end) - 1
            paragraph.units[min(first, len(paragraph.units) - 1)].before += left
            paragraph.units[max(last, 0)].after += right
        _add_edges(paragraph, child)


def edge(box: Any, side: str) -> float:
    """Margin, border and padding of an inline box at one side, in px."""
    total = float(box.style[f"border_{side}_width"])
    for name in ("margin", "padding"):
        value = box.style[f"{name}_{side}"]
        if value == "auto":
            continue
        if getattr(value, "unit", None) not in PIXELS:
            raise inline_content.Unsupported("percentage or calc() at an inline box's edge")
        total += value.value
    return total


def chinese_marks(content: InlineContent) -> frozenset[int]:
    """Positions of marks that Latin and Chinese share (“ ” ‘ ’ — … ·) and that are Chinese here.

    They are, in Chinese text, unless Latin letters stand on both sides; a quotation mark also when
    its partner is. In a text without any Han character, none is.
    """
    text = content.text
    found = [i for i, char in enumerate(text) if char in AMBIGUOUS] if not text.isascii() else []
    if not found or not any(is_han(char) for char in text):
        return frozenset()
    languages = _languages(content)
    chosen = {i for i in found if speaks_chinese(languages(i)) and not _between_latin(text, i)}
    for opening, closing in _quote_pairs(text, found):
        if opening in chosen or closing in chosen:
            chosen |= {opening, closing}
    return frozenset(chosen)


def _languages(content: InlineContent) -> Callable[[int], str | None]:
    starts = [leaf.start for leaf in content.leaves]

    def language(position: int) -> str | None:
        leaf = content.leaves[bisect.bisect_right(starts, position) - 1]
        value: str | None = leaf.box.style["lang"]
        return value

    return language


def _between_latin(text: str, index: int) -> bool:
    """Whether the neighbours, spaces apart, are both Latin letters, digits or ASCII signs."""
    before = (
        text[:index].rstrip(" ")[-1:]
        if text[index - 1 : index] == " "
        else text[max(index - 1, 0) : index]
    )
    after = text[index + 1 :].lstrip(" ")[:1]
    if text[index] in "—…⋯·•―":
        return _is_letter(before) and _is_letter(after)
    return _is_latin(before) and _is_latin(after)


def _is_letter(char: str) -> bool:
    return bool(char) and kind_of(char) is Kind.LATIN


def _is_latin(char: str) -> bool:
    return bool(char) and (kind_of(char) in ALPHANUMERIC or char.isascii())


def _quote_pairs(text: str, found: Sequence[int]) -> list[tuple[int, int]]:
    """Matching quotation marks; an apostrophe has no partner."""
    pairs, stack = [], []
    for index in found:
        char = text[index]
        if char in QUOTES_OPEN:
            stack.append(index)
        elif char in QUOTES_CLOSE and stack:
            opening = QUOTES_OPEN[QUOTES_CLOSE.index(char)]
            if text[stack[-1]] == opening:
                pairs.append((stack.pop(), index))
    return pairs
