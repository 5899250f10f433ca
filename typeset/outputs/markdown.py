"""Markdown in one file: an issue for assistants, wikis and who goes on writing with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from markdown_it import MarkdownIt

from typeset.issue import model
from typeset.issue.escape import escape_inner, escape_markdown
from typeset.issue.line_ends import on_one_line
from typeset.outputs.edition import Edition
from typeset.outputs.plain import line_of, scripted, seen_in
from typeset.outputs.worded import ArticleLine, WordedArticle, WordedMasthead, in_order

WRAPS = {"strong": "**", "emphasis": "*", "strikethrough": "~~"}


def markdown(edition: Edition) -> dict[str, bytes]:
    """The issue as one file of CommonMark with tables, footnotes and strikethrough."""
    ears = _MarkdownWriter(edition, edition.stories[0]).blocks(edition.ears)
    parts = [*_head(edition.head), *filter(None, (ears,)), *_contents(edition)]
    for story in edition.stories:
        parts += _MarkdownWriter(edition, story).parts()
    if edition.adverts:
        seen = (seen_in(each.picture, edition) for each in edition.adverts)
        parts += [escape_markdown(each) for each in (edition.advert_label, *seen)]
    parts += [escape_markdown(notice) for notice in edition.notices]
    for rows in edition.closing:
        parts += ["* * *", "\\\n".join(escape_markdown(line_of(row, edition)) for row in rows)]
    return {".md": ("\n\n".join(parts) + "\n").encode()}


def _head(head: WordedMasthead | None) -> Iterator[str]:
    if not head:
        return
    for is_name, lines in groupby(head.lines, lambda line: line[0] == "name"):
        text = "\\\n".join(escape_markdown(text) for _, text in lines)
        yield f"# {text}" if is_name else text


def _contents(edition: Edition) -> Iterator[str]:
    if edition.contents:
        yield f"## {escape_markdown(edition.contents_label)}"
        yield "\n".join(
            f"- {escape_markdown(story.title)}" for story in edition.stories if story.headed
        )


class _MarkdownWriter:
    """Writes one article: its headline is ##, its first level of section headings ###."""

    def __init__(self, edition: Edition, story: WordedArticle) -> None:
        self._edition, self._story = edition, story

    def parts(self) -> Iterator[str]:
        opening = ""
        for item in self._story.items:
            if not isinstance(item, ArticleLine):
                yield opening + self._block(item)
                opening = ""
            elif item.role != "headline":
                yield escape_markdown(item.worded)
            elif self._story.run_in:
                opening = f"**{escape_markdown(on_one_line(item.text))}** "
            else:
                yield f"## {escape_markdown(on_one_line(item.text))}"
        for note in self._story.notes:
            yield f"[^{self._label(note)}]: {_indented(self.blocks(note.blocks), 4)}"

    def _label(self, note: model.FootnoteCall) -> int:
        return self._story.notes_before + note.number

    def blocks(self, blocks: Sequence[model.Block]) -> str:
        """Blocks with a blank line between them."""
        return "\n\n".join(map(self._block, blocks))

    def _block(self, block: model.Block) -> str:
        match block:
            case model.Paragraph(_, children):
                return self._inline(children).strip(" ")
            case model.Heading(_, level, children):
                return f"{'#' * min(level + 2, 6)} {_on_one_line(self._inline(children))}"
            case model.ListBlock():
                between = "\n" if all(map(_is_short, block.items)) else "\n\n"
                return between.join(self._item(block, number) for number in range(len(block.items)))
            case model.Quote():
                return re.sub("^", "> ", self.blocks(block.blocks), flags=re.MULTILINE)
            case model.Table():
                return "\n".join(self._table_rows(block))
            case model.Figure(_, picture):
                words = (seen_in(picture, self._edition), picture.caption, picture.credit)
                return "\\\n".join(escape_markdown(each) for each in words if each)
            case model.Preformatted():
                return _fenced(block.text)
            case model.Division(kind="qr"):
                address = f"[{escape_markdown(block.address)}](<{block.address}>)"
                return " ".join(filter(None, (escape_markdown(block.title), address)))
            case model.Division():
                parts = in_order(block)
                bold = "" if block.kind == "pull-quote" else "**"
                said = (
                    f"{bold}{escape_markdown(p)}{bold}" if isinstance(p, str) else self._block(p)
                    for p in parts
                )
                return "\n\n".join(said)
            case model.Divider():
                return "* * *"

    def _item(self, block: model.ListBlock, number: int) -> str:
        mark = f"{block.numbers[number]}." if block.numbers else "-"
        return f"{mark} {_indented(self.blocks(block.items[number]), len(mark) + 1)}"

    def _table_rows(self, table: model.Table) -> Iterator[str]:
        rules = {"left": ":---", "center": ":---:", "right": "---:", None: "---"}
        for number, row in enumerate((table.head, *table.rows)):
            cells = (self._inline(cell).replace("\\\n", " ") for cell in row[: len(table.head)])
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield f"| {' | '.join(rules[side] for side in table.align)} |"

    def _inline(self, children: Sequence[model.Inline]) -> str:
        """The pieces; without bold and slanted words where CommonMark would not read them back.

        It takes the signs between Chinese characters and marks for text, as in **“两会”**期间.
        """
        shown = self._pieces(children, WRAPS)
        return shown if _reads_back(shown, children) else self._pieces(children, {})

    def _pieces(self, children: Sequence[model.Inline], wraps: Mapping[str, str]) -> str:
        return "".join(self._piece(child, wraps) for child in children)

    def _piece(self, child: model.Inline, wraps: Mapping[str, str]) -> str:
        match child:
            case model.Text(words):
                return escape_inner(words)
            case model.LineBreak():
                return "\\\n"
            case model.FootnoteCall():
                return f"[^{self._label(child)}]"
            case model.Span("code", children):
                return _code("".join(c.text for c in children if isinstance(c, model.Text)))
            case model.Span("link", children, str(target)) if not target.startswith("#"):
                return f"[{self._pieces(children, wraps)}](<{target}>)"
            case model.Span("superscript" | "subscript" as kind, children):
                return scripted(kind, self._pieces(children, wraps))
            case model.Span("reading", children):
                return f"（{self._pieces(children, wraps)}）"
            case model.Span(kind, children):
                wrap = wraps.get(kind, "")
                return f"{wrap}{self._pieces(children, wraps)}{wrap}"


def _is_short(item: Sequence[model.Block]) -> bool:
    return len(item) == 1 and isinstance(item[0], model.Paragraph)


def _reads_back(shown: str, children: Sequence[model.Inline]) -> bool:
    """Whether CommonMark makes just the spans of `children` out of what is shown."""
    if not any(isinstance(child, model.Span) and child.kind in WRAPS for child in children):
        return True
    read = MarkdownIt("commonmark").enable("strikethrough").parseInline(shown)[0].children or []
    kinds = [token.type for token in read if token.nesting == 1 and token.type != "link_open"]
    return len(kinds) == _spans(children)


def _spans(children: Sequence[model.Inline]) -> int:
    """How many spans there are that are written with signs around them."""
    inner = [child for child in children if isinstance(child, model.Span)]
    return sum((span.kind in WRAPS) + _spans(span.children) for span in inner)


def _on_one_line(text: str) -> str:
    return text.replace("\\\n", " ")


def _indented(text: str, by: int) -> str:
    """The lines after the first stand below the text of the first; blank ones stay blank."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * by, text)


def _fenced(text: str) -> str:
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}\n{text}\n{fence}"


def _code(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
