"""word/document.xml: masthead, contents, articles, notices and the closing block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from typeset.issue import model
from typeset.issue.line_ends import on_one_line
from typeset.layout.wording import ems, even_width
from typeset.outputs.edition import Edition
from typeset.outputs.word.blocks import WordBlocks, paragraph, spacing
from typeset.outputs.word.closing import ASIDE, closing_block, floats
from typeset.outputs.word.list_numbers import ListNumbers
from typeset.outputs.word.measures import (
    BOTTOM,
    CHINESE,
    ENGLISH,
    FOOTER,
    INNER,
    OUTER,
    PAGE,
    TOP,
    WIDTH,
    WordMeasures,
)
from typeset.outputs.word.runs import (
    OutsideLinks,
    RunLook,
    WordRuns,
    bookmark,
    field_runs,
    tab_run,
    text_run,
)
from typeset.outputs.worded import ArticleLine, WordedArticle, WordedMasthead

HEADLINE = {True: 20.0, False: 25.0}
"""em: a headline of several lines has them even, none longer than this; as in the layout."""
LONG_BYLINE = 24.0
"""em: longer names stand on lines of their own."""


class DocumentWriter:
    """Writes the document; what it meets on its way is in its fields."""

    def __init__(self, edition: Edition, pages: Mapping[str, int], later: int) -> None:
        self._edition, self._pages, self._later = edition, pages, later
        self.measures: WordMeasures = replace(
            CHINESE if edition.chinese else ENGLISH,
            colour=edition.leading_colour.removeprefix("#").upper(),
        )
        self.links, self.note_links = OutsideLinks(), OutsideLinks()
        self.numbering = ListNumbers()
        self.notes: list[Markup] = []
        self._look = RunLook(edition.chinese)
        self._bookmarks = {s.id: f"story{n}" for n, s in enumerate(edition.stories, 1)}
        self._story = edition.stories[0]
        self._label = 0
        runs = WordRuns(self.links, self._note, self._bookmarks)
        self._blocks = WordBlocks(edition.root, self.measures, runs, self.numbering, [])
        self.pictures = self._blocks.pictures

    def body(self) -> Markup:
        """The content of w:body."""
        edition = self._edition
        parts = [self._head(edition.head)] if edition.head else []
        parts += [self._blocks.blocks(edition.ears, "Notice")]
        parts += [self._contents()] if edition.contents else []
        parts += [self._article(story) for story in edition.stories]
        parts += [self._adverts()] if edition.adverts else []
        parts += [paragraph("Notice", text_run(each, self._look)) for each in edition.notices]
        if edition.closing:
            return Markup("").join(parts) + self._with_closing()
        return Markup("").join(parts) + self._section()

    def _with_closing(self) -> Markup:
        """The closing block in a section of its own: on the same page, or on the next even one.

        Where a blank page comes before it, its own has no number either (GB/T 9704-2012, 7.5).
        """
        kind = "evenPage" if self._later else "continuous"
        aside = ASIDE if floats(self._edition, self.measures) else 0
        block = closing_block(self._edition, self.measures, self._section(), bool(self._later))
        return block + self._section(kind, aside, numbered=self._later < 2)

    # ---- the head of page 1 ----------------------------------------------------------------------

    def _head(self, head: WordedMasthead) -> Markup:
        look, out = self._look, Markup("")
        for mark in head.marks:
            out += paragraph("Mark", text_run(mark, look))
        if head.slogan:
            out += paragraph("Slogan", text_run(head.slogan, look))
        if head.name:
            size = Markup('<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>').format(
                int(2 * 0.94 * WIDTH / 20 / max(ems(head.name), 6))
            )
            run = Markup('<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>')
            out += paragraph("Masthead", run.format(size, head.name))
        if head.number or head.total:
            row = self.measures.row
            close = spacing(row // 4, 0, row) if head.note else Markup("")
            out += paragraph("Number", text_run(f"{head.number}{head.total}", look), close)
        if head.note:
            out += paragraph("SpecimenNote", text_run(head.note, look))
        rule = Markup(
            '<w:pBdr><w:bottom w:val="single" w:sz="14" w:space="5" w:color="{}"/></w:pBdr>'
        ).format(self.measures.colour)
        if head.issuer or head.date or not head.document:
            runs = text_run(head.issuer, look) + tab_run() + text_run(head.date, look)
            out += paragraph("Imprint", runs, Markup("") if head.document else rule)
        if head.document:
            out += paragraph("DocumentNumber", text_run(head.document, look), rule)
        return out

    def _contents(self) -> Markup:
        """The list of contents; Word works out its page numbers again when it prints."""
        out = paragraph("ContentsHeading", text_run(self._edition.contents_label, self._look))
        for story in self._edition.stories:
            if not story.headed:
                continue
            name = self._bookmarks[story.id]
            page = str(self._pages.get(story.id, ""))
            runs = text_run(story.title, self._look) + tab_run()
            runs += field_runs(f"PAGEREF {name} \\h", page, self._look)
            link = Markup('<w:hyperlink w:anchor="{}">{}</w:hyperlink>').format(name, runs)
            out += paragraph("Contents", link)
        return out + paragraph("Normal", Markup(""))

    # ---- articles --------------------------------------------------------------------------------

    def _article(self, story: WordedArticle) -> Markup:
        """The article; the white around its head is that of the layout, half a line each."""
        self._story = story
        first = story is self._edition.stories[0]
        half = self.measures.line // 2
        heads = [
            item for item in story.items if isinstance(item, ArticleLine) and item.role in HEADS
        ]
        labelled = any(head.role == "section" for head in heads)
        above = 0 if first or labelled else self.measures.line
        standing = [head for head in heads if head.role != "section" and self._stands(head)]
        out, opening = Markup(""), Markup("")
        for number, item in enumerate(story.items):
            if item in standing and isinstance(item, ArticleLine):
                before = above + half if item is standing[0] else 0
                after = half if item is standing[-1] else 0
                out += self._head_line(item, before, after)
                above = 0
            elif isinstance(item, ArticleLine) and item.role == "headline":
                opening = self._named(self._run_in(item.text))
            elif isinstance(item, ArticleLine):
                out += self._line(item, first)
            else:
                byline = self._byline_after(story, number)
                out += self._text(item, opening, byline, above)
                opening, above = Markup(""), 0
        return out

    def _stands(self, line: ArticleLine) -> bool:
        return not (line.role == "headline" and self._story.run_in)

    def _head_line(self, line: ArticleLine, before: int, after: int) -> Markup:
        style = {"kicker": "Kicker", "headline": "Heading1", "deck": "Deck"}[line.role]
        runs, indents = text_run(line.text, self._look), Markup("")
        if line.role == "headline":
            runs = self._named(runs)
            if "\n" not in line.text:
                em = self.measures.headline * 10
                wide = even_width(line.text, HEADLINE[self.measures.chinese]) * em
                side = max(0, round((WIDTH - wide) / 2))
                indents = Markup('<w:ind w:left="{0}" w:right="{0}"/>').format(side)
        return paragraph(style, runs, spacing(before, after, self.measures.line) + indents)

    def _named(self, runs: Markup) -> Markup:
        name = self._bookmarks[self._story.id]
        return bookmark(name, int(name.removeprefix("story")), runs)

    def _run_in(self, headline: str) -> Markup:
        style = RunLook(self.measures.chinese, style="RunIn")
        return text_run(f"{on_one_line(headline)}　", style)

    def _line(self, line: ArticleLine, first: bool) -> Markup:
        style = LINES[line.role]
        if line.role == "byline" and self._joins_text(line):
            return Markup("")  # it stands on the last line of the text
        white = spacing(0, 0, self.measures.line) if line.role == "section" and first else ""
        if line.role == "attachment":
            white = self._hung(line)
        return paragraph(style, text_run(line.worded, self._look), white)

    def _hung(self, line: ArticleLine) -> Markup:
        """An attachment stands behind the label of the first, which has a blank line above it."""
        named = line.before.rstrip("0123456789. ")
        label = round(ems(named) * self.measures.points * 20)
        self._label = label or self._label
        above = spacing(self.measures.line if label else 0, 0, self.measures.line)
        left = self.measures.indent + self._label
        return above + Markup('<w:ind w:left="{}" w:hanging="{}"/>').format(left, label)

    def _joins_text(self, line: ArticleLine) -> bool:
        items = self._story.items
        before = items[items.index(line) - 1]
        return isinstance(before, model.Paragraph) and ems(line.worded) <= LONG_BYLINE

    def _byline_after(self, story: WordedArticle, number: int) -> str:
        following = story.items[number + 1] if number + 1 < len(story.items) else None
        if (
            isinstance(following, ArticleLine)
            and following.role == "byline"
            and self._joins_text(following)
        ):
            return following.worded
        return ""

    def _text(self, block: model.Block, opening: Markup, byline: str, above: int) -> Markup:
        white = spacing(above, 0, self.measures.line) if above else Markup("")
        if not isinstance(block, model.Paragraph) or not (opening or byline or above):
            return (paragraph("Normal", Markup("")) if above else Markup("")) + self._blocks.block(
                block
            )
        runs = opening + self._blocks.inline(block.children)
        if byline:
            runs += tab_run() + text_run(byline, self._look)
            stop = Markup('<w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs>').format(WIDTH)
            white = stop + white
        return paragraph("Normal", runs, white)

    # ---- notes -----------------------------------------------------------------------------------

    def _note(self, call: model.FootnoteCall) -> Markup:
        """The call of a note; one that is called again shows its mark."""
        if not call.blocks:
            style = RunLook(self.measures.chinese, style="FootnoteReference")
            return text_run(self._edition.mark(self._story, call), style)
        number = len(self.notes) + 1
        self.notes.append(Markup(""))
        self.notes[number - 1] = self._note_text(call, number)
        mark = Markup('<w:footnoteReference w:id="{}"/>').format(number)
        return self._mark_run(mark)

    def _mark_run(self, mark: Markup) -> Markup:
        before, after = ("<w:t>[</w:t>", "<w:t>]</w:t>") if self._edition.bracketed else ("", "")
        return Markup(
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{}{}{}</w:r>'
        ).format(Markup(before), mark, Markup(after))

    def _note_text(self, call: model.FootnoteCall, number: int) -> Markup:
        runs = WordRuns(self.note_links, self._note, self._bookmarks)
        writer = WordBlocks(self._edition.root, self.measures, runs, self.numbering, self.pictures)
        text = writer.blocks(call.blocks, "FootnoteText")
        mark = self._mark_run(Markup("<w:footnoteRef/>")) + text_run(" ", self._look)
        head, end, rest = text.partition("</w:pPr>")
        marked = Markup(head) + Markup(end) + mark + Markup(rest)
        return Markup('<w:footnote w:id="{}">{}</w:footnote>').format(number, marked)

    def _adverts(self) -> Markup:
        label = paragraph("AdvertLabel", text_run(self._edition.advert_label, self._look))
        return label + self._blocks.blocks(self._edition.adverts)

    # ---- the page -------------------------------------------------------------------------------

    def _section(self, kind: str = "nextPage", aside: int = 0, numbered: bool = True) -> Markup:
        """A section's properties; its margins are `aside` twips narrower."""
        title = Markup("") if numbered else Markup("<w:titlePg/>")
        begins = Markup('<w:type w:val="{}"/>').format(kind)
        margins = TOP, OUTER - aside, BOTTOM, INNER - aside
        grid = Markup('<w:docGrid w:type="lines" w:linePitch="{}"/>').format(self.measures.line)
        return Markup(
            '<w:sectPr><w:footerReference w:type="default" r:id="rFooterOdd"/>'
            '<w:footerReference w:type="even" r:id="rFooterEven"/>'
            '<w:footnotePr><w:numFmt w:val="{}"/></w:footnotePr>'
            '{}<w:pgSz w:w="{}" w:h="{}"/>'
            '<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" '
            'w:header="850" w:footer="{}" w:gutter="0"/>{}{}</w:sectPr>'
        ).format(self._note_format(), begins, *PAGE, *margins, FOOTER, title, grid)

    def _note_format(self) -> str:
        circled = self.measures.chinese and not self._edition.bracketed
        return "decimalEnclosedCircle" if circled else "decimal"


LINES = {
    "section": "Section",
    "addressee": "Addressee",
    "attachment": "Attachment",
    "byline": "Byline",
    "signature": "Signature",
    "document-note": "Normal",
}
"""By the role of a line that is no headline, its style."""
HEADS = ("section", "kicker", "headline", "deck")
