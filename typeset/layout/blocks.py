"""The blocks of an article's text as HTML, each with its place in the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from typeset.issue import model
from typeset.issue.diagnostics import Position
from typeset.layout.pictures import PictureSetter

TAGS = {"strong": "strong", "emphasis": "em", "code": "code", "strikethrough": "s"}


def source(position: Position) -> Markup:
    """The attribute that carries a block's place to the laid-out page."""
    return Markup(' data-source="{}:{}"').format(position.file, position.line)


def inline(children: Sequence[model.Inline]) -> Markup:
    """Inline content as HTML; a newline inside Chinese text is no space (CLREQ 3.2.1)."""
    return Markup("").join(_inline(child) for child in children)


def _inline(node: model.Inline) -> Markup:
    match node:
        case model.Text(text):
            return escape(text)
        case model.LineBreak():
            return Markup("<br>")
        case model.FootnoteCall():
            return _footnote(node)
        case model.Span("link", children, target):
            return Markup('<a href="{}">{}</a>').format(target or "", inline(children))
        case model.Span(kind, children):
            tag = Markup(TAGS[kind])
            return Markup("<{0}>{1}</{0}>").format(tag, inline(children))


def _footnote(call: model.FootnoteCall) -> Markup:
    """A footnote's paragraphs stand in a span: only inline content floats to the page's foot."""
    parts = [inline(b.children) for b in call.blocks if isinstance(b, model.Paragraph)]
    where = source(call.blocks[0].position) if call.blocks else Markup("")
    return Markup('<span class="footnote"{}>{}</span>').format(where, Markup("<br>").join(parts))


@dataclass(frozen=True)
class BlockWriter:
    """Turns blocks into HTML; `pictures` knows how much room a picture takes on the grid."""

    pictures: PictureSetter

    def blocks(self, blocks: Sequence[model.Block]) -> Markup:
        return Markup("\n").join(self.block(block) for block in blocks)

    def block(self, block: model.Block) -> Markup:
        write: Callable[[Any], Markup] = getattr(self, type(block).__name__.lower())
        return write(block)

    def paragraph(self, block: model.Paragraph) -> Markup:
        return Markup("<p{}>{}</p>").format(source(block.position), inline(block.children))

    def heading(self, block: model.Heading) -> Markup:
        tag = Markup(f"h{min(block.level + 2, 6)}")
        return Markup('<{0} class="section level-{1}"{2}>{3}</{0}>').format(
            tag, block.level, source(block.position), inline(block.children)
        )

    def listblock(self, block: model.ListBlock) -> Markup:
        items = Markup("\n").join(Markup("<li>{}</li>").format(self.blocks(i)) for i in block.items)
        where = source(block.position)
        if not block.ordered:
            return Markup("<ul{}>\n{}\n</ul>").format(where, items)
        start = Markup(' start="{}"').format(block.start) if block.start != 1 else Markup("")
        return Markup("<ol{}{}>\n{}\n</ol>").format(start, where, items)

    def quote(self, block: model.Quote) -> Markup:
        return Markup("<blockquote{}>\n{}\n</blockquote>").format(
            source(block.position), self.blocks(block.blocks)
        )

    def table(self, block: model.Table) -> Markup:
        row = partial(_row, block.align)
        head = row("th", block.head)
        body = Markup("\n").join(row("td", cells) for cells in block.rows)
        return Markup("<table{}>\n<thead>\n{}\n</thead>\n<tbody>\n{}\n</tbody>\n</table>").format(
            source(block.position), head, body
        )

    def figure(self, block: model.Figure) -> Markup:
        return self.pictures.figure(block.picture, source(block.position))

    def preformatted(self, block: model.Preformatted) -> Markup:
        return Markup("<pre{}>{}</pre>").format(source(block.position), block.text)

    def divider(self, block: model.Divider) -> Markup:
        return Markup("<hr{}>").format(source(block.position))


def _row(align: Sequence[str | None], tag: str, cells: Sequence[Sequence[model.Inline]]) -> Markup:
    out = []
    for column, cell in enumerate(cells):
        side = align[column] if column < len(align) else None
        name = Markup(' class="{}"').format(side) if side else Markup("")
        out.append(Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), name, inline(cell)))
    return Markup("<tr>{}</tr>").format(Markup("").join(out))
