"""Word (.docx): styles, sizes, bold words, lists, tables, pictures, captions, footnotes."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from typeset.intake.characters import CALL
from typeset.intake.errors import refuse
from typeset.intake.readers.markup import Collector, Span
from typeset.intake.source import Note, Source

_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_RATIO = 200
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])|^(title|题目|标题)$", re.IGNORECASE)
_DECK = re.compile("subtitle|副标题", re.IGNORECASE)
_CAPTION = re.compile("caption|题注|图注", re.IGNORECASE)
_MACROS = "word/vbaProject.bin"


def read_word(name: str, data: bytes) -> Source:
    """The paragraphs of a Word file.  Raises IssueError if it is broken, locked, or a zip bomb.

    Macros are never run; the report says that there were some."""
    notes = _checked(name, data)
    try:
        document = docx.Document(io.BytesIO(_without_macros(data) if notes else data))
        collector = Collector()
        _Reading(document, collector).read()
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
        raise refuse("intake.broken-word", name) from error
    return Source(
        name, tuple(collector.lines), "paragraph", tuple(collector.pictures), notes, (), data
    )


def _checked(name: str, data: bytes) -> tuple[Note, ...]:
    """Refuses what is no Word file or would unpack beyond reason; tells of macros."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile as error:
        raise refuse("intake.broken-word", name) from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if unpacked > _MOST_UNPACKED or (unpacked > 2**24 and unpacked / packed > _MOST_RATIO):
        raise refuse("intake.zip-bomb", name, size=f"{unpacked / 1024 / 1024:.0f}")
    names = {entry.filename for entry in entries}
    if "word/document.xml" not in names:
        raise refuse("intake.broken-word", name)
    return (Note("macros in the Word file were left out"),) if _MACROS in names else ()


def _without_macros(data: bytes) -> bytes:
    """The file with its content type set to that of a plain document, so that it opens."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                )
            new.writestr(entry.filename, content)
    return packed.getvalue()


class _Reading:
    """One document on its way into a collector."""

    def __init__(self, document: Document, collector: Collector) -> None:
        self.document = document
        self.collector = collector
        self.notes = _notes(document)

    def read(self) -> None:
        for block in self.document.iter_inner_content():
            if isinstance(block, Table):
                self.table(block)
            else:
                self.paragraph(block)

    def table(self, table: Table) -> None:
        """A table; one of a single column is only a frame around paragraphs."""
        if len(table.columns) == 1:
            for row in table.rows:
                for paragraph in row.cells[0].paragraphs:
                    self.paragraph(paragraph)
            return
        for row in table.rows:
            cells = list({id(cell._tc): cell for cell in row.cells}.values())
            self.collector.row(
                [
                    [s for p in cell.paragraphs for s in (*self.spans(p), (" ", ()))]
                    for cell in cells
                ]
            )

    def paragraph(self, paragraph: Paragraph) -> None:
        for name, data in _pictures(self.document, paragraph):
            self.collector.picture(name, data)
        spans = self.spans(paragraph)
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        heading = _HEADING.search(style)
        if heading:
            self.collector.add(_plain(spans), "heading", level=int(heading[1] or 1))
        elif _CAPTION.search(style):
            self.collector.add(_plain(spans), "caption")
        elif level := _list_level(paragraph, style):
            self.collector.add(spans, "item", level=level, ordered=_is_ordered(paragraph, style))
        else:
            self.collector.add(spans, **_facts(paragraph, bool(_DECK.search(style))))
        for label, text in self.called(paragraph):
            self.collector.add([(text, ())], "note", data=label)

    def spans(self, paragraph: Paragraph) -> list[Span]:
        """The characters with their marks; a hyperlink's are marked with its address."""
        spans: list[Span] = []
        for part in paragraph.iter_inner_content():
            if isinstance(part, Hyperlink):
                marks = (f"link:{part.url}",) if part.url else ()
                spans += [(run.text, marks) for run in part.runs]
            else:
                spans += _run(part)
        return spans

    def called(self, paragraph: Paragraph) -> Iterator[tuple[str, str]]:
        """The footnotes called in the paragraph."""
        for reference in paragraph._p.iter(qn("w:footnoteReference")):
            label = reference.get(qn("w:id")) or ""
            if label in self.notes:
                yield label, self.notes[label]


def _run(run: WordRun) -> list[Span]:
    marks = ("strong",) if run.bold else ()
    if run.italic:
        marks = (*marks, "emphasis")
    text = re.sub(r"\n", "\v", run.text)
    spans: list[Span] = [(text, marks)] if text else []
    for reference in run._r.iter(qn("w:footnoteReference")):
        spans.append((CALL, (f"note:{reference.get(qn('w:id'))}",)))
    return spans


def _plain(spans: list[Span]) -> list[Span]:
    return [(text, tuple(m for m in marks if m.startswith("note:"))) for text, marks in spans]


def _facts(paragraph: Paragraph, deck: bool) -> dict[str, Any]:
    """The size (pt) of most of its characters, where the file gives one, and whether it is
    centred."""
    sizes: Counter[float] = Counter()
    usual = _style_size(paragraph)
    for run in paragraph.runs:
        sizes[run.font.size.pt if run.font.size is not None else usual] += len(run.text)
    return {
        "size": sizes.most_common(1)[0][0] if sizes else usual,
        "centred": deck or paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER,
    }


def _style_size(paragraph: Paragraph) -> float:
    """The size (pt) of the paragraph's style, or of one that it is based on; Word's own is 10.5."""
    style: Any = paragraph.style
    while style is not None:
        if style.font.size is not None:
            return float(style.font.size.pt)
        style = style.base_style
    return 10.5


def _list_level(paragraph: Paragraph, style: str) -> int:
    """The depth of a list item from 1; 0 for what is none."""
    found = re.search(r"list (?:bullet|number)(?: (\d))?", style, re.IGNORECASE)
    for level in paragraph._p.iterfind(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}"):
        return int(level.get(qn("w:val")) or 0) + 1
    return int(found[1] or 1) if found else 0


def _is_ordered(paragraph: Paragraph, style: str) -> bool:
    return "number" in style.lower()


def _pictures(document: Document, paragraph: Paragraph) -> Iterator[tuple[str, bytes]]:
    for blip in paragraph._p.iter(qn("a:blip")):
        part = document.part.related_parts.get(blip.get(qn("r:embed")))
        if part is not None:
            yield str(part.partname), part.blob


def _notes(document: Document) -> dict[str, str]:
    """The text of each footnote, by its id."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            root = parse_xml(relation.target_part.blob)
            return {
                note.get(qn("w:id")): "".join(t.text or "" for t in note.iter(qn("w:t")))
                for note in root.iter(qn("w:footnote"))
                if note.get(qn("w:type")) is None
            }
    return {}
