"""One Word document on its way into a collector: body, boxes, tables, notes, heads and feet."""

from __future__ import annotations

from typing import Any

from typeset.intake.errors import refuse
from typeset.intake.readers.forced_breaks import Span
from typeset.intake.readers.images import Images
from typeset.intake.readers.layout_tables import Cell, in_reading_order, is_layout
from typeset.intake.readers.markup import Collector
from typeset.intake.readers.word.count import all_texts, missing
from typeset.intake.readers.word.inlines import Content, Inlines, choice, is_stand_in, texts
from typeset.intake.readers.word.numbering import Numbering, NumberLabel
from typeset.intake.readers.word.package import (
    Element,
    PackageError,
    WordPackage,
    child,
    full,
    heads_and_feet,
    tag,
    value,
    words_of_chart,
)
from typeset.intake.readers.word.paragraphs import WordParagraph, above_its_parts, paragraph_of
from typeset.intake.readers.word.styles import Styles
from typeset.intake.readers.word.tables import is_boxed, rows
from typeset.intake.source import LeftOut, Note, Source

_MACROS = "word/vbaProject.bin"
_WRAPPERS = {"w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:body", "w:sdtContent"}


def read_word(name: str, data: bytes) -> Source:
    """The text of a Word file.  Raises IssueError if it is broken, locked, or a zip bomb.

    Macros are never run; the report says that there were some.  Every `w:t` of the package is
    among the lines or listed as left out: `count` counts them apart and shows what is lost."""
    try:
        package = WordPackage(data)
        package.check_size(name)
        reading = Reading(package)
        reading.read()
    except PackageError as error:
        raise refuse("intake.broken-word", name) from error
    except RecursionError as error:
        raise refuse("intake.too-deep", name) from error
    return reading.source(name, data)


class Reading:
    """One document; `collector` holds its lines so far."""

    def __init__(self, package: WordPackage) -> None:
        self.package = package
        self.part = package.main
        self.collector = Collector(tabs=True)
        self.images = Images(self.collector)
        self.left: list[LeftOut] = []
        self.styles = Styles(self._other("styles"))
        self.numbering = Numbering(self._other("numbering"), self.styles)
        self.inlines = Inlines(self.styles, package.relations(self.part))
        self.notes = {
            "w:footnoteReference": self._notes("footnotes", "w:footnote"),
            "w:endnoteReference": self._notes("endnotes", "w:endnote"),
        }
        self.frames = 0
        self.waiting: list[Span] = []

    def _other(self, kind: str) -> Element | None:
        part = self.package.related(self.part, kind)
        return self.package.xml(part) if part else None

    def _notes(self, kind: str, name: str) -> dict[str, Element]:
        root = self._other(kind)
        found = {}
        for each in root.iterfind(full(name)) if root is not None else ():
            if value(each, "w:type") in ("separator", "continuationSeparator"):
                self.leave("left: above the notes", texts(each))
            else:
                found[value(each, "w:id")] = each
        return found

    # ---- the document ----------------------------------------------------------------------------

    def read(self) -> None:
        """Read all: headers, the body, footers; what is not printed is reported as left out."""
        root = self.package.xml(self.part)
        running = list(heads_and_feet(self.package, self.part, root))
        for part, kind in running:
            if kind == "header":
                self.head_or_foot(part, kind)
        for body in root.iterfind(full("w:body")):
            self.blocks(body, 0)
        for part, kind in running:
            if kind == "footer":
                self.head_or_foot(part, kind)
        self.uncalled_notes()
        self.comments()
        self.unused({part for part, _ in running})

    def blocks(self, element: Element, frame: int) -> None:
        """Paragraphs and tables, through all that Word wraps around them."""
        for each in element:
            name = tag(each)
            if name == "w:p":
                self.paragraph(each, frame)
            elif name == "w:tbl":
                self.table(each, frame)
            elif name == "w:sdt":
                self.control(each, frame)
            elif name == "mc:AlternateContent":
                chosen = choice(each)
                if chosen is not None:
                    self.blocks(chosen, frame)
            elif name in ("w:del", "w:moveFrom"):
                self.leave("left: deleted" if name == "w:del" else "left: moved away", texts(each))
            elif name == "w:altChunk":
                self.leave("left: embedded document", value(each, "r:id"))
            elif name in _WRAPPERS:
                self.blocks(each, frame)

    def control(self, element: Element, frame: int) -> None:
        """Read the blocks inside a content control; a table of contents is left out."""
        content = child(element, "w:sdtContent")
        gallery = value(child(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery"))
        if content is not None and gallery == "Table of Contents":
            self.leave("left: contents", texts(content))
        elif content is not None:
            self.blocks(content, frame)

    def leave(self, why: str, text: str) -> None:
        """Report that a text is left out, and why; white space alone is not reported."""
        if text.strip():
            self.left.append(LeftOut(text, self.collector.number, why))

    # ---- paragraphs ------------------------------------------------------------------------------

    def paragraph(self, element: Element, frame: int, **facts: Any) -> None:
        """Read a `w:p`; `facts` are those of its line that only its surroundings know."""
        found = self._found(element)
        content = found.content
        if found.is_contents:
            self.leave("left: contents", content.text)
            return
        if found.goes_on:  # its mark is deleted, or it is a drop cap: the next one goes on
            self.waiting += content.spans
        else:
            label = self.numbering.label(*found.numbered)
            content.spans[:0], self.waiting = self.waiting, []
            self.show(found, label, frame, facts)
        self.pictures(content)
        for box in content.boxes:
            self.frames += 1
            self.blocks(box, self.frames)
        self.called(content)

    def _found(self, element: Element) -> WordParagraph:
        found = paragraph_of(element, self.styles, self.inlines)
        for why, text in found.content.left:
            self.leave(why, text)
        return found

    def show(
        self, found: WordParagraph, label: NumberLabel | None, frame: int, facts: dict[str, Any]
    ) -> None:
        """The paragraph as a line, with its number as Word prints it."""
        facts = {**found.facts, "frame": frame, **facts}
        spans = found.spans
        if label and found.content.text.strip():
            facts["label"] = label.text
            if found.is_item(label) and "kind" not in facts:
                facts |= {"kind": "item", "level": label.level, "ordered": label.ordered}
            elif label.ordered:
                self.collector.lines[-1:] = above_its_parts(self.collector.lines[-1:], label.text)
                spans = found.behind(label.text)
        self.collector.add(spans, **facts)

    def pictures(self, content: Content) -> None:
        """Take the pictures that are in the package; tell of the others and of charts."""
        for identity in content.pictures:
            relation = self.inlines.relations.get(identity)
            if relation is None or relation.outside:
                self.leave("left: linked picture", relation.target if relation else identity)
            elif relation.target in self.package.names:
                self.images.add(relation.target, self.package.blob(relation.target))
        for identity in content.charts:
            words = words_of_chart(self.package, self.inlines.relations.get(identity), identity)
            self.leave("left: chart", words)

    def called(self, content: Content) -> None:
        """Read the notes that the paragraph calls and that were not called before."""
        for name, identity in content.notes:
            note = self.notes[name].pop(identity, None)
            if note is not None:
                self.note(note, ("e" if name.startswith("w:e") else "") + identity)

    def note(self, element: Element, label: str) -> None:
        """Read a footnote or endnote as one line, its paragraphs joined by blanks."""
        spans: list[Span] = []
        for each in element.iter(full("w:p")):
            found = self._found(each)
            spans += [(" ", ()), *found.content.spans] if spans else found.content.spans
        self.collector.add(spans, "note", data=label)

    def uncalled_notes(self) -> None:
        """Tell of the notes that nothing calls."""
        for notes in self.notes.values():
            for note in notes.values():
                self.leave("left: note that nothing calls", texts(note))

    def unused(self, used: set[str]) -> None:
        """Heads and feet that no section has."""
        for relation in self.package.relations(self.part).values():
            kind = relation.kind in ("header", "footer") and relation.target in self.package.names
            if kind and relation.target not in used:
                self.leave(
                    "left: head or foot of no page", texts(self.package.xml(relation.target))
                )

    def comments(self) -> None:
        """Tell of the comments, which are not printed."""
        part = self.package.related(self.part, "comments")
        if part:
            for comment in self.package.xml(part):
                self.leave("left: comment", texts(comment))

    # ---- tables ----------------------------------------------------------------------------------

    def table(self, element: Element, frame: int) -> None:
        """Read a `w:tbl`: as rows, or as blocks in reading order where it lays out the page."""
        cells = rows(element)
        first = not any(line.text for line in self.collector.lines)
        if is_layout(cells, first=first):
            outer = frame
            for cell in in_reading_order(cells):
                self.frames += 1
                self.blocks(cell.element, self.frames if outer == 0 else outer)
            return
        self.frames += 1
        number, after = self.frames, Content()
        for row in cells:
            self.collector.row([c.joined or self.cell(c, after) for c in row], frame=number)
        self.pictures(after)
        for box in after.boxes:
            self.frames += 1
            self.blocks(box, self.frames)
        self.called(after)

    def cell(self, cell: Cell, after: Content) -> list[Span]:
        """The paragraphs of a cell, one behind the other; boxes and notes come behind the table."""
        spans: list[Span] = []
        assert cell.element is not None
        for element in cell.element.iter(full("w:p")):
            if is_boxed(element, cell.element):
                continue
            found = self._found(element)
            label = self.numbering.label(*found.numbered)
            if label and label.ordered and found.content.text.strip():
                spans.append((f"{label.text} ", ()))
            spans += [*found.content.spans, (" ", ())]
            after.boxes += found.content.boxes
            after.pictures += found.content.pictures
            after.charts += found.content.charts
            after.notes += found.content.notes
        return spans

    def head_or_foot(self, part: str, kind: str) -> None:
        """A part that is printed on every page; lines that another one holds, too, come once."""
        outer = self.inlines
        self.inlines = Inlines(self.styles, self.package.relations(part))
        known = {line.text for line in self.collector.lines if line.kind == kind}
        for element in self.package.xml(part).iter(full("w:p")):
            if any(map(is_stand_in, element.iterancestors())):
                continue
            found = self._found(element)
            if found.content.text.strip() in known:
                self.leave("left: printed on other pages, too", found.content.text)
            else:
                self.collector.add(found.content.spans, **{**found.facts, "kind": kind})
        self.inlines = outer

    # ---- the account -----------------------------------------------------------------------------

    def source(self, name: str, data: bytes) -> Source:
        """What was read, with the independent count of the package set against it."""
        lines = self.collector.lines
        accounted = [
            *("".join(run.text for run in line.passage.runs) for line in lines),
            *(out.text for out in self.left),
        ]
        lost = missing(all_texts(self.package), accounted)
        left = [*self.left, *(LeftOut(text, 0, "left: lost") for text in lost)]
        notes = [*self.images.notes]
        if _MACROS in self.package.names:
            notes.append(Note("macros in the Word file were left out"))
        pictures = tuple(self.collector.pictures)
        return Source(name, tuple(lines), "paragraph", pictures, tuple(notes), tuple(left), data)
