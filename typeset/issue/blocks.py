"""Makes an article's blocks out of its Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from markdown_it.tree import SyntaxTreeNode as Node
from pydantic import ValidationError

from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.source import SourceText
from typeset.issue.captioned_tables import TABULAR, with_captions
from typeset.issue.cursor import Cursor
from typeset.issue.divisions import NAMES, nearest_name
from typeset.issue.folder import Folder
from typeset.issue.footnotes import Footnotes
from typeset.issue.inlines import inlines
from typeset.issue.list_numbers import item_numbers
from typeset.issue.markdown import parser
from typeset.issue.merged_cells import merged
from typeset.issue.model import (
    Block,
    Divider,
    Division,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Table,
)
from typeset.issue.picture_keys import Picture
from typeset.issue.signs_as_text import warn_of_signs

MAX_DEPTH = 100
"""About how deep emphasis, quotations and lists may stand in one another."""


def parse_body(
    source: SourceText, start: int, folder: Folder, problems: list[Diagnostic]
) -> tuple[Block, ...]:
    """The blocks of the Markdown that begins at line `start` (from 1) of a source."""
    environment: dict[str, Any] = {}
    cursor = Cursor(source, start, problems)
    try:
        root = Node(parser().parse(source.text[source.offset(start) :], environment))
        return _BlockReader(root, cursor, Footnotes(root, environment, cursor), folder).read()
    except RecursionError:
        cursor.report("issue.too-deep", {"limit": MAX_DEPTH})
        return ()


class _BlockReader:
    """Walks the tree of one text."""

    def __init__(self, root: Node, cursor: Cursor, footnotes: Footnotes, folder: Folder) -> None:
        self.root, self.cursor, self.footnotes, self.folder = root, cursor, footnotes, folder
        levels = sorted({node.tag for node in root.walk() if node.type == "heading"})
        self.levels = {tag: number for number, tag in enumerate(levels, 1)}
        self.makers = {
            "paragraph": self.paragraph,
            "heading": self.heading,
            "bullet_list": self.list_block,
            "ordered_list": self.list_block,
            "blockquote": self.quote,
            "table": self.table,
            "fence": self.preformatted,
            "hr": self.divider,
            "division": self.division,
            "division_mark": self.division,
        }

    def read(self) -> tuple[Block, ...]:
        blocks = self.blocks(self.root.children)
        self.footnotes.report_uncalled()
        return blocks

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        return with_captions(self.bare_blocks(nodes))

    def bare_blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """The blocks as they stand, captions and notes of tables beside them."""
        found: list[Block] = []
        for node in nodes:
            self.cursor.arrive(node)
            if node.type in self.makers:
                found += self.makers[node.type](node)
        return tuple(found)

    def paragraph(self, node: Node) -> list[Block]:
        """A paragraph, or the pictures that alone make it up."""
        at, children = self.cursor.here, self.inline_nodes(node)
        shown = [child for child in children if child.type != "text" or child.content.strip()]
        if shown and all(child.type == "image" for child in shown):
            pictures = [found for child in shown if (found := self.picture(child))]
            row = tuple(pictures) if len(pictures) > 1 else ()
            return [Figure(at, each, place, row) for place, each in enumerate(pictures)]
        text = self.text(children)
        return [Paragraph(at, text)] if text else []

    def heading(self, node: Node) -> list[Block]:
        """A section heading; the highest level that an article uses is 1, the next 2."""
        at = self.cursor.here
        return [Heading(at, self.levels[node.tag], self.text(self.inline_nodes(node)))]

    def list_block(self, node: Node) -> list[Block]:
        at = self.cursor.here
        items = tuple(self.blocks(item.children) for item in node.children)
        return [ListBlock(at, item_numbers(node), items)]

    def quote(self, node: Node) -> list[Block]:
        at = self.cursor.here
        return [Quote(at, self.blocks(node.children))]

    def table(self, node: Node) -> list[Block]:
        at = self.cursor.here
        rows = [row.children for part in node.children for row in part.children]
        cells = tuple(tuple(self.text(self.inline_nodes(cell)) for cell in row) for row in rows)
        hint = "issue.hint-merged-cells"
        report = partial(self.cursor.report, "issue.merged-cells", {}, hint=hint)
        cells, spans = merged(cells, report)
        return [Table(at, tuple(_align(cell) for cell in rows[0]), cells[0], cells[1:], spans)]

    def preformatted(self, node: Node) -> list[Block]:
        return [Preformatted(self.cursor.here, node.content.removesuffix("\n"))]

    def divider(self, node: Node) -> list[Block]:
        return [Divider(self.cursor.here)]

    def division(self, node: Node) -> list[Block]:
        """`::: notice Title` … `:::`; of a QR code the first word is its address."""
        at, fence = self.cursor.here, node.meta["fence"]
        if fence.kind is None:
            meant = nearest_name(fence.name)
            hint = "issue.did-you-mean" if meant else "issue.known-divisions"
            details = {"name": fence.name, "nearest": meant or "", "names": ", ".join(NAMES)}
            self.cursor.report("issue.unknown-division", details, hint=hint, words=fence.name)
        elif not fence.closed:
            self.cursor.report("issue.division-open", {"name": fence.name}, words=fence.name)
        if fence.kind == "qr":
            address, _, words = fence.title.partition(" ")
            if not address:
                self.cursor.report("issue.qr-empty", {}, words=fence.name)
            return [Division(at, "qr", words.strip(), address=address)]
        kind = fence.kind or "notice"
        inner = (self.bare_blocks if kind in TABULAR else self.blocks)(node.children)
        return [Division(at, kind, fence.title, inner)]

    def inline_nodes(self, node: Node) -> list[Node]:
        """What stands inside a paragraph, a heading or a table's cell."""
        if not node.children:
            return []
        inline = node.children[0]
        warn_of_signs(inline, self.cursor)
        return inline.children

    def text(self, nodes: Iterable[Node]) -> tuple[Inline, ...]:
        return inlines(nodes, self.other_inline)

    def other_inline(self, node: Node) -> Inline | None:
        if node.type == "footnote_ref":
            return self.footnotes.call(node, self.blocks, self.text)
        if node.type == "image":
            name = str(node.attrs.get("src", ""))
            hint = "issue.hint-picture-in-text"
            self.cursor.report("issue.picture-in-text", {"name": name}, hint=hint, words=name)
        return None

    def picture(self, node: Node) -> Picture | None:
        """`![alt](file "caption"){credit="…" columns=2 width=half}`."""
        about: dict[str, object] = dict(node.attrs)
        name = str(about.pop("src", ""))
        about |= {"file": name, "alt": node.content or None, "caption": about.pop("title", None)}
        if (width := _share(str(about.get("width", "")))) is not None:
            about["width"] = width
        try:
            picture = Picture.model_validate(about)
        except ValidationError as error:
            wrong = str(error.errors()[0]["loc"][0])
            hint = "issue.hint-picture-attribute"
            self.cursor.report("issue.picture-attribute", {"name": wrong}, hint=hint, words=wrong)
            return None
        report = partial(self.cursor.report, words=name)
        file = self.folder.picture(name, self.cursor.source.file, report)
        return picture.model_copy(update={"file": file}) if file else None


_SHARES = {33: "third", 50: "half", 67: "two-thirds", 100: "full"}


def _share(width: str) -> str | None:
    """The share of the measure that is nearest to a width in per cent: 50% is half."""
    number = width.removesuffix("%")
    if number == width or not number.isdecimal() or len(number) > 3:
        return None
    return _SHARES[min(_SHARES, key=lambda share: abs(share - int(number)))]


def _align(cell: Node) -> str | None:
    return str(cell.attrs.get("style", "")).removeprefix("text-align:") or None
