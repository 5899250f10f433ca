"""Laid-out pages read as one structure: an element that stands on two pages is one node.

WeasyPrint tags each page for itself, so that a heading of two lines becomes two headings, a table
of two pages two tables, and a note stands nowhere.  Here the boxes of all pages are walked in
order, and what belongs to one element of the document goes into one node.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from typeset.engine.marked_content import Marked
from typeset.engine.structure_nodes import ARIA, GROUPING, INLINE, ROLES, Mark, StructureNode

if TYPE_CHECKING:
    from typeset.engine.stock import PdfValue
    from typeset.typography.stock import Box

PT = 0.75
"""Points in a CSS pixel."""

PICTURES = ("img", "{http://www.w3.org/2000/svg}svg")

Marks: TypeAlias = "dict[Box, Marked]"
NodeKey: TypeAlias = "Element | str | None"


@dataclass(eq=False, slots=True)
class NodePlace:
    """A node, and the box that stands for it on page `page`, counted from 0."""

    node: StructureNode
    page: int
    box: Box


@dataclass(eq=False, slots=True)
class NotePair:
    """A note's number where it is called, and where the note stands."""

    call: NodePlace | None = None
    label: NodePlace | None = None


class StructureTree:
    """Builds the structure; `document` is its root, `notes` pairs each note with its call."""

    def __init__(self) -> None:
        self.document = StructureNode("Document", None)
        self.notes: defaultdict[Element | str, NotePair] = defaultdict(NotePair)
        self._nodes: dict[tuple[NodeKey, str], StructureNode] = {}
        self._contents: set[StructureNode] = set()
        self._page = 0
        self._height = 0.0
        self._marks: Marks = {}

    def read_page(self, number: int, page_box: Box, marks: Marks) -> None:
        """Add page `number` (from 0); empties `marks`, its marked content by box."""
        self._page, self._marks = number, marks
        self._height = page_box.margin_height()
        for child in page_box.children:
            if isinstance(child, boxes.MarginBox):
                side = "Header" if "top" in child.at_keyword else "Footer"
                self._artifacts(child, "Pagination", Subtype=side)
            else:
                self._walk(child, self.document, None)
        for left in marks.values():  # in no box that is reached
            left.make_artifact("Layout")
        marks.clear()

    def _artifacts(self, box: Box, kind: str, **more: str) -> None:
        for inner in _inner(box):
            if content := self._marks.pop(inner, None):
                content.make_artifact(kind, **more)
            self._artifacts(inner, kind, **more)

    def _walk(self, box: Box, parent: StructureNode, block: Element | None) -> None:
        """Read `box`, which stands in `parent`; `block` is the element of the block around it."""
        if self._is_repeated(box):
            self._artifacts(box, "Pagination")
            return
        if _is_ornament(box) and (content := self._marks.pop(box, None)):
            content.make_artifact("Layout")
            return
        if isinstance(box, boxes.BlockLevelBox):
            block = box.element
        node = self._node(box, parent, block)
        if box.link_annotation:
            self._in_line(node, block).kids.append((self._page, box.link_annotation))
        if box.is_leader:
            self._artifacts(box, "Layout")
            return
        if content := self._marks.pop(box, None):
            self._in_line(node, block).kids.append(Mark(self._page, content))
        for child in _inner(box):
            self._walk(child, node, block)

    def _is_repeated(self, box: Box) -> bool:
        """Whether a table's head or foot has been read on an earlier page."""
        if not isinstance(box, boxes.TableRowGroupBox) or not (box.is_header or box.is_footer):
            return False
        return all((row.element, row.element_tag) in self._nodes for row in box.children)

    def _in_line(self, node: StructureNode, block: Element | None) -> StructureNode:
        """Where text of `node` goes: into a paragraph of its block, where `node` groups blocks."""
        if node.role not in GROUPING:
            return node
        return self._kept((block, "paragraph"), "P", node)

    def _kept(self, key: tuple[NodeKey, str], role: str, parent: StructureNode) -> StructureNode:
        """The node of that key, made where it is not there yet."""
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = parent.add(role)
        return node

    # ---- from a box to its node ----------------------------------------------------------------

    def _node(self, box: Box, parent: StructureNode, block: Element | None) -> StructureNode:
        """The node that the content of `box` goes into: its own, or `parent`."""
        element, tag = box.element, box.element_tag
        if element is None or isinstance(box, boxes.TextBox | boxes.LineBox):
            return parent
        name, _, pseudo = tag.partition("::")
        if name == "li":
            return self._list_item(element, pseudo, parent)
        if pseudo:
            return self._generated(box, pseudo, parent, block)
        known = self._nodes.get((element, tag))
        if known is None:
            known = self._plain(box, parent, block)
        if known.role == "Figure" and isinstance(box, boxes.ReplacedBox):
            known.attributes["A"] = self._placement(box)
        return known

    def _list_item(self, element: Element, pseudo: str, parent: StructureNode) -> StructureNode:
        """The item's body, or its label; in a table of contents, the entry."""
        if parent.role == "TOC":
            return self._kept((element, "item"), "TOCI", parent)
        if parent.role == "L":
            self._kept((element, "item"), "LI", parent)
        item = self._nodes.get((element, "item"), parent)
        if pseudo in ("marker", "before") and item.role == "LI":
            label = self._nodes.get((element, "label"))
            if label is None:
                label = self._nodes[element, "label"] = StructureNode("Lbl", item)
                item.kids.insert(0, label)
            return label
        return self._kept((element, "body"), "LBody", item) if item.role == "LI" else item

    def _generated(
        self, box: Box, pseudo: str, parent: StructureNode, block: Element | None
    ) -> StructureNode:
        """The number of a note, or its call; other generated content belongs to its element."""
        element = box.element
        owner = self._nodes.get((element, element.tag), parent)
        if pseudo == "footnote-call":
            if not any(isinstance(inner, boxes.TextBox) for inner in box.descendants()):
                return parent
            line = self._in_line(parent, block)
            call = self._kept((element, pseudo), "Reference", line)
            self._kept((element, element.tag), "Note", line)
            self.notes[element].call = NodePlace(call, self._page, box)
            return call
        if pseudo in ("footnote-marker", "before") and owner.role == "Note":
            label = self._kept((element, pseudo), "Lbl", owner)
            self.notes[element.get("data-note", element)].label = NodePlace(label, self._page, box)
            return label
        return owner

    def _plain(self, box: Box, parent: StructureNode, block: Element | None) -> StructureNode:
        """A new node for the element of `box`; `parent` where its name says nothing."""
        element, tag = box.element, box.element_tag
        role = _role(box, parent)
        if role is None:
            return parent
        if role == "Art":
            return self._article(element, parent)
        if role == "L" and parent in self._contents:
            role = "TOC"
        if role in INLINE and not isinstance(box, boxes.BlockLevelBox):
            parent = self._in_line(parent, block)
        if role == "Link" and parent.role == "TOCI":
            parent = parent.add("Reference")
        if role == "Figure" and parent.role == "Figure":
            node = self._nodes[element, tag] = parent
        else:
            node = self._kept((element, tag), role, parent)
        node.attributes |= _attributes(element, role, box)
        if tag == "nav":
            self._contents.add(node)
        if role == "Reference" and (name := element.get("data-note")):
            self.notes[name].call = NodePlace(node, self._page, box)
        return node

    def _article(self, element: Element, parent: StructureNode) -> StructureNode:
        """The article, which a newspaper's page holds in several pieces."""
        key = (element.get("data-source", element), "article")
        node = self._nodes[element, "article"] = self._kept(key, "Art", parent)
        node.attributes |= _attributes(element, "Art", None)
        return node

    def _placement(self, box: Box) -> pydyf.Dictionary:
        """Where a picture stands (PDF 32000-1, 14.8.5.4.3), in pt from the lower left."""
        left, top = box.content_box_x(), box.content_box_y()
        right, bottom = left + box.width, top + box.height
        edges = (left, self._height - bottom, right, self._height - top)
        around = pydyf.Array(round(edge * PT, 3) for edge in edges)
        return pydyf.Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": around})


def _inner(box: Box) -> list[Box]:
    """The boxes right inside `box`."""
    children = getattr(box, "children", ())
    return [each._box if isinstance(each, AbsolutePlaceholder) else each for each in children]


def _is_ornament(box: Box) -> bool:
    """Whether a picture says by an empty `alt` that it has nothing to say (HTML, 4.8.4.4.6)."""
    return isinstance(box, boxes.ReplacedBox) and box.element.get("alt") == ""


def _role(box: Box, parent: StructureNode) -> str | None:
    """The structure type of the element of `box`; None where it leaves no trace."""
    element, tag = box.element, box.element_tag
    role = ARIA.get(element.get("role", "")) or ROLES.get(tag)
    if role == "Link" and not box.link_annotation:
        return None
    if tag == "figure":
        return "Figure" if len(_pictures(element)) == 1 else None
    if tag == "figcaption":
        return "Caption" if parent.role == "Figure" else "P"
    if role is None and element.get("lang") and tag not in ("html", "body"):
        return "Span" if tag == "span" else "Div"
    return role


def _pictures(element: Element) -> list[Element]:
    return [inner for name in PICTURES for inner in element.iter(name)]


def _attributes(element: Element, role: str, box: Box | None) -> dict[str, PdfValue]:
    """The entries that an element gives its node."""
    found: dict[str, PdfValue] = {}
    if language := element.get("lang"):
        found["Lang"] = pydyf.String(language)
    if role == "Figure" and (alternative := _alternative(element)):
        found["Alt"] = pydyf.String(alternative)
    elif role == "TH":
        of_row = element.get("scope") == "row" or element.get("role") == "rowheader"
        scope = "Row" if of_row else "Column"
        found["A"] = pydyf.Dictionary({"O": "/Table", "Scope": f"/{scope}", **_spans(box)})
    elif role == "TD" and _spans(box):
        found["A"] = pydyf.Dictionary({"O": "/Table", **_spans(box)})
    elif role == "L":
        numbering = "Decimal" if element.tag == "ol" else "Disc"
        found["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})
    return found


def _spans(box: Box | None) -> Mapping[str, int]:
    if box is None:
        return {}
    spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
    return {name: count for name, count in spans.items() if count != 1}


def _alternative(element: Element) -> str:
    """What is read for a picture: its alt, or an SVG drawing's title."""
    if alternative := element.get("alt"):
        return str(alternative)
    title = element.find("{http://www.w3.org/2000/svg}title")
    return str(title.text or "") if title is not None else ""
