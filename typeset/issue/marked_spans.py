"""Marked spans of Markdown: `[文字]{.dots}`, `[漢字]{ruby=hànzì}`, `x^2^` and `H~2~O`.

The forms are Pandoc's (bracketed_spans, superscript, subscript).  Tags of HTML that only mark words
(`<sup>3</sup>`, `<em class="dots">`) mean the same.  What is no such form is text.
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
TAGS = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "emphasis"),
    **dict.fromkeys(("s", "del"), "strikethrough"),
    "u": "underline",
    "sup": "superscript",
    "sub": "subscript",
}
"""The tags of HTML around words, without attributes, and the span's kind; `em` may have a class."""
_TAG = re.compile(r"<([a-z]{1,6})(?: class=[\"']?([^\s\"'<>]+)[\"']?)?>(?=.+?</\1>)", re.DOTALL)
SUPERSCRIPT = re.compile(r"\^([0-9A-Za-z+\-−]{1,8})\^")
SUBSCRIPT = re.compile(r"(?<=[A-Za-z)])~([0-9A-Za-z+\-−]{1,8})~(?!~)")


def use(markdown: MarkdownIt) -> None:
    """Teach the parser the forms."""
    markdown.inline.ruler.before("link", "marked_span", _bracketed)
    markdown.inline.ruler.before("link", "tagged_span", _tagged)
    markdown.inline.ruler.before("strikethrough", "raised_and_lowered", _raised_or_lowered)


def without_tags(text: str) -> str:
    """The text without the opening and closing tags that mark words."""
    for found in [*_TAG.finditer(text)]:
        if _kind(found):
            text = text.replace(found[0], "", 1).replace(f"</{found[1]}>", "", 1)
    return text


def _kind(tag: re.Match[str]) -> str:
    """The kind of span that an opening tag begins; empty where it is none of ours."""
    return (KINDS if tag[2] else TAGS).get(tag[2] or tag[1], "") if tag[1] in TAGS else ""


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


def _tagged(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    found = _TAG.match(state.src, state.pos, state.posMax)
    kind = _kind(found) if found else ""
    if found is None or not kind:
        return False
    end = state.src.find(f"</{found[1]}>", found.end(), state.posMax)
    if end < 0:
        return False
    if not silent:
        _push(state, kind, found.end(), end, None)
    state.pos = end + len(f"</{found[1]}>")
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
