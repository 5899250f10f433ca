"""Reads Markdown as editors of Chinese text mean it.

CommonMark with footnotes, tables and strikethrough, and these differences, each of which keeps
characters of the text from being lost or from turning into something else:

* indentation makes no code block, and a line of `---` or `===` no heading of the line above it;
* `[注]: …` is text, not a link definition; HTML is text;
* a line that opens with a full-width space opens a paragraph (that space is the layout's affair);
* a line end between Chinese characters is no space;
* `::: notice` … `:::` is a division (`typeset.issue.divisions`);
* a picture's name may hold blanks and brackets, its caption any marks (`typed_pictures`);
* `[文字]{.dots}`, `x^2^` and `H~2~O` mark what they enclose (`marked_spans`);
* `*` and `~~` work beside Chinese characters and marks: `**“两会”**期间`, and `3*4*5` is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from typeset.issue import marked_spans, typed_pictures
from typeset.issue.divisions import use_divisions
from typeset.issue.line_ends import is_wide, joint

_NEW_PARAGRAPH = re.compile("\n[ \t]*(?=\u3000)")
_INDENT = re.compile(r"(?<=\n)[ ]+")
_PER_CENT = re.compile(r"(\)\{[^{}\n]{0,200}?width=)(\d{1,3}%)")
_MARKERS = "*_~"
_VAIN_NOTES = 200
"""`^[` without an end that are looked into in one paragraph, each to the paragraph's end."""


class _Parser(MarkdownIt):
    """Leaves addresses as they were typed: they may be the names of Chinese files."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one parser; it keeps nothing between texts."""
    return new_parser()


def new_parser() -> MarkdownIt:
    """A parser of one's own, whose options may be changed."""
    markdown = _Parser("commonmark", {"html": False, "linkify": False, "typographer": False})
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["code", "lheading", "reference", "html_block", "html_inline"])
    markdown.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    markdown.inline.ruler.at("footnote_inline", _note_in_place)
    markdown.inline.ruler.at("footnote_ref", _note_called)
    use_divisions(markdown)
    markdown.use(attrs_plugin, after=("image",))
    marked_spans.use(markdown)
    typed_pictures.use(markdown)
    markdown.core.ruler.after("block", "per_cents", _per_cents)
    markdown.core.ruler.after("block", "full_width_indents", _full_width_indents)
    markdown.core.ruler.after("block", "poem_indents", _poem_indents)
    markdown.core.ruler.push("segment_breaks", _segment_breaks)
    markdown.inline.ruler.at("emphasis", _delimiters)
    markdown.inline.ruler.at("strikethrough", _delimiters)
    return markdown


def _per_cents(state: StateCore) -> None:
    """Puts `{width=50%}` into quotation marks, without which it would be text."""
    for token in state.tokens:
        if token.type == "inline" and "%" in token.content:
            token.content = _PER_CENT.sub(r'\1"\2"', token.content)


def _full_width_indents(state: StateCore) -> None:
    """Splits a paragraph before each line that opens with U+3000, and drops leading ones."""
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        if token.type == "inline" and tokens[-2:-1] and tokens[-2].type == "paragraph_open":
            _split_paragraph(tokens)
    state.tokens = tokens


def _split_paragraph(tokens: list[Token]) -> None:
    opening, whole = tokens[-2:]
    parts = _NEW_PARAGRAPH.split(whole.content)
    first, end = whole.map or (0, 0)
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        after = end if last else first + part.count("\n") + 1
        if number:
            tokens.append(opening.copy())
            tokens.append(whole.copy(children=[]))
        tokens[-2].map = tokens[-1].map = [first, after]
        tokens[-1].content = part.lstrip("\u3000 ")
        if not last:
            tokens.append(Token("paragraph_close", "p", -1, block=True, level=opening.level))
        first = after


def _poem_indents(state: StateCore) -> None:
    """Keeps the blanks with which the lines of a poem begin, as no-break spaces."""
    poems: list[bool] = []
    for token in state.tokens:
        _note_poem(token, poems)
        if any(poems) and token.type == "inline":
            token.content = _INDENT.sub(lambda found: "\xa0" * len(found[0]), token.content)


def _note_poem(token: Token, poems: list[bool]) -> None:
    """Notes in `poems`, for each division that is open, whether it is a poem."""
    if token.type == "division_open":
        poems.append(token.meta["fence"].kind == "poem")
    elif token.type == "division_close":
        poems.pop()


def _segment_breaks(state: StateCore) -> None:
    """Turns line ends inside a paragraph into a space, or, within Chinese, into nothing."""
    notes = state.env.get("footnotes", {}).get("list", {}).values()
    texts = [*_of_prose(state.tokens)]
    for children in texts + [note.get("tokens", []) for note in notes]:
        for index, child in enumerate(children):
            if child.type == "softbreak":
                before = "".join(near.content for near in children[max(0, index - 4) : index])
                after = "".join(near.content for near in children[index + 1 : index + 5])
                child.type, child.tag, child.content = "text", "", joint(before, after)


def _of_prose(tokens: list[Token]) -> Iterator[list[Token]]:
    """The inline content of each block; a poem's line ends are forced breaks."""
    poems: list[bool] = []
    for token in tokens:
        _note_poem(token, poems)
        for child in token.children or [] if any(poems) else []:
            if child.type == "softbreak":
                child.type, child.tag = "hardbreak", "br"
        yield token.children or []


def _note_in_place(state: StateInline, silent: bool) -> bool:
    """`^[note]`, as the plugin has it, in a time that does not grow with the square of `^[`."""
    if not state.src.startswith("^[", state.pos) or state.src.find("]", state.pos) < 0:
        return False
    vain = state.env.setdefault("vain_notes", {})
    if vain.get(state.src, 0) >= _VAIN_NOTES:
        return False
    found = footnote_inline(state, silent)
    if not found:
        vain[state.src] = vain.get(state.src, 0) + 1
    return found


def _note_called(state: StateInline, silent: bool) -> bool:
    """`[^label]`, as the plugin has it; without an end in sight it is not looked for."""
    ends = state.src.startswith("[^", state.pos) and state.src.find("]", state.pos) >= 0
    return ends and footnote_ref(state, silent, always_match=True)


def _delimiters(state: StateInline, silent: bool) -> bool:
    """`*`, `_` and `~~`, as markdown-it's own rules have them but for Chinese neighbours."""
    marker = state.src[state.pos]
    if silent or marker not in _MARKERS:
        return False
    start, end = state.pos, state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    opens, closes = _can_open_close(state.src, start, end, state.posMax)
    pairs = marker == "~"
    if pairs and end - start != 2:
        return False
    for _ in range(1 if pairs else end - start):
        state.push("text", "", 0).content = marker * 2 if pairs else marker
        length = 0 if pairs else end - start
        at = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), length, at, -1, opens, closes))
    state.pos = end
    return True


def _can_open_close(text: str, start: int, end: int, limit: int) -> tuple[bool, bool]:
    """CommonMark's flanking rules, with Chinese characters standing for spaces and marks.

    Chinese puts no space between words, so `“两会”**后` must close although a letter follows.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < limit else " "
    if text[start] != "_" and end - start == 1 and (before + after).isdigit():
        return False, False
    left = _flanks(outer=before, inner=after)
    right = _flanks(outer=after, inner=before)
    if text[start] != "_":
        return left, right
    return left and (not right or _is_mark(before)), right and (not left or _is_mark(after))


def _flanks(outer: str, inner: str) -> bool:
    if inner.isspace():
        return False
    return not _is_mark(inner) or outer.isspace() or _is_mark(outer) or is_wide(outer)


def _is_mark(char: str) -> bool:
    return category(char)[0] in "PS"
