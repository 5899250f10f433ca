"""What the desk shows of an issue's files: the stories, their fields and their blocks."""

from __future__ import annotations

from typing import Any

from typeset.desk.photos import picture_files, unused
from typeset.desk.reading import key_of, listed, text_of
from typeset.editing.article_edits import blocks, front_matter
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Workspace
from typeset.editing.yaml_places import data, key_lines
from typeset.issue.model import FrontMatter

MAX_MATCHES = 500
"""Lines that are shown at once."""


def overview(workspace: Workspace) -> dict[str, Any]:
    """The manifest as it stands, the stories in order, and whether acts can be taken back."""
    manifest = text_of(workspace, workspace.manifest)
    said = data(manifest)
    return {
        "file": workspace.manifest,
        "manifest": said if isinstance(said, dict) else {},
        "lines": key_lines(manifest),
        "stories": [
            {"file": file, "headline": _headline(workspace, file)} for file in listed(manifest)
        ],
        "undo": workspace.can_undo,
        "redo": workspace.can_redo,
    }


def story(workspace: Workspace, file: str) -> dict[str, Any]:
    """An article: its fields, its blocks with kind, line and Markdown, and its pictures."""
    text = text_of(workspace, file)
    said = data(front_matter(text))
    found = [
        {"kind": block.kind, "line": block.line, "markdown": block.markdown}
        for block in blocks(text)
    ]
    return {
        "file": file,
        "fields": said if isinstance(said, dict) else {},
        "lines": key_lines(front_matter(text), first=2),
        "blocks": found,
        "pictures": picture_files(workspace, file, said),
        "unused": unused(workspace),
    }


def matches(workspace: Workspace, find: str) -> list[dict[str, Any]]:
    """Each line of a story that holds `find`: its file, its number from 1, its text."""
    found: list[dict[str, Any]] = []
    for file in dict.fromkeys(listed(text_of(workspace, workspace.manifest))):
        lines = text_of(workspace, file).splitlines()
        found += [
            {"file": file, "line": number, "text": line}
            for number, line in enumerate(lines, 1)
            if find and find in line
        ]
    return found[:MAX_MATCHES]


def _headline(workspace: Workspace, file: str) -> str:
    """What a story is called in the list; its file's name where it cannot be read."""
    try:
        fields = data(front_matter(text_of(workspace, file)))
    except EditError:
        return file
    if not isinstance(fields, dict):
        return file
    return str(fields.get(key_of(FrontMatter, fields, "headline")) or file)
