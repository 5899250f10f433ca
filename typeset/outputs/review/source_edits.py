"""Small edits of an article's file: one paragraph, one value; every other byte stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import yaml
from markdown_it.token import Token
from yaml import MappingNode, ScalarNode, SequenceNode

from typeset.editing.article_edits import FRONT_MATTER, body_start
from typeset.editing.replacements import line_end
from typeset.issue.escape import escape_inner, escape_markdown
from typeset.issue.inlines import inlines, plain_text
from typeset.issue.markdown import parser

_HIDDEN = re.compile(r"(?<=\])\(<?[^()\s]*>?(?:\s+\"[^\"]*\")?\)|\[\^[^\]\s]+\]|(?<=\])\{[^{}]*\}")
"""Addresses of links, calls of notes: in the source, but not said."""
_CALL = re.compile(r"\[\^[^\]\s]+\]")

_Value = tuple[str, ScalarNode, tuple[int, int]]


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
    if not _ends_with(text, line, end):
        raise NotByItself  # the list, or the quotation, goes on after it
    written = escape_markdown(after.strip())
    return f"{text[:end]}{line_end(text) * 2}{written}{text[end:]}"


def with_opening(text: str, after: str) -> str:
    """`text` whose article begins with another paragraph."""
    start = body_start(text)
    newline = line_end(text)
    blank = re.compile(r"(?:[ \t]*\r?\n)*").match(text, start)
    at = blank.end() if blank else start
    return f"{text[:at]}{escape_markdown(after.strip())}{newline * 2}{text[at:]}"


def without_paragraph(text: str, line: int, before: str) -> str:
    """`text` without the paragraph at `line`, which is a block of its own."""
    start, end, token = _block_at(text, line)
    if token.type not in ("paragraph_open", "heading_open") or _CALL.search(text[start:end]):
        raise NotByItself
    return text[:start] + text[end:].lstrip("\r\n") if end < len(text.rstrip()) else text[:start]


# ---- the front matter ----------------------------------------------------------------------------


def with_value(text: str, key: str, before: str, after: str) -> str:
    """`text` in whose front matter a value `before` of `key` is `after`, or gone where it is empty.

    What else stands there, comments too, stays as it is.
    """
    matter = FRONT_MATTER.match(text)
    if matter is None:
        raise NotByItself
    inner = matter[2]
    for name, value, entry in _values(inner, key, before):
        start, end = (value.start_mark.index, value.end_mark.index) if after else entry
        written = inner[start:end]
        ending = written[len(written.rstrip()) :] if after else ""
        for new in (after, json.dumps(after, ensure_ascii=False)):
            edited = inner[:start] + (new if after else "") + ending + inner[end:]
            if _reads(edited) == _replaced(yaml.safe_load(inner), name, before, after):
                return text[: matter.start(2)] + edited + text[matter.end(2) :]
    raise NotByItself


def _values(matter: str, key: str, before: str) -> Iterator[_Value]:
    """The places of a value: its key, its node, and what goes with it where it is taken away."""
    root = yaml.compose(matter, yaml.SafeLoader)
    keys = ("byline", "source") if key == "byline" else (key,)
    for name, value in root.value if isinstance(root, MappingNode) else ():
        if name.value not in keys:
            continue
        if isinstance(value, ScalarNode):
            if value.value.strip() == before:
                yield name.value, value, _lines(matter, name.start_mark.index, value.end_mark.index)
        elif isinstance(value, SequenceNode):
            for each in value.value:
                if isinstance(each, ScalarNode) and each.value == before:
                    yield name.value, each, _entry(matter, value, each)


def _lines(matter: str, start: int, end: int) -> tuple[int, int]:
    """The whole lines from `start` to `end`."""
    after = matter.find("\n", end - 1 if matter[end - 1 : end] == "\n" else end)
    return matter.rfind("\n", 0, start) + 1, len(matter) if after < 0 else after + 1


def _entry(matter: str, sequence: SequenceNode, entry: ScalarNode) -> tuple[int, int]:
    """An entry of a list with the comma, or the dash, that goes with it."""
    start, end = entry.start_mark.index, entry.end_mark.index
    if not sequence.flow_style:
        return _lines(matter, start, end)
    if comma := re.compile(r"\s*,\s*").match(matter, end):
        return start, comma.end()
    before = re.search(r",\s*\Z", matter[:start])
    return before.start() if before else start, end


def _reads(matter: str) -> Any:
    try:
        return yaml.safe_load(matter)
    except yaml.YAMLError:
        return None


def _replaced(said: dict[str, Any], key: str, before: str, after: str) -> Any:
    """What the front matter says when one value of `key` is another, or gone."""
    value = said[key]
    if isinstance(value, str):
        rest = {name: each for name, each in said.items() if name != key or after}
        return {**rest, key: after} if after else rest
    place = value.index(before)
    return {**said, key: [*value[:place], *([after] if after else []), *value[place + 1 :]]}


# ---- the text of an article and its Markdown -----------------------------------------------------


def _tokens(text: str) -> tuple[list[Token], list[int], int]:
    """The tokens of the body, where each line of the file begins, and the body's first line."""
    start = body_start(text)
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


def _ends_with(text: str, line: int, end: int) -> bool:
    """Whether the paragraph at `line` is the last of the block that ends at `end`."""
    tokens, starts, first = _tokens(text)
    inner = [t for t in tokens if t.type == "inline" and t.map and starts[t.map[0] + first] < end]
    last = inner[-1].map if inner else None
    return last is not None and last[0] + first < line <= last[1] + first


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
