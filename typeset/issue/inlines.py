"""Makes the inline tree of a block: text, spans, forced breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markdown_it.tree import SyntaxTreeNode as Node

from typeset.issue.model import Inline, LineBreak, Span, Text

_SPANS = {"strong": "strong", "em": "emphasis", "s": "strikethrough"}

Other = Callable[[Node], Inline | None]
"""Makes the inline of a node that this module does not know: a footnote's call, a picture."""


def inlines(nodes: Iterable[Node], other: Other) -> tuple[Inline, ...]:
    """The inline tree; neighbouring runs of text are one."""
    found: list[Inline] = []
    for node in nodes:
        inline = _inline(node, other)
        if inline is None:
            continue
        if isinstance(inline, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + inline.text)
        elif inline != Text(""):
            found.append(inline)
    return tuple(found)


def _inline(node: Node, other: Other) -> Inline | None:
    if node.type == "text":
        return Text(node.content)
    if node.type == "hardbreak":
        return LineBreak()
    if node.type == "code_inline":
        return Span("code", (Text(node.content),))
    if node.type == "link":
        return Span("link", inlines(node.children, other), str(node.attrs.get("href", "")))
    if node.type == "marked":
        return _marked(node, other)
    if node.type in _SPANS:
        return Span(_SPANS[node.type], inlines(node.children, other))  # type: ignore[arg-type]
    return other(node)


def _marked(node: Node, other: Other) -> Span:
    children, reading = inlines(node.children, other), node.meta["reading"]
    if reading:
        children = (*children, Span("reading", (Text(reading),)))
    return Span(node.meta["kind"], children)


def plain_text(children: Iterable[Inline]) -> str:
    """The characters of an inline tree; a forced break is a line end, a footnote's call nothing."""
    parts = []
    for child in children:
        if isinstance(child, Text):
            parts.append(child.text)
        elif isinstance(child, LineBreak):
            parts.append("\n")
        elif isinstance(child, Span):
            parts.append(plain_text(child.children))
    return "".join(parts)
