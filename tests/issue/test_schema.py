"""The published JSON Schema is the model's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from typeset.cli import main
from typeset.issue.schema import article_schema, issue_schema, written

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MANIFESTS = sorted([*ROOT.glob("seeds/*/issue.yaml"), *ROOT.glob("layouts/*/sample/issue.yaml")])


def printed(*options: str) -> str:
    result = CliRunner().invoke(main, ["schema", *options])
    assert result.exit_code == 0
    return result.stdout


def test_the_published_schema_of_the_manifest_is_the_models():
    file = DOCS / "issue.schema.json"
    assert file.read_text(encoding="utf-8") == written(issue_schema()) == printed()


def test_the_published_schema_of_the_front_matter_is_the_models():
    file = DOCS / "article.schema.json"
    assert file.read_text(encoding="utf-8") == written(article_schema()) == printed("--article")


def test_every_key_of_the_schema_is_explained():
    schema = json.loads(printed())
    objects = [schema, *(d for d in schema["$defs"].values() if "properties" in d)]
    silent = [key for o in objects for key, v in o["properties"].items() if "description" not in v]
    assert silent == []


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.parent.name)
def test_every_sample_names_the_schema(manifest):
    first = manifest.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    named = manifest.parent / first.partition("$schema=")[2]
    assert named.resolve() == DOCS / "issue.schema.json"
