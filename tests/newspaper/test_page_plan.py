"""The page plan: what an editor fixes in plan.yaml stands there, or it is reported why not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from PIL import Image

from tests.newspaper.conftest import text, write_issue
from tests.reading import Sheet, read
from typeset.issue import IssueError, load
from typeset.layout import compose
from typeset.press import Pages, paginate, publish

WORDS = ("凝心聚力促发展", "强基层促创新", "履行使命担当", "打造服务品牌", "为职工办实事")
PLAN = """
pages:
  - name: 要闻
    teasers: {columns: 1, lines: 10, corner: upper-right}
    adverts:
      - {file: ad.png, alt: 招生, columns: 2, lines: 18}
  - stories:
      - {file: articles/03.md, at: {column: 2, line: 20, columns: 3, lines: 30}}
    fillers:
      - {headline: 公益广告, text: 节约用水人人有责, columns: 2, lines: 8, corner: upper-left}
"""


def write(folder: Path, plan: str) -> Path:
    articles = [(f"headline: {words}", text(6)) for words in WORDS]
    write_issue(folder, *articles, manifest="masthead: {name: 工会时报}")
    Image.new("RGB", (1200, 900), "navy").save(folder / "ad.png")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return folder


def laid(folder: Path, plan: str) -> Pages:
    return paginate(compose(load(write(folder, plan))))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pages, tuple[Sheet, ...]]:
    folder = tmp_path_factory.mktemp("plan")
    made = laid(folder, PLAN)
    publish(made, folder / "paper.pdf")
    return made, read(folder / "paper.pdf")


def test_a_story_stands_in_its_slot_and_no_other_there(
    pages: tuple[Pages, tuple[Sheet, ...]],
) -> None:
    made = pages[0].made
    assert made is not None
    inside = {
        piece.story
        for piece in made.plan.pieces
        if piece.page == 2 and 1 <= piece.column < 4 and 19 <= piece.line < 49
    }
    assert inside == {2}
    own = [p for p in made.plan.pieces if p.story == 2]
    assert {p.page for p in own} == {2}
    assert min(p.line for p in own) >= 19
    sheet = pages[1][1]
    line = sheet.line(WORDS[2])
    assert made.grid.left + made.grid.x(1) < line.x
    assert line.right < made.grid.left + made.grid.x(4)


def test_teasers_name_the_inside_pages_and_fillers_stand_where_they_are_put(
    pages: tuple[Pages, tuple[Sheet, ...]],
) -> None:
    first, second = ("".join(g.text for g in sheet.glyphs) for sheet in pages[1][:2])
    assert "导读" in first.replace("\u3000", "").replace(" ", "")
    assert any(words in first for words in WORDS[1:])
    assert "节约用水人人有责" in second
    assert pages[1][1].line("节约用水").right < 300


def test_what_is_planned_on_paper_is_a_warning_where_it_cannot_be(tmp_path: Path) -> None:
    made = laid(
        tmp_path,
        "pages:\n  - adverts:\n      - {file: ad.png, columns: 9, lines: 20}\n"
        "      - {file: ad.png, columns: 2, lines: 20}\n",
    )
    reported = [w for w in made.warnings if w.key == "makeup.moved-space"]
    assert [w.position.line for w in reported if w.position] == [3, 4]


@pytest.mark.parametrize(
    ("plan", "key"),
    [
        ("pages:\n  - stories: [articles/09.md]\n", "issue.plan-story-missing"),
        (
            "pages:\n  - stories: [articles/01.md]\n  - stories: [articles/01.md]\n",
            "issue.plan-story-twice",
        ),
        ("pages:\n  - adverts: [{file: no.png, columns: 1}]\n", "issue.picture-missing"),
        ("pages:\n  - adverts: [{file: ad.png}]\n", "issue.missing-key"),
        ("pages:\n  - {story: x}\n", "issue.unknown-key"),
        ("pages: [", "issue.yaml-open-bracket"),
    ],
)
def test_damage_to_a_plan_is_an_error_with_its_place(tmp_path: Path, plan: str, key: str) -> None:
    with pytest.raises(IssueError) as reported:
        load(write(tmp_path, plan))
    [problem] = reported.value.diagnostics
    assert problem.key == key
    assert problem.position is not None
    assert problem.position.file == "plan.yaml"


def test_a_story_that_is_gone_leaves_the_plan_and_a_misspelt_one_is_named(tmp_path: Path) -> None:
    planned = "".join(f"    - articles/0{n}.md\n" for n in range(1, 6))
    for gone, hint in (
        (f"{planned}    - articles/09.md\n", "issue.hint-plan-story-missing"),
        (planned.replace("articles/02.md", "articles/02x.md"), "issue.did-you-mean"),
    ):
        with pytest.raises(IssueError) as reported:
            load(write(tmp_path, f"pages:\n  - stories:\n{gone}"))
        assert [problem.hint for problem in reported.value.diagnostics] == [hint]


def test_what_the_manifest_says_otherwise_than_the_plan_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "pages:\n  - {name: 要闻, editors: [甲]}\n  - name: 副刊\n")
    manifest = tmp_path / "issue.yaml"
    before = manifest.read_text(encoding="utf-8")
    for said, reported in (
        ("pages: [{name: 头版}, {name: 副刊}]", [(1, "name")]),
        ("pages: [{name: 要闻, editors: 甲}]", []),
        ("", []),
    ):
        manifest.write_text(f"{before}\n{said}\n", encoding="utf-8")
        found = [w for w in load(tmp_path).warnings if w.key == "issue.plan-overrules"]
        assert [(w.details["page"], w.details["keys"]) for w in found] == reported


def typesetter(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "typeset", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_plan_that_is_written_is_obeyed_when_a_line_of_it_is_changed(tmp_path: Path) -> None:
    write(tmp_path, "pages: []\n")
    (tmp_path / "plan.yaml").unlink()
    assert typesetter("plan", tmp_path).returncode == 0
    written = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    plan = yaml.safe_load(written)
    stories = [story for page in plan["pages"] for story in page["stories"]]
    assert sorted(story["file"] for story in stories) == [f"articles/0{n}.md" for n in range(1, 6)]
    assert all(story["keep"] is False for story in stories)
    assert typesetter("plan", tmp_path).returncode == 2
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == written
    moved = stories[0]
    moved["at"] = {"column": 1, "line": 20, "columns": 2}
    del moved["keep"]
    plan["pages"][0]["stories"].remove(moved)
    plan["pages"].append({"stories": [moved]})
    (tmp_path / "plan.yaml").write_text(yaml.safe_dump(plan), encoding="utf-8")
    made = paginate(compose(load(tmp_path))).made
    assert made is not None
    own = [piece for piece in made.plan.pieces if piece.story == 0]
    assert {piece.page for piece in own} == {len(plan["pages"])}
    assert min(piece.line for piece in own) >= 19
    assert max(piece.column + piece.span for piece in own) <= 2


def test_the_dummy_shows_each_story_and_what_is_kept(
    pages: tuple[Pages, tuple[Sheet, ...]],
) -> None:
    assert pages[0].made is not None
    svg = pages[0].made.dummy.svg()
    assert all(f"{number} {words[:3]}" in svg for number, words in enumerate(WORDS, 1))
    assert "ad.png" in svg
    assert "公益广告" in svg
