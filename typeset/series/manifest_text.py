"""A manifest's text with some values changed, and all else as its editor wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from typeset.issue.chinese_keys import KEYS
from typeset.issue.yaml_tree import Path as TreePath
from typeset.issue.yaml_tree import YamlTree


def with_values(tree: YamlTree, values: Mapping[TreePath, str], articles: Sequence[str]) -> str:
    """The text of `tree` with new scalars at the paths of `values`, and these files as articles.

    A value stays in quotation marks where it stood in them.  The stories that a newspaper's pages
    name are gone: they were the earlier issue's.
    """
    text = tree.source.text
    edits = [(*tree.values[path], value) for path, value in values.items() if path in tree.values]
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if place := _articles(root, text):
        edits.append((*place[:2], _listed(articles, *place)))
    edits += [(start, end, "[]") for start, end in _planned_stories(root, text)]
    for start, end, value in sorted(edits, reverse=True):
        written = text[start:end]
        if written[:1] in ("'", '"') and not value.startswith(("\n", "[")):
            value = written[0] + value + written[0]
        text = text[:start] + value + text[end:]
    return text


def _planned_stories(root: yaml.Node | None, text: str) -> Iterator[tuple[int, int]]:
    """Where the lists of stories under `pages` begin and end."""
    for key, pages in root.value if isinstance(root, yaml.MappingNode) else ():
        for page in pages.value if key.value in ("pages", *KEYS["pages"]) else ():
            for name, stories in page.value if isinstance(page, yaml.MappingNode) else ():
                if name.value == "stories" and isinstance(stories, yaml.SequenceNode):
                    yield stories.start_mark.index, _end(stories, text)


def _end(node: yaml.SequenceNode, text: str) -> int:
    """Where a list ends: with its bracket, or with the line of its last item."""
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    end = text.find("\n", _leaf(node).end_mark.index)
    return end if end >= 0 else len(text)


def _articles(root: yaml.Node | None, text: str) -> tuple[int, int, int] | None:
    """Where the list of articles begins and ends, and its column; -1 for one in brackets."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value in ("articles", *KEYS["articles"]) and isinstance(value, yaml.SequenceNode):
            flows = value.flow_style or not value.value
            column = -1 if flows else value.start_mark.column
            return value.start_mark.index, _end(value, text), column
    return None


def _listed(articles: Sequence[str], start: int, end: int, column: int) -> str:
    if column < 0:
        return f"[{', '.join(articles)}]"
    return f"\n{' ' * column}".join(f"- {file}" for file in articles)


def _leaf(node: yaml.Node) -> yaml.Node:
    """What a node ends with: the end of a mapping is not where it seems."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def files_named(tree: YamlTree, folder: Path) -> set[str]:
    """The files of an issue's folder that its manifest names outside its list of articles."""
    found = set()
    for path in tree.values:
        value = tree.at(path)
        if path[:1] == ("articles",) or not isinstance(value, str) or not value.strip():
            continue
        name = value.replace("\\", "/")
        if _is_inside(folder, name):
            found.add(name)
    return found


def _is_inside(folder: Path, name: str) -> bool:
    try:
        path = (folder / name).resolve()
        return path.is_file() and path.is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return False
