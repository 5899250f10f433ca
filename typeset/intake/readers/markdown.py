"""Markdown: its headings, lists, tables and bold words; what else it holds is text."""

from __future__ import annotations

import re
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from typeset.intake.characters import CALL
from typeset.intake.readers.markup import Collector, Span
from typeset.intake.readers.text import decode
from typeset.intake.source import Source
from typeset.issue.markdown import parser

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_WRAPS = {"strong": "strong", "em": "emphasis", "s": "strikethrough"}


def read_markdown(name: str, data: bytes) -> Source:
    """The blocks of a Markdown text.  Front matter is read as lines of text."""
    text = decode(name, data).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    collector = Collector()
    head = _FRONT_MATTER.match(text)
    if head:
        for line in head[1].split("\n"):
            _front_matter(line, collector)
        text = text[head.end() :]
    for node in SyntaxTreeNode(parser().parse(text, {})).children:
        _block(node, collector)
    return Source(name, tuple(collector.lines), "paragraph", data=data)


def _front_matter(line: str, collector: Collector) -> None:
    """A title is a heading; any other line of the front matter is text."""
    found = re.fullmatch(r"(?:title|headline): *[\"']?(.+?)[\"']? *", line)
    if found:
        collector.add([(found[1], ())], "heading", level=1)
    else:
        collector.add([(line, ())])


def _block(node: SyntaxTreeNode, collector: Collector, **facts: Any) -> None:
    match node.type:
        case "heading":
            collector.add(_spans(node), "heading", level=int(node.tag[1]))
        case "paragraph":
            collector.add(_spans(node), **facts)
        case "bullet_list" | "ordered_list":
            _items(node, collector, facts.get("level", 0) + 1)
        case "tr":
            collector.row([_spans(cell) for cell in node.children])
        case "footnote" | "footnote_reference":
            text = [span for child in node.children for span in _spans(child)]
            collector.add(text, "note", data=str(node.meta.get("label", "")))
        case "fence" | "code_block":
            for line in node.content.splitlines():
                collector.add([(line, ())])
        case _:
            for child in node.children:
                _block(child, collector, **facts)


def _items(node: SyntaxTreeNode, collector: Collector, level: int) -> None:
    ordered = node.type == "ordered_list"
    for item in node.children:
        for child in item.children:
            if child.type == "paragraph":
                collector.add(_spans(child), "item", level=level, ordered=ordered)
            else:
                _block(child, collector, level=level)


def _spans(node: SyntaxTreeNode) -> list[Span]:
    return [span for child in node.children for span in _inline(child, ())]


def _inline(node: SyntaxTreeNode, marks: tuple[str, ...]) -> list[Span]:
    if node.type in ("text", "code_inline"):
        return [(node.content, marks)]
    if node.type == "softbreak":
        return [(" ", marks)]
    if node.type == "hardbreak":
        return [("\v", ())]
    if node.type == "footnote_ref":
        return [(CALL, (f"note:{node.meta.get('label', '')}",))]
    if node.type == "image":
        return [(node.content, marks)]
    mark = _WRAPS.get(node.type)
    if node.type == "link":
        mark = f"link:{node.attrs.get('href', '')}"
    inner = (*marks, mark) if mark else marks
    return [span for child in node.children for span in _inline(child, inner)]
