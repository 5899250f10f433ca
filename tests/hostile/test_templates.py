"""Templates of strangers: whatever they try, an error with its line, and nothing done."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import BaseModel

from tests.hostile.templates import HOSTILE
from typeset.files import resources
from typeset.issue import IssueError, load, masthead, model
from typeset.issue.picture_keys import Picture
from typeset.layout import compose, imprint, view
from typeset.layout.compose import view as view_of
from typeset.layout.links import Links
from typeset.layout.options import checked_options, layout_of

ROOT = Path(__file__).resolve().parents[2]
MOST_MEMORY = 800
"""MB that the process may take, with all that it has loaded."""


@pytest.fixture(scope="module")
def ends() -> dict[str, Any]:
    """How each template ended, in a process of its own under an audit hook."""
    program = Path(__file__).with_name("run_templates.py")
    done = subprocess.run(
        [sys.executable, program],
        input=json.dumps(HOSTILE),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_each_ends_in_an_error_with_its_line(ends: dict[str, Any]) -> None:
    wrong = [
        (template[:80], end)
        for template, end in zip(HOSTILE, ends["ends"], strict=True)
        if not end["key"].startswith("layout.template") or end["line"] != 3
    ]
    assert wrong == []


def test_none_opens_writes_or_starts_anything(ends: dict[str, Any]) -> None:
    assert [end["acts"] for end in ends["ends"] if end["acts"]] == []


def test_the_hook_would_have_seen_it(ends: dict[str, Any]) -> None:
    """The control: composing itself, outside of the templates, opens files."""
    assert ends["seen_while_composing"] > 0


def test_none_eats_the_memory(ends: dict[str, Any]) -> None:
    assert ends["peak"] < MOST_MEMORY


# ---- the view -----------------------------------------------------------------------------------


def _all_of(value: Any, seen: list[Any]) -> list[Any]:
    """Everything that can be reached from a value of the view."""
    seen.append(value)
    if is_dataclass(value):
        for field in fields(value):
            _all_of(getattr(value, field.name), seen)
    elif isinstance(value, tuple):
        for each in value:
            _all_of(each, seen)
    elif isinstance(value, MappingProxyType):
        for key, each in value.items():
            _all_of(key, seen)
            _all_of(each, seen)
    return seen


@pytest.mark.parametrize("name", ["003-tonghua-3", "002-baicheng-unions"])
def test_a_template_sees_plain_immutable_data(seeds: Path, name: str) -> None:
    issue = load(seeds / name)
    layout = layout_of(issue)
    found = _all_of(view_of(issue, layout, checked_options(issue, layout), Links(issue)), [])
    kinds = {type(each) for each in found}
    assert not [kind for kind in kinds if issubclass(kind, BaseModel | PurePath | dict | list)]
    plain = (str, int, float, type(None), tuple, MappingProxyType, view.Tool)
    assert all(issubclass(kind, plain) or is_dataclass(kind) for kind in kinds)
    described: list[Any] = [kind for kind in kinds if is_dataclass(kind)]
    assert all(kind.__dataclass_params__.frozen for kind in described)


@pytest.mark.parametrize(
    ("seen", "loaded", "left_out"),
    [
        (view.PictureView, Picture, set()),
        (view.ArticleFacts, model.FrontMatter, set()),
        (imprint.MastheadView, masthead.Masthead, set()),
        (imprint.PrintedView, masthead.Printed, set()),
        (imprint.OfficialDocumentView, masthead.OfficialDocument, set()),
        (view.ManifestView, model.Manifest, {"layout", "options", "articles", "pdf"}),
    ],
)
def test_the_view_has_what_the_editor_may_write(
    seen: type, loaded: type[BaseModel], left_out: set[str]
) -> None:
    assert {field.name for field in fields(seen)} == set(loaded.model_fields) - left_out


# ---- whose layout it is --------------------------------------------------------------------------


@pytest.fixture
def issue_below(tmp_path: Path) -> Path:
    """An issue that asks for a layout in a folder above it."""
    layout = tmp_path / "layouts/own"
    layout.mkdir(parents=True)
    (layout / "layout.yaml").write_text("name: own\nextends: bulletin\n", encoding="utf-8")
    folder = tmp_path / "issue"
    folder.mkdir()
    (folder / "issue.yaml").write_text("layout: own\narticles: [a.md]\n", encoding="utf-8")
    (folder / "a.md").write_text("正文。\n", encoding="utf-8")
    return folder


def test_a_layout_of_ones_own_above_the_issue_counts(issue_below: Path) -> None:
    assert "正文。" in compose(load(issue_below)).html


@pytest.mark.parametrize("what", ["layouts", "layouts/own", "layouts/own/layout.yaml"])
def test_one_that_others_can_write_to_does_not(issue_below: Path, what: str) -> None:
    (issue_below.parent / what).chmod(0o777)
    assert _hint(issue_below) == "layout.foreign"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another")
@pytest.mark.parametrize("what", ["layouts", "layouts/own", "layouts/own/layout.yaml"])
def test_one_of_another_user_does_not(issue_below: Path, what: str) -> None:
    os.chown(issue_below.parent / what, 12345, 12345)
    assert _hint(issue_below) == "layout.foreign"


def test_it_is_told_where_a_built_in_layout_takes_its_place(issue_below: Path) -> None:
    above = issue_below.parent
    (above / "layouts/own").rename(above / "layouts/bulletin")
    (above / "layouts").chmod(0o777)
    manifest = issue_below / "issue.yaml"
    manifest.write_text("articles: [a.md]\n", encoding="utf-8")
    assert "layout.foreign" in [one.key for one in compose(load(issue_below)).warnings]
    (above / "layouts").chmod(0o755)


@pytest.fixture
def face_above(issue_below: Path) -> Path:
    """A face for the body in `fonts/` beside the layouts above the issue."""
    face = issue_below.parent / "fonts/body.otf"
    face.parent.mkdir()
    shutil.copy(resources.FONTS / "latin-sans.otf", face)
    return face


def test_fonts_of_ones_own_above_the_issue_count(issue_below: Path, face_above: Path) -> None:
    source = compose(load(issue_below))
    assert face_above in [face.file for face in source.fonts.faces]


@pytest.mark.parametrize("what", [".", "body.otf"])
def test_fonts_that_others_can_write_to_do_not(
    issue_below: Path, face_above: Path, what: str
) -> None:
    (face_above.parent / what).chmod(0o777)
    source = compose(load(issue_below))
    assert face_above not in [face.file for face in source.fonts.faces]
    assert "layout.foreign-fonts" in [one.key for one in source.warnings]


@pytest.mark.parametrize("name", ["../../elsewhere", "x" * 300, ".", "/"])
def test_an_ancestor_is_a_name_among_the_layouts(issue_below: Path, name: str) -> None:
    (issue_below.parent.parent / "elsewhere").mkdir(exist_ok=True)
    layout = issue_below.parent / "layouts/own/layout.yaml"
    layout.write_text(f"name: own\nextends: '{name}'\n", encoding="utf-8")
    with pytest.raises(IssueError) as caught:
        compose(load(issue_below))
    assert [one.key for one in caught.value.diagnostics] == ["layout.unknown-ancestor"]


def _hint(issue: Path) -> str | None:
    with pytest.raises(IssueError) as caught:
        compose(load(issue))
    (found,) = caught.value.diagnostics
    assert found.key == "layout.unknown"
    return found.hint


# ---- and what an honest template needs is there --------------------------------------------------

HONEST = {
    '{{ "%02d"|format(3) }}': "03",
    '{{ "%s年%d月" % ("2024", 3) }}': "2024年3月",
    '{{ ["甲", "乙"]|join("、") }}': "甲、乙",
    '{{ "a-b-a"|replace("a", "<") }}': "&lt;-b-&lt;",
    '{{ "a,b".split(",")|map("upper")|join }}': "AB",
    '{{ "ab".replace("a", "c", 1) }}': "cb",
    '{{ "、".join(["甲", "乙"]) }}': "甲、乙",
    "{{ [3, 1, 2]|sort|first }}{{ [1, 2]|sum }}": "13",
    "{{ articles|map(attribute='id')|join }}": "a",
    "{{ articles[0].body|map(attribute='position.line')|join }}": "1",
    "{{ articles|selectattr('about.headline', 'none')|list|length }}": "1",
    "{% for x in range(3) %}{{ loop.cycle('a', 'b') }}{{ loop.last }}{% endfor %}": "aFalse",
    "{% set n = namespace(x=1) %}{% set n.x = n.x + 1 %}{{ n.x * 2 ** 3 }}": "16",
    "{% macro m(x) %}[{{ x }}{{ caller() }}]{% endmacro %}{% call m(1) %}y{% endcall %}": "[1y]",
    "{{ labels.colon }}{{ options.contents }}{{ options['two_sided'] }}": "：FalseTrue",
    "{{ labels.get('nothing', 'x') }}{% for k, v in {'a': 1}.items() %}{{ k ~ v }}{% endfor %}": (
        "xa1"
    ),
    "{% set b = articles[0].body[0] %}{{ kind(b) }} {{ inline(b.children) }}": "paragraph 正文。",
    "{{ block(articles[0].body[0]) }}": "<p data-source=",
    "{{ 'abc'[::-1] }}{{ 'b' in 'abc' }}{{ 1 if 'a' < 'b' else 2 }}": "cbaTrue1",
    "{% filter upper %}ab{% endfilter %}{{ 'x'|center(5)|trim }}": "ABx",
    "{% set t %}<b>{% endset %}{{ t }}{{ '<'|e }}": "<b>&lt;",
    "{{ articles[0].positions.get('headline', articles[0].position).line }}": "1",
}


@pytest.mark.parametrize(("template", "printed"), HONEST.items())
def test_an_honest_template_does_what_it_says(
    issue_below: Path, template: str, printed: str
) -> None:
    page = issue_below.parent / "layouts/own/page.html.j2"
    page.write_text(f"<p>{template}", encoding="utf-8")
    assert f"<p>{printed}" in compose(load(issue_below)).html
