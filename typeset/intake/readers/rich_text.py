"""Rich Text (.rtf): paragraphs, sizes, bold words, tables, pictures, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from typeset.intake.characters import CALL
from typeset.intake.errors import refuse
from typeset.intake.readers.forced_breaks import Span
from typeset.intake.readers.images import Images
from typeset.intake.readers.markup import Collector
from typeset.intake.readers.named_styles import facts_of, heading_of
from typeset.intake.readers.rich_text_tables import add_table
from typeset.intake.readers.rich_text_words import (
    ALIGNMENTS,
    CHARACTERS,
    CHARSETS,
    LEFT,
    PLAIN,
    SETTERS,
    SKIPPED,
    State,
    encoding_of,
    joined,
)
from typeset.intake.source import Alignment, LeftOut, Source

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|"
    rb"(\{(?:[\r\n]*\\\*)?|\})|[\r\n]+|([^\\{}\r\n]+)"
)
_MOST_DEPTH = 400
"""Groups in groups: far below where the stack ends."""


@dataclass
class _RichTextReading:
    """One file on its way into a collector."""

    collector: Collector = field(default_factory=lambda: Collector(tabs=True))
    left: list[LeftOut] = field(default_factory=list)
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    align: Alignment = ""
    level: int | None = None
    style: int = 0
    styles: dict[int, str] = field(default_factory=dict)
    cells: list[list[Span]] = field(default_factory=list)
    rows: list[list[list[Span]]] = field(default_factory=list)
    in_table: bool = False
    tables: int = 0
    ansi: str = "cp1252"
    font: int = 0
    pending: bytearray = field(default_factory=bytearray)
    waiting: int = 0
    high: int = 0
    aside: list[tuple[int, str, list[Span]]] = field(default_factory=list)
    notes: list[tuple[str, list[Span]]] = field(default_factory=list)
    picture: bytearray = field(default_factory=bytearray)
    label: str = ""
    called: int = 0

    def __post_init__(self) -> None:
        self.images = Images(self.collector)

    def read(self, data: bytes) -> None:
        for token in _TOKEN.finditer(data):
            word, number, code, sign, brace, text = token.groups()
            if code is not None:
                self.byte(bytes([int(code, 16)]))
                continue
            if text is not None:
                self.byte(text)
                continue
            if brace is None and sign is None and word is None:
                continue  # the end of a line says nothing
            self.flush()
            if brace == b"}":
                self.close()
            elif brace is not None:
                self.stack.append(self.state)
                if len(self.stack) > _MOST_DEPTH:
                    raise RecursionError
                if brace.endswith(b"*"):  # further on in a group the sign means nothing
                    self.state = replace(self.state, destination="*")
            elif sign is not None:
                self.sign(sign)
            else:
                self.word(word.decode(), int(number) if number else None)
        self.flush()
        self.end_paragraph()
        self.end_table()

    # ---- characters ------------------------------------------------------------------------------

    def byte(self, data: bytes) -> None:
        if self.state.destination == "pict":
            self.picture += re.sub(rb"\s", b"", data)
            return
        if self.waiting:  # stands for a character that \\u has given already
            skipped = min(self.waiting, len(data))
            self.waiting -= skipped
            data = data[skipped:]
        self.pending += data

    def flush(self) -> None:
        if self.pending:
            data, self.pending = bytes(self.pending), bytearray()
            self.text(data.decode(self.state.encoding, "replace"))

    def text(self, text: str) -> None:
        state = self.state
        if state.destination == "fonttbl":
            return
        if state.destination in LEFT:
            self.leave(LEFT[state.destination], text)
        elif state.destination in ("listtext", "pntext"):
            self.label += text
        elif state.destination == "stylesheet":
            self.styles[self.style] = self.styles.get(self.style, "") + text.rstrip(";")
        elif state.destination in SKIPPED:
            return
        elif state.deleted or state.hidden:
            self.leave("left: deleted" if state.deleted else "left: hidden", text)
        else:
            self.spans.append((text, state.marks))
            solid = len(text.strip())
            self.sizes[state.size] = self.sizes.get(state.size, 0) + solid

    def leave(self, why: str, text: str) -> None:
        if text.strip():
            self.left.append(LeftOut(text, self.collector.number, why))

    def sign(self, sign: bytes) -> None:
        if sign in (b"\n", b"\r"):
            self.end_paragraph()
        elif sign == b"~":
            self.text(" ")
        elif sign == b"_":
            self.text("-")
        elif sign in (b"\\", b"{", b"}"):
            self.text(sign.decode())

    # ---- words -----------------------------------------------------------------------------------

    def word(self, word: str, number: int | None) -> None:
        state = self.state
        on = number != 0
        if word == "u" and number is not None:
            self.unicode(number)
        elif word in LEFT:
            if not state.around:
                self.state = replace(state, destination=word, around=word)
        elif word in SKIPPED:
            if state.destination not in LEFT:
                self.state = replace(state, destination=word)
        elif word == "pict" and state.destination != "nonshppict":  # that is the same for old Word
            self.picture = bytearray()
            self.state = replace(state, destination="pict")
        elif word == "footnote":
            self.begin_note()
        elif state.destination == "*" and word not in ("shppict", "shptxt"):
            self.state = replace(state, destination="info")
        elif word in ("shppict", "shptxt", "fldrslt", "result"):
            self.state = replace(state, destination=state.around, result=word == "fldrslt")
        elif word in CHARACTERS:
            self.text(CHARACTERS[word]) if CHARACTERS[word] != "\n" else self.end_paragraph()
        elif word in SETTERS:
            self.state = replace(state, **SETTERS[word](number, on))
        else:
            self.other(word, number)

    def other(self, word: str, number: int | None) -> None:
        """What sets the paragraph, the font and the table."""
        if word == "plain":
            self.state = replace(self.state, **PLAIN)
        elif word == "pard":
            self.align, self.level, self.style, self.in_table = "", None, 0, False
        elif word == "intbl":
            self.in_table = True
        elif word in ALIGNMENTS:
            self.align = ALIGNMENTS[word]
        elif word == "s" and number is not None:
            self.style = number
        elif word == "outlinelevel":
            self.level = number
        elif word == "cell":
            self.cells.append(self.spans)
            self.spans = []
        elif word == "row":
            self.end_row()
        elif word == "ansicpg" and number:
            self.ansi = encoding_of(number)
            self.state = replace(self.state, encoding=self.ansi)
        elif word == "f" and number is not None:
            self.font = number
            encoding = self.fonts.get(number) or self.ansi
            self.state = replace(self.state, encoding=encoding)
        elif word == "fcharset" and number is not None:
            self.fonts[self.font] = CHARSETS.get(number, "")

    def unicode(self, number: int) -> None:
        number &= 0xFFFF
        self.waiting = self.state.skip
        if 0xD800 <= number < 0xDC00:
            self.high = number
            return
        if 0xDC00 <= number < 0xE000:
            if self.high:
                number = 0x10000 + ((self.high - 0xD800) << 10) + number - 0xDC00
            self.high = 0
        if not 0xD800 <= number < 0xE000:
            self.text(chr(number))

    # ---- groups, paragraphs, rows ----------------------------------------------------------------

    def close(self) -> None:
        if not self.stack:
            return
        if self.state.destination == "pict" and self.stack[-1].destination != "pict":
            self.end_picture()
        self.state = self.stack.pop()
        if self.aside and len(self.stack) < self.aside[-1][0]:
            _, label, outer = self.aside.pop()
            self.notes.append((label, self.spans))
            self.spans = outer

    def begin_note(self) -> None:
        self.called += 1
        label = f"r{self.called}"
        self.spans.append((CALL, (f"note:{label}",)))
        self.aside.append((len(self.stack), label, self.spans))
        self.state = replace(self.state, destination="")
        self.spans = []

    def end_picture(self) -> None:
        try:
            data = bytes.fromhex(self.picture.decode("ascii"))
        except ValueError:
            data = b""
        self.picture = bytearray()
        kinds = {b"\x89P": "png", b"\xff\xd8": "jpg"}
        if data:
            self.images.add(f"picture.{kinds.get(data[:2], 'wmf')}", data)

    def end_paragraph(self) -> None:
        if self.aside or self.in_table or self.cells:
            self.spans.append((" " if self.aside else "\v", ()))
            return
        self.end_table()
        size = max(self.sizes, key=lambda each: self.sizes[each]) if self.sizes else 12.0
        facts: dict[str, Any] = {
            "size": size,
            "align": self.align,
            "centred": self.align == "centre",
        }
        style = self.styles.get(self.style, "").strip()
        outline = min(self.level + 1, 6) if self.level is not None and self.level < 9 else 0
        facts |= {"style": style} | facts_of(style, heading_of(style) or outline)
        spans, self.spans, self.sizes = self.spans, [], {}
        label, self.label = self.label.strip(), ""
        if label:
            facts |= {"label": label}
            if re.fullmatch(r"\d{1,3}[.)]|[^\w]{1,2}|o", label) and "kind" not in facts:
                facts |= {"kind": "item", "level": 1, "ordered": label[0].isdigit()}
            else:
                spans = [(f"{label}{'' if label[-1] in '、．）' else ' '}", ()), *spans]
        self.collector.add(spans, **facts)
        for label, note in self.notes:
            self.collector.add(note, "note", data=label)
        self.notes = []

    def end_row(self) -> None:
        self.rows += [self.cells] if self.cells else []
        self.cells, self.spans, self.sizes = [], [], {}

    def end_table(self) -> None:
        if self.rows:
            self.tables = add_table(self.collector, self.rows, self.tables)
            self.rows = []


def read_rtf(name: str, data: bytes) -> Source:
    """The paragraphs of a Rich Text file.  Raises IssueError if it is nested beyond reason."""
    reading = _RichTextReading()
    try:
        reading.read(data)
    except RecursionError as error:
        raise refuse("intake.too-deep", name) from error
    lines, pictures = tuple(reading.collector.lines), tuple(reading.collector.pictures)
    notes, left = tuple(reading.images.notes), joined(reading.left)
    return Source(name, lines, "paragraph", pictures, notes, left, data)
