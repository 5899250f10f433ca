"""A newspaper's stories are moved on the dummy, and stand there on the true page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.desk.conftest import open_desk
from tests.preview.running import ROOT
from tests.preview.seeing import place
from typeset.desk.placing import StoryPlace, placed
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Workspace

SAMPLE = ROOT / "layouts" / "newspaper" / "sample"
STORY = "articles/02-story.md"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """One page of a newspaper: a few stories of the sample."""
    issue = Path(shutil.copytree(SAMPLE, tmp_path / "paper"))
    manifest = issue / "issue.yaml"
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [x for x in lines if "- articles/" not in x or x.strip()[11:13] <= "05"]
    manifest.write_text("".join(kept), encoding="utf-8")
    return issue


@pytest.fixture
def dummy(paper: Path, window: Callable[[str], Page]) -> Iterator[Page]:
    """The dummy of that page in the desk's window."""
    running = open_desk(paper)
    try:
        page = window(running.url)
        page.get_by_role("button", name="版样", exact=True).click()
        page.wait_for_selector(f'.dummy [data-story="{STORY}"]')
        yield page
    finally:
        running.stop()


def box_of(page: Page) -> Locator:
    return page.locator(f'.dummy [data-story="{STORY}"]')


def test_a_story_is_moved_by_mouse_and_by_keys(dummy: Page, paper: Path) -> None:
    before = (paper / STORY).read_text(encoding="utf-8")
    sheet, box = place(dummy.locator(".dummy").first), place(box_of(dummy))
    head = dummy.locator("#sheets svg.text text").filter(has_text="他们画出来了").first
    planned = str(head.get_attribute("y"))
    dummy.mouse.move(box["x"] + 10, box["y"] + 8)
    dummy.mouse.down()
    dummy.mouse.move(sheet["x"] + 12, sheet["y"] + 0.5 * sheet["height"] + 8, steps=6)
    dummy.mouse.up()
    expect(box_of(dummy)).to_have_class("fixed")
    line = line_said(paper, before)
    expect(head).not_to_have_attribute("y", planned)  # the page is drawn after the dummy
    old = str(head.get_attribute("y"))
    box_of(dummy).focus()
    dummy.keyboard.press("ArrowUp")
    expect(box_of(dummy)).to_have_attribute("aria-label", re.compile(f"第 {line - 5} 行"))
    assert line_said(paper, before) == line - 5
    expect(head).not_to_have_attribute("y", old)
    assert float(str(head.get_attribute("y"))) < float(old)
    box_of(dummy).focus()
    dummy.keyboard.press("p")
    expect(box_of(dummy)).to_have_class("")
    assert (paper / STORY).read_text(encoding="utf-8") == before


def line_said(paper: Path, before: str) -> int:
    """The line that the story's new front matter gives it, which is the one line that changed.

    It keeps the two columns in which it was planned."""
    text = (paper / STORY).read_text(encoding="utf-8")
    (added,) = [line for line in text.split("\n") if line not in before.split("\n")]
    found = re.fullmatch(r"at: \{page: 1, column: 1, line: (\d+), columns: 2\}", added)
    assert found, added
    return int(found[1])


PLAN = """\
# The plan.
pages:
  - name: 要闻
    stories:
      - {file: articles/01-lead.md, keep: false}  # first
      - articles/02-story.md
  - stories:
      - articles/03-brief.md
"""


def test_a_story_that_the_plan_names_is_moved_in_the_plan(paper: Path) -> None:
    (paper / "plan.yaml").write_text(PLAN, encoding="utf-8")
    workspace = Workspace(paper / "issue.yaml")
    place = StoryPlace(page=2, column=3, line=9, columns=2)
    ((name, text),) = placed(workspace, STORY, place)
    entry = f"      - file: {STORY}\n        at: {{column: 3, line: 9, columns: 2}}\n"
    assert name == "plan.yaml"
    assert text == PLAN.replace(f"      - {STORY}\n", "") + entry
    with pytest.raises(EditError):
        list(placed(workspace, STORY, StoryPlace(page=3, column=1, line=1, columns=1)))
