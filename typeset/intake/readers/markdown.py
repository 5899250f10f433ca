"""Markdown: headings, lists, tables, bold words, the HTML in it; what else it holds is text."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from typeset.intake.characters import CALL, HAN
from typeset.intake.readers.forced_breaks import Span
from typeset.intake.readers.markup import TAG_MARKS, Collector
from typeset.intake.readers.text import decode
from typeset.intake.readers.web import read_fragment
from typeset.intake.source import LeftOut, Source
from typeset.issue.list_numbers import item_numbers
from typeset.issue.markdown import new_parser

_FRONT_MATTER = re.compile(r"\A(?:---\n(.*?)\n(?:---|\.\.\.)|\+\+\+\n(.*?)\n\+\+\+)\n", re.DOTALL)
"""Of YAML, or of TOML."""
_WRAPS = {"strong": "strong", "em": "emphasis", "s": "strikethrough"}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*?(/?)>")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_INDENTED_CODE = re.compile(r"(?<=\n\n)(?:(?: {4}|\t).*\n)+(?=\n|\Z)")
_STRONG = re.compile("^__(?=[^\\s_])[^_\n]+(?<=\\S)__(?!_)", re.MULTILINE)
_STRONG_INSIDE = re.compile(f"(?<=[{HAN}，。；：、])__(?=[^\\s_])([^_\n]+)(?<=\\S)__(?!_)")
"""Bold words inside Chinese, where a line begins with some; else they may be forms to fill in."""
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_OF_A_PROGRAM = re.compile(r"^\s+(?:[#$>] |//)", re.MULTILINE)
"""A remark or a prompt: whoever indents paragraphs by four blanks begins none so."""
_KEYS = {"title": "title", "headline": "title", "subtitle": "deck", "deck": "deck"}
_PEOPLE = ("author", "authors", "byline", "by")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """The parser of an issue's articles, but that it knows HTML."""
    markdown = new_parser()
    markdown.options["html"] = True
    markdown.enable(["html_block", "html_inline"])
    return markdown


def read_markdown(name: str, data: bytes) -> Source:
    """The blocks of a Markdown text, and of the HTML in it; its comments are left out."""
    text = decode(name, data).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    reading = _MarkdownReading()
    head = _FRONT_MATTER.match(text)
    if head:
        for line in (head[1] or head[2]).split("\n"):
            reading.front_matter(line)
        text = text[head.end() :]
    text = _INDENTED_CODE.sub(_fenced, text)
    text = _STRONG_INSIDE.sub(r"**\1**", text) if _STRONG.search(text) else text
    for node in SyntaxTreeNode(_parser().parse(text, {})).children:
        reading.block(node)
    reading.flush()
    lines, left = tuple(reading.collector.lines), tuple(reading.left)
    return Source(name, lines, "paragraph", (), (), left, data)


def _fenced(code: re.Match[str]) -> str:
    """Indented lines between fences, where one begins as programs' do; else as they were."""
    inside = len(_FENCE.findall(code.string, 0, code.start())) % 2
    if inside or not _OF_A_PROGRAM.search(code[0]):
        return code[0]
    return f"```\n{textwrap.dedent(code[0].expandtabs(4))}```\n"


class _MarkdownReading:
    """One text on its way into a collector; `html` is a run of HTML that goes on, `head` what the
    front matter says the title is."""

    def __init__(self) -> None:
        self.collector = Collector()
        self.left: list[LeftOut] = []
        self.html: list[str] = []
        self.head: list[str] = []

    def leave(self, why: str, text: str) -> None:
        if text.strip():
            self.left.append(LeftOut(text.strip(), self.collector.number, why))

    def front_matter(self, line: str) -> None:
        """Title, subtitle and author are lines of the head; the rest is for programs."""
        key, _, value = line.partition("=" if re.match(r"\w+ *=", line) else ":")
        shown = value.strip().strip("\"'[]")
        if key.strip().lower() in _KEYS and shown:
            self.head.append(shown)
            kind = _KEYS[key.strip().lower()]
            self.collector.add([(shown, ())], kind, level=1)  # type: ignore[arg-type]
        elif key.strip().lower() in _PEOPLE and shown:
            self.collector.add([(f"作者：{shown}" if not shown.isascii() else f"By {shown}", ())])
        else:
            self.leave("left: front matter", line)

    def flush(self) -> None:
        """Reads the HTML blocks that stand together as one page."""
        if self.html:
            page, self.html = "\n".join(self.html), []
            for found in _COMMENT.finditer(page):
                self.leave("left: comment", found[1])
            read_fragment(_COMMENT.sub("", page), self.collector, self.left)

    def block(self, node: SyntaxTreeNode, **facts: Any) -> None:
        if node.type == "html_block":
            self.html.append(node.content)
            return
        self.flush()
        match node.type:
            case "heading" if node.children[0].content.strip() in self.head:
                self.leave("left: front matter", node.children[0].content)
            case "heading":
                self.collector.add(self.spans(node), "heading", level=int(node.tag[1]))
            case "paragraph":
                self.collector.add(self.spans(node), **facts)
            case "bullet_list" | "ordered_list":
                self.items(node, facts.get("level", 0) + 1)
            case "table":
                self.table(node)
            case "footnote" | "footnote_reference":
                text = [span for child in node.children for span in self.spans(child)]
                self.collector.add(text, "note", data=str(node.meta.get("label", "")))
            case "fence" | "code_block":
                self.collector.code(node.content)
            case "division" | "division_mark":
                self.division(node, **facts)
            case _:
                for child in node.children:
                    self.block(child, **facts)

    def division(self, node: SyntaxTreeNode, **facts: Any) -> None:
        """`::: notice 启事`: its words are a paragraph before what it holds."""
        fence = node.meta["fence"]
        words = fence.title if fence.kind else f"{fence.name} {fence.title}"
        if words.strip():
            self.collector.add([(words.strip(), ())])
        for child in node.children:
            self.block(child, **facts)

    def table(self, node: SyntaxTreeNode) -> None:
        number = self.collector.number + 1
        for row in node.walk():
            if row.type == "tr":
                self.collector.row([self.spans(cell) for cell in row.children], frame=number)

    def items(self, node: SyntaxTreeNode, level: int) -> None:
        numbers = item_numbers(node)
        for at, item in enumerate(node.children):
            label = f"{numbers[at]}." if numbers else ""
            for child in item.children:
                if child.type == "paragraph":
                    spans = self.spans(child)
                    facts = {"level": level, "ordered": bool(numbers), "label": label}
                    self.collector.add(spans, "item", **facts)
                else:
                    self.block(child, level=level)

    # ---- inline ----------------------------------------------------------------------------------

    def spans(self, node: SyntaxTreeNode) -> list[Span]:
        spans: list[Span] = []
        opened: list[str] = []
        for child in node.children:
            self.inline(child, (), spans, opened)
        return spans

    def inline(
        self,
        node: SyntaxTreeNode,
        marks: tuple[str, ...],
        spans: list[Span],
        opened: list[str],
    ) -> None:
        inner = (*marks, *(mark for mark in opened if mark not in marks))
        if node.type in ("text", "code_inline"):
            spans.append((node.content, inner))
        elif node.type == "softbreak":
            spans.append((" ", inner))
        elif node.type == "hardbreak":
            spans.append(("\v", ()))
        elif node.type == "html_inline":
            self.tag(node.content, spans, opened)
        elif node.type == "footnote_ref":
            spans.append((CALL, (f"note:{node.meta.get('label', '')}",)))
        elif node.type == "image":
            self.leave("left: linked picture", str(node.attrs.get("src", "")))
            spans.append((node.content, inner))
        else:
            mark = _WRAPS.get(node.type)
            if node.type == "marked":
                mark = node.meta["kind"]
                self.leave("left: reading", node.meta["reading"] or "")
            if node.type == "link":
                mark = f"link:{node.attrs.get('href', '')}"
            for child in node.children:
                self.inline(child, (*inner, mark) if mark else inner, spans, opened)

    def tag(self, content: str, spans: list[Span], opened: list[str]) -> None:
        """An HTML tag among words: bold and slanted ones count, breaks break, comments go."""
        if found := _COMMENT.fullmatch(content):
            self.leave("left: comment", found[1])
            return
        tag = _TAG.match(content)
        if tag is None:
            return
        name = tag[2].lower()
        if name in ("br", "p", "div"):
            spans.append(("\v", ()))
        elif name == "img":
            source = re.search(r"src\s*=\s*[\"']?([^\"'\s>]+)", content)
            self.leave("left: linked picture", source[1] if source else content)
        elif mark := TAG_MARKS.get(name):
            if not tag[1]:
                opened.append(mark)
            elif mark in opened:
                opened.remove(mark)
