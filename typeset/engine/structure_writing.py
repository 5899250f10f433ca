"""The structure tree of a PDF (PDF 32000-1, 14.7): WeasyPrint's `add_tags`, one tree for all pages.

It claims nothing: what a file says of itself is `typeset.press`'s affair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pydyf

from typeset.engine.structure_nodes import Mark, StructureNode, number_headings, prune
from typeset.engine.structure_tree import PT, NodePlace, StructureTree

if TYPE_CHECKING:
    from typeset.engine.stock import (
        Annotation,
        PageStream,
        Pdf,
        PdfObject,
        PdfValue,
        PrintedDocument,
    )


def add_tags(
    pdf: Pdf, document: PrintedDocument, pdf_version: object, page_streams: Sequence[PageStream]
) -> None:
    """Write the structure of `document` into `pdf`."""
    tree = StructureTree()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tree.read_page(number, page._page_box, stream._tags or {})
    _link_notes(pdf, document, tree)
    prune(tree.document)
    number_headings(tree.document)
    _StructureWriter(pdf, page_streams).write(tree.document)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


# ---- notes -------------------------------------------------------------------------------------


def _link_notes(pdf: Pdf, document: PrintedDocument, tree: StructureTree) -> None:
    """A link from each note's call to the note, and one back."""
    for pair in tree.notes.values():
        if pair.call and pair.label:
            _link(pdf, document, pair.call, pair.label)
            _link(pdf, document, pair.label, pair.call)


def _link(pdf: Pdf, document: PrintedDocument, start: NodePlace, end: NodePlace) -> None:
    target_x, target_y, _, _ = _area(document, end)
    left, top, right, bottom = _area(document, start)
    there = [pdf.page_references[end.page], "/XYZ", target_x, target_y, 0]
    annotation = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array([left, bottom, right, top]),
            "BS": pydyf.Dictionary({"W": 0}),
            "Dest": pydyf.Array(there),
        }
    )
    pdf.add_object(annotation)
    page = pdf.objects[pdf.pages["Kids"][3 * start.page]]
    page.setdefault("Annots", pydyf.Array()).append(annotation.reference)
    link = StructureNode("Link", start.node, [*start.node.kids, (start.page, annotation)])
    start.node.kids[:] = [link]


def _area(document: PrintedDocument, place: NodePlace) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a place, in pt from the lower left corner of its page."""
    x, y, width, height = place.box.hit_area()
    up = document.pages[place.page].height
    return x * PT, (up - y) * PT, (x + width) * PT, (up - y - height) * PT


# ---- objects -----------------------------------------------------------------------------------


class _StructureWriter:
    """Turns nodes into PDF objects, and keeps which content belongs to which of them."""

    def __init__(self, pdf: Pdf, page_streams: Sequence[PageStream]) -> None:
        self.pdf = pdf
        self.page_streams = page_streams
        self.owners: defaultdict[PageStream, dict[int, bytes]] = defaultdict(dict)
        """The element's reference by content stream and marked-content number."""
        self.annotations: list[tuple[PdfObject, bytes]] = []
        self.ids: list[tuple[str, bytes]] = []

    def write(self, document: StructureNode) -> None:
        root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(root)
        root["K"] = pydyf.Array([self._element(document, root.reference)])
        root["ParentTree"] = self._parent_tree()
        if self.ids:
            named = (part for name, owner in sorted(self.ids) for part in (f"({name})", owner))
            root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(named)})
        self.pdf.catalog["StructTreeRoot"] = root.reference

    def _element(self, node: StructureNode, parent: bytes) -> bytes:
        """Write a node and what is below it; its reference."""
        written = pydyf.Dictionary({"S": f"/{node.role}", "P": parent})
        self.pdf.add_object(written)
        reference: bytes = written.reference
        first = next((kid for kid in node.kids if isinstance(kid, Mark)), None)
        if first is not None:
            written["Pg"] = self.pdf.page_references[first.page]
        if node.role == "Note":
            self.ids.append((f"note-{len(self.ids) + 1:04}", reference))
            written["ID"] = f"({self.ids[-1][0]})"
        written.update(node.attributes)
        kids = [self._kid(kid, node, reference, first) for kid in node.kids]
        written["K"] = kids[0] if len(kids) == 1 else pydyf.Array(kids)
        return reference

    def _kid(
        self,
        kid: StructureNode | Mark | Annotation,
        node: StructureNode,
        owner: bytes,
        first: Mark | None,
    ) -> PdfValue:
        if isinstance(kid, StructureNode):
            return self._element(kid, owner)
        if isinstance(kid, Mark):
            return self._content(kid, owner, first)
        page, annotation = kid
        annotation["F"] = 4  # it is printed (PDF/UA-1, 7.18.1)
        if text := node.text:
            annotation["Contents"] = pydyf.String(text)
        self.annotations.append((annotation, owner))
        where = self.pdf.page_references[page]
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": where})

    def _content(self, mark: Mark, owner: bytes, first: Mark | None) -> PdfValue:
        stream, mcid = mark.content.stream, mark.content.mcid
        self.owners[stream][mcid] = owner
        on_page = stream is self.page_streams[mark.page]
        if on_page and first is not None and mark.page == first.page:
            return mcid
        where = self.pdf.page_references[mark.page]
        said = pydyf.Dictionary({"Type": "/MCR", "Pg": where, "MCID": mcid})
        if not on_page:
            said["Stm"] = stream.reference
        return said

    def _parent_tree(self) -> bytes:
        """The number tree that leads from content and annotations back to their elements."""
        numbers = pydyf.Array()
        forms = [stream for stream in self.owners if stream not in set(self.page_streams)]
        for key, stream in enumerate([*self.page_streams, *forms]):
            owners = self.owners.get(stream, {})
            row = [owners.get(mcid, "null") for mcid in range(max(owners, default=-1) + 1)]
            numbers += [key, pydyf.Array(row)]
        for key, stream in enumerate(forms, len(self.page_streams)):
            stream.extra["StructParents"] = key
        for key, (annotation, owner) in enumerate(
            self.annotations, len(self.page_streams) + len(forms)
        ):
            annotation["StructParent"] = key
            numbers += [key, owner]
        tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(tree)
        reference: bytes = tree.reference
        return reference
