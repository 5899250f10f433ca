"""OpenDocument text (.odt): paragraphs, headings, lists, tables, boxes, notes, pictures."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from typeset.intake.characters import CALL
from typeset.intake.errors import refuse
from typeset.intake.readers.images import Images
from typeset.intake.readers.markup import Collector, Span, on_grid
from typeset.intake.readers.word.package import Element, PackageError, WordPackage
from typeset.intake.source import LeftOut, Source

_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
}
_LONGEST = 60
"""Cells of a row: as in other tables (`sheets`)."""


def read_odt(name: str, data: bytes) -> Source:
    """The text of an OpenDocument file, packed or flat.  Raises IssueError if it is broken."""
    try:
        reading = _OpenDocumentReading(data, name)
        reading.blocks(reading.body)
    except (PackageError, etree.XMLSyntaxError) as error:
        raise refuse("intake.broken-odt", name) from error
    except RecursionError as error:
        raise refuse("intake.too-deep", name) from error
    collector = reading.collector
    return Source(
        name,
        tuple(collector.lines),
        "paragraph",
        tuple(collector.pictures),
        tuple(reading.images.notes),
        tuple(reading.left),
        data,
    )


def _tag(element: Element) -> str:
    name = element.tag
    if not isinstance(name, str):
        return ""
    space, _, local = name[1:].partition("}")
    return f"{_SPACES.get(space, '')}:{local}"


def _get(element: Element, name: str) -> str:
    prefix, _, local = name.partition(":")
    space = next(space for space, short in _SPACES.items() if short == prefix)
    return element.get(f"{{{space}}}{local}") or ""


def _count(cell: Element, name: str) -> int:
    """How many columns a cell covers, or how often it stands there."""
    said = _get(cell, name)
    return min(int(said), _LONGEST) if said.isdecimal() else 1


def _raised(place: str) -> str:
    """What `super 58%`, `sub 58%`, `33% 58%` or `-14% 58%` says of characters."""
    first = place.split(" ")[0]
    if first == "super" or re.fullmatch(r"[1-9]\d*%", first):
        return "superscript"
    return "subscript" if first == "sub" or first.startswith("-") else ""


class _OpenDocumentReading:
    """One document; `collector` holds its lines so far."""

    def __init__(self, data: bytes, name: str) -> None:
        self.collector = Collector()
        self.images = Images(self.collector)
        self.left: list[LeftOut] = []
        self.package: WordPackage | None = None
        roots = [self._open(data, name)]
        if self.package is not None and "styles.xml" in self.package.names:
            roots.append(self.package.xml("styles.xml"))
        self.styles = {
            _get(each, "style:name"): each
            for root in reversed(roots)
            for each in root.iter()
            if _tag(each) == "style:style"
        }
        found = [each for each in roots[0].iter() if _tag(each) == "office:text"]
        if not found:
            raise PackageError("no text in it")
        self.body = found[0]
        self.frames = 0

    def _open(self, data: bytes, name: str) -> Element:
        if data.startswith(b"PK"):
            self.package = WordPackage(data)
            self.package.check_size(name)
            return self.package.xml("content.xml")
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))

    def blocks(self, element: Element, **facts: Any) -> None:
        for each in element:
            name = _tag(each)
            if name in ("text:p", "text:h"):
                self.paragraph(each, facts)
            elif name == "text:list":
                self.items(each, 1)
            elif name == "table:table":
                self.table(each)
            elif name == "text:tracked-changes":
                self.changes(each)
            elif name == "text:table-of-content":
                self.leave("left: contents", each)
            elif name not in ("office:forms", "text:sequence-decls", "office:annotation"):
                self.blocks(each, **facts)

    def leave(self, why: str, element: Element) -> None:
        text = "".join(element.itertext()).strip()
        if text:
            self.left.append(LeftOut(text, self.collector.number, why))

    def changes(self, element: Element) -> None:
        for each in element.iter():
            if _tag(each) == "text:deletion":
                self.leave("left: deleted", each)

    def paragraph(self, element: Element, facts: dict[str, Any]) -> None:
        spans: list[Span] = []
        after: list[Element] = []
        self.inline(element, (), spans, after)
        facts = {**self.facts(element), **facts}
        if _tag(element) == "text:h":
            level = _get(element, "text:outline-level")
            facts |= {"kind": "heading", "level": int(level) if level.isdecimal() else 1}
        self.collector.add(spans, **facts)
        for each in after:
            self.behind(each)

    def facts(self, element: Element) -> dict[str, Any]:
        """Size, style and alignment, by the styles that the paragraph's own is based on."""
        name = _get(element, "text:style-name")
        chain = self._chain(name)
        align = next((a for s in chain for p in s if (a := _get(p, "fo:text-align"))), "")
        size = next((s for st in chain for p in st if (s := _get(p, "fo:font-size"))), "")
        shown = {"center": "centre", "end": "right", "right": "right"}.get(align, "")
        names = [_get(each, "style:name") for each in chain]
        facts: dict[str, Any] = {"align": shown, "centred": shown == "centre", "style": name}
        if found := re.fullmatch(r"(\d+(?:\.\d+)?)pt", size):
            facts["size"] = float(found[1])
        if "Title" in names:
            facts |= {"kind": "title", "level": 1}
        elif "Subtitle" in names:
            facts |= {"kind": "deck", "centred": True}
        elif "Caption" in names:
            facts["kind"] = "caption"
        return facts

    def _chain(self, name: str) -> list[Element]:
        found: list[Element] = []
        while name in self.styles and self.styles[name] not in found:
            found.append(self.styles[name])
            name = _get(found[-1], "style:parent-style-name")
        return found

    def inline(
        self, element: Element, marks: tuple[str, ...], spans: list[Span], after: list[Element]
    ) -> None:
        if element.text:
            spans.append((element.text, marks))
        for each in element:
            self.one(each, marks, spans, after)
            if each.tail:
                spans.append((each.tail, marks))

    def one(
        self, each: Element, marks: tuple[str, ...], spans: list[Span], after: list[Element]
    ) -> None:
        name = _tag(each)
        if name == "text:s":
            spans.append((" ", marks))
        elif name == "text:tab":
            spans.append(("\t", marks))
        elif name == "text:line-break":
            spans.append(("\v", marks))
        elif name == "text:note":
            label = f"o{_get(each, 'text:id')}"
            spans.append((CALL, (f"note:{label}",)))
            after.append(each)
        elif name == "office:annotation":
            self.leave("left: comment", each)
        elif name in ("draw:frame", "draw:custom-shape", "draw:g"):
            after.append(each)
        elif name == "text:ruby-text":
            self.leave("left: reading", each)
        elif name == "text:a" and _get(each, "xlink:href").startswith(("http", "mailto:")):
            self.inline(each, (*marks, f"link:{_get(each, 'xlink:href')}"), spans, after)
        else:
            self.inline(each, (*marks, *self.marks(each)), spans, after)

    def marks(self, element: Element) -> tuple[str, ...]:
        chain = self._chain(_get(element, "text:style-name"))
        bold = next((b for s in chain for p in s if (b := _get(p, "fo:font-weight"))), "")
        slanted = next((i for s in chain for p in s if (i := _get(p, "fo:font-style"))), "")
        place = next((t for s in chain for p in s if (t := _get(p, "style:text-position"))), "")
        forms = {
            "strong": bold in ("bold", "600", "700", "800", "900"),
            "emphasis": slanted == "italic",
            _raised(place): bool(_raised(place)),
        }
        return tuple(mark for mark, there in forms.items() if there)

    def behind(self, element: Element) -> None:
        """Notes, boxes and pictures that stand in a paragraph come behind it."""
        if _tag(element) == "text:note":
            spans: list[Span] = []
            for each in element.iter():
                if _tag(each) == "text:p":
                    self.inline(each, (), spans, [])
            self.collector.add(spans, "note", data=f"o{_get(element, 'text:id')}")
            return
        pictures = [each for each in element.iter() if _tag(each) == "draw:image"]
        boxed = any(_tag(each) in ("text:p", "text:h") for each in element.iter())
        for each in pictures[:1]:
            file = _get(each, "xlink:href").removeprefix("./")
            if self.package is not None and file in self.package.names:
                self.images.add(file, self.package.blob(file))
        if boxed:
            self.frames += 1
            self.blocks(element, frame=self.frames)

    def items(self, element: Element, level: int) -> None:
        for item in element:
            for each in item:
                if _tag(each) == "text:list":
                    self.items(each, level + 1)
                elif _tag(each) in ("text:p", "text:h"):
                    kind = {"level": level} if _tag(each) == "text:h" else {
                        "kind": "item", "level": level
                    }  # fmt: skip
                    self.paragraph(each, kind)

    def table(self, element: Element) -> None:
        self.frames += 1
        number, after = self.frames, list[Element]()
        rows = [row for row in element.iter() if _tag(row) == "table:table-row"]
        grid = on_grid([self.cells(row, after) for row in rows])
        self.collector.table([entries[:_LONGEST] for entries in grid], number)
        for each in after:
            self.behind(each)

    def cells(self, row: Element, after: list[Element]) -> list[tuple[list[Span], int, int]]:
        """The words of each cell of a row, and how many columns and rows it covers."""
        cells: list[tuple[list[Span], int, int]] = []
        for cell in row:
            spans: list[Span] = []
            for each in cell.iter():
                if _tag(each) in ("text:p", "text:h"):
                    self.inline(each, (), spans, after)
                    spans.append(("\v", ()))
            words = "".join(text for text, _ in spans).strip()
            if _tag(cell) == "table:covered-table-cell" and words:
                self.leave("left: hidden", cell)
            elif _tag(cell) == "table:table-cell":
                times = 1 if words else _count(cell, "table:number-columns-repeated")
                wide, high = (
                    _count(cell, f"table:number-{of}-spanned") for of in ("columns", "rows")
                )
                cells += [(spans, wide, high)] * times
        return cells
