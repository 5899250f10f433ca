"""The footnotes of an article: each is called once or more, numbered as it is first called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node

from typeset.issue.cursor import Cursor
from typeset.issue.model import Block, FootnoteCall, Inline, Paragraph

ReadBlocks = Callable[[Iterable[Node]], tuple[Block, ...]]
ReadText = Callable[[Iterable[Node]], tuple[Inline, ...]]


class Footnotes:
    """`[^1]` with its text in a block `[^1]: …`, or `^[…]` with its text in place."""

    def __init__(self, root: Node, environment: dict[str, Any], cursor: Cursor) -> None:
        self._cursor = cursor
        self._in_place = environment.get("footnotes", {}).get("list", {})
        self._blocks: dict[str, Node] = {}
        self._numbers: dict[str, int] = {}
        self._inside = False
        for node in root.walk():
            if node.type == "footnote_reference":
                self._define(node)

    def _define(self, node: Node) -> None:
        label = node.meta["label"]
        if label in self._blocks:
            self._cursor.arrive(node)
            self._cursor.report("issue.footnote-twice", {"name": label})
        self._blocks.setdefault(label, node)

    def call(self, node: Node, blocks: ReadBlocks, text: ReadText) -> FootnoteCall | None:
        """The call at `node`; the first call of a footnote holds its text, a later one nothing."""
        label = node.meta.get("label")
        if self._inside or (label and label not in self._blocks):
            kind = "in-footnote" if self._inside else "missing"
            words = f"[^{label}]" if label else "^["
            self._cursor.report(_PROBLEMS[kind], {"name": label or "^"}, words=words)
            return None
        name = label or f"^{node.meta['id']}"
        if name in self._numbers:
            return FootnoteCall(name, self._numbers[name], ())
        number = self._numbers[name] = len(self._numbers) + 1
        return FootnoteCall(name, number, self._text(node, blocks, text))

    def _text(self, node: Node, blocks: ReadBlocks, text: ReadText) -> tuple[Block, ...]:
        """A footnote's text; the cursor is then where it was."""
        here, self._inside = self._cursor.here, True
        if label := node.meta.get("label"):
            found = blocks(self._blocks[label].children)
        else:
            tokens = self._in_place[node.meta["id"]]["tokens"]
            found = (Paragraph(here, text(Node(tokens).children)),)
        self._cursor.here, self._inside = here, False
        return found

    def report_uncalled(self) -> None:
        """A footnote that nothing calls would not be printed: that is an error."""
        for label, node in self._blocks.items():
            if label not in self._numbers:
                self._cursor.arrive(node)
                self._cursor.report("issue.footnote-not-called", {"name": label})


_PROBLEMS = {"in-footnote": "issue.footnote-in-footnote", "missing": "issue.footnote-missing"}
