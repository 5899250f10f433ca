"""Edits of a manifest or a front matter that change what they say, and no other character.

Each function returns the text after the edit.  The result is read again and compared with what the
edit means; where the two differ (anchors, merged keys, exotic YAML) the edit is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from typeset.editing.replacements import (
    EditError,
    TextReplacement,
    after_line,
    apply,
    line_end,
    line_start,
)
from typeset.editing.scalars import Value, written
from typeset.editing.yaml_meaning import as_read, checked, value_at, with_value
from typeset.editing.yaml_places import (
    KeyPath,
    compose,
    dash,
    end,
    entry,
    find,
    is_block,
    lines_of,
)


def set_value(text: str, path: KeyPath, value: Value) -> str:
    """`text` with `value` at `path`; keys that are not there yet are added at the end."""

    def meant(said: Any) -> Any:
        return with_value(said, path, value)

    return checked(text, _set(text, path, value), meant)


def remove(text: str, path: KeyPath) -> str:
    """`text` without the key or item at `path`, and without the comment directly above it."""

    def meant(said: Any) -> Any:
        parent = value_at(said, path[:-1])
        del parent[path[-1]]
        return said

    return checked(text, _removed(text, path), meant)


def move_item(text: str, path: KeyPath, source: int, target: int) -> str:
    """`text` with item `source` of the list at `path` standing at `target`, its comment with it."""

    def meant(said: Any) -> Any:
        items = value_at(said, path)
        items.insert(target, items.pop(source))
        return said

    return checked(text, _moved(text, path, source, target), meant)


def insert_item(text: str, path: KeyPath, index: int, value: Value) -> str:
    """`text` with `value` as item `index` of the list at `path`, which is made if it is lacking."""
    if _lacks(text, path):
        return set_value(text, path, [value])

    def meant(said: Any) -> Any:
        value_at(said, path).insert(index, as_read(value))
        return said

    return checked(text, _inserted(text, path, index, value), meant)


def _lacks(text: str, path: KeyPath) -> bool:
    root = compose(text)
    try:
        return root is None or not isinstance(find(root, path), yaml.SequenceNode)
    except EditError:
        return True


# ---- how it is written --------------------------------------------------------------------------


def _set(text: str, path: KeyPath, value: Value) -> str:
    root = compose(text)
    if root is None:
        return _ended(text) + _pair(path, value, line_end(text))
    node = root
    for number, step in enumerate(path):
        try:
            node = entry(node, step).value
        except EditError:
            return _added(text, node, path[number:], value)
        if isinstance(node, yaml.ScalarNode) and number < len(path) - 1:
            return _widened(text, node, path[number + 1 :], value)
    return apply(text, [_replaced(text, node, value)])


def _replaced(text: str, node: yaml.Node, value: Value) -> TextReplacement:
    """The value alone; where none stood after the colon, a space before it."""
    style = node.style if isinstance(node, yaml.ScalarNode) else ""
    start, stop = node.start_mark.index, end(node)
    quote = style if style in ("'", '"') else ""
    new = written(value, quote or "")
    if start == stop:
        return TextReplacement(start, stop, f" {new}" if text[start - 1 : start] == ":" else new)
    if is_block(node):
        start, new = _after_colon(text, start), f" {new}"
    elif style in ("|", ">"):
        stop -= len(text[start:stop]) - len(text[start:stop].rstrip("\r\n"))
    return TextReplacement(start, stop, new)


def _after_colon(text: str, start: int) -> int:
    """Behind the colon (or dash) that a block begins below."""
    here = start
    while here and text[here - 1] not in ":":
        here -= 1
    if not here:
        raise EditError("whole-file")
    return here


def _added(text: str, parent: yaml.Node, rest: KeyPath, value: Value) -> str:
    """A pair more at the end of a mapping."""
    if not isinstance(parent, yaml.MappingNode) or not isinstance(rest[0], str):
        raise EditError("nothing-there", place=rest[0])
    if not is_block(parent):
        close = parent.end_mark.index - 1
        for step in reversed(rest[1:]):
            value = {str(step): value}
        pair = f"{written(rest[0], '', True)}: {written(value, '', True)}"
        return apply(text, [TextReplacement(close, close, f", {pair}" if parent.value else pair)])
    indent = " " * parent.value[0][0].start_mark.column
    place = after_line(text, max(end(parent) - 1, 0))
    new = _pair(rest, value, line_end(text), indent)
    if place == len(text) and not text.endswith("\n"):
        new = line_end(text) + new.removesuffix(line_end(text))
    return apply(text, [TextReplacement(place, place, new)])


def _pair(path: KeyPath, value: Value, newline: str, indent: str = "") -> str:
    """`a:`, `  b: value` for the path (a, b), a line each; a list of texts a line an item."""
    lines = [f"{indent}{'  ' * depth}{written(str(step))}:" for depth, step in enumerate(path)]
    if isinstance(value, list | tuple) and value and len(path) == 1:
        lines += [line for item in value for line in _item(f"{indent}  ", item)]
    else:
        lines[-1] += f" {written(value)}"
    return newline.join(lines) + newline


def _item(indent: str, value: Value) -> list[str]:
    """The lines of an item of a list: of a mapping, a line for each key."""
    if not isinstance(value, Mapping) or not value:
        return [f"{indent}- {written(value)}"]
    pairs = [f"{written(str(key))}: {written(each)}" for key, each in value.items()]
    return [f"{indent}{'  ' if number else '- '}{pair}" for number, pair in enumerate(pairs)]


def _widened(text: str, node: yaml.ScalarNode, rest: KeyPath, value: Value) -> str:
    """`- a.md` becomes `- file: a.md`, with a second key below."""
    first = line_start(text, node.start_mark.index)
    indent = " " * (node.start_mark.index - first)
    if text[first : node.start_mark.index].strip() != "-":
        raise EditError("value-has-no-keys")
    pair = _pair(rest, value, line_end(text), indent)
    stop = after_line(text, max(node.end_mark.index - 1, 0))
    tail = text[node.start_mark.index : stop]
    if not tail.endswith("\n"):
        tail, pair = tail + line_end(text), pair.removesuffix(line_end(text))
    return apply(text, [TextReplacement(node.start_mark.index, stop, f"file: {tail}{pair}")])


def _removed(text: str, path: KeyPath) -> str:
    root = compose(text)
    if root is None or not path:
        raise EditError("nothing-there", place="")
    parent = find(root, path[:-1])
    found = entry(parent, path[-1])
    if not is_block(parent):
        return _without_in_brackets(text, parent, found.start, found.value)
    if len(parent.value) == 1:
        raise EditError("last-entry")
    start = dash(text, found.value) if isinstance(path[-1], int) else found.start
    before = text[line_start(text, start) : start]
    if before.strip():  # the first key of an item stands behind its dash: the next one moves there
        following = parent.value[1][0].start_mark.index
        return apply(text, [TextReplacement(start, following, "")])
    first, stop = lines_of(text, start, found.value)
    return apply(text, [TextReplacement(first, stop, "")])


def _without_in_brackets(text: str, parent: yaml.Node, start: int, value: yaml.Node) -> str:
    starts = [
        (pair[0] if isinstance(pair, tuple) else pair).start_mark.index for pair in parent.value
    ]
    number = starts.index(start)
    if number + 1 < len(starts):
        return apply(text, [TextReplacement(start, starts[number + 1], "")])
    if number:
        last = parent.value[number - 1]
        start = end(last[1] if isinstance(last, tuple) else last)
    return apply(text, [TextReplacement(start, end(value), "")])


def _inserted(text: str, path: KeyPath, index: int, value: Value) -> str:
    node = find(_root(text), path)
    items = node.value
    if not 0 <= index <= len(items):
        raise EditError("no-place", place=index)
    if not is_block(node):
        if index < len(items):
            place, new = items[index].start_mark.index, f"{written(value, '', True)}, "
        else:
            place = end(items[-1]) if items else node.start_mark.index + 1
            new = f"{', ' if items else ''}{written(value, '', True)}"
        return apply(text, [TextReplacement(place, place, new)])
    first = dash(text, items[0])
    indent = text[line_start(text, first) : first]
    new = "".join(f"{line}{line_end(text)}" for line in _item(indent, value))
    if index < len(items):
        place, _ = lines_of(text, dash(text, items[index]), items[index])
    else:
        _, place = lines_of(text, dash(text, items[-1]), items[-1])
        if place == len(text) and not text.endswith("\n"):
            new = line_end(text) + new.removesuffix(line_end(text))
    return apply(text, [TextReplacement(place, place, new)])


def _moved(text: str, path: KeyPath, source: int, target: int) -> str:
    node = find(_root(text), path)
    items = node.value
    if not (0 <= source < len(items) and 0 <= target < len(items)):
        raise EditError("no-place", place=max(source, target))
    if source == target:
        return text
    if is_block(node):
        pieces = [lines_of(text, dash(text, item), item) for item in items]
    else:
        pieces = [(item.start_mark.index, end(item)) for item in items]
    order = list(range(len(items)))
    order.insert(target, order.pop(source))
    return apply(text, _permuted(text, pieces, order, is_block(node)))


def _permuted(
    text: str, pieces: Sequence[tuple[int, int]], order: Sequence[int], whole_lines: bool
) -> list[TextReplacement]:
    """Each place gets the piece that `order` names; what stands between the pieces stays."""
    newline = line_end(text)
    found = []
    for place, number in zip(pieces, order, strict=True):
        new = text[slice(*pieces[number])]
        if whole_lines:
            ends = text[slice(*place)].endswith("\n")
            new = new.removesuffix("\n").removesuffix("\r") + (newline if ends else "")
        found.append(TextReplacement(*place, new))
    return found


def _root(text: str) -> yaml.Node:
    root = compose(text)
    if root is None:
        raise EditError("nothing-there", place="")
    return root


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + line_end(text)
