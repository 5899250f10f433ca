"""OpenDocument text (.odt): paragraphs, headings, lists, tables, boxes, notes, heads, feet."""

from __future__ import annotations

from typing import Any

from lxml import etree

from typeset.intake.characters import CALL
from typeset.intake.errors import refuse
from typeset.intake.readers.forced_breaks import Span
from typeset.intake.readers.images import Images
from typeset.intake.readers.layout_tables import in_reading_order, is_layout
from typeset.intake.readers.markup import Collector, on_grid
from typeset.intake.readers.open_document_elements import (
    LONGEST,
    cell_of,
    count,
    get,
    marks_of,
    size_of,
    table_of,
    tag,
)
from typeset.intake.readers.open_document_numbers import PrintedNumbers
from typeset.intake.readers.open_document_pages import RunningLines
from typeset.intake.readers.word.package import Element, PackageError, WordPackage, parsed
from typeset.intake.readers.word.paragraphs import PLAIN_LABEL
from typeset.intake.source import Kind, LeftOut, Source


def read_odt(name: str, data: bytes) -> Source:
    """The text of an OpenDocument file, packed or flat.  Raises IssueError if it is broken."""
    try:
        reading = _OpenDocumentReading(data, name)
        reading.read()
    except (PackageError, etree.XMLSyntaxError) as error:
        raise refuse("intake.broken-odt", name) from error
    except RecursionError as error:
        raise refuse("intake.too-deep", name) from error
    lines, pictures = tuple(reading.collector.lines), tuple(reading.collector.pictures)
    notes, left = tuple(reading.images.notes), tuple(reading.left)
    return Source(name, lines, "paragraph", pictures, notes, left, data)


class _OpenDocumentReading:
    """One document; `collector` holds its lines so far."""

    def __init__(self, data: bytes, name: str) -> None:
        self.collector = Collector(tabs=True)
        self.images = Images(self.collector)
        self.left: list[LeftOut] = []
        self.package: WordPackage | None = None
        roots = [self._open(data, name)]
        if self.package is not None and "styles.xml" in self.package.names:
            roots.append(self.package.xml("styles.xml"))
        self.styles = {
            get(each, "style:name"): each
            for root in reversed(roots)
            for each in root.iter()
            if tag(each) == "style:style"
        }
        self.numbers = PrintedNumbers(each for root in reversed(roots) for each in root.iter())
        found = [each for each in roots[0].iter() if tag(each) == "office:text"]
        if not found:
            raise PackageError("no text in it")
        self.body = found[0]
        self.running = RunningLines(roots)
        self.frames = 0

    def _open(self, data: bytes, name: str) -> Element:
        if data.startswith(b"PK"):
            self.package = WordPackage(data)
            self.package.check_size(name)
            return self.package.xml("content.xml")
        return parsed(data)

    def read(self) -> None:
        """Read all: heads, the body, feet; those that no page uses are reported as left out."""
        for each in self.running.heads:
            self.head_or_foot(each, "header")
        self.blocks(self.body)
        for each in self.running.feet:
            self.head_or_foot(each, "footer")
        for each in self.running.unused:
            self.leave("left: head or foot of no page", each)

    def blocks(self, element: Element, **facts: Any) -> None:
        for each in element:
            name = tag(each)
            if name in ("text:p", "text:h"):
                self.paragraph(each, facts)
            elif name == "text:list":
                self.items(each, 1)
            elif name == "table:table":
                self.table(each, facts)
            elif name == "text:tracked-changes":
                self.changes(each)
            elif name == "text:table-of-content":
                self.leave("left: contents", each)
            elif name not in ("office:forms", "text:sequence-decls", "office:annotation"):
                self.blocks(each, **facts)

    def head_or_foot(self, element: Element, kind: Kind) -> None:
        """The paragraphs of a head or foot; lines that another one holds, too, come once."""
        known = {line.text for line in self.collector.lines if line.kind == kind}
        for each in element:
            if tag(each) in ("text:p", "text:h"):
                spans, after = list[Span](), list[Element]()
                self.inline(each, (), spans, after)
                if "".join(text for text, _ in spans).strip() in known:
                    self.leave("left: printed on other pages, too", each)
                else:
                    self.collector.add(spans, **self.facts(each) | {"kind": kind})
                for behind in after:
                    self.head_or_foot(behind, kind)
            elif tag(each) == "text:tracked-changes":
                self.changes(each)
            else:
                self.head_or_foot(each, kind)

    def leave(self, why: str, element: Element) -> None:
        text = "".join(element.itertext()).strip()
        if text:
            self.left.append(LeftOut(text, self.collector.number, why))

    def changes(self, element: Element) -> None:
        for each in element.iter():
            if tag(each) == "text:deletion":
                self.leave("left: deleted", each)

    def paragraph(self, element: Element, facts: dict[str, Any], number: str = "") -> None:
        spans: list[Span] = [(number, ())] if number else []
        after: list[Element] = []
        self.inline(element, (), spans, after)
        facts = {**self.facts(element), **facts}
        if tag(element) == "text:h":
            level = get(element, "text:outline-level")
            facts |= {"kind": "heading", "level": int(level) if level.isdecimal() else 1}
        self.collector.add(spans, **facts)
        for each in after:
            self.behind(each)

    def facts(self, element: Element) -> dict[str, Any]:
        """Size, style and alignment, by the styles that the paragraph's own is based on."""
        name = get(element, "text:style-name")
        chain = self._chain(name)
        align = next((a for s in chain for p in s if (a := get(p, "fo:text-align"))), "")
        shown = {"center": "centre", "end": "right", "right": "right"}.get(align, "")
        names = [get(each, "style:name") for each in chain]
        facts: dict[str, Any] = {"align": shown, "centred": shown == "centre", "style": name}
        if size := size_of(element, self._chain):
            facts["size"] = size
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
            name = get(found[-1], "style:parent-style-name")
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
        name = tag(each)
        if name == "text:s":
            spans.append((" ", marks))
        elif name == "text:tab":
            spans.append(("\t", marks))
        elif name == "text:line-break":
            spans.append(("\v", marks))
        elif name == "text:note":
            label = f"o{get(each, 'text:id')}"
            spans.append((CALL, (f"note:{label}",)))
            after.append(each)
        elif name == "office:annotation":
            self.leave("left: comment", each)
        elif name in ("draw:frame", "draw:custom-shape", "draw:g"):
            after.append(each)
        elif name == "text:ruby-text":
            self.leave("left: reading", each)
        elif name == "text:a" and get(each, "xlink:href").startswith(("http", "mailto:")):
            self.inline(each, (*marks, f"link:{get(each, 'xlink:href')}"), spans, after)
        else:
            self.inline(each, (*marks, *self.marks(each)), spans, after)

    def marks(self, element: Element) -> tuple[str, ...]:
        return marks_of(self._chain(get(element, "text:style-name")))

    def behind(self, element: Element) -> None:
        """Notes, boxes and pictures that stand in a paragraph come behind it."""
        if tag(element) == "text:note":
            spans: list[Span] = []
            for each in element.iter():
                if tag(each) == "text:p":
                    self.inline(each, (), spans, [])
            self.collector.add(spans, "note", data=f"o{get(element, 'text:id')}")
            return
        pictures = [each for each in element.iter() if tag(each) == "draw:image"]
        boxed = any(tag(each) in ("text:p", "text:h") for each in element.iter())
        for each in pictures[:1]:
            file = get(each, "xlink:href").removeprefix("./")
            if self.package is not None and file in self.package.names:
                self.images.add(file, self.package.blob(file))
        if boxed:
            self.frames += 1
            self.blocks(element, frame=self.frames)

    def items(self, element: Element, level: int, style: str = "") -> None:
        """The items of a list, numbered as they are printed."""
        style = get(element, "text:style-name") or style
        if level == 1:
            self.numbers.begin(element, style)
        for item in element:
            counted = tag(item) == "text:list-item"
            for each in item:
                if tag(each) == "text:list":
                    self.items(each, level + 1, style)
                elif tag(each) in ("text:p", "text:h"):
                    self.item(each, level, self.numbers.label(style, level) if counted else "")
                    counted = False

    def item(self, element: Element, level: int, label: str) -> None:
        """A paragraph of a list; a number that Markdown does not count by stands in its text."""
        plain = not label or PLAIN_LABEL.fullmatch(label)
        facts: dict[str, Any] = {"level": level}
        if tag(element) == "text:p" and plain:
            facts |= {"kind": "item", "label": label, "ordered": bool(label)}
        elif tag(element) == "text:p":
            facts = {"label": label}
        behind = "" if plain or label[-1] in "、．）条章节" else " "
        self.paragraph(element, facts, "" if plain else label + behind)

    def table(self, element: Element, facts: dict[str, Any]) -> None:
        """A table as rows, or as blocks in reading order where it lays out the page."""
        rows = [row for row in element.iter() if tag(row) == "table:table-row"]
        own = [row for row in rows if table_of(row) is element]
        layout = [[cell_of(c) for c in row if tag(c) == "table:table-cell"] for row in own]
        if is_layout(layout, first=not any(line.text for line in self.collector.lines)):
            for each in in_reading_order(layout):
                self.frames += 1
                self.blocks(each.element, **facts | {"frame": facts.get("frame", self.frames)})
            return
        self.frames += 1
        number, after = self.frames, list[Element]()
        grid = on_grid([self.cells(row, after) for row in rows])
        self.collector.table([entries[:LONGEST] for entries in grid], number)
        for each in after:
            self.behind(each)

    def cells(self, row: Element, after: list[Element]) -> list[tuple[list[Span], int, int]]:
        """The words of each cell of a row, and how many columns and rows it covers."""
        cells: list[tuple[list[Span], int, int]] = []
        for cell in row:
            spans: list[Span] = []
            for each in cell.iter():
                if tag(each) in ("text:p", "text:h"):
                    self.inline(each, (), spans, after)
                    spans.append(("\v", ()))
            words = "".join(text for text, _ in spans).strip()
            if tag(cell) == "table:covered-table-cell" and words:
                self.leave("left: hidden", cell)
            elif tag(cell) == "table:table-cell":
                times = 1 if words else count(cell, "table:number-columns-repeated")
                wide, high = (
                    count(cell, f"table:number-{of}-spanned") for of in ("columns", "rows")
                )
                cells += [(spans, wide, high)] * times
        return cells
