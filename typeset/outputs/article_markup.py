"""An article as HTML: lines, blocks, inline content, notes; it is XHTML too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from typeset.issue import model
from typeset.issue.captioned_tables import TABULAR
from typeset.issue.list_numbers import counted_parts
from typeset.issue.picture_keys import Picture
from typeset.layout.divisions import BOXED
from typeset.layout.inlines import TAGS
from typeset.layout.wording import is_chinese
from typeset.outputs.cells import TableCell, cells_of, sides, taking
from typeset.outputs.dress import Dress
from typeset.outputs.edition import Edition
from typeset.outputs.pictures import QrCode
from typeset.outputs.templates import words
from typeset.outputs.worded import (
    ArticleLine,
    WordedArticle,
    in_order,
    is_right_to_left,
    place_in,
    qr_words,
)

SPANS = {
    **TAGS,
    "proper-name": "u",
    "book-title": "u",
    "dots": "em",
    "small-caps": "span",
}
RUBY = Markup("<{0}>（</{0}><{1}>{2}</{1}><{0}>）</{0}>")
"""A reading; what cannot set it above the text shows it in brackets."""
LINES = {"headline": "h2"}
WITHIN = {"poem": "verse", "signature": "signature", "pull-quote": "pulled"}
WITHIN |= dict.fromkeys(TABULAR, "note-text")
"""The role of a paragraph in a division."""
TITLES = {"pull-quote": "division-title speaker", **dict.fromkeys(TABULAR, "table-title")}
"""The role of a division's title."""


@dataclass(frozen=True)
class ArticleMarkup:
    """Writes the articles of an edition in a dress."""

    edition: Edition
    dress: Dress

    def element(self, tag: str, role: str, inner: Markup, more: Markup | str = "") -> Markup:
        """An element with its role's attributes, and `more` of them."""
        known = Markup(self.dress.tags.get(tag, tag))
        return Markup("<{0}{1}{2}>{3}</{0}>").format(
            known, self.dress.attributes(role), more, inner
        )

    def _to(self, place: str, inner: Markup) -> Markup:
        if not self.dress.anchors:
            return inner
        return self.element("a", "link", inner, Markup(' href="#{}"').format(place))

    def _id(self, name: str) -> Markup:
        return Markup(' id="{}"').format(name) if self.dress.anchors else Markup("")

    def article(self, story: WordedArticle) -> Markup:
        """An article with its notes."""
        parts: list[Markup] = []
        opening = Markup("")
        for item in story.items:
            if not isinstance(item, ArticleLine):
                parts.append(
                    self._opened(story, opening, item) if opening else self._block(item, story)
                )
                opening = Markup("")
            elif item.role == "headline" and story.run_in:
                opening = self.element("h2", "run-in", _lines(item.text)) + Markup("&#8195;")
            else:
                parts.append(
                    self.element(LINES.get(item.role, "p"), item.role, _lines(item.worded))
                )
        if story.notes:
            parts.append(self._notes(story))
        language = Markup("")
        if story.language != self.edition.language:
            language = Markup(' lang="{0}" xml:lang="{0}"').format(story.language)
            if is_right_to_left(story.language):
                language += Markup(' dir="rtl"')
        inner = Markup("\n").join(parts)
        role = "article zh" if is_chinese(story.language) else "article"
        return self.element("article", role, inner, self._id(story.id) + language)

    def _opened(self, story: WordedArticle, opening: Markup, block: model.Block) -> Markup:
        """The paragraph that a run-in headline opens."""
        children = block.children if isinstance(block, model.Paragraph) else ()
        return self.element("div", "paragraph", opening + self._inline(children, story))

    def _notes(self, story: WordedArticle) -> Markup:
        rows = Markup("\n").join(self._note(note, story) for note in story.notes)
        return self.element("section", "notes", rows)

    def _note(self, note: model.FootnoteCall, story: WordedArticle) -> Markup:
        number = story.notes_before + note.number
        mark = self._to(f"call-{number}", escape(self.edition.mark(story, note)))
        first, *rest = note.blocks
        place = self._id(f"note-{number}")
        if not isinstance(first, model.Paragraph):
            inner = mark + self._blocks(note.blocks, story, "note-text")
        elif rest:
            opening = self.element(
                "p", "note-text", mark + " " + self._inline(first.children, story)
            )
            inner = opening + self._blocks(rest, story, "note-text")
        else:
            inner = mark + " " + self._inline(first.children, story)
            return self.element("p", "footnote", inner, place)
        return self.element("div", "footnote", inner, place)

    # ---- blocks ----------------------------------------------------------------------------------

    def _blocks(
        self, blocks: Sequence[model.Block], story: WordedArticle, role: str = "paragraph"
    ) -> Markup:
        return Markup("\n").join(self._block(block, story, role) for block in blocks)

    def _block(self, block: model.Block, story: WordedArticle, role: str = "paragraph") -> Markup:
        match block:
            case model.Paragraph(_, children):
                return self.element("p", role, self._inline(children, story))
            case model.Heading(_, level, children):
                inner = self._inline(children, story)
                return self.element(f"h{min(level + 2, 6)}", f"section-{min(level, 3)}", inner)
            case model.ListBlock():
                return self._list(block, story)
            case model.Quote(_, blocks):
                return self.element("blockquote", "quote", self._blocks(blocks, story, "quoted"))
            case model.Table():
                return self._table(block, story)
            case model.Figure(_, picture, place, row):
                begin = Markup("<div{}>").format(self.dress.attributes("pictures"))
                before = begin if row and not place else Markup("")
                after = Markup("</div>") if place == len(row) - 1 else Markup("")
                return before + self._figure(picture) + after
            case model.Preformatted(_, text):
                return self.element("pre", "preformatted", escape(text))
            case model.Division():
                return self._division(block, story)
            case model.Divider():
                return Markup("<hr{}/>").format(self.dress.attributes("divider"))

    def _division(self, division: model.Division, story: WordedArticle) -> Markup:
        """A box with its title; of a QR code, the link that it holds."""
        if division.kind == "qr":
            return self._code(division, story)
        kind = division.kind
        role = WITHIN.get(kind, "paragraph")
        titled = TITLES.get(kind, "division-title")
        inner = Markup("\n").join(
            self.element("p", titled, escape(part))
            if isinstance(part, str)
            else self._block(part, story, place_in(division, part) or role)
            for part in in_order(division)
        )
        outer = "box" if kind in BOXED else kind if kind == "pull-quote" else "division"
        return self.element("div", outer, inner) if inner else Markup("")

    def _code(self, division: model.Division, story: WordedArticle) -> Markup:
        """A QR code, and the link that it holds."""
        source = QrCode(division.address)
        image = self.dress.image(source, "picture code", words(self.edition, "code"))
        caption = self.element("figcaption", "caption", self._inline(qr_words(division), story))
        return self.element("figure", "figure", image + caption)

    def _list(self, block: model.ListBlock, story: WordedArticle) -> Markup:
        """A list; one for each part that is counted: the public account takes no other numbers."""
        tag = "ol" if block.numbers else "ul"
        return Markup("\n").join(
            self.element(tag, "list", self._items(items, story), self._start(first))
            for first, items in counted_parts(block)
        )

    def _start(self, first: int) -> Markup:
        counted = ' style="counter-reset: list-item {}"' if self.dress.counters else ""
        more = Markup(' start="{}"').format(first) + Markup(counted).format(first - 1)
        return more if first != 1 else Markup("")

    def _items(self, items: Sequence[Sequence[model.Block]], story: WordedArticle) -> Markup:
        return Markup("\n").join(
            self.element("li", "item", self._item(blocks, story)) for blocks in items
        )

    def _item(self, blocks: Sequence[model.Block], story: WordedArticle) -> Markup:
        """An item's first paragraph stands on the line of its number."""
        first = blocks[0] if blocks else None
        if not isinstance(first, model.Paragraph):
            return self._blocks(blocks, story)
        return self._inline(first.children, story) + self._blocks(blocks[1:], story, "quoted")

    def _table(self, table: model.Table, story: WordedArticle) -> Markup:
        of_columns = sides(table)

        def side(cell: TableCell) -> str:
            return "center" if cell.columns > 1 else of_columns[cell.column] or ""

        def row(number: int, tag: str) -> Markup:
            inner = (
                self.element(
                    tag,
                    f"{tag} {side(cell)}".strip(),
                    self._inline(cell.content, story),
                    taking(cell),
                )
                for cell in cells_of(table, number)
                if not cell.above
            )
            return self.element("tr", "tr", Markup("").join(inner))

        head = self.element("thead", "thead", row(0, "th"))
        rows = Markup("\n").join(row(number, "td") for number in range(1, len(table.rows) + 1))
        body = self.element("tbody", "tbody", rows) if table.rows else Markup("")
        return self.element("div", "table-frame", self.element("table", "table", head + body))

    def _figure(self, picture: Picture) -> Markup:
        parts: list[Markup] = []
        if picture.file:
            alt = picture.alt or picture.caption or ""
            parts.append(self.dress.image(picture.file, "picture", alt))
        if picture.caption or picture.credit:
            between = Markup("&#8195;") if picture.caption and picture.credit else Markup("")
            words = escape(picture.caption or "") + between + escape(picture.credit or "")
            parts.append(self.element("figcaption", "caption", words))
        return self.element("figure", "figure", Markup("\n").join(parts))

    # ---- inline content --------------------------------------------------------------------------

    def _inline(self, children: Sequence[model.Inline], story: WordedArticle) -> Markup:
        return Markup("").join(self._piece(child, story) for child in children)

    def _piece(self, child: model.Inline, story: WordedArticle) -> Markup:
        match child:
            case model.Text(text):
                return escape(text)
            case model.LineBreak():
                return Markup("<br/>")
            case model.FootnoteCall():
                return self._call(child, story)
            case model.Span("link", children, str(target)):
                inner = self._inline(children, story)
                inside = target.startswith("#")
                if not (self.dress.anchors if inside else self.dress.links):
                    return inner
                return self.element("a", "link", inner, Markup(' href="{}"').format(target))
            case model.Span("link", children):
                return self._inline(children, story)
            case model.Span("ruby", children):
                base, reading = (self._inline(c, story) for c in (children[:-1], children[-1:]))
                inner = base + RUBY.format(
                    *(self.dress.tags.get(t, t) for t in ("rp", "rt")), reading
                )
                return self.element("ruby", "ruby", inner)
            case model.Span("reading", children):
                return self._inline(children, story)
            case model.Span(kind, children):
                return self.element(SPANS[kind], kind, self._inline(children, story))

    def _call(self, call: model.FootnoteCall, story: WordedArticle) -> Markup:
        number = story.notes_before + call.number
        mark = self._to(f"note-{number}", escape(self.edition.mark(story, call)))
        place = self._id(f"call-{number}") if call.blocks else Markup("")
        return self.element("sup", "call", mark, place)


def _lines(text: str) -> Markup:
    return Markup("<br/>").join(text.split("\n"))
