"""Each look's samples: they compile without a warning, and leave no page half empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.kinds.conftest import SamplePages
from tests.reading import read
from typeset.cli.main import main
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.flow.room import rooms
from typeset.press import paginate, publish

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
SAMPLES = sorted(path.parent for path in LAYOUTS.glob("*/sample*/issue.yaml"))


def test_there_are_eight_looks_and_more() -> None:
    assert len({sample.parent.name for sample in SAMPLES}) >= 10


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: "/".join(s.parts[-2:]))
def test_a_sample_compiles_without_a_warning_and_its_pages_are_full(
    sample: Path, tmp_path: Path, sample_pages: SamplePages
) -> None:
    pages = sample_pages(sample)
    assert publish(pages, tmp_path / "out.pdf") == ()
    assert pages.warnings == ()
    if pages.source.makeup == "flow":
        white = [
            room.white / room.height
            for room in rooms([each._page_box for each in pages.document.pages])
        ]
        assert max(white[:-1], default=0) < 0.35
        assert white[-1] < 0.5


def test_control_an_unfilled_page_is_seen(tmp_path: Path) -> None:
    text = "---\nheadline: 短\n---\n一句话。\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "issue.yaml").write_text("layout: newsletter\narticles: [a.md]\n", "utf-8")
    (page,) = paginate(compose(load(tmp_path))).document.pages
    (room,) = rooms([page._page_box])
    assert room.white / room.height > 0.5


def run(*words: object) -> str:
    done = CliRunner().invoke(main, [str(word) for word in words], env={"TYPESET_LANG": "en"})
    return f"{done.exit_code} {done.output}"


def test_new_lists_the_looks_with_the_languages_of_their_samples() -> None:
    said = run("new")
    assert "company" in said and "[zh, en]" in said
    assert len(said.splitlines()) >= 11


def test_a_lone_word_that_is_no_layout_is_told_from_a_layout_without_a_folder() -> None:
    assert "no layout called “buletin”" in run("new", "buletin")
    assert "a name for the new folder is needed" in run("new", "bulletin")
    assert "a name for the new folder is needed" in run("new", "简报"), "its Chinese name"
    assert "no layout called “简" in run("new", "简抱")


def test_new_takes_language_and_paper(tmp_path: Path) -> None:
    assert run("new", "company", tmp_path / "a", "--language", "en", "--paper", "letter")[0] == "0"
    issue = load(tmp_path / "a")
    assert (issue.manifest.language, issue.manifest.options["paper"]) == ("en", "letter")
    publish(paginate(compose(issue)), tmp_path / "a.pdf")
    assert read(tmp_path / "a.pdf")[0].width == pytest.approx(612, abs=0.1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("official", "--language", "en"), "has no sample in “en”"),
        (("official", "--paper", "a5"), "has no paper “a5”"),
        (("quiet", "--paper", "a9"), "there are: a4, a5"),
    ],
)
def test_what_a_look_has_not_is_said(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    output = run("new", words[0], tmp_path / "a", *words[1:])
    assert output.startswith("2")
    assert said in output
    assert not (tmp_path / "a").exists()
