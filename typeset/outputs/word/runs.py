"""Inline content as the runs of a Word paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from typeset.issue import model
from typeset.outputs.word.styles import fonts


@dataclass(frozen=True)
class RunLook:
    """How a run looks beside its paragraph's style."""

    chinese: bool
    face: str | None = None
    bold: bool = False
    italic: bool = False
    strike: bool = False
    style: str | None = None
    small_caps: bool = False
    more: str = ""
    """What stands last in w:rPr: raised, underlined, dotted."""

    def with_span(self, kind: model.SpanKind) -> RunLook:
        """As inside a span: in Chinese bold words are in 黑体, emphasised ones in 楷体."""
        match kind:
            case "strong":
                return replace(self, face="heading") if self.chinese else replace(self, bold=True)
            case "emphasis":
                return replace(self, face="kai") if self.chinese else replace(self, italic=True)
            case "code":
                return replace(self, face="mono")
            case "strikethrough":
                return replace(self, strike=True)
            case "superscript" | "subscript":
                return replace(self, more=f'<w:vertAlign w:val="{kind}"/>')
            case "underline" | "proper-name":
                return replace(self, more='<w:u w:val="single"/>')
            case "book-title":
                return replace(self, more='<w:u w:val="wave"/>')
            case "dots":
                return replace(self, more='<w:em w:val="underDot"/>')
            case "small-caps":
                return replace(self, small_caps=True)
            case "ruby" | "reading":
                return self
            case "link":
                return replace(self, style="Hyperlink")

    @property
    def properties(self) -> Markup:
        """w:rPr; empty where the run looks as its paragraph."""
        out = Markup("")
        if self.style:
            out += Markup('<w:rStyle w:val="{}"/>').format(self.style)
        if self.face:
            out += fonts(self.face, self.chinese)
        elif self.chinese:
            out += Markup('<w:rFonts w:hint="eastAsia"/>')
        for there, tag in (
            (self.bold, "b"),
            (self.italic, "i"),
            (self.small_caps, "smallCaps"),
            (self.strike, "strike"),
        ):
            out += Markup("<w:{}/>").format(Markup(tag)) if there else Markup("")
        out += Markup(self.more)
        return Markup("<w:rPr>{}</w:rPr>").format(out) if out else out


@dataclass
class OutsideLinks:
    """The addresses outside that a part of the document leads to, each with its relationship."""

    addresses: list[str] = field(default_factory=list)

    def id(self, address: str) -> str:
        """The relationship's name."""
        if address not in self.addresses:
            self.addresses.append(address)
        return f"rLink{self.addresses.index(address) + 1}"


def text_run(text: str, look: RunLook) -> Markup:
    """A run of text; a line end is a break."""
    lines = (Markup('<w:t xml:space="preserve">{}</w:t>').format(line) for line in text.split("\n"))
    return Markup("<w:r>{}{}</w:r>").format(look.properties, Markup("<w:br/>").join(lines))


def tab_run() -> Markup:
    """A tab."""
    return Markup("<w:r><w:tab/></w:r>")


def field_runs(instruction: str, shown: str, look: RunLook) -> Markup:
    """A field that Word works out; `shown` is what stands there until it does."""
    parts = (
        Markup('<w:fldChar w:fldCharType="begin"/>'),
        Markup('<w:instrText xml:space="preserve"> {} </w:instrText>').format(instruction),
        Markup('<w:fldChar w:fldCharType="separate"/>'),
        Markup("<w:t>{}</w:t>").format(shown),
        Markup('<w:fldChar w:fldCharType="end"/>'),
    )
    return Markup("").join(Markup("<w:r>{}{}</w:r>").format(look.properties, p) for p in parts)


def bookmark(name: str, number: int, inner: Markup) -> Markup:
    """`inner` with a name that references lead to."""
    return Markup(
        '<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'
    ).format(number, name, inner)


@dataclass
class WordRuns:
    """Writes inline content; `note` makes the runs of a footnote's call."""

    links: OutsideLinks
    note: Callable[[model.FootnoteCall], Markup]
    bookmarks: dict[str, str]
    """By an article's id, its bookmark."""

    def runs(self, children: Sequence[model.Inline], look: RunLook) -> Markup:
        """The runs of `children`."""
        return Markup("").join(self._run(child, look) for child in children)

    def _run(self, child: model.Inline, look: RunLook) -> Markup:
        match child:
            case model.Text(text):
                return text_run(text, look)
            case model.LineBreak():
                return Markup("<w:r><w:br/></w:r>")
            case model.FootnoteCall():
                return self.note(child)
            case model.Span("link", children, str(target)):
                inner = self.runs(children, look.with_span("link"))
                return Markup("<w:hyperlink {}>{}</w:hyperlink>").format(self._to(target), inner)
            case model.Span("link", children):
                return self.runs(children, look)
            case model.Span("reading", children):
                return text_run("（", look) + self.runs(children, look) + text_run("）", look)
            case model.Span(kind, children):
                return self.runs(children, look.with_span(kind))

    def _to(self, target: str) -> Markup:
        if target.startswith("#"):
            return Markup('w:anchor="{}"').format(self.bookmarks.get(target[1:], "_top"))
        return Markup('r:id="{}"').format(self.links.id(target))
