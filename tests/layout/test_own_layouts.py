"""A project's own layouts: found beside the issue or above it, extending a built-in one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.layout.conftest import Compose, WriteLayout
from typeset.files.resources import LAYOUTS
from typeset.issue import Diagnostic, IssueError, load
from typeset.layout import compose

OWN = "name: own\nextends: bulletin\n"
BLOCK = '{% extends "bulletin/page.html.j2" %}\n{% block masthead %}<p>本报</p>{% endblock %}\n'


def problem(composed: Compose) -> Diagnostic:
    with pytest.raises(IssueError) as caught:
        composed(manifest="layout: own\n")
    (found,) = caught.value.diagnostics
    return found


def test_it_has_all_that_it_does_not_say_from_its_ancestor(
    composed: Compose, write_layout: WriteLayout
) -> None:
    write_layout("own", OWN)
    assert composed(manifest="layout: own\n").html == composed().html


def test_it_overrides_a_single_block(composed: Compose, write_layout: WriteLayout) -> None:
    write_layout("own", OWN, **{"page.html.j2": BLOCK})
    html = composed("正文。", "layout: own\nmasthead: {name: 简报}\n").html
    assert "<p>本报</p>" in html
    assert 'class="masthead' not in html
    assert "正文。" in html


def test_it_overrides_a_part(composed: Compose, write_layout: WriteLayout) -> None:
    part = '{% extends "bulletin/parts.html.j2" %}'
    write_layout("own", OWN, **{"parts.html.j2": part})
    assert "正文。" in composed("正文。", "layout: own\n").html


def test_it_overrides_and_adds_options(composed: Compose, write_layout: WriteLayout) -> None:
    options = "options:\n  contents: {type: boolean, default: true}\n"
    write_layout("own", OWN + options)
    article = "---\nheadline: 题\n---\n\n正文。\n"
    assert "本期要目" in composed(article, "layout: own\n").html
    assert "本期要目" not in composed(article).html


def test_it_overrides_labels(composed: Compose, write_layout: WriteLayout) -> None:
    write_layout("own", OWN + "labels: {zh: {contents: 目录}}\n")
    article = "---\nheadline: 题\n---\n\n正文。\n"
    assert "目录" in composed(article, "layout: own\noptions: {contents: true}\n").html


def test_its_style_comes_after_its_ancestor_s(composed: Compose, write_layout: WriteLayout) -> None:
    folder = write_layout("own", OWN, **{"print.css": ":root { --red: black }"})
    sheets = composed(manifest="layout: own\n").stylesheets
    assert [sheet.parent.name for sheet in sheets] == ["bulletin", "own"]
    assert sheets[-1] == folder / "print.css"


def test_a_layout_with_the_name_of_a_built_in_one_extends_that(
    composed: Compose, write_layout: WriteLayout
) -> None:
    write_layout("bulletin", "name: bulletin\nextends: bulletin\nlabels: {zh: {names: 、}}\n")
    html = composed(manifest="editors: {编辑: [甲, 乙]}\n").html
    assert "编辑：甲、乙" in html


def test_the_nearest_layouts_folder_counts(
    write_layout: WriteLayout, tmp_path: Path, composed: Compose
) -> None:
    write_layout("own", OWN + "labels: {zh: {colon: ／}}\n")
    composed()
    near = tmp_path / "issue/layouts/own"
    near.mkdir(parents=True)
    (near / "layout.yaml").write_text(OWN + "labels: {zh: {colon: ＝}}\n", encoding="utf-8")
    (tmp_path / "issue/issue.yaml").write_text(
        "layout: own\narticles: [articles/a.md]\neditors: {编辑: 甲}\n", encoding="utf-8"
    )
    assert "编辑＝甲" in compose(load(tmp_path / "issue")).html


def test_its_files_are_among_the_inputs(composed: Compose, write_layout: WriteLayout) -> None:
    folder = write_layout("own", OWN, **{"print.css": "", "page.html.j2": BLOCK})
    inputs = set(composed(manifest="layout: own\n").inputs)
    assert {folder / name for name in ("layout.yaml", "print.css", "page.html.j2")} <= inputs


# ---- mistakes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "key", "line"),
    [
        ("<p>\n{% if %}\n", "layout.template-syntax", 2),
        ("<p>\n\n{{ nonsense }}\n", "layout.template", 3),
        ("\n{{ masthead.nonsense }}\n", "layout.template", 2),
        ("\n\n\n{{ 1 / 0 }}\n", "layout.template", 4),
        ('\n{% include "missing.html.j2" %}\n', "layout.template-missing", 2),
        ("{{ ().__class__.__mro__ }}", "layout.template", 1),
    ],
)
def test_a_mistake_in_a_template_is_told_with_file_and_line(
    composed: Compose, write_layout: WriteLayout, template: str, key: str, line: int
) -> None:
    folder = write_layout("own", OWN, **{"page.html.j2": template})
    found = problem(composed)
    assert found.key == key
    assert found.position is not None
    assert found.position.file == str(folder / "page.html.j2")
    assert found.position.line == line


@pytest.mark.parametrize(
    ("manifest", "key", "line"),
    [
        ("name: own\nextends: bulletn\n", "layout.unknown-ancestor", 2),
        ("name: own\nextends: own\n", "layout.circular", 2),
        ("name: other\nextends: bulletin\n", "layout.other-name", 1),
        ("name: own\nextends: bulletin\nroles: [body, kay]\n", "layout.unknown-role", 3),
        ("name: own\n", "layout.no-page", 1),
        ("name: own\nextend: bulletin\n", "issue.unknown-key", 2),
        ("name: own\npage: {size: big}\n", "issue.wrong-value", 2),
        ("name: own\nextends: [a\n", "issue.yaml-open-bracket", 2),
    ],
)
def test_a_mistake_in_layout_yaml_is_told_with_its_line(
    composed: Compose, write_layout: WriteLayout, manifest: str, key: str, line: int
) -> None:
    folder = write_layout("own", manifest)
    with pytest.raises(IssueError) as caught:
        composed(manifest="layout: own\n")
    found = next(each for each in caught.value.diagnostics if each.key == key)
    assert found.position is not None
    assert (found.position.file, found.position.line) == (str(folder / "layout.yaml"), line)


@pytest.mark.parametrize("name", ["bulletin", "newspaper"])
def test_a_built_in_layout_names_the_roles_that_its_style_uses(name: str) -> None:
    folder = LAYOUTS / name
    used = set(re.findall(r"var\(--font-([\w-]+)\)", (folder / "print.css").read_text("utf-8")))
    named = yaml.safe_load((folder / "layout.yaml").read_text(encoding="utf-8"))["roles"]
    assert used == set(named)
