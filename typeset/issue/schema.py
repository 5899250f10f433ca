"""The JSON Schema of the manifest and of the front matter, made from their models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from typeset.issue.chinese_keys import KEYS
from typeset.issue.model import FrontMatter, Manifest

DIALECT = GenerateJsonSchema.schema_dialect

BESIDE = "issue.schema.json"
"""The schema's file beside a manifest."""

MODELINE = f"# yaml-language-server: $schema={BESIDE}"
"""A manifest's first line: text editors then complete and check it while it is typed."""


class _Generator(GenerateJsonSchema):
    """What the models mean but their types do not say."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text may be typed as a number: `电话: 0435` is text to the model, a number to YAML."""
        made = super().str_schema(schema)
        return made if "pattern" in made else made | {"type": ["string", "number"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A key with nothing after it stands for its default."""
        made = super().default_schema(schema)
        if made.get("default") is None:
            return {key: value for key, value in made.items() if key != "default"}
        default = made.pop("default")
        return {"anyOf": [made, {"type": "null"}], "default": default}

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A field's title would repeat its key."""
        return False


def issue_schema() -> dict[str, Any]:
    """The schema of issue.yaml."""
    return _schema(Manifest, "issue.yaml")


def put_beside(manifest: Path) -> None:
    """Write the schema that MODELINE names; wherever the folder goes, it goes along."""
    manifest.with_name(BESIDE).write_text(written(issue_schema()), encoding="utf-8")


def article_schema() -> dict[str, Any]:
    """The schema of an article's front matter."""
    return _schema(FrontMatter, "front matter of an article")


def written(schema: dict[str, Any]) -> str:
    """A schema as a file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    made = model.model_json_schema(schema_generator=_Generator)
    _add_chinese(made, "#")
    for name, part in made.get("$defs", {}).items():
        _add_chinese(part, f"#/$defs/{name}")
    return {"$schema": DIALECT, **made, "title": title}


def _add_chinese(part: dict[str, Any], place: str) -> None:
    """Let each property of a mapping be written by its Chinese names, too."""
    properties = part.get("properties", {})
    for key in list(properties):
        for name in KEYS.get(key, ()):
            properties[name] = {"$ref": f"{place}/properties/{key}", "description": f"{key}."}
    needed = part.pop("required", [])
    if needed:
        part["allOf"] = [
            {"anyOf": [{"required": [name]} for name in (key, *KEYS.get(key, ()))]}
            for key in needed
        ]
