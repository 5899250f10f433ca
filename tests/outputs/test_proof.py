"""Every form of every issue says what the model says: the same characters in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests.conftest import ROOT
from tests.outputs.extracted import CONTENTS, NOTES_LAST, READERS
from tests.outputs.said import inside, labels_of, rest, said
from typeset.issue import load, model
from typeset.issue.divisions import NAMES as NAMES_OF_DIVISIONS
from typeset.outputs.edition import edition_of
from typeset.outputs.forms import FORMS
from typeset.outputs.publishing import make, publish

NAMES = [path.name for path in sorted((ROOT / "seeds").glob("0*"))]
NAMES += ["bulletin-sample", "newspaper-sample", "rich", "english", "paper"]
SAMPLES = sorted(path.parent for path in (ROOT / "layouts").glob("*/sample*/issue.yaml"))
DRAWN = ("003-tonghua-3", "newspaper-sample", "rich", "english")
"""The long picture of the public account takes a second each; its text is written as the web's."""


def nodes(node: object) -> Iterator[object]:
    """A node and all that it holds, tuples left out."""
    if not isinstance(node, tuple):
        yield node
    for each in inside(node):
        yield from nodes(each)


def test_every_form_is_proved() -> None:
    assert READERS.keys() == FORMS.keys()


def test_the_sample_has_every_kind_of_the_model(samples: dict[str, Path]) -> None:
    """So each form is proved to say all of them: a new kind must come into the sample."""
    found = list(nodes(tuple(article.body for article in load(samples["rich"]).articles)))
    kinds = {*get_args(model.Block), *get_args(model.Inline)}
    assert {type(node) for node in found} == kinds
    assert {n.kind for n in found if isinstance(n, model.Span)} == {*get_args(model.SpanKind)}
    assert {n.kind for n in found if isinstance(n, model.Division)} == NAMES_OF_DIVISIONS.keys()


@pytest.mark.parametrize(
    ("form", "name"), [(f, n) for f in FORMS for n in NAMES if f != "wechat" or n in DRAWN]
)
def test_a_form_says_what_the_model_says(
    samples: dict[str, Path], tmp_path: Path, form: str, name: str
) -> None:
    issue = load(samples[name])
    publish(edition_of(issue), tmp_path / "issue.pdf", [form])
    text = READERS[form](tmp_path)
    assert rest(text, said(issue, CONTENTS.get(form), form in NOTES_LAST)) == ""


@pytest.mark.parametrize("form", ["md", "web"])
@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.parent.name)
def test_every_layout_says_what_the_model_says(folder: Path, form: str, tmp_path: Path) -> None:
    issue = load(folder)
    publish(edition_of(issue), tmp_path / "issue.pdf", [form])
    text = READERS[form](tmp_path)
    assert rest(text, said(issue, CONTENTS.get(form)), labels_of(issue)) == ""


@pytest.mark.parametrize("form", FORMS)
def test_the_same_issue_makes_the_same_bytes(samples: dict[str, Path], form: str) -> None:
    edition = edition_of(load(samples["rich"]))
    assert make(edition, form) == make(edition_of(load(samples["rich"])), form)


@pytest.mark.parametrize("harm", ["lost", "twice", "out of order"])
def test_control_a_text_that_says_something_else_is_seen(
    samples: dict[str, Path], harm: str
) -> None:
    issue = load(samples["rich"])
    text = make(edition_of(issue), "txt")[".txt"].decode()
    harmed = {
        "lost": text.replace("引文一", "引文"),
        "twice": text.replace("引文二", "引文二引文二"),
        "out of order": text.replace("引文一", "x")
        .replace("引文二", "引文一")
        .replace("x", "引文二"),
    }[harm]
    with pytest.raises(AssertionError):
        assert rest(harmed, said(issue)) == ""
