"""The inline content of a line box, walked once: a tree of nodes over one string of characters.

What the composer cannot set (text from right to left, tabs, floats in a line, ``::first-line``,
leaders ...) raises `Unsupported`, and the paragraph is left to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from typeset.typography import contract
from typeset.typography.characters import FORCED_BREAKS, is_bidirectional
from typeset.typography.contract import boxes

COLLAPSING = ("normal", "nowrap", "pre-line")
WRAPPING = ("normal", "pre-wrap", "pre-line")
OBJECT = "\ufffc"


class Unsupported(Exception):
    """This paragraph has something that only WeasyPrint's own layout can set."""


@dataclass(slots=True)
class Node:
    """One box of the inline content and the characters [start, end) of the paragraph it covers."""

    box: Any
    index: int  # among its parent's children
    start: int
    end: int = 0
    children: list[Node] = field(default_factory=list)
    in_flow: bool = True

    @property
    def is_text(self) -> bool:
        return isinstance(self.box, boxes.TextBox)

    @property
    def is_inline_box(self) -> bool:
        return isinstance(self.box, boxes.InlineBox)


@dataclass(slots=True)
class InlineContent:
    """A line box's content: its nodes, its text, and its leaves (text and objects) in order."""

    root: Node
    text: str
    leaves: list[Node]


def read(linebox: Any) -> InlineContent:
    """Walk ``linebox``; raise `Unsupported` for what cannot be composed."""
    if linebox.style["direction"] != "ltr":
        raise Unsupported("direction")
    root = Node(linebox, 0, 0)
    leaves: list[Node] = []
    parts: list[str] = []
    root.end = _walk(root, 0, parts, leaves)
    text = "".join(parts)
    if is_bidirectional(text):
        raise Unsupported("right-to-left text")
    return InlineContent(root, text, leaves)


def _walk(parent: Node, position: int, parts: list[str], leaves: list[Node]) -> int:
    for index, box in enumerate(parent.box.children):
        node = Node(box, index, position, position)
        parent.children.append(node)
        if not box.is_in_normal_flow():
            _check_out_of_flow(box, parent.box)
            node.in_flow = False
            continue
        if isinstance(box, boxes.TextBox):
            parts.append(_text_of(box))
            leaves.append(node)
            position += len(parts[-1])
        elif isinstance(box, boxes.InlineBox):
            _check_inline_box(box)
            position = _walk(node, position, parts, leaves)
        else:
            _check_atomic(box)
            parts.append(OBJECT)
            leaves.append(node)
            position += 1
        node.end = position
    return position


def _text_of(box: Any) -> str:
    text: str = box.text if box.style["font_size"] else ""
    white_space = box.style["white_space"]
    if white_space == "pre-wrap" or (white_space == "pre" and text.strip(FORCED_BREAKS)):
        raise Unsupported("preserved white space")
    if "\t" in text:
        raise Unsupported("tab")
    return text


def _check_out_of_flow(box: Any, parent: Any) -> None:
    if box.is_floated() or box.is_footnote():
        raise Unsupported("float in a line")
    if box.is_absolutely_positioned() and parent.style["position"] == "relative":
        raise Unsupported("absolute box in a relative inline box")


def _check_inline_box(box: Any) -> None:
    if box.is_leader:
        raise Unsupported("leader")
    if box.style["box_decoration_break"] == "clone":
        raise Unsupported("box-decoration-break")
    if box.style["direction"] != "ltr":
        raise Unsupported("direction")


def _check_atomic(box: Any) -> None:
    if not isinstance(box, boxes.AtomicInlineLevelBox):
        raise Unsupported(type(box).__name__)
    for descendant in box.descendants():
        if descendant is not box and (
            descendant.is_floated() or descendant.is_note() or descendant.is_running()
        ):
            raise Unsupported("out-of-flow content of an inline block")


def skip_stack_at(content: InlineContent, position: int, offset_of: Any) -> dict[int, Any] | None:
    """WeasyPrint's ``resume_at`` for a character position; ``None`` at the very start.

    ``offset_of(text, index)`` gives the length in bytes of a text's beginning.
    """
    return _stack(content.root, position, offset_of)


def _stack(node: Node, position: int, offset_of: Any) -> dict[int, Any] | None:
    for child in node.children:
        if child.start >= position:
            return {child.index: None}
        if child.end > position:
            if child.is_text:
                return {child.index: {offset_of(child.box.text, position - child.start): None}}
            return {child.index: _stack(child, position, offset_of)}
    return {len(node.children): None}


def position_of(content: InlineContent, skip_stack: dict[int, Any] | None) -> int:
    """The character position that a ``resume_at`` of WeasyPrint's stands for."""
    node = content.root
    while skip_stack:
        ((index, below),) = skip_stack.items()
        if node.is_text:
            return node.start + len(node.box.text.encode()[: index or 0].decode())
        if index >= len(node.children):
            return node.end
        node, skip_stack = node.children[index], below
    return node.start


def leaves_between(node: Node, start: int, end: int) -> Iterator[Node]:
    """The nodes of one level with something in [start, end), empty ones at ``start`` included."""
    for child in node.children:
        if child.start < end and (child.end > start or child.start == child.end >= start):
            yield child


__all__ = [
    "COLLAPSING",
    "WRAPPING",
    "InlineContent",
    "Node",
    "Unsupported",
    "contract",
    "leaves_between",
    "position_of",
    "read",
    "skip_stack_at",
]
