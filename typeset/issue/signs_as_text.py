"""Warns of what looks like a sign of HTML or Markdown, but would be printed as text."""

from __future__ import annotations

import re

from markdown_it.tree import SyntaxTreeNode as Node

from typeset.issue.cursor import Cursor
from typeset.issue.marked_spans import without_tags
from typeset.issue.typed_pictures import RAW

_HTML = re.compile(r"(?<!\\)(?:</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--)")
_UNSPACED_HEADING = re.compile(r"#{1,6}(?=[^#\s][^#\n]*$)", re.MULTILINE)
_TABLE = re.compile(r"(?:[ \t]*\|[^\n]*\|[ \t]*(?:\n|$)){2,}")
_NUMBERED = re.compile(
    r"(?:^|(?<!\\)(?<!  )\n)[ \t]*(?:(\d{1,2}、)|(\d{1,2}[.．](?!\d))|([（(]?\d{1,2}[)）])|"
    r"([（(][一二三四五六七八九十]{1,3}[)）])|([一二三四五六七八九十]{1,3}、)|([①-⑳]))"
)
"""A number at the beginning of a line, by its form; not behind a break that was forced."""


def warn_of_signs(inline: Node, cursor: Cursor) -> None:
    """Reports what stands in a paragraph, a heading or a cell and is not read as it looks."""
    content = inline.content
    html = None if "`" in content else _HTML.search(without_tags(content))
    if html:
        cursor.warn("issue.html-as-text", hint="issue.hint-html-as-text", words=html[0])
    if heading := _UNSPACED_HEADING.match(content):
        cursor.warn("issue.heading-as-text", hint="issue.hint-heading-as-text", words=heading[0])
    if _TABLE.fullmatch(content):
        cursor.warn("issue.table-as-text", hint="issue.hint-table-as-text", words="|")
    if words := inline.meta.get(RAW):
        hint = "issue.hint-raw-link" if words.startswith("](") else "issue.hint-raw-picture"
        cursor.report("issue.raw-marks", {"words": words}, hint=hint, words=words)
    if number := _second_number(inline):
        cursor.warn("issue.numbers-in-a-row", hint="issue.hint-numbers-in-a-row", words=number)


def _second_number(inline: Node) -> str:
    """The second of the numbers of one form that begin the lines of one paragraph, or nothing."""
    breaks = sum(child.type == "hardbreak" for child in inline.children)
    if inline.content.count("\n") == breaks:  # as in a poem
        return ""
    forms: set[int | None] = set()
    for found in _NUMBERED.finditer(inline.content):
        if found.lastindex in forms:
            return found[found.lastindex or 0]
        forms.add(found.lastindex)
    return ""
