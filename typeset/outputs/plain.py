"""Plain text: an issue for screen readers, assistants and terminals, a paragraph on each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typeset.diagnostics.excerpt import cells
from typeset.issue import model
from typeset.issue.line_ends import on_one_line
from typeset.issue.picture_keys import Picture
from typeset.outputs.closing import ClosingRow
from typeset.outputs.edition import Edition
from typeset.outputs.templates import words
from typeset.outputs.worded import (
    ArticleLine,
    WordedArticle,
    WordedMasthead,
    in_order,
    words_of,
)

BULLET = "·"
RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
"""What Unicode has: 10⁵ is no 105."""


def text(edition: Edition) -> dict[str, bytes]:
    """The issue as one file of UTF-8 text."""
    ears = _PlainWriter(edition, edition.stories[0]).blocks(edition.ears)
    parts = [*_head(edition.head), *filter(None, (ears,)), *_contents(edition)]
    for story in edition.stories:
        parts += _PlainWriter(edition, story).parts()
    if edition.adverts:
        parts += [
            edition.advert_label,
            *(seen_in(each.picture, edition) for each in edition.adverts),
        ]
    parts += edition.notices
    parts += ["\n".join(line_of(row, edition) for row in rows) for rows in edition.closing]
    return {".txt": ("\n\n".join(parts) + "\n").encode()}


def _head(head: WordedMasthead | None) -> Iterator[str]:
    if head:
        yield "\n".join(text for _, text in head.lines)


def _contents(edition: Edition) -> Iterator[str]:
    if edition.contents:
        headlines = (story.title for story in edition.stories if story.headed)
        yield "\n".join([edition.contents_label, *headlines])


def line_of(row: ClosingRow, edition: Edition) -> str:
    """A row of the closing block as text."""
    return "  ".join(filter(None, (f"{edition.label(row)}{row.text}", row.end)))


def seen_in(picture: Picture, edition: Edition) -> str:
    """What a picture shows, in brackets; empty where its caption says it."""
    seen = words_of(picture)
    return words(edition, "picture").format(seen) if seen else ""


def scripted(kind: str, text: str) -> str:
    """Raised or lowered text; ^(th) where there are no such characters."""
    table, sign = (RAISED, "^") if kind == "superscript" else (LOWERED, "_")
    known = all(ord(char) in table for char in text)
    return text.translate(table) if known else f"{sign}({text})"


class _PlainWriter:
    """Writes one article: paragraphs parted by a blank line, notes below."""

    def __init__(self, edition: Edition, story: WordedArticle) -> None:
        self._edition, self._story = edition, story

    def parts(self) -> Iterator[str]:
        opening = ""
        for item in self._story.items:
            if isinstance(item, ArticleLine):
                if item.role == "headline" and self._story.run_in:
                    opening = f"{on_one_line(item.text)} "
                    continue
                yield item.worded
                continue
            yield opening + self._block(item)
            opening = ""
        for note in self._story.notes:
            yield f"{self._edition.mark(self._story, note)} {self.blocks(note.blocks)}"

    def blocks(self, blocks: Sequence[model.Block]) -> str:
        """Blocks, a line each."""
        return "\n".join(map(self._block, blocks))

    def _block(self, block: model.Block) -> str:
        match block:
            case model.Paragraph(_, children) | model.Heading(_, _, children):
                return self._inline(children)
            case model.ListBlock():
                return "\n".join(self._item(block, number) for number in range(len(block.items)))
            case model.Quote():
                return self.blocks(block.blocks)
            case model.Table():
                return "\n".join(self._table_rows(block))
            case model.Figure(_, picture):
                words = (picture.caption, picture.credit)
                return "  ".join(filter(None, (seen_in(picture, self._edition), *words)))
            case model.Preformatted():
                return block.text
            case model.Division(kind="qr"):
                return "  ".join(filter(None, (block.title, block.address)))
            case model.Division():
                parts = in_order(block)
                said = (p if isinstance(p, str) else self._block(p) for p in parts)
                return "\n\n".join(said)
            case model.Divider():
                return "* * *"

    def _item(self, block: model.ListBlock, number: int) -> str:
        mark = f"{block.numbers[number]}." if block.numbers else BULLET
        inner = self.blocks(block.items[number]).replace("\n", "\n" + " " * (len(mark) + 1))
        return f"{mark} {inner}"

    def _table_rows(self, table: model.Table) -> Iterator[str]:
        """The rows, their columns under one another where the letters are of one width."""
        rows = [
            [self._inline(cell).replace("\n", " ") for cell in row[: len(table.head)]]
            for row in (table.head, *table.rows)
        ]
        widths = [
            max(cells(row[column]) for row in rows if column < len(row))
            for column in range(len(table.head))
        ]
        for row in rows:
            filled = (said + " " * (w - cells(said)) for said, w in zip(row, widths, strict=False))
            yield "  ".join(filled).rstrip()

    def _inline(self, children: Sequence[model.Inline]) -> str:
        return "".join(map(self._piece, children))

    def _piece(self, child: model.Inline) -> str:
        match child:
            case model.Text(said):
                return said
            case model.LineBreak():
                return "\n"
            case model.FootnoteCall():
                return self._edition.mark(self._story, child)
            case model.Span("reading", children):
                return f"（{self._inline(children)}）"
            case model.Span("superscript" | "subscript" as kind, children):
                return scripted(kind, self._inline(children))
            case model.Span(_, children):
                return self._inline(children)
