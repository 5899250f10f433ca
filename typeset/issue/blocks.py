"""Makes an article's blocks out of its Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node
from pydantic import ValidationError

from typeset.issue.diagnostics import Diagnostic, Position
from typeset.issue.folder import Folder
from typeset.issue.inlines import inlines
from typeset.issue.markdown import parser
from typeset.issue.model import (
    Block,
    Divider,
    Figure,
    FootnoteCall,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Table,
)
from typeset.issue.source import Source

_HTML = re.compile(r"(?<!\\)(?:</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--)")


def parse_body(
    source: Source, start: int, folder: Folder, problems: list[Diagnostic]
) -> tuple[Block, ...]:
    """The blocks of the Markdown that begins at line `start` (from 1) of a source."""
    environment: dict[str, Any] = {}
    try:
        tokens = parser().parse(source.text[source.offset(start) :], environment)
        return _Reader(source, start, folder, problems, environment).read(Node(tokens))
    except RecursionError:
        problems.append(source.report("issue.too-deep", source.offset(start), 1, {"limit": 100}))
        return ()


class _Reader:
    """Walks the tree of one text, and knows where it is."""

    def __init__(
        self,
        source: Source,
        start: int,
        folder: Folder,
        problems: list[Diagnostic],
        environment: dict[str, Any],
    ) -> None:
        self.source, self.start, self.folder, self.problems = source, start, folder, problems
        self.inline_notes = environment.get("footnotes", {}).get("list", {})
        self.notes: dict[str, Node] = {}
        self.numbers: dict[str, int] = {}
        self.in_note = False
        self.here = Position(source.file, start)
        self.makers = {
            "paragraph": self.paragraph,
            "heading": self.heading,
            "bullet_list": self.list_block,
            "ordered_list": self.list_block,
            "blockquote": self.quote,
            "table": self.table,
            "fence": self.preformatted,
            "hr": self.divider,
        }

    def read(self, root: Node) -> tuple[Block, ...]:
        for node in root.walk():
            if node.type == "footnote_reference":
                self.note(node)
        blocks = self.blocks(root.children)
        for label, node in self.notes.items():
            if label not in self.numbers:
                self.arrive(node)
                self.report("issue.footnote-not-called", {"name": label})
        return ranked(blocks)

    def note(self, node: Node) -> None:
        label = node.meta["label"]
        if label in self.notes:
            self.arrive(node)
            self.report("issue.footnote-twice", {"name": label})
        self.notes.setdefault(label, node)

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        found: list[Block] = []
        for node in nodes:
            self.arrive(node)
            if node.type in self.makers:
                found += self.makers[node.type](node)
        return tuple(found)

    def arrive(self, node: Node) -> None:
        """Note the place of a block's first character."""
        if node.map:
            number = self.start + node.map[0]
            line = self.source.line(number)
            column = len(line) - len(line.lstrip()) + 1
            self.here = Position(self.source.file, number, column)

    def report(self, key: str, details: Mapping[str, object], *, hint: str | None = None) -> None:
        """A problem of the block where the reader is."""
        offset = self.source.offset(self.here.line) + self.here.column - 1
        length = len(self.source.line(self.here.line).rstrip()) - self.here.column + 1
        self.problems.append(self.source.report(key, offset, length, details, hint=hint))

    # ---- blocks ----

    def paragraph(self, node: Node) -> list[Block]:
        children = self.inline_nodes(node)
        shown = [c for c in children if c.type != "text" or c.content.strip()]
        if shown and all(child.type == "image" for child in shown):
            return [Figure(self.here, p) for c in shown if (p := self.picture(c))]
        at = self.here
        return [Paragraph(at, text)] if (text := self.text(children)) else []

    def heading(self, node: Node) -> list[Block]:
        at = self.here
        return [Heading(at, int(node.tag[1:]), self.text(self.inline_nodes(node)))]

    def list_block(self, node: Node) -> list[Block]:
        at, start = self.here, int(node.attrs.get("start", 1))
        items = tuple(self.blocks(item.children) for item in node.children)
        return [ListBlock(at, node.type == "ordered_list", start, items)]

    def quote(self, node: Node) -> list[Block]:
        at = self.here
        return [Quote(at, self.blocks(node.children))]

    def table(self, node: Node) -> list[Block]:
        at = self.here
        rows = [row.children for part in node.children for row in part.children]
        cells = tuple(tuple(self.text(self.inline_nodes(cell)) for cell in row) for row in rows)
        return [Table(at, tuple(_align(cell) for cell in rows[0]), cells[0], cells[1:])]

    def preformatted(self, node: Node) -> list[Block]:
        return [Preformatted(self.here, node.content.removesuffix("\n"))]

    def divider(self, node: Node) -> list[Block]:
        return [Divider(self.here)]

    # ---- inside a block ----

    def inline_nodes(self, node: Node) -> list[Node]:
        """What stands inside a paragraph, a heading or a table's cell."""
        if not node.children:
            return []
        self.warn_of_html(node.children[0].content)
        return node.children[0].children

    def warn_of_html(self, content: str) -> None:
        found = None if "`" in content else _HTML.search(content)
        if found:
            offset = self.source.text.find(found[0], self.source.offset(self.here.line))
            hint, length = "issue.hint-html-as-text", len(found[0])
            warning = self.source.report("issue.html-as-text", offset, length, hint=hint)
            self.problems.append(replace(warning, severity="warning"))

    def text(self, nodes: Iterable[Node]) -> tuple[Inline, ...]:
        return inlines(nodes, self.special)

    def special(self, node: Node) -> Inline | None:
        if node.type == "footnote_ref":
            return self.footnote(node)
        if node.type == "image":
            self.report(
                "issue.picture-in-text",
                {"name": node.attrs.get("src", "")},
                hint="issue.hint-picture-in-text",
            )
        return None

    def footnote(self, node: Node) -> FootnoteCall | None:
        label = node.meta.get("label") or f"^{node.meta['id']}"
        if self.in_note:
            self.report("issue.footnote-in-footnote", {"name": label})
            return None
        if label in self.numbers:
            return FootnoteCall(label, self.numbers[label], ())
        if label not in self.notes and "label" in node.meta:
            self.report("issue.footnote-missing", {"name": label})
            return None
        self.numbers[label] = len(self.numbers) + 1
        return FootnoteCall(label, self.numbers[label], self.note_blocks(node, label))

    def note_blocks(self, node: Node, label: str) -> tuple[Block, ...]:
        """A footnote's text; the reader then goes back to where it was called."""
        at, self.in_note = self.here, True
        if label in self.notes:
            blocks = self.blocks(self.notes[label].children)
        else:
            tokens = self.inline_notes[node.meta["id"]]["tokens"]
            blocks = (Paragraph(at, self.text(Node(tokens).children)),)
        self.here, self.in_note = at, False
        return blocks

    def picture(self, node: Node) -> Picture | None:
        """`![alt](file "caption"){credit="…" columns=2}`."""
        about = dict(node.attrs)
        name = str(about.pop("src", ""))
        caption = about.pop("title", None)
        about.pop("alt", None)
        try:
            picture = Picture.model_validate(
                {"file": name, "caption": caption, "alt": node.content or None} | about
            )
        except ValidationError as error:
            names = ", ".join(str(e["loc"][0]) for e in error.errors() if e["loc"])
            self.report(
                "issue.picture-attribute", {"name": names}, hint="issue.hint-picture-attribute"
            )
            return None
        file = self.folder.picture(name, self.source.file, self.report)
        return picture.model_copy(update={"file": file}) if file else None


def _align(cell: Node) -> str | None:
    style = str(cell.attrs.get("style", ""))
    return style.removeprefix("text-align:") or None


def ranked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Section headings renumbered so that the highest level an article uses is 1, without gaps."""
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    rank = {level: number for number, level in enumerate(levels, 1)}
    return tuple(
        Heading(block.position, rank[block.level], block.children)
        if isinstance(block, Heading)
        else block
        for block in blocks
    )
