"""Marked spans of Markdown: `[文字]{.dots}`, `[漢字]{ruby=hànzì}`, `x^2^` and `H~2~O`.

The forms are Pandoc's (bracketed_spans, superscript, subscript).  What is no such form is text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

KINDS = {
    "underline": "underline",
    "下划线": "underline",
    "dots": "dots",
    "着重号": "dots",
    "proper-name": "proper-name",
    "专名号": "proper-name",
    "book-title": "book-title",
    "书名号": "book-title",
    "small-caps": "small-caps",
}
"""The class that braces name, in English or Chinese, and the span's kind."""

_BRACES = re.compile(r"\{(?:\.([^\s{}.]+)|(?:ruby|注音)=(?:\"([^\"{}]+)\"|([^\s\"{}]+)))\}")
SUPERSCRIPT = re.compile(r"\^([0-9A-Za-z+\-−]{1,8})\^")
SUBSCRIPT = re.compile(r"(?<=[A-Za-z)])~([0-9A-Za-z+\-−]{1,8})~(?!~)")


def use(markdown: MarkdownIt) -> None:
    """Teach the parser the forms."""
    markdown.inline.ruler.before("link", "marked_span", _bracketed)
    markdown.inline.ruler.before("strikethrough", "raised_and_lowered", _raised_or_lowered)


def _bracketed(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or "]{" not in state.src:
        return False
    start, end = state.pos + 1, state.md.helpers.parseLinkLabel(state, state.pos)
    found = _BRACES.match(state.src, end + 1, state.posMax) if end > start else None
    if found is None or (found[1] and found[1] not in KINDS):
        return False
    if not silent:
        _push(state, KINDS[found[1]] if found[1] else "ruby", start, end, found[2] or found[3])
    state.pos = found.end()
    return True


def _push(state: StateInline, kind: str, start: int, end: int, reading: str | None) -> None:
    """The tokens of a span whose text is [start, end) of the source."""
    limit = state.posMax
    state.push("marked_open", "span", 1).meta = {"kind": kind, "reading": reading}
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = limit
    state.push("marked_close", "span", -1)


def _raised_or_lowered(state: StateInline, silent: bool) -> bool:
    form = {"^": SUPERSCRIPT, "~": SUBSCRIPT}.get(state.src[state.pos])
    if form is None or state.pos == 0 or state.src[state.pos - 1].isspace():
        return False
    found = form.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        kind = "superscript" if found[0][0] == "^" else "subscript"
        state.push("marked_open", "span", 1).meta = {"kind": kind, "reading": None}
        state.push("text", "", 0).content = found[1]
        state.push("marked_close", "span", -1)
    state.pos = found.end()
    return True
