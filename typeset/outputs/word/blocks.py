"""The blocks of an article's text as Word's paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from markupsafe import Markup

from typeset.issue import model
from typeset.issue.captioned_tables import TABULAR
from typeset.issue.list_numbers import counted_parts
from typeset.issue.picture_keys import Picture
from typeset.layout.divisions import BOXED
from typeset.layout.inlines import plain
from typeset.layout.package import Page
from typeset.layout.pictures import AIR, GAP, PictureSetter
from typeset.layout.table_columns import SHORT, column_shares, natural_widths
from typeset.outputs.cells import cells_of, sides
from typeset.outputs.pictures import FittedPicture, QrCode, fitted, picture_of
from typeset.outputs.templates import WORDS
from typeset.outputs.word.list_numbers import ListNumbers
from typeset.outputs.word.measures import WIDTH, WordMeasures
from typeset.outputs.word.runs import RunLook, WordRuns, text_run
from typeset.outputs.worded import in_order, place_in, qr_words

EMU = 12700
"""Word's unit of drawings: that many are a point."""
PIXELS_PER_POINT = 220 / 72
"""What Word itself keeps of a picture for printing."""
CODE = 79.4
"""pt: 28 mm; a telephone reads it off paper at arm's length."""
TITLED = ("DivisionTitle", "")
WITHIN = {
    "pull-quote": ("PullQuoteBy", "PullQuote"),
    "poem": ("DivisionTitle", "Verse"),
    "signature": ("DivisionTitle", "Signature"),
    **dict.fromkeys(TABULAR, ("TableTitle", "TableText")),
}
"""The styles of a division's title and of its paragraphs, where it has its own."""
PLACED = {"stanza": "Stanza", "signature": "Signature"}
"""The styles of paragraphs by their place in a division."""
MOST_HIGH = 265.0
"""pt: nine lines, as in the bulletin's layout."""


EMPTY = Markup("")


def paragraph(style: str, runs: Markup, properties: Markup | str = "") -> Markup:
    """A paragraph; `properties` are those beside its style's, in the schema's order."""
    named = Markup('<w:pStyle w:val="{}"/>').format(style) if style != "Normal" else Markup("")
    inner = named + properties
    head = Markup("<w:pPr>{}</w:pPr>").format(inner) if inner else inner
    return Markup("<w:p>{}{}</w:p>\n").format(head, runs)


def spacing(before: int, after: int, line: int) -> Markup:
    """White above and below a paragraph whose lines are `line` twips high."""
    return Markup('<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/>').format(
        before, after, line
    )


def gap(
    line: int, section: Markup | str = "", inner: Markup = EMPTY, keep: Markup = EMPTY
) -> Markup:
    """White between a table and what is around it; where it ends one, with a `section`."""
    loose = Markup('<w:snapToGrid w:val="0"/>')
    return paragraph("Normal", inner, keep + loose + spacing(0, 0, line) + section)


@dataclass
class WordBlocks:
    """Writes blocks; what it meets on its way is in `numbering` and `pictures`."""

    root: Path
    measures: WordMeasures
    runs: WordRuns
    numbering: ListNumbers
    pictures: list[FittedPicture]

    def blocks(
        self, blocks: Sequence[model.Block], style: str = "Normal", level: int = 0
    ) -> Markup:
        """The blocks, their paragraphs in `style`; `level` counts the lists around them."""
        return Markup("").join(self.block(block, style, level) for block in blocks)

    def block(self, block: model.Block, style: str = "Normal", level: int = 0) -> Markup:
        """A block of any kind."""
        match block:
            case model.Paragraph(_, children):
                return paragraph(style, self.inline(children))
            case model.Heading(_, _, children) if style == "BoxText":
                return paragraph("BoxTitle", self.inline(children))
            case model.Heading(_, depth, children):
                return paragraph(f"Heading{min(depth, 5) + 1}", self.inline(children))
            case model.ListBlock():
                return self._list(block, style, level)
            case model.Quote(_, blocks):
                return self.blocks(blocks, "BlockQuote", level)
            case model.Table():
                return self._table(block)
            case model.Figure(_, _, _, row) if row:
                return self._in_row(block)
            case model.Figure(_, picture):
                return self._figure(picture)
            case model.Preformatted(_, text):
                return paragraph("Preformatted", text_run(text, self._look()))
            case model.Division():
                return self._division(block, style, level)
            case model.Divider():
                return paragraph("Normal", Markup(""))

    def _division(self, division: model.Division, style: str, level: int) -> Markup:
        """Title and blocks; of a QR code, the link that it holds."""
        if division.kind == "page-break":
            return gap(20, inner=Markup('<w:r><w:br w:type="page"/></w:r>'))
        if division.kind == "column-break":
            return Markup("")  # the document has one column
        if division.kind == "qr":
            code = picture_of(self.root, QrCode(division.address), 0)
            image = self._image(code, (CODE, CODE), WORDS["code"][not self.measures.chinese])
            return image + paragraph("Caption", self.inline(qr_words(division)))
        boxed = division.kind in BOXED
        titled, inner = ("BoxTitle", "BoxText") if boxed else WITHIN.get(division.kind, TITLED)
        out = Markup("").join(
            paragraph(titled, text_run(part, self._look()))
            if isinstance(part, str)
            else self.block(part, PLACED.get(place_in(division, part), inner or style), level)
            for part in in_order(division)
        )
        white = gap(self.measures.line // 2) if boxed else Markup("")
        return white + out + white

    def inline(self, children: Sequence[model.Inline]) -> Markup:
        """The runs of inline content."""
        return self.runs.runs(children, self._look())

    def _look(self) -> RunLook:
        return RunLook(self.measures.chinese)

    def _list(self, block: model.ListBlock, style: str, level: int) -> Markup:
        return Markup("").join(
            self._items(items, self._numbered(block, first, style, level), style, level)
            for first, items in counted_parts(block)
        )

    def _items(
        self, items: Sequence[Sequence[model.Block]], numbered: Markup, style: str, level: int
    ) -> Markup:
        out = Markup("")
        for item in items:
            first, rest = (item[0], item[1:]) if item else (None, ())
            if isinstance(first, model.Paragraph):
                out += paragraph(style, self.inline(first.children), numbered)
            else:
                out += paragraph(style, Markup(""), numbered)
                rest = item
            out += self.blocks(rest, style, level + 1)
        return out

    def _numbered(self, block: model.ListBlock, first: int, style: str, level: int) -> Markup:
        """The paragraphs of a new list, whose numbers begin at `first`."""
        number = self.numbering.add(bool(block.numbers), level, first)
        numbered = Markup('<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>').format(
            min(level, 8), number
        )
        if style == "BoxText":  # Word draws one frame around paragraphs of one indent alone
            edge = self.measures.indent // 2
            numbered += Markup('<w:ind w:left="{0}" w:right="{0}" w:firstLine="0"/>').format(edge)
        return numbered

    # ---- tables --------------------------------------------------------------------------------

    def _table(self, table: model.Table) -> Markup:
        natural = natural_widths(
            [[plain(cell) for cell in row] for row in (table.head, *table.rows)]
        )
        widths = [round(WIDTH * share / 100) for share in column_shares(natural)]
        of_columns = [
            side or ("center" if width <= SHORT else "left")
            for side, width in zip(sides(table), natural, strict=False)
        ]
        grid = Markup("").join(map(GRID.format, widths))
        rows = Markup("").join(
            self._row(table, number, widths, of_columns) for number in range(len(table.rows) + 1)
        )
        white = gap(self.measures.line // 2)
        above = gap(self.measures.line // 2, keep=Markup("<w:keepNext/>"))
        return above + TABLE.format(WIDTH, grid, rows) + white

    def _row(
        self, table: model.Table, number: int, widths: Sequence[int], sides: Sequence[str]
    ) -> Markup:
        head = number == 0
        out = Markup("<w:trPr><w:cantSplit/>{}</w:trPr>").format(
            Markup("<w:tblHeader/>") if head else Markup("")
        )
        style = "TableHead" if head else "TableText"
        for cell in cells_of(table, number):
            width = sum(widths[cell.column : cell.column + cell.columns])
            side = "center" if head or cell.columns > 1 else sides[cell.column]
            aligned = Markup('<w:jc w:val="{}"/>').format(side)
            merged = Markup("")
            if cell.columns > 1:
                merged += Markup('<w:gridSpan w:val="{}"/>').format(cell.columns)
            if cell.rows > 1:
                kind = "continue" if cell.above else "restart"
                merged += Markup('<w:vMerge w:val="{}"/>').format(kind)
            content = Markup("") if cell.above else self.inline(cell.content)
            out += Markup(
                '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>{}<w:vAlign w:val="center"/></w:tcPr>'
                "{}</w:tc>"
            ).format(width, merged, paragraph(style, content, aligned))
        return Markup("<w:tr>{}</w:tr>").format(out)

    # ---- pictures ------------------------------------------------------------------------------

    def _figure(self, picture: Picture, size: tuple[float, float] | None = None) -> Markup:
        out = self._picture(picture, size) if picture.file else Markup("")
        if not picture.caption and not picture.credit:
            return out
        runs = text_run(picture.caption or "", self._look()) if picture.caption else Markup("")
        if picture.credit:
            runs += text_run(("　" if picture.caption else "") + picture.credit, self._look())
        return out + paragraph("Caption", runs)

    def _in_row(self, figure: model.Figure) -> Markup:
        """One of the pictures of a row, a cell each of a table without rules."""
        sizes = [self._size(each.file) if each.file else (1.0, 1.0) for each in figure.row]
        ratios = [width / height for width, height in sizes]
        room = WIDTH / 20 - GAP * (len(ratios) - 1)
        high = min(room / sum(ratios), MOST_HIGH)
        widths = [round(WIDTH * ratio / sum(ratios)) for ratio in ratios]
        size = high * ratios[figure.place], high
        begin = ROW.format(WIDTH, Markup("").join(map(GRID.format, widths)))
        inner = self._figure(figure.picture, size) or paragraph("Figure", Markup(""))
        cell = CELL.format(widths[figure.place], inner)
        first, last = figure.place == 0, figure.place == len(ratios) - 1
        return (begin if first else "") + cell + (Markup("</w:tr></w:tbl>\n") if last else "")

    def _size(self, file: str) -> tuple[float, float]:
        """Width and height of a picture in pt where it stands alone."""
        line = self.measures.line / 20
        room = Page(size=self.measures.points, measure=WIDTH / 20, line=line, picture=MOST_HIGH)
        return PictureSetter(self.root, room).size(self.root / file)

    def _picture(self, picture: Picture, size: tuple[float, float] | None) -> Markup:
        """The picture in a paragraph of its own, with white to whole lines of the grid."""
        file = picture.file or ""
        width, height = size or self._size(file)
        picture_file = fitted(self.root / file, round(width * PIXELS_PER_POINT))
        return self._image(picture_file, (width, height), picture.alt or picture.caption or "")

    def _image(self, picture: FittedPicture, size: tuple[float, float], words: str) -> Markup:
        self.pictures.append(picture)
        number, line, (width, height) = len(self.pictures), self.measures.line / 20, size
        white = (ceil(height / line + AIR) * line - height) * 20
        around = Markup(
            '<w:snapToGrid w:val="0"/><w:spacing w:before="{}" w:after="{}" w:line="240" '
            'w:lineRule="auto"/>'
        ).format(round(white / 2), round(white / 2))
        extent = round(width * EMU), round(height * EMU)
        drawing = DRAWING.format(*extent, number, words, f"rPicture{number}")
        return paragraph("Figure", Markup("<w:r>{}</w:r>").format(drawing), around)


TABLE = Markup(
    '<w:tbl><w:tblPr><w:tblW w:w="{0}" w:type="dxa"/><w:tblBorders>'
    '<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/>'
    '<w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>'
    '<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="140" w:type="dxa"/>'
    '<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "<w:tblGrid>{1}</w:tblGrid>{2}</w:tbl>\n"
)
GRID = Markup('<w:gridCol w:w="{}"/>')
ROW = Markup(
    '<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "<w:tblGrid>{}</w:tblGrid><w:tr>"
)
CELL = Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>')
DRAWING = Markup(
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{0}" cy="{1}"/>'
    '<wp:docPr id="{2}" name="picture {2}" descr="{3}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{2}" name="picture {2}" descr="{3}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{4}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{0}" cy="{1}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)
