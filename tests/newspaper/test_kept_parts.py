"""What is kept from one setting to the next changes no byte of the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from PIL import Image

from tests.newspaper.random_issues import RandomIssue, elastic_issue, planned_issue, random_issue
from typeset.files.caches import forget
from typeset.issue import load
from typeset.layout import compose
from typeset.layout.page_source import PageSource
from typeset.makeup.set_parts import KeptParts
from typeset.press import paginate
from typeset.press.drawing import draw
from typeset.press.kept_work import kept_work
from typeset.press.loaded_faces import loaded_faces
from typeset.press.stylesheets import stylesheets

SENTENCE = "编辑添上这一句，看看版面怎样变化。"
ISSUES = (
    lambda: random_issue(20),  # a box, notes, a table
    lambda: planned_issue(2),  # pictures, adverts, fillers
    lambda: elastic_issue(35),  # groups, pull quotes, a stock
)


def drawn(folder: Path, *, keep: bool) -> bytes:
    """The PDF of an issue's pages as they stand."""
    return draw(paginate(compose(load(folder)), advise=False, keep=keep), verified=False)[0]


def kept(folder: Path) -> KeptParts:
    """What is kept of an issue."""
    source: PageSource = compose(load(folder))
    faces = loaded_faces(source.fonts)
    return kept_work(source, faces, stylesheets(source, faces)).parts


def add_words(folder: Path) -> None:
    """A sentence more at the end of the first article."""
    article = folder / "articles" / "01.md"
    article.write_text(f"{article.read_text(encoding='utf-8')}\n{SENTENCE}\n", encoding="utf-8")


def set_closer(folder: Path) -> None:
    """Another leading: the words of each part are those of before, their lines are not."""
    manifest = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    manifest["options"] |= {"size": 9, "leading": 1.35}
    text = yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False)
    (folder / "issue.yaml").write_text(text, encoding="utf-8")


def turn_round(folder: Path) -> None:
    """The articles in the other order."""
    manifest = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    manifest["articles"].reverse()
    text = yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False)
    (folder / "issue.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("issue", ISSUES)
def test_pages_after_a_change_are_those_of_a_fresh_start(
    issue: Callable[[], RandomIssue], tmp_path: Path
) -> None:
    folder = issue().write(tmp_path / "issue")
    states = [drawn(folder, keep=True)]
    for change in (add_words, set_closer, turn_round):
        change(folder)
        states.append(drawn(folder, keep=True))
        assert states[-1] != states[-2]
        assert states[-1] == drawn(folder, keep=False)


def test_a_change_of_words_sets_one_story_again(tmp_path: Path) -> None:
    folder = random_issue(20).write(tmp_path / "issue")
    forget()
    drawn(folder, keep=True)
    before = len(kept(folder))
    add_words(folder)
    drawn(folder, keep=True)
    new = len(kept(folder)) - before
    assert 0 < new < before / 2
    for _ in range(4):  # the story as it was is asked for no more
        drawn(folder, keep=True)
    assert len(kept(folder)) <= before + 2


def test_a_warning_about_a_part_is_said_each_time(tmp_path: Path) -> None:
    """The parts that it is about are not kept: it would be said once, and then no more."""
    layout = tmp_path / "layouts" / "ours"
    layout.mkdir(parents=True)
    (layout / "layout.yaml").write_text("name: ours\nextends: newspaper\n", encoding="utf-8")
    style = ".headline { --wide: red; letter-spacing: var(--wide) }\n"
    (layout / "print.css").write_text(style, encoding="utf-8")
    issue = random_issue(20)
    issue.manifest["layout"] = "ours"
    folder = issue.write(tmp_path / "issue")
    said = []
    for _ in range(3):
        pages = paginate(compose(load(folder)), advise=False, keep=True)
        said.append([str(w.details) for w in pages.warnings if w.key == "press.engine"])
        add_words(folder)
    assert said[0] == said[1] == said[2]
    assert any("letter-spacing: red" in words for words in said[0])


def test_control_a_picture_that_changes_is_set_again(tmp_path: Path) -> None:
    folder = planned_issue(2).write(tmp_path / "issue")
    before = drawn(folder, keep=True)
    for picture in folder.glob("*.png"):
        Image.new("RGB", (300, 400), "black").save(picture)
    after = drawn(folder, keep=True)
    assert after != before
    assert after == drawn(folder, keep=False)
