"""The characters of one Word paragraph, through all that Word wraps around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from typeset.intake.characters import CALL
from typeset.intake.readers.forced_breaks import Span
from typeset.intake.readers.symbols import symbol
from typeset.intake.readers.word.package import Element, Relation, child, full, tag, value
from typeset.intake.readers.word.styles import NOTHING, Look, Styles, look_of, switch

_LINK = re.compile(r'\s*HYPERLINK\s+"((?:https?|mailto):[^"]*)"', re.IGNORECASE)
_TEXTS = {"w:t", "w:delText", "m:t"}


@dataclass
class Content:
    """What one paragraph holds.

    `left` are texts that are not to be printed, each with the reason; `notes` the notes called
    (`w:footnoteReference` or `w:endnoteReference`, and the id).
    """

    spans: list[Span] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    faces: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """The characters of the spans."""
        return "".join(text for text, _ in self.spans)


@dataclass
class _Field:
    """A complex field: its instruction so far, and whether its result has begun."""

    code: str = ""
    result: bool = False


def texts(element: Element) -> str:
    """All characters below an element, stand-ins of what is read itself apart."""
    name = tag(element)
    if name == "mc:AlternateContent":
        chosen = choice(element)
        return texts(chosen) if chosen is not None else ""
    if name in _TEXTS:
        return element.text or ""
    if name == "v:textpath":
        return element.get("string") or ""
    return "".join(texts(each) for each in element)


class Inlines:
    """Reads paragraphs of one part.  Fields may run over several paragraphs."""

    def __init__(self, styles: Styles, relations: dict[str, Relation]) -> None:
        self.styles = styles
        self.relations = relations
        self.fields: list[_Field] = []

    def read(self, paragraph: Element, usual: Look) -> Content:
        """The content of a `w:p` whose characters look like `usual` where they say nothing."""
        content = Content()
        if any(map(is_prompt, paragraph.iterancestors(full("w:sdt")))):
            content.left.append(("left: placeholder", texts(paragraph)))
        else:
            self.inside(paragraph, content, usual, ())
        return content

    def inside(
        self, element: Element, content: Content, usual: Look, marks: tuple[str, ...]
    ) -> None:
        """Add to `content` what is inside an element: runs, links, controls, and what is left out.

        `usual` is the look of the text around it; `marks` are the inline forms around it.
        """
        for each in element:
            name = tag(each)
            if name == "w:r":
                self.run(each, content, usual, marks)
            elif name in _LEFT_OUT:
                if text := texts(each):
                    content.left.append((_LEFT_OUT[name], text))
            elif name == "w:hyperlink":
                self.inside(each, content, usual, (*marks, *self.link(each)))
            elif name == "w:sdt":
                self.control(each, content, usual, marks)
            elif name == "mc:AlternateContent":
                chosen = choice(each)
                if chosen is not None:
                    self.inside(chosen, content, usual, marks)
            elif name == "m:t" or name == "w:t":
                content.spans.append((each.text or "", marks))
            elif name not in _SILENT:
                self.inside(each, content, usual, marks)

    def link(self, element: Element) -> tuple[str, ...]:
        """The mark of a `w:hyperlink` to the web or to mail; none of one inside the document."""
        relation = self.relations.get(value(element, "r:id"))
        if relation and relation.outside and re.match("https?:|mailto:", relation.target):
            return (f"link:{relation.target}",)
        return ()

    def control(
        self, element: Element, content: Content, usual: Look, marks: tuple[str, ...]
    ) -> None:
        """A content control inside a paragraph; words that only ask to be replaced are left out."""
        inner = child(element, "w:sdtContent")
        if inner is None:
            return
        if is_prompt(element):
            content.left.append(("left: placeholder", texts(inner)))
        else:
            self.inside(inner, content, usual, marks)

    # ---- runs ------------------------------------------------------------------------------------

    def run(self, run: Element, content: Content, usual: Look, marks: tuple[str, ...]) -> None:
        """Add to `content` what a `w:r` holds, with its forms as marks."""
        own = look_of(child(run, "w:rPr"))
        style = value(child(run, "w:rPr", "w:rStyle"))
        look = own.over(self.styles.of(style).look if style else NOTHING).over(usual)
        if look.bold:
            marks = (*marks, "strong")
        if look.italic:
            marks = (*marks, "emphasis")
        if (raised := value(child(run, "w:rPr", "w:vertAlign"))) in ("superscript", "subscript"):
            marks = (*marks, raised)
        marks = (*marks, *_drawn(child(run, "w:rPr")))
        for each in run:
            self.piece(each, content, look, marks)

    def piece(self, each: Element, content: Content, look: Look, marks: tuple[str, ...]) -> None:
        """One thing in a run."""
        name = tag(each)
        if name in ("w:t", "m:t"):
            self.text(each.text or "", content, look, marks)
        elif name in _CHARACTERS:
            self.text(_CHARACTERS[name], content, look, marks)
        elif name == "w:br":
            self.text("\v", content, look, marks)
        elif name == "w:sym":
            self.text(symbol(value(each, "w:char"), value(each, "w:font")), content, look, marks)
        elif name in _FIELDS:
            _FIELDS[name](self, each)
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            label = ("e" if name.startswith("w:e") else "") + value(each, "w:id")
            content.notes.append((name, value(each, "w:id")))
            content.spans.append((CALL, (f"note:{label}",)))
        elif name == "w:delText":
            content.left.append(("left: deleted", each.text or ""))
        elif name == "w:ruby":
            self.ruby(each, content, look, marks)
        elif name == "mc:AlternateContent":
            chosen = choice(each)
            for inner in chosen if chosen is not None else ():
                self.piece(inner, content, look, marks)
        elif name in ("w:drawing", "w:pict", "w:object"):
            self.drawing(each, content)
        elif name == "w:r":  # a run in a run: not by the book
            self.run(each, content, look, marks)

    def text(self, text: str, content: Content, look: Look, marks: tuple[str, ...]) -> None:
        """Characters, unless they are hidden or a field's instruction."""
        if self.fields and not self.fields[-1].result:
            if text.strip():
                content.left.append(("left: field code", text))
            return
        if look.hidden:
            content.left.append(("left: hidden", text))
            return
        for each in self.fields:
            if found := _LINK.match(each.code):
                marks = (f"link:{found[1]}", *marks)
                break
        content.spans.append((text, marks))
        solid = len(text.strip())
        if solid:
            content.sizes[look.size or 0.0] += solid
            content.faces[look.face] += solid

    def ruby(self, element: Element, content: Content, look: Look, marks: tuple[str, ...]) -> None:
        """The characters below; the reading above them (拼音) is left out."""
        base = child(element, "w:rubyBase")
        for run in base if base is not None else ():
            if tag(run) == "w:r":
                self.run(run, content, look, marks)
        above = child(element, "w:rt")
        if above is not None:
            content.left.append(("left: reading", texts(above)))

    def drawing(self, element: Element, content: Content) -> None:
        """Boxes with text, pictures, charts and diagrams, in the order in which they stand."""
        name = tag(element)
        if name == "w:txbxContent":
            content.boxes.append(element)
            return
        if name == "mc:AlternateContent":
            chosen = choice(element)
            if chosen is not None:
                self.drawing(chosen, content)
            return
        if name == "a:blip":
            content.pictures.append(value(element, "r:embed") or value(element, "r:link"))
        elif name == "v:imagedata":
            content.pictures.append(value(element, "r:id"))
        elif name in ("c:chart", "cx:chart"):
            content.charts.append(value(element, "r:id"))
        elif name == "dgm:relIds":
            content.charts.append(value(element, "r:dm"))
        elif name == "v:textpath" and (words := element.get("string")):
            content.left.append(("left: word art", words))
        for each in element:
            self.drawing(each, content)

    # ---- fields ----------------------------------------------------------------------------------

    def field_mark(self, element: Element) -> None:
        """Take note that a complex field begins, comes to its result, or ends (`w:fldChar`)."""
        kind = value(element, "w:fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def field_code(self, element: Element) -> None:
        """Add to the instruction of the innermost field (`w:instrText`)."""
        if self.fields:
            self.fields[-1].code += element.text or ""


def _drawn(properties: Element | None) -> Iterator[str]:
    """The marks of lines and dots that are drawn at characters, as a run itself says them."""
    if switch(properties, "w:strike") or switch(properties, "w:dstrike"):
        yield "strikethrough"
    if value(child(properties, "w:u")) not in ("", "none"):
        yield "underline"
    if value(child(properties, "w:em")) not in ("", "none"):
        yield "dots"


def is_prompt(control: Element) -> bool:
    """Whether a content control shows only the words that ask to be replaced."""
    return switch(child(control, "w:sdtPr"), "w:showingPlcHdr") is True


def choice(element: Element) -> Element | None:
    """Of a thing and its stand-in for older programs, the one that holds something."""
    chosen = child(element, "mc:Choice")
    fallback = child(element, "mc:Fallback")
    if chosen is None or (fallback is not None and not _holds(chosen) and _holds(fallback)):
        return fallback
    return chosen


def is_stand_in(element: Element) -> bool:
    """Whether an element is the stand-in for something that is read itself."""
    around = element.getparent()
    return tag(element) == "mc:Fallback" and around is not None and choice(around) is not element


def _holds(element: Element) -> bool:
    wanted = {full("w:t"), full("a:blip"), full("v:imagedata"), full("c:chart"), full("dgm:relIds")}
    return next(element.iter(*wanted), None) is not None


_LEFT_OUT = {"w:del": "left: deleted", "w:moveFrom": "left: moved away"}
_SILENT = {"w:pPr", "w:rPr", "w:sdtPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd"}
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\v", "w:noBreakHyphen": "-"}
_FIELDS: dict[str, Callable[[Inlines, Element], None]] = {
    "w:fldChar": Inlines.field_mark,
    "w:instrText": Inlines.field_code,
}
