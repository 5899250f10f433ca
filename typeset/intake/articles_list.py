"""Files come to the manifest's list of articles or go; no other byte of it changes."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from typeset.editing.replacements import EditError
from typeset.editing.yaml_edits import remove
from typeset.issue.chinese_keys import KEYS


def with_articles(data: bytes, files: Sequence[str]) -> bytes | None:
    """The manifest's bytes with the files at the end of its list of articles.

    None where it has no list that can be found.
    """
    read = _decoded(data)
    if read is None:
        return None
    text, encoding = read
    plain = text.lstrip("\ufeff")
    skipped = len(text) - len(plain)
    node = yaml.compose(plain, Loader=yaml.SafeLoader)
    found = _list(node)
    if found is None:
        return None
    at, added = _flow(found, files) if found.flow_style else _block(found, plain, files)
    at += skipped
    return (text[:at] + added + text[at:]).encode(encoding)


def without_articles(data: bytes, files: Sequence[str]) -> tuple[bytes, tuple[str, ...]]:
    """The manifest's bytes without the lines of `files`, and the files whose lines went.

    A file of which the manifest says more than its name stays.
    """
    read = _decoded(data)
    if read is None:
        return data, ()
    text, encoding = read
    said = yaml.load(text, Loader=yaml.BaseLoader)
    key = next((each for each in ("articles", *KEYS["articles"]) if each in said), "")
    gone = [file for file in said.get(key, ()) if file in files]
    try:
        for file in gone:
            at = yaml.load(text, Loader=yaml.BaseLoader)[key].index(file)
            text = remove(text, (key, at))
    except EditError:
        return data, ()
    return text.encode(encoding), tuple(gone)


def _decoded(data: bytes) -> tuple[str, str] | None:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None


def _list(node: yaml.Node | None) -> yaml.SequenceNode | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    for key, value in node.value:
        if (
            key.value in ("articles", *KEYS["articles"])
            and isinstance(value, yaml.SequenceNode)
            and value.value
        ):
            return value
    return None


def _flow(node: yaml.SequenceNode, files: Sequence[str]) -> tuple[int, str]:
    """`[a, b]`: behind the last item."""
    return node.value[-1].end_mark.index, "".join(f", {file}" for file in files)


def _block(node: yaml.SequenceNode, text: str, files: Sequence[str]) -> tuple[int, str]:
    """Lines with dashes: below the last item's last line, with the same indent."""
    last = _leaf(node.value[-1])
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = " " * node.start_mark.column
    lines = [f"{indent}- {file}" for file in files]
    at = last.end_mark.index
    if at and text[at - 1] == "\n":  # a block of text ends with its line
        return at, "".join(f"{line}{newline}" for line in lines)
    end = text.find("\n", at)
    if end < 0:
        return len(text), "".join(f"{newline}{line}" for line in lines)
    return end + 1, "".join(f"{line}{newline}" for line in lines)


def _leaf(node: yaml.Node) -> yaml.Node:
    """What a node ends with: the end of a mapping is not where it seems."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node
