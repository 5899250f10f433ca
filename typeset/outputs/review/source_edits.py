"""Small edits of an article's file: one paragraph, one value; every other byte stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import yaml
from markdown_it.token import Token

from typeset.issue.escape import escape_markdown
from typeset.issue.inlines import inlines, plain_text
from typeset.issue.markdown import parser

_HIDDEN = re.compile(r"(?<=\])\(<?[^()\s]*>?(?:\s+\"[^\"]*\")?\)|\[\^[^\]\s]+\]|(?<=\])\{[^{}]*\}")
"""Addresses of links, calls of notes: in the source, but not said."""
_CALL = re.compile(r"\[\^[^\]\s]+\]")
_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)


class NotByItself(Exception):
    """The edit must be made by hand: the source is written in a way that is not seen through."""


def with_paragraph(text: str, line: int, before: str, after: str) -> str:
    """`text` in which the paragraph (heading, item, cell) at `line` says `after`.

    Bold words, links and calls of notes stay where the words around them stay.
    """
    start, source = _inline_at(text, line, before)
    edited = _edited(source, before, after)
    if _said(edited) != _said(escape_markdown(after)):
        edited = escape_markdown(after) + "".join(_CALL.findall(source))
    if _squeezed(_said(edited)) != _squeezed(after):
        raise NotByItself
    return text[:start] + edited + text[start + len(source) :]


def with_insertion(text: str, line: int, after: str) -> str:
    """`text` with a paragraph after the block that `line` belongs to."""
    end = _block_at(text, line)[1]
    written = escape_markdown(after.strip())
    return f"{text[:end]}{_newline(text) * 2}{written}{text[end:]}"


def without_paragraph(text: str, line: int, before: str) -> str:
    """`text` without the paragraph at `line`, which is a block of its own."""
    start, end, token = _block_at(text, line)
    if token.type not in ("paragraph_open", "heading_open") or _CALL.search(text[start:end]):
        raise NotByItself
    return text[:start] + text[end:].lstrip("\r\n") if end < len(text.rstrip()) else text[:start]


def with_value(text: str, key: str, before: str, after: str) -> str:
    """`text` in whose front matter a value `before` of `key` is `after`."""
    matter = _FRONT_MATTER.match(text)
    if matter is None:
        raise NotByItself
    inner = matter[1]
    said: Any = yaml.safe_load(inner)
    for written in _writings(before):
        for found in re.finditer(re.escape(written), inner):
            for new in (after, json.dumps(after, ensure_ascii=False)):
                edited = inner[: found.start()] + new + inner[found.end() :]
                if _reads(edited) == _replaced(said, key, before, after):
                    return text[: matter.start(1)] + edited + text[matter.end(1) :]
    raise NotByItself


def _writings(value: str) -> Iterator[str]:
    yield json.dumps(value, ensure_ascii=False)
    yield f"'{value}'"
    yield value


def _reads(matter: str) -> Any:
    try:
        return yaml.safe_load(matter)
    except yaml.YAMLError:
        return None


def _replaced(said: Any, key: str, before: str, after: str) -> Any:
    """What the front matter says when one value of `key` is another."""
    keys = ("byline", "source") if key == "byline" else (key,)
    for each in keys:
        value = said.get(each) if isinstance(said, dict) else None
        if isinstance(value, str) and value.strip() == before:
            return {**said, each: after}
        if isinstance(value, list) and before in value:
            place = value.index(before)
            return {**said, each: [*value[:place], after, *value[place + 1 :]]}
    raise NotByItself


# ---- the text of an article and its Markdown -----------------------------------------------------


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _tokens(text: str) -> tuple[list[Token], list[int], int]:
    """The tokens of the body, where each line of the file begins, and the body's first line."""
    matter = _FRONT_MATTER.match(text)
    start = matter.end() if matter else len(text) - len(text.removeprefix("\ufeff"))
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text)), len(text)]
    first = len(re.findall(r"\r\n|\r|\n", text[:start]))
    body = text[start:].replace("\r\n", "\n").replace("\r", "\n")
    return parser().parse(body, {}), starts, first


def _inline_at(text: str, line: int, before: str) -> tuple[int, str]:
    """Where the Markdown of the place at `line` that says `before` begins, and the Markdown."""
    tokens, starts, first = _tokens(text)
    for token in tokens:
        if token.type != "inline" or not token.map:
            continue
        here = token.map[0] + first + 1
        if here < line or plain_text(inlines(_nodes(token), lambda _: None)) != before:
            continue
        found = text.find(token.content, starts[here - 1])
        if found >= 0 and "\n" not in token.content:
            return found, token.content
        lines = re.escape(token.content).replace("\\\n", r"\r?\n[ \t>]*")
        if match := re.compile(lines).search(text, starts[here - 1]):
            return match.start(), match[0]
    raise NotByItself


def _nodes(token: Token) -> Any:
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode([token]).children[0].children


def _block_at(text: str, line: int) -> tuple[int, int, Token]:
    """The block that holds `line`: where it begins and ends, and its token."""
    tokens, starts, first = _tokens(text)
    for token in tokens:
        if token.level == 0 and token.nesting >= 0 and token.map and token.type != "inline":
            begin, end = token.map[0] + first, token.map[1] + first
            if begin < line <= end:
                left, right = starts[begin], starts[min(end, len(starts) - 1)]
                return left, left + len(text[left:right].rstrip()), token
    raise NotByItself


def _edited(source: str, before: str, after: str) -> str:
    """The Markdown with the changes from `before` to `after` made where their characters stand."""
    at = _mapped(source, before)
    out, done = "", 0
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if b > a:
            left, right = at[a], at[b - 1] + 1
        else:  # what is put in goes on with what is before it
            left = right = at[a - 1] + 1 if a else 0
        cut = source[left:right]
        out += source[done:left] + escape_inner(after[c:d]) + "".join(_CALL.findall(cut))
        done = max(right, left)
    return out + source[done:]


def escape_inner(text: str) -> str:
    """A piece of text as Markdown inside a paragraph: a blank at its ends stays a blank."""
    inner = text.strip(" ")
    if not inner:
        return text
    before, _, after = text.partition(inner)
    return before + escape_markdown(inner) + after


def _mapped(source: str, said: str) -> list[int]:
    """For each character that is said, where it stands in the Markdown."""
    masked = _HIDDEN.sub(lambda found: "\0" * len(found[0]), source)
    places, at = [], 0
    for char in said:
        found = masked.find(char, at)
        if found < 0:
            raise NotByItself
        places.append(found)
        at = found + 1
    return places


def _said(markdown: str) -> str:
    """What Markdown of one paragraph says; nothing where it is more than one."""
    tokens = parser().parse(markdown.replace("\r\n", "\n"), {})
    inner = [token for token in tokens if token.type == "inline"]
    if len(inner) != 1:
        return "\0"
    return plain_text(inlines(_nodes(inner[0]), lambda _: None))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", _CALL.sub("", text))
