"""The options of an issue's layout, as a form needs them: JSON Schema."""

from __future__ import annotations

from typing import Any

from typeset.desk.reading import key_of, text_of
from typeset.editing.workspace import Workspace
from typeset.editing.yaml_places import data
from typeset.issue.model import Manifest
from typeset.layout.package import Option
from typeset.layout.shelves import find_layout

TYPES = {"boolean": "boolean", "integer": "integer", "number": "number"}
"""An option's type -> JSON Schema's; all others are texts."""


def options_schema(workspace: Workspace) -> dict[str, Any]:
    """The schema of `options`; empty where the layout is not there."""
    said = data(text_of(workspace, workspace.manifest))
    name = said.get(key_of(Manifest, said, "layout")) if isinstance(said, dict) else None
    layout = find_layout(str(name or "bulletin"), workspace.root)
    options = layout.options if layout else {}
    return {"type": "object", "properties": {key: _schema(each) for key, each in options.items()}}


def _schema(option: Option) -> dict[str, Any]:
    found: dict[str, Any] = {"type": TYPES.get(option.type, "string"), "default": option.default}
    if option.choices:
        found["enum"] = list(option.choices)
    words = option.description
    return {**found, "description": words.zh.replace("：", ": ", 1), "english": words.en}
