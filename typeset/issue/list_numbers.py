"""The numbers of an ordered list: those that its author typed, `4.` behind `1.` too."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode as Node

from typeset.issue.model import Block, ListBlock


def item_numbers(node: Node) -> tuple[int, ...]:
    """The number of each item of a Markdown list; none where it has bullets.

    Items that all have the same number (`1. 1. 1.`) are counted on from it.
    """
    if node.type != "ordered_list":
        return ()
    typed = tuple(int(item.info) for item in node.children)
    return tuple(range(typed[0], typed[0] + len(typed))) if len(set(typed)) == 1 else typed


def counted_parts(block: ListBlock) -> Iterator[tuple[int, list[tuple[Block, ...]]]]:
    """The parts of a list whose items are counted one by one, each with its first number."""
    numbers = block.numbers or range(1, len(block.items) + 1)
    starts = [at for at, each in enumerate(numbers) if not at or each != numbers[at - 1] + 1]
    for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True):
        yield numbers[start], list(block.items[start:end])
