"""Where each key, value and item of a YAML text stands, to the character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from typeset.diagnostics.messages import Language, message
from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.source import SourceText
from typeset.editing.replacements import EditError, after_line, line_start
from typeset.issue.yaml_tree import read_yaml

KeyPath: TypeAlias = "tuple[str | int, ...]"
"""The way to a value: keys and, from 0, numbers of items."""

_COMPOSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_READER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class YamlEntry:
    """A pair of a mapping or an item of a list.  `start` is where its key or its dash stands."""

    start: int
    value: yaml.Node


class NotYamlError(EditError):
    """A text that is no YAML; its wording says why."""

    def __init__(self, text: str) -> None:
        super().__init__("not-yaml")
        self.text = text

    def wording(self, language: Language) -> str:
        """What is wrong, as a compile says it."""
        problems: list[Diagnostic] = []
        read_yaml(SourceText("", self.text.replace("\r\n", "\n")), problems)
        reasons = (message(each.key, each.details, language) for each in problems)
        return message("editing.not-yaml", {"reason": next(reasons, "YAML")}, language)


def compose(text: str) -> yaml.Node | None:
    """The nodes of `text` with their places; None for a text without any; EditError for no YAML."""
    try:
        return yaml.compose(text, Loader=_COMPOSER)
    except (yaml.YAMLError, RecursionError):
        raise NotYamlError(text) from None


def data(text: str) -> object:
    """What `text` says, every scalar as it stands there: what edits are compared by."""
    try:
        return yaml.load(text, Loader=_READER)
    except (yaml.YAMLError, RecursionError):
        raise NotYamlError(text) from None


def find(root: yaml.Node, path: KeyPath) -> yaml.Node:
    """The value at `path`; EditError where there is none."""
    for step in path:
        root = entry(root, step).value
    return root


def entry(node: yaml.Node, step: str | int) -> YamlEntry:
    """The pair with the key `step`, or the item with that number."""
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        for key, value in node.value:
            if key.value == step:
                return YamlEntry(key.start_mark.index, value)
    if (
        isinstance(node, yaml.SequenceNode)
        and isinstance(step, int)
        and 0 <= step < len(node.value)
    ):
        item = node.value[step]
        return YamlEntry(item.start_mark.index, item)
    raise EditError("nothing-there", place=step)


def key_lines(text: str, first: int = 1) -> dict[str, int]:
    """The line of each key, from `first`: masthead.date -> 7; nothing where `text` is no YAML."""
    try:
        root = compose(text)
    except EditError:
        return {}
    return dict(_key_lines(root, (), first)) if root is not None else {}


def _key_lines(node: yaml.Node, path: KeyPath, first: int) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            yield ".".join(map(str, here)), first + key.start_mark.line
            yield from _key_lines(value, here, first)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _key_lines(item, (*path, number), first)


def is_block(node: yaml.Node) -> bool:
    """Whether a mapping or list is written a line an entry, not in brackets."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and bool(node.value)


def end(node: yaml.Node) -> int:
    """Where a value ends: before the comments and blank lines that PyYAML counts with it."""
    if is_block(node):
        last = node.value[-1]
        return end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def dash(text: str, item: yaml.Node) -> int:
    """Where the dash of a block list's item stands."""
    return text.rindex("-", 0, item.start_mark.index or 1)


def lines_of(text: str, start: int, value: yaml.Node) -> tuple[int, int]:
    """From the first of the lines of an entry, and of the comments directly above, to its last.

    `start` is the place of its key or dash.
    """
    first = line_start(text, start)
    indent = text[first:start]
    while first:
        above = line_start(text, first - 1)
        line = text[above:first]
        if not line.lstrip().startswith("#") or not line.startswith(indent):
            break
        first = above
    last = max(end(value) - 1, start)
    return first, after_line(text, last)
