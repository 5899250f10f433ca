"""Edits of an article: its front matter, and its blocks by the lines they stand on.

Each function returns the text after the edit.  What the other blocks say never changes: an edit
that would swallow or split one of them (a fence left open, a table's line) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from typeset.editing import yaml_edits
from typeset.editing.replacements import EditError, TextReplacement, apply, line_end
from typeset.editing.scalars import Value
from typeset.editing.yaml_places import KeyPath, data
from typeset.issue.line_ends import joint
from typeset.issue.markdown import parser

FRONT_MATTER = re.compile(
    r"\A(\ufeff?---[ \t]*\r?\n)(.*?)(^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE
)
"""Its first line, its YAML, its last line."""
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class SourceBlock:
    """A block of an article: its kind as markdown-it says it, its lines (from 1), its Markdown."""

    kind: str
    line: int
    start: int
    end: int
    markdown: str


def blocks(text: str) -> tuple[SourceBlock, ...]:
    """The blocks of an article's text, in order; offsets count characters of the whole text."""
    start = body_start(text)
    lines = _line_starts(text, start)
    line_number = len(_line_starts(text[:start], 0))
    plain = text[start:].replace("\r\n", "\n").replace("\r", "\n")
    found = []
    for token in parser().parse(plain, {}):
        if token.level == 0 and token.nesting >= 0 and token.map and token.type != "inline":
            first, stop = token.map
            left, right = lines[first], lines[min(stop, len(lines) - 1)]
            right = left + len(text[left:right].rstrip())
            kind = token.type.removesuffix("_open")
            found.append(SourceBlock(kind, line_number + first, left, right, text[left:right]))
    return tuple(found)


def front_matter(text: str) -> str:
    """The YAML of an article's front matter; nothing where it has none."""
    found = FRONT_MATTER.match(text)
    return found[2] if found else ""


def body_start(text: str) -> int:
    """Where the text of an article begins, below its front matter."""
    found = FRONT_MATTER.match(text)
    return found.end() if found else len(text) - len(text.removeprefix("\ufeff"))


def set_field(text: str, path: KeyPath, value: Value) -> str:
    """`text` with `value` in its front matter at `path`; a front matter is made if it has none."""
    return _with_front_matter(text, lambda matter: yaml_edits.set_value(matter, path, value))


def insert_field(text: str, path: KeyPath, index: int, value: Value) -> str:
    """`text` with `value` as item `index` of the list at `path` of its front matter."""
    return _with_front_matter(
        text, lambda matter: yaml_edits.insert_item(matter, path, index, value)
    )


def remove_field(text: str, path: KeyPath) -> str:
    """`text` without what its front matter says at `path`; an empty front matter goes."""
    found = FRONT_MATTER.match(text)
    if found is None:
        raise EditError("no-front-matter")
    said = data(found[2])
    if isinstance(said, dict) and list(said) == list(path):
        white = len(text[found.end() :]) - len(text[found.end() :].lstrip("\r\n"))
        return apply(text, [TextReplacement(found.start(1), found.end() + white, "")])
    matter = yaml_edits.remove(found[2], path)
    return apply(text, [TextReplacement(found.start(2), found.end(2), matter)])


def replace_block(text: str, index: int, markdown: str) -> str:
    """`text` with `markdown` in the place of block `index`; it may come to several blocks."""
    before = blocks(text)
    block = _block(before, index)
    after = apply(text, [TextReplacement(block.start, block.end, _lines(markdown, text))])
    return _checked(after, before[:index], before[index + 1 :])


def insert_block(text: str, index: int, markdown: str) -> str:
    """`text` with `markdown` before block `index`, or at the end where `index` is their number."""
    before = blocks(text)
    new, newline = _lines(markdown, text), line_end(text)
    if index == len(before):
        end = before[-1].end if before else len(text.rstrip())
        place = max(end, body_start(text))
        gap = newline * 2 if place and text[place - 1 : place] != "\n" else newline * bool(place)
        tail = "" if text[place:] else newline
        edit = TextReplacement(place, place, gap + new + tail)
    else:
        place = _block(before, index).start
        edit = TextReplacement(place, place, new + newline * 2)
    return _checked(apply(text, [edit]), before[:index], before[index:])


def remove_block(text: str, index: int) -> str:
    """`text` without block `index`, and without the blank lines that follow it."""
    before = blocks(text)
    block = _block(before, index)
    if index + 1 < len(before):
        edit = TextReplacement(block.start, before[index + 1].start, "")
    else:
        start = before[index - 1].end if index else block.start
        edit = TextReplacement(start, block.end, "")
    return _checked(apply(text, [edit]), before[:index], before[index + 1 :])


def move_block(text: str, index: int, target: int) -> str:
    """`text` with block `index` standing at `target`; the white between the places stays."""
    before = blocks(text)
    _block(before, index), _block(before, target)
    order = list(before)
    order.insert(target, order.pop(index))
    pairs = zip(before, order, strict=True)
    edits = [TextReplacement(here.start, here.end, there.markdown) for here, there in pairs]
    return _checked(apply(text, edits), tuple(order), ())


def split_block(text: str, index: int, offset: int) -> str:
    """`text` with paragraph `index` as two, cut before character `offset` of its Markdown."""
    before = blocks(text)
    block = _block(before, index)
    left, right = block.markdown[:offset].rstrip(), block.markdown[offset:].lstrip()
    if block.kind != "paragraph" or not left or not right:
        raise EditError("not-cut")
    indent = "\u3000\u3000" if block.markdown.startswith("\u3000") else ""
    new = f"{left}{line_end(text) * 2}{indent}{right}"
    after = apply(text, [TextReplacement(block.start, block.end, new)])
    return _checked(after, before[:index], before[index + 1 :], made=2)


def join_blocks(text: str, index: int) -> str:
    """`text` with paragraphs `index` and the one after it as one."""
    before = blocks(text)
    first, second = _block(before, index), _block(before, index + 1)
    if first.kind != "paragraph" or second.kind != "paragraph":
        raise EditError("not-joined")
    right = second.markdown.lstrip("\u3000 ")
    gap = joint(first.markdown[-4:], right[:4])
    edit = TextReplacement(first.end, second.start + len(second.markdown) - len(right), gap)
    return _checked(apply(text, [edit]), before[:index], before[index + 2 :], made=1)


# ---- within -------------------------------------------------------------------------------------


def _with_front_matter(text: str, edit: Callable[[str], str]) -> str:
    found = FRONT_MATTER.match(text)
    if found is None:
        newline = line_end(text)
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        matter = edit("").replace("\n", newline)
        head = f"{mark}---{newline}{matter}---{newline}{newline}"
        return head + text.removeprefix("\ufeff")
    matter = edit(found[2])
    if line_end(text) == "\r\n":
        matter = matter.replace("\r\n", "\n").replace("\n", "\r\n")
    return apply(text, [TextReplacement(found.start(2), found.end(2), matter)])


def _line_starts(text: str, start: int) -> list[int]:
    """Where each line from `start` on begins, and the end of the text."""
    starts = [found.start() for found in _LINES.finditer(text, start) if found[0]]
    return [*starts, len(text)]


def _block(found: tuple[SourceBlock, ...], index: int) -> SourceBlock:
    if not 0 <= index < len(found):
        raise EditError("no-block")
    return found[index]


def _lines(markdown: str, text: str) -> str:
    """`markdown` with the line ends of `text`."""
    plain = markdown.strip("\r\n").replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\n", line_end(text))


def _checked(
    after: str,
    before: tuple[SourceBlock, ...],
    following: tuple[SourceBlock, ...],
    made: int | None = None,
) -> str:
    """`after`, if the blocks that were not meant say what they said."""
    now = [block.markdown.strip() for block in blocks(after)]
    kept = [block.markdown.strip() for block in before], [b.markdown.strip() for b in following]
    whole = now[: len(kept[0])] == kept[0] and now[len(now) - len(kept[1]) :] == kept[1]
    count = len(now) - len(kept[0]) - len(kept[1])
    if not whole or count < 0 or (made is not None and count != made):
        raise EditError("others-change")
    return after
