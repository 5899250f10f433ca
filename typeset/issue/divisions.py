"""Fenced divisions in Markdown: `::: notice Title` … `:::`, and lines such as `::: page-break`.

Pandoc, Quarto and markdown-it write blocks that Markdown has no sign for in this way.  KINDS is the
one table of what there is; each may be written by any of its names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from typeset.diagnostics.names import nearest

FENCE = re.compile(r"(:{3,})[ \t\u3000]*(\S+)?[ \t\u3000]*(.*?)[ \t\u3000:]*$")
NAMES: Mapping[str, tuple[str, ...]] = {
    "notice": ("通知", "启事", "提示"),
    "sidebar": ("边栏", "链接", "相关链接"),
    "pull-quote": ("引语", "摘引"),
    "facts": ("资料", "数据"),
    "events": ("活动", "日程"),
    "questions": ("问答",),
    "poem": ("诗", "诗歌"),
    "letter": ("来信",),
    "signature": ("落款",),
    "table": ("表", "表格"),
    "turned": ("横表", "横排"),
    "photos": ("组图",),
    "wide": ("通栏",),
    "advert": ("广告",),
    "qr": ("二维码",),
    "page-break": ("换页", "分页"),
    "column-break": ("换栏", "分栏"),
}
"""Each kind with its Chinese names."""

MARKS = frozenset({"qr", "page-break", "column-break"})
"""The kinds that are one line, with no `:::` after it."""

_KINDS = {name: kind for kind, names in NAMES.items() for name in (kind, *names)}


@dataclass(frozen=True)
class Fence:
    """The line that opens a division.  `kind` is None where no division is called `name`."""

    name: str
    kind: str | None
    title: str
    closed: bool = True


def nearest_name(name: str) -> str | None:
    """The division that was probably meant."""
    return nearest(name, _KINDS)


def use_divisions(markdown: MarkdownIt) -> None:
    """Let `markdown` read divisions."""
    alternatives = ["paragraph", "blockquote", "list"]
    markdown.block.ruler.before("fence", "division", _division, {"alt": alternatives})


def _division(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    found = FENCE.match(_line(state, first))
    if not found or not found[2]:
        return False
    if silent:
        return True
    name, kind = found[2], _KINDS.get(found[2].lower())
    if kind in MARKS:
        token = state.push("division_mark", "div", 0)
        token.meta, token.map = {"fence": Fence(name, kind, found[3])}, [first, first + 1]
        state.line = first + 1
        return True
    end = _end(state, first, last)
    token = state.push("division_open", "div", 1)
    token.meta = {"fence": Fence(name, kind, found[3], closed=end < last)}
    token.map = [first, end]
    before, state.lineMax = state.lineMax, end
    state.md.block.tokenize(state, first + 1, end)
    state.lineMax = before
    state.push("division_close", "div", -1)
    state.line = min(end + 1, last)
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _end(state: StateBlock, first: int, last: int) -> int:
    """The line of the `:::` that closes the division opened at `first`; `last` where none does."""
    depth = 0
    for number in range(first, last):
        found = FENCE.match(_line(state, number))
        if not found:
            continue
        if not found[2]:
            depth -= 1
            if not depth:
                return number
        elif _KINDS.get(found[2].lower()) not in MARKS:
            depth += 1
    return last
