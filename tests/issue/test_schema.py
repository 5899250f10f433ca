"""The published JSON Schema is the model's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from typeset.cli.main import main
from typeset.diagnostics.source import SourceText
from typeset.issue.schema import article_schema, issue_schema, written
from typeset.issue.yaml_tree import read_yaml, resolve

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MANIFESTS = sorted([*ROOT.glob("seeds/*/issue.yaml"), *ROOT.glob("layouts/*/sample/issue.yaml")])


def printed(*options: str) -> str:
    result = CliRunner().invoke(main, ["schema", *options])
    assert result.exit_code == 0
    return result.stdout


def test_the_published_schema_of_the_manifest_is_the_models() -> None:
    file = DOCS / "issue.schema.json"
    assert file.read_text(encoding="utf-8") == written(issue_schema()) == printed()


def test_the_published_schema_of_the_front_matter_is_the_models() -> None:
    file = DOCS / "article.schema.json"
    assert file.read_text(encoding="utf-8") == written(article_schema()) == printed("--article")


def test_every_key_of_the_schema_is_explained() -> None:
    schema = json.loads(printed())
    objects = [schema, *(d for d in schema["$defs"].values() if "properties" in d)]
    silent = [key for o in objects for key, v in o["properties"].items() if "description" not in v]
    assert silent == []


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: "/".join(path.parts[-3:-1]))
def test_every_sample_names_the_schema(manifest: Path) -> None:
    first = manifest.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    named = manifest.parent / first.partition("$schema=")[2]
    assert named.resolve() == DOCS / "issue.schema.json"


def check(text: str) -> None:
    """Check a manifest against the published schema, as an editor with YAML support does."""
    tree = read_yaml(SourceText("issue.yaml", text), [])
    jsonschema.validate(resolve(tree.value), issue_schema())


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.parent.name)
def test_every_sample_is_right_by_the_schema(manifest: Path) -> None:
    check(manifest.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "masthead: {name: 1925, number: 3, date: 2023}",
        "masthead: {number: 增刊, date: 2023年3月5日}",
        "contact: {电话: 04353213456}",
        "editors:\nnotices:\nmasthead:\n",
        "notices: [安全, 生产]",
    ],
)
def test_what_loads_is_right_by_the_schema(issue: Any, text: str) -> None:
    manifest = f"articles: [articles/a.md, {{file: articles/b.md, run_in: true}}]\n{text}\n"
    assert issue(manifest, **{"articles/b.md": "文\n"})
    check(manifest)


@pytest.mark.parametrize(
    "text",
    [
        "articels: [a.md]",
        "articles: []",
        "articles: [a.md]\nmasthead: {date: 三月}",
        "articles: a.md",
    ],
)
def test_what_does_not_load_is_wrong_by_the_schema(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        check(text)
