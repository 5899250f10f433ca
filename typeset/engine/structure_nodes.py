"""The structure of a document as a tree of nodes, before it is written as PDF objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typeset.engine.marked_content import Marked

if TYPE_CHECKING:
    from typeset.engine.stock import Annotation, PdfValue

ROLES = {
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "dl": "L",
    "ul": "L",
    "ol": "L",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "img": "Figure",
    "{http://www.w3.org/2000/svg}svg": "Figure",
    "a": "Link",
    "code": "Code",
    "q": "Quote",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
"""HTML's elements in the structure types of PDF 32000-1, 14.8.4; the others leave no trace."""

ARIA = {
    "doc-noteref": "Reference",
    "doc-footnote": "Note",
    "doc-endnote": "Note",
    "rowheader": "TH",
}
"""Roles of ARIA and DPUB-ARIA that say more of an element than its name."""

GROUPING = frozenset({"Document", "Art", "Sect", "Div", "BlockQuote"})
"""Types that hold blocks alone: text right inside them stands in a paragraph of its own."""

INLINE = frozenset({"Link", "Reference", "Note", "Span", "Code", "Quote", "Lbl"})
"""Types that stand in a line of text."""

HEADINGS = frozenset(f"H{level}" for level in range(1, 7))

KEPT_EMPTY = frozenset({"TH", "TD"})
"""A table has all its cells, empty ones too."""


@dataclass(eq=False, slots=True)
class Mark:
    """Marked content on a page, counted from 0."""

    page: int
    content: Marked


@dataclass(eq=False, slots=True)
class StructureNode:
    """A structure element.  `kids` are nodes, marks and link annotations as (page, annotation)."""

    role: str
    parent: StructureNode | None
    kids: list[StructureNode | Mark | Annotation] = field(default_factory=list)
    attributes: dict[str, PdfValue] = field(default_factory=dict)
    """Entries of the element beside S, P, K and Pg."""

    def add(self, role: str) -> StructureNode:
        """A new last kid."""
        node = StructureNode(role, self)
        self.kids.append(node)
        return node

    def nodes(self) -> Iterator[StructureNode]:
        """This node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructureNode):
                yield from kid.nodes()

    def marks(self) -> Iterator[Mark]:
        """All marked content below, in reading order."""
        for kid in self.kids:
            if isinstance(kid, StructureNode):
                yield from kid.marks()
            elif isinstance(kid, Mark):
                yield kid

    @property
    def text(self) -> str:
        """What is read out of it, on one line."""
        return " ".join("".join(mark.content.text for mark in self.marks()).split())


def prune(node: StructureNode) -> bool:
    """Take out what holds nothing, below `node`; whether `node` itself holds something."""
    for kid in [kid for kid in node.kids if isinstance(kid, StructureNode)]:
        if not prune(kid) and kid.role not in KEPT_EMPTY:
            node.kids.remove(kid)
    marks = [kid for kid in node.kids if isinstance(kid, Mark)]
    if len(marks) < len(node.kids) or node.role == "Figure":
        return bool(node.kids)
    if any(mark.content.text.strip() for mark in marks):
        return True
    for mark in marks:  # white space alone
        mark.content.make_artifact("Layout")
    node.kids.clear()
    return False


def number_headings(document: StructureNode) -> None:
    """Give each heading the level at which it is nested: the first is H1, and none is skipped.

    PDF/UA-1 (ISO 14289-1), 7.4.2.  So a layout may begin with h2 where an issue has no name.
    """
    open_levels: list[str] = []
    for node in document.nodes():
        if node.role in HEADINGS:
            while open_levels and open_levels[-1] >= node.role:
                open_levels.pop()
            open_levels.append(node.role)
            node.role = f"H{len(open_levels)}"
