"""Pictures as editors type them: `![](images/照片 (1).jpg “图为…”)`, which CommonMark leaves text.

A name may hold blanks and brackets, and the caption may stand in Chinese quotation marks or hold
some.  What is then still text though it has the signs of a picture or of a link is noted in its
paragraph's `meta`, for a reader would see the signs.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

RAW = "raw_marks"
"""The key of a token's `meta`: the first words of it that would be printed with their signs."""

_FILE = r"(?:(?!!\[)[^\n<>]){1,200}?\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|hei[cf]|svg|pdf)"
_QUOTED = r"[\"“”„「『'‘’](?P<caption>(?:(?!!\[)[^\n]){0,500}?)[\"“”」』'‘’]"
_PICTURE = re.compile(
    rf"!\[(?P<alt>[^\[\]\n]*)\]\((?P<file>{_FILE})(?:[ \t\u3000]*{_QUOTED})?[ \t\u3000]*\)"
    r"(?=\{|[ \t]*(?:!\[|\n|$))",
    re.IGNORECASE,
)
"""Up to the bracket that ends the line, braces and another picture apart."""
_SIGNS = re.compile(
    rf"!\[.*|\]\(.*|[!！][\[［【][^\[\]［］【】\n]{{0,80}}[\]］】][(（]{_FILE}", re.IGNORECASE
)
_PICTURE_FILE = re.compile(rf"{_FILE}$", re.IGNORECASE)
_SHOWN = 24
"""Characters of what is noted: enough to find it by."""


def use(markdown: MarkdownIt) -> None:
    """Teach the parser the forms that it has no picture for, and to note what is left."""
    markdown.inline.ruler.after("image", "typed_picture", _typed_picture)
    markdown.core.ruler.before("text_join", "raw_marks", _note_raw_marks)


def _typed_picture(state: StateInline, silent: bool) -> bool:
    found = _PICTURE.match(state.src, state.pos) if state.src[state.pos] == "!" else None
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": found["file"].strip(), "alt": ""}
        if found["caption"]:
            token.attrs["title"] = found["caption"]
        token.content = found["alt"]
        token.children = []
        state.md.inline.parse(found["alt"], state.md, state.env, token.children)
    state.pos = found.end()
    return True


def _note_raw_marks(state: StateCore) -> None:
    for token in state.tokens:
        if raw := _raw_marks(token.children or []):
            token.meta[RAW] = raw[:_SHOWN]


def _raw_marks(children: list[Token]) -> str:
    """The first words that would be printed with the signs of a picture or link, or nothing.

    What was written with backslashes is no such text; a link to a picture without words (`！[](…)`)
    is a picture whose sign is another one.
    """
    for at, child in enumerate(children):
        if child.type == "text" and (found := _SIGNS.search(child.content)):
            return found[0]
        if child.type == "link_open" and children[at + 1].type == "link_close":
            address = str(child.attrs.get("href", ""))
            if _PICTURE_FILE.match(address):
                return f"[]({address}"
    return ""
