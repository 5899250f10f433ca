"""What the desk reads in an issue's files."""

from __future__ import annotations

from pydantic import BaseModel

from typeset.editing.replacements import EditError
from typeset.editing.workspace import Workspace
from typeset.editing.yaml_places import data
from typeset.issue.chinese_keys import chinese_names
from typeset.issue.model import ArticleEntry, Manifest


def text_of(workspace: Workspace, file: str) -> str:
    """The text of a manifest or an article; EditError where it is none in UTF-8."""
    if not file.endswith((".md", ".yaml", ".yml")):
        raise EditError("no-text", file=file)
    found = workspace.read(file)
    if found is None:
        raise EditError("nothing-there", place=file)
    try:
        return found.decode()
    except UnicodeDecodeError:
        raise EditError("not-utf-8", file=file) from None


def listed(manifest: str) -> list[str]:
    """The files of the articles that a manifest lists."""
    said = data(manifest)
    entries = said.get(key_of(Manifest, said, "articles")) if isinstance(said, dict) else None
    return [
        each if isinstance(each, str) else str(each.get(key_of(ArticleEntry, each, "file"), ""))
        for each in entries or []
    ]


def key_of(model: type[BaseModel], said: object, name: str) -> str:
    """The key under which a mapping has `name`: that itself, or one of its Chinese names."""
    others = (chinese for chinese, english in chinese_names(model).items() if english == name)
    return next((key for key in others if isinstance(said, dict) and key in said), name)
