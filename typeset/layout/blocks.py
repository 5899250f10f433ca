"""The blocks of an article's text as HTML, each with its place in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from typeset.issue import model
from typeset.issue.list_numbers import counted_parts
from typeset.issue.walk import within
from typeset.layout.divisions import BOXED, division
from typeset.layout.estimate import block_lines
from typeset.layout.inlines import inline, plain, source
from typeset.layout.package import Page
from typeset.layout.pictures import PictureSetter
from typeset.layout.tables import TableSetter
from typeset.layout.turned_tables import turned
from typeset.layout.wording import is_from_right

WRITERS: dict[type, str] = {
    model.Paragraph: "paragraph",
    model.Heading: "heading",
    model.ListBlock: "listblock",
    model.Quote: "quote",
    model.Table: "table",
    model.Figure: "figure",
    model.Preformatted: "preformatted",
    model.Divider: "divider",
    model.Division: "division",
}
"""What kind of block each is: the name that templates know, and that of its method below."""


@dataclass(frozen=True)
class BlockWriter:
    """Turns blocks into HTML; `pictures` and `tables` know the room that they have."""

    pictures: PictureSetter
    tables: TableSetter

    def on(self, **measures: float) -> BlockWriter:
        """A writer for another place: its `measure`, `line`, or highest `picture`, in pt."""
        if not measures:
            return self
        return self._on(self.pictures.page.model_copy(update=measures))

    def _on(self, page: Page) -> BlockWriter:
        return BlockWriter(replace(self.pictures, page=page), replace(self.tables, page=page))

    def blocks(self, blocks: Sequence[model.Block]) -> Markup:
        """The HTML of the blocks, one below the other."""
        return Markup("\n").join(self.block(block) for block in blocks)

    def block(self, block: model.Block) -> Markup:
        """The HTML of a block of any kind."""
        write: Callable[[Any], Markup] = getattr(self, WRITERS[type(block)])
        return write(block)

    def paragraph(self, block: model.Paragraph) -> Markup:
        """A paragraph as `p`; one that begins in Arabic or Hebrew is set from the right."""
        way = Markup(' dir="rtl"') if is_from_right(plain(block.children)) else Markup("")
        return Markup("<p{}{}>{}</p>").format(source(block.position), way, inline(block.children))

    def heading(self, block: model.Heading) -> Markup:
        """An article's headline is h2, so that its first level of section headings is h3."""
        tag = Markup(f"h{min(block.level + 2, 6)}")
        return Markup('<{0} class="section level-{1}"{2}>{3}</{0}>').format(
            tag, block.level, source(block.position), inline(block.children)
        )

    def listblock(self, block: model.ListBlock) -> Markup:
        """A list as `ol` or `ul`."""
        tag = Markup("ol" if block.numbers else "ul")
        items = Markup("\n").join(map(self._item, block.items, _values(block)))
        return Markup("<{0}{1}>\n{2}\n</{0}>").format(tag, source(block.position), items)

    def _item(self, blocks: Sequence[model.Block], value: Markup) -> Markup:
        """An item's first paragraph stands on the line of its number."""
        first, rest = blocks[0] if blocks else None, blocks[1:]
        if not isinstance(first, model.Paragraph):
            return Markup("<li{}>{}</li>").format(value, self.blocks(blocks))
        where, words = source(first.position), inline(first.children)
        return Markup("<li{}{}>{}{}</li>").format(value, where, words, self.blocks(rest))

    def quote(self, block: model.Quote) -> Markup:
        """A quotation as `blockquote`."""
        inner = self.blocks(block.blocks)
        return Markup("<blockquote{}>\n{}\n</blockquote>").format(source(block.position), inner)

    def table(self, block: model.Table) -> Markup:
        """A table as `table`."""
        return self.tables.table(block)

    def figure(self, block: model.Figure) -> Markup:
        """A picture with its caption as `figure`; those side by side share a `div.row`."""
        where = source(block.position)
        if not block.row or not self.pictures.fits(block.row):
            return self.pictures.figure(block.picture, where)
        begin = Markup('<div class="row"><div>') if not block.place else Markup("")
        end = Markup("</div></div>") if block.place == len(block.row) - 1 else Markup("")
        return begin + self.pictures.in_row(block.row, block.place, where) + end

    def fits(self, block: model.Block) -> bool:
        """Whether the column is wide enough for the tables in a block."""
        inside = self._in_a_box() if getattr(block, "kind", None) in BOXED else self
        return all(inside.tables.fits(table) for table in within(block, model.Table))

    def preformatted(self, block: model.Preformatted) -> Markup:
        """Preformatted text as `pre`."""
        return Markup("<pre{}>{}</pre>").format(source(block.position), block.text)

    def division(self, block: model.Division) -> Markup:
        """A division, by its kind (`typeset.layout.divisions`)."""
        page = self.pictures.page
        if block.kind == "turned" and page.depth:
            sideways = page.model_copy(update={"measure": page.depth})
            return turned(block, replace(self.tables, page=sideways), page.measure, self.blocks)
        writer = self._in_a_box() if block.kind in BOXED else self
        measures = writer.pictures.page
        lines = block_lines(block.blocks, measures.measure / measures.size)
        if block.kind == "advert":
            writer = replace(writer, pictures=replace(writer.pictures, whole=True))
        return division(block, writer.blocks(block.blocks), lines)

    def _in_a_box(self) -> BlockWriter:
        """For what stands in a box of the same column: its padding is about one em a side."""
        page = self.pictures.page
        return self._on(page.model_copy(update={"measure": page.measure - 2 * page.size}))

    def divider(self, block: model.Divider) -> Markup:
        """A thematic break as `hr`."""
        return Markup("<hr{}>").format(source(block.position))


def _values(block: model.ListBlock) -> Iterator[Markup]:
    """For each item its number, where it is not what is counted; WeasyPrint takes no `value`."""
    before = 0
    for first, items in counted_parts(block):
        step = first - before
        value = Markup(' value="{}" style="counter-increment: list-item {}"').format(first, step)
        yield value if step != 1 else Markup("")
        yield from [Markup("")] * (len(items) - 1)
        before = first + len(items) - 1
