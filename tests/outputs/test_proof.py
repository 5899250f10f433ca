"""Every form of every issue says what the model says: the same characters in the same order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from tests.conftest import ROOT
from tests.outputs.extracted import CONTENTS, NOTES_LAST, READERS, TEXT_ONLY
from tests.outputs.said import bare, inside, labels_of, rest, said
from typeset.issue import load, model
from typeset.issue.divisions import NAMES as NAMES_OF_DIVISIONS
from typeset.issue.masthead import Masthead, OfficialDocument
from typeset.issue.model import Manifest
from typeset.issue.page_plan import NewspaperPage, Teasers
from typeset.outputs.edition import edition_of
from typeset.outputs.forms import FORMS
from typeset.outputs.publishing import make, publish

NAMES = [path.name for path in sorted((ROOT / "seeds").glob("0*"))]
NAMES += ["bulletin-sample", "newspaper-sample", "rich", "english", "paper", "document", "pages"]
SAMPLES = sorted(path.parent for path in (ROOT / "layouts").glob("*/sample*/issue.yaml"))
DRAWN = ("003-tonghua-3", "newspaper-sample", "rich", "english")
"""The long picture of the public account takes a second each; its text is written as the web's."""


def nodes(node: object) -> Iterator[object]:
    """A node and all that it holds, tuples left out."""
    if not isinstance(node, tuple):
        yield node
    for each in inside(node):
        yield from nodes(each)


def said_in(form: str, issue: model.Issue) -> list[str]:
    """What a form of the issue is to say."""
    return said(issue, CONTENTS.get(form), form in NOTES_LAST, form in TEXT_ONLY)


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
    assert rest(text, said_in(form, issue), labels_of(issue)) == ""


NO_TEXT = {"layout", "options", "language", "file", "corner", "priority", "profile"}
"""Keys of the manifest that say nothing to a reader."""


def test_no_key_of_the_manifest_is_passed_over(samples: dict[str, Path]) -> None:
    """Each text that any key of the samples has is in every form: a new key must come into one."""
    for name in ("document", "pages", "rich"):
        issue = load(samples[name])
        for form in FORMS:
            files = make(edition_of(issue), form)
            said = bare(READERS[form](written(files, samples[name].parent / f"{name}-{form}")))
            for text in texts(issue.manifest, CONTENTS.get(form) is not False):
                assert bare(text) in said, (name, form)


def test_the_samples_have_every_key_of_the_manifest(samples: dict[str, Path]) -> None:
    given = {key for n in ("document", "pages", "rich") for key in keys(load(samples[n]).manifest)}
    assert given >= {*Manifest.model_fields, *Masthead.model_fields} - {"options", "pdf", "stock"}
    assert given >= {*OfficialDocument.model_fields, *NewspaperPage.model_fields} - {
        "slots",
        "photos",
    }


def keys(node: object) -> Iterator[str]:
    """The keys that have a value, at any depth."""
    match node:
        case BaseModel():
            for key, value in node:
                yield from (key, *keys(value)) if value else ()
        case tuple():
            for each in node:
                yield from keys(each)


def texts(node: object, contents: bool = True) -> Iterator[str]:
    """All texts of the manifest but those of NO_TEXT, and teasers' where no `contents` are."""
    match node:
        case Teasers() if not contents:
            pass
        case BaseModel():
            for key, value in node:
                yield from () if key in NO_TEXT else texts(value, contents)
        case dict():
            for key, value in node.items():
                yield from (str(key), *texts(value, contents))
        case tuple():
            for each in node:
                yield from texts(each, contents)
        case str():
            yield from node.split("\n")


def written(files: dict[str, bytes], folder: Path) -> Path:
    """A folder with the files of a form."""
    folder.mkdir()
    for ending, data in files.items():
        (folder / f"issue{ending}").write_bytes(data)
    return folder


@pytest.mark.parametrize("form", ["md", "web"])
@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.parent.name)
def test_every_layout_says_what_the_model_says(folder: Path, form: str, tmp_path: Path) -> None:
    issue = load(folder)
    publish(edition_of(issue), tmp_path / "issue.pdf", [form])
    text = READERS[form](tmp_path)
    assert rest(text, said_in(form, issue), labels_of(issue)) == ""


@pytest.mark.parametrize("form", FORMS)
def test_the_same_issue_makes_the_same_bytes(samples: dict[str, Path], form: str) -> None:
    edition = edition_of(load(samples["rich"]))
    assert make(edition, form) == make(edition_of(load(samples["rich"])), form)


def test_the_same_bytes_are_made_anywhere(samples: dict[str, Path], tmp_path: Path) -> None:
    """In another folder, time zone, order of sets, and without assertions."""
    shutil.copytree(samples["rich"], tmp_path / "elsewhere/rich")
    program = (
        "import sys, pathlib, hashlib\n"
        "from typeset.issue import load\n"
        "from typeset.outputs.edition import edition_of\n"
        "from typeset.outputs.forms import FORMS\n"
        "from typeset.outputs.publishing import make\n"
        "edition = edition_of(load(pathlib.Path(sys.argv[1])))\n"
        "for form in FORMS:\n"
        "    for name, data in make(edition, form).items():\n"
        "        print(name, hashlib.sha256(data).hexdigest())\n"
    )
    said = []
    for folder, zone, seed in (
        (samples["rich"], "UTC", "1"),
        (tmp_path / "elsewhere/rich", "Asia/Shanghai", "77"),
    ):
        command = [sys.executable, *(["-O"] if seed == "77" else []), "-c", program, str(folder)]
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        said.append(done.stdout)
    assert said[0] == said[1]
    assert len(said[0].splitlines()) == 9


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
        assert rest(harmed, said_in("txt", issue)) == ""
