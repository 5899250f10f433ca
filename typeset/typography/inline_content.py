"""The inline content of a line box, walked once: a tree of nodes over one string of characters.

What the composer cannot set (text from right to left, tabs, ``::first-line`` ...) raises
`Unsupported`, and the paragraph is left to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typeset.typography.characters import FORCED_BREAKS, runs_from_the_right
from typeset.typography.contract import boxes

if TYPE_CHECKING:
    from typeset.typography.stock import Box, SkipStack

COLLAPSING = ("normal", "nowrap", "pre-line")
WRAPPING = ("normal", "pre-wrap", "pre-line")
OBJECT = "\ufffc"


class Unsupported(Exception):
    """This paragraph has something that only WeasyPrint's own layout can set."""


@dataclass(slots=True)
class InlineNode:
    """One box of the inline content and the characters [start, end) of the paragraph it covers."""

    box: Box
    index: int  # among its parent's children
    start: int
    end: int = 0
    children: list[InlineNode] = field(default_factory=list)
    in_flow: bool = True

    @property
    def is_text(self) -> bool:
        """Whether it is text."""
        return isinstance(self.box, boxes.TextBox)

    @property
    def is_inline_box(self) -> bool:
        """Whether it is an inline box, like that of an `em`."""
        return isinstance(self.box, boxes.InlineBox)


@dataclass(slots=True)
class InlineContent:
    """A line box's content: its nodes, its text, and its leaves (text and objects) in order."""

    root: InlineNode
    text: str
    leaves: list[InlineNode]
    floats: list[tuple[int, Box]]  # with the position that each is anchored at
    stacks: dict[int, SkipStack] = field(default_factory=dict)  # position -> resume_at
    positions: dict[tuple[int, ...], int] = field(default_factory=dict)  # and back


def read(linebox: Box) -> InlineContent:
    """Walk ``linebox``; raise `Unsupported` for what cannot be composed."""
    if linebox.style["direction"] != "ltr":
        raise Unsupported("direction")
    root = InlineNode(linebox, 0, 0)
    leaves: list[InlineNode] = []
    floats: list[tuple[int, Box]] = []
    parts: list[str] = []
    root.end = _walk(root, 0, parts, leaves, floats)
    text = "".join(parts)
    if runs_from_the_right(text):
        raise Unsupported("right-to-left text")
    return InlineContent(root, text, leaves, floats)


def _walk(
    parent: InlineNode,
    position: int,
    parts: list[str],
    leaves: list[InlineNode],
    floats: list[tuple[int, Box]],
) -> int:
    for index, box in enumerate(parent.box.children):
        node = InlineNode(box, index, position, position)
        parent.children.append(node)
        if not box.is_in_normal_flow():
            node.in_flow = False
            if box.is_footnote():
                raise Unsupported("footnote")
            if box.is_floated():
                floats.append((position, box))
            continue
        if isinstance(box, boxes.TextBox):
            parts.append(_text_of(box))
            leaves.append(node)
            position += len(parts[-1])
        elif isinstance(box, boxes.InlineBox):
            _check_inline_box(box)
            position = _walk(node, position, parts, leaves, floats)
        else:
            _check_atomic(box)
            parts.append(OBJECT)
            leaves.append(node)
            position += 1
        node.end = position
    return position


def _text_of(box: Box) -> str:
    text: str = box.text if box.style["font_size"] else ""
    white_space = box.style["white_space"]
    kept = white_space == "pre" and text.strip(FORCED_BREAKS) and not _is_by_a_leader(box, text)
    if white_space == "pre-wrap" or kept:
        raise Unsupported("preserved white space")
    if "\t" in text:
        raise Unsupported("tab")
    return text


def _is_by_a_leader(box: Box, text: str) -> bool:
    """Whether a text is a leader's or beside one, which WeasyPrint gives ``white-space: pre``."""
    return "::" in (box.element_tag or "") and "  " not in text


def _check_inline_box(box: Box) -> None:
    if box.style["position"] == "relative" and any(
        child.is_absolutely_positioned() for child in box.descendants()
    ):
        raise Unsupported("absolute box in a relative inline box")
    if box.style["box_decoration_break"] == "clone":
        raise Unsupported("box-decoration-break")
    if box.style["direction"] != "ltr":
        raise Unsupported("direction")


def _check_atomic(box: Box) -> None:
    if not isinstance(box, boxes.AtomicInlineLevelBox):
        raise Unsupported(type(box).__name__)
    for descendant in box.descendants():
        if descendant is not box and (
            descendant.is_floated() or descendant.is_note() or descendant.is_running()
        ):
            raise Unsupported("out-of-flow content of an inline block")


def skip_stack_at(content: InlineContent, position: int) -> SkipStack:
    """WeasyPrint's ``resume_at`` for a character position."""
    stack = content.stacks.get(position)
    if stack is None:
        stack = content.stacks[position] = _stack(content.root, position)
        content.positions[_path(stack)] = position
    return stack


def _stack(node: InlineNode, position: int) -> SkipStack:
    for child in node.children:
        if child.start >= position:
            return {child.index: None}
        if child.end > position and child.is_text:
            before = child.box.text[: position - child.start]
            return {child.index: {len(before.encode()): None}}
        if child.end > position:
            return {child.index: _stack(child, position)}
    return {len(node.children): None}


def position_of(content: InlineContent, skip_stack: SkipStack | None) -> int:
    """The character position that a ``resume_at`` of WeasyPrint's stands for."""
    if not skip_stack:
        return 0
    path = _path(skip_stack)
    if path not in content.positions:
        content.positions[path] = _position(content.root, skip_stack)
    return content.positions[path]


def _path(skip_stack: SkipStack | None) -> tuple[int, ...]:
    path = []
    while skip_stack:
        ((index, skip_stack),) = skip_stack.items()
        path.append(index or 0)
    return tuple(path)


def _position(node: InlineNode, skip_stack: SkipStack | None) -> int:
    for index in _path(skip_stack):
        if node.is_text:
            return node.start + len(node.box.text.encode()[:index].decode())
        if index >= len(node.children):
            return node.end
        node = node.children[index]
    return node.start


def between(node: InlineNode, start: int, end: int) -> Iterator[InlineNode]:
    """The nodes of one level that have something, or stand empty, in [start, end)."""
    for child in node.children:
        if child.start < end and (child.end > start or child.start == child.end >= start):
            yield child
